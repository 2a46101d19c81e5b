public import Ingestion
public import Ledger
public import Newsroom
public import Provenance

/// A poll round as text for a terminal: what came, what it adds up to, and what to type next.
public enum PollReport {
    public static func text(
        _ outcome: PollRound.Outcome, summary: RoundSummary, counts: LedgerCounts, registry: OutletRegistry,
        style: Style
    ) -> String {
        var result = feeds(outcome.feeds, style: style)
        guard summary.articles > 0 else {
            result += "Nothing new. The ledger holds \(Count.text(Int(counts.articles), "article")) with "
            return result + "\(Count.text(Int(counts.attributions), "attribution")).\n"
        }
        result += overview(summary, style: style)
        result += chains(summary, registry: registry, style: style)
        result += stories(summary, registry: registry, style: style)
        result += next(summary, style: style)
        return result
    }

    /// One feed on one line, for whoever watches.
    public static func line(_ feed: FeedResult, at time: NewsDate) -> String {
        var parts = [feed.status.rawValue]
        if feed.newArticles > 0 { parts.append(Count.text(feed.newArticles, "article")) }
        if feed.newVersions > 0 { parts.append(Count.text(feed.newVersions, "changed article")) }
        if feed.newAttributions > 0 { parts.append(Count.text(feed.newAttributions, "attribution")) }
        if let next = feed.nextPoll { parts.append("next " + Moment.text(next)) }
        return "\(Moment.text(time))  \(feed.feed.printable)  \(parts.joined(separator: ", "))\n"
    }

    private static func feeds(_ feeds: [FeedResult], style: Style) -> String {
        let tally = Dictionary(grouping: feeds, by: \.status).mapValues(\.count)
        let order: [FeedResult.Status] = [.updated, .unchanged, .skipped, .failed, .gone]
        let parts = order.compactMap { status in
            tally[status].map { "\($0) \(status == .skipped ? "not due" : status.rawValue)" }
        }
        return "\(Count.text(feeds.count, "feed")): \(parts.joined(separator: ", "))\n"
    }

    private static func overview(_ summary: RoundSummary, style: Style) -> String {
        let languages = Listing.text(summary.languages.map { LanguageName.text($0) })
        var text = WrappedText()
        text.add("\(Count.text(summary.articles, "article")) by \(Count.text(summary.outlets, "outlet")) ")
        text.add("in \(languages.isEmpty ? "no known language" : languages): ")
        text.add("\(Count.text(summary.attributions, "attribution")), ")
        text.add("\(summary.resolved) of them led to the article that was meant.")
        return text.text(width: style.width, indent: 0)
    }

    private static func chains(_ summary: RoundSummary, registry: OutletRegistry, style: Style) -> String {
        guard !summary.depths.isEmpty else { return "" }
        let depths = summary.depths.sorted { $0.key < $1.key }.map { "\($0.value) of depth \($0.key)" }
        var result = "\n" + style.heading("Chains") + "  " + depths.joined(separator: ", ") + "\n"
        if let deepest = summary.deepest {
            result += style.faint("  the deepest:") + "\n"
            let tree = ChainTree([deepest], titles: summary.titles, name: { registry.outlet($0)?.name })
            result += tree.text(style: style, indent: 2)
        }
        guard !summary.circles.isEmpty else { return result }
        result += "\n" + style.heading("Circles") + "\n"
        for circle in summary.circles {
            let names = (circle + circle.prefix(1)).map { registry.outlet($0)?.name ?? $0.rawValue }
            result += "  " + style.bad("↺ ") + names.joined(separator: " → ") + "\n"
        }
        return result
    }

    private static func stories(_ summary: RoundSummary, registry: OutletRegistry, style: Style) -> String {
        guard !summary.stories.isEmpty else { return "" }
        var table = TextTable([
            .init(title: "origins", isRight: true, paint: { $1.strong($0) }), .init(title: "outlets", isRight: true),
            .init(title: "articles", isRight: true), .init(title: "story, by its first headline", isFlexible: true),
            .init(title: "id"),
        ])
        for story in summary.stories.prefix(12) {
            table.add([
                String(story.independentOrigins), String(story.outlets), String(story.articles), story.title,
                story.id.description,
            ])
        }
        var result = "\n" + style.heading("Independent origins") + "  of what more than one outlet tells\n"
        result += table.text(style: style, indent: 2)
        let more = summary.stories.count - 12
        if more > 0 { result += style.faint("  … and \(more) more") + "\n" }
        return result
    }

    private static func next(_ summary: RoundSummary, style: Style) -> String {
        var lines: [(String, String)] = [("sourcier chains --min-depth 2", "the chains, as trees")]
        if !summary.circles.isEmpty { lines.append(("sourcier chains --kind circular", "only the circles")) }
        if let story = summary.stories.first {
            lines.append(("sourcier story \(story.id)", "who carries it, and on what it rests"))
        }
        if let first = summary.deepest?.links.first?.id {
            lines.append(("sourcier audit \(first)", "one article's sources"))
        }
        lines.append(("sourcier ledger verify", "is the record whole?"))
        let width = lines.map(\.0.columns).max() ?? 0
        var result = "\n" + style.heading("Next") + "\n"
        for (command, why) in lines { result += "  \(command.padded(to: width))  \(style.faint(why))\n" }
        return result
    }
}
