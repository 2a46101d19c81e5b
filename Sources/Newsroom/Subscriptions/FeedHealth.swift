public import Ledger

/// How a subscription fares.
public enum FeedHealth: String, Sendable, Hashable, Codable {
    case new, well, failing, suspended, gone

    public init(_ state: FeedState) {
        self =
            if state.goneSince != nil {
                .gone
            } else if state.suspendedSince != nil {
                .suspended
            } else if state.failures > 0 {
                .failing
            } else if state.lastPoll == nil {
                .new
            } else {
                .well
            }
    }

    /// How many entries a week the feed publishes, by the dates of those that it shows.
    public static func articlesAWeek(_ state: FeedState) -> Int? {
        state.publicationGap.map { Int(7 * 86400 / max($0, 60)) }
    }
}
