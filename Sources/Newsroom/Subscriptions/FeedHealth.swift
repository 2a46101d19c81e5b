public import Ledger

/// How a subscription fares.
public enum FeedHealth: String, Sendable, Hashable, Codable, CaseIterable {
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

    /// Why it is polled when it is, or not at all, in words; `nil` before the first poll.
    public static func why(_ state: FeedState) -> String? {
        if state.goneSince != nil { return "its server says that it is gone for good (410)" }
        if state.suspendedSince != nil { return "not found for two weeks; 'sourcier feeds resume' takes it up again" }
        switch state.nextReason.flatMap(PollSchedule.Reason.init) {
        case .usual: return "nothing is known of its rhythm"
        case .rhythm: return "as it publishes"
        case .silence: return "nothing new for a while"
        case .feed: return "the feed asks for it"
        case .server: return "its server says how long an answer stays fresh"
        case .retryAfter: return "its server said when to come back"
        case .failures: return "a longer pause after each failure"
        case .skips: return "the feed names hours to leave out"
        case .push: return "its hub tells what is new"
        case nil: return nil
        }
    }

    /// How many entries a week the feed publishes, by the dates of those that it shows.
    public static func articlesAWeek(_ state: FeedState) -> Int? {
        state.publicationGap.map { Int(7 * 86400 / max($0, 60)) }
    }
}
