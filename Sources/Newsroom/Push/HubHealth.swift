public import Ledger

/// What a feed's hub does for a subscription.
public struct HubHealth: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, Codable {
        /// The feed names it, and nobody has asked it to push.
        case named
        /// It was asked, and has not asked back yet.
        case asked
        /// It pushes what is new.
        case pushing
        /// It refused, or could not be asked.
        case failing
        /// It pushed until its time was over, and was not asked again.
        case ended
    }

    public let hub: String
    public let status: Status
    /// When it was asked last. All times are seconds since 1970.
    public let asked: Int64?
    /// Until when it pushes, or pushed.
    public let until: Int64?
    /// When it last pushed what could be believed.
    public let lastPush: Int64?
    public let error: String?

    /// Reads what is remembered, as it stands at a time; `nil` where the feed names no hub.
    public init?(_ state: FeedState, now: Int64) {
        guard let hub = state.hub else { return nil }
        self.hub = hub
        // What another hub was asked, or this one for another topic, is over.
        let lease = state.push.flatMap { $0.hub == hub && $0.topic == state.topic ? $0 : nil }
        asked = lease?.requested
        until = lease?.expires
        lastPush = lease?.lastPush
        error = lease?.lastError
        status =
            if PushSchedule.isActive(lease, now: now) {
                .pushing
            } else if lease?.lastError != nil {
                .failing
            } else if lease?.expires != nil {
                .ended
            } else {
                lease?.requested == nil ? .named : .asked
            }
    }
}
