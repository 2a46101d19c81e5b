import Ingestion
public import Newsroom

/// The feeds of a site, numbered, each with its whole address.
public enum DiscoveryReport {
    public static func text(_ feeds: [FeedDiscovery.Found], style: Style) -> String {
        var result = ""
        for (index, feed) in feeds.enumerated() {
            var facts = [feed.format, Count.text(feed.entries, "entry", plural: "entries")]
            if let newest = feed.newest { facts.append("newest " + Moment.text(newest)) }
            let number = "\(index + 1)"
            let margin = String(repeating: " ", count: max(0, 3 - number.count))
            result += margin + number + "  " + style.strong((feed.title ?? "untitled").printable)
            result += "  " + style.faint(facts.joined(separator: " · ")) + "\n"
            result += "     " + style.outlet(feed.address.string.printable) + "\n"
        }
        return result
    }
}
