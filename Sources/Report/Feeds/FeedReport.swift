import Ingestion
public import Ledger
import Newsroom

/// Subscriptions with their health as a list for a terminal.
public enum FeedReport {
    /// Lists subscriptions; those whose next poll lies before `now`, in seconds since 1970, are due.
    ///
    /// Feeds on disk are named relative to `folder`, the one in which the person works.
    public static func text(_ feeds: [Subscribed], now: Int64, folder: String, style: Style) -> String {
        guard !feeds.isEmpty else {
            return
                "No subscriptions. Add one: sourcier feeds add https://…  or a list: sourcier feeds import feeds/france.opml\n"
        }
        var result = ""
        for feed in feeds {
            let state = feed.state
            let address = name(of: feed.url, from: folder)
            result += style.strong((state.title ?? feed.title ?? address).printable) + "  "
            result += health(of: state, style: style) + "\n"
            result += "  " + style.outlet(address.printable) + "\n"
            result += "  " + style.faint(facts(of: state, now: now).joined(separator: " · ")) + "\n"
            if let error = state.lastError { result += "  " + style.warning("! ") + error.printable + "\n" }
            if let hub = HubHealth(state, now: now) { result += lines(of: hub, style: style) }
        }
        let tally = Dictionary(grouping: feeds) { FeedHealth($0.state) }.mapValues(\.count)
        let order: [FeedHealth] = [.well, .new, .failing, .suspended, .gone]
        let parts = order.compactMap { health in tally[health].map { "\($0) \(health.rawValue)" } }
        return result + style.faint("\(Count.text(feeds.count, "feed")): \(parts.joined(separator: ", "))") + "\n"
    }

    private static func facts(of state: FeedState, now: Int64) -> [String] {
        var facts = ["last success " + (state.lastSuccess.map { Moment.text(NewsDate(seconds: $0)) } ?? "never")]
        if let rate = FeedHealth.articlesAWeek(state) { facts.append("\(rate) a week") }
        let why = FeedHealth.why(state).map { " (\($0))" } ?? ""
        if state.goneSince != nil || state.suspendedSince != nil {
            facts.append("not polled" + why)
        } else if let next = state.nextPoll, next > now {
            facts.append("next poll " + Moment.text(NewsDate(seconds: next)) + why)
        } else {
            facts.append("due")
        }
        return facts
    }

    /// What the feed's hub does for it.
    private static func lines(of hub: HubHealth, style: Style) -> String {
        func moment(_ seconds: Int64?) -> String { seconds.map { Moment.text(NewsDate(seconds: $0)) } ?? "" }
        var facts = ["hub " + hub.hub.printable]
        switch hub.status {
        case .named: facts.append("not asked to push ('sourcier poll --watch --callback URL' does)")
        case .asked: facts.append("asked \(moment(hub.asked)), no answer yet")
        case .pushing: facts.append("pushes until \(moment(hub.until))")
        case .failing: facts.append("doesn't push")
        case .ended: facts.append("pushed until \(moment(hub.until))")
        }
        if hub.lastPush != nil { facts.append("last push \(moment(hub.lastPush))") }
        let error = hub.error.map { "  " + style.warning("! ") + $0.printable + "\n" } ?? ""
        return "  " + style.faint(facts.joined(separator: " · ")) + "\n" + error
    }

    private static func health(of state: FeedState, style: Style) -> String {
        switch FeedHealth(state) {
        case .well: style.good("well")
        case .new: style.faint("new")
        case .failing: style.warning(Count.text(state.failures, "failure") + " in a row")
        case .suspended: style.bad("suspended")
        case .gone: style.bad("gone")
        }
    }

    private static func name(of url: String, from folder: String) -> String {
        guard let path = WebAddress(url)?.filePath else { return url }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
}
