import Ingestion
public import Ledger
import Newsroom

/// Subscriptions with their health as a table for a terminal.
public enum FeedReport {
    /// Lists subscriptions; those whose next poll lies before `now`, in seconds since 1970, are due.
    public static func text(_ feeds: [Subscribed], now: Int64, style: Style) -> String {
        guard !feeds.isEmpty else {
            return
                "No subscriptions. Add one: sourcier feeds add https://…  or a list: sourcier feeds import feeds/france.opml\n"
        }
        var table = TextTable([
            .init(title: "feed", isFlexible: true), .init(title: "title", isFlexible: true),
            .init(title: "a week", isRight: true),
            .init(title: "health"), .init(title: "last success"), .init(title: "next poll"),
        ])
        for feed in feeds {
            let state = feed.state
            let last = state.lastSuccess.map { Moment.text(NewsDate(seconds: $0)) } ?? "never"
            let rate = FeedHealth.articlesAWeek(state).map(String.init) ?? ""
            table.add([feed.url, state.title ?? feed.title ?? "", rate, health(of: state), last, next(state, now: now)])
        }
        var result = table.text(style: style) + style.faint(Count.text(feeds.count, "feed")) + "\n"
        for feed in feeds where feed.state.lastError != nil {
            result += style.warning("! ") + (feed.state.lastError ?? "").printable + "\n"
        }
        return result
    }

    private static func health(of state: FeedState) -> String {
        let health = FeedHealth(state)
        return health == .failing ? Count.text(state.failures, "failure") : health.rawValue
    }

    private static func next(_ state: FeedState, now: Int64) -> String {
        if state.goneSince != nil || state.suspendedSince != nil { return "never" }
        guard let next = state.nextPoll, next > now else { return "due" }
        return Moment.text(NewsDate(seconds: next))
    }
}
