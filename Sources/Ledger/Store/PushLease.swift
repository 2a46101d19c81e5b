/// What is remembered of a feed's subscription at a hub (WebSub, https://www.w3.org/TR/websub/).
///
/// Working state, no record. Times are seconds since 1970.
public struct PushLease: Sendable, Hashable, Codable {
    public var hub: String
    public var topic: String
    /// The last part of the callback's path, which nobody can guess.
    public var token: String
    /// The key that the hub signs with.
    public var secret: String
    /// When the hub was asked last.
    public var requested: Int64?
    /// When the hub asked back, and until when it will push from then on.
    public var verified: Int64?
    public var expires: Int64?
    /// Requests in a row that came to nothing.
    public var failures: Int
    public var lastError: String?
    /// When the hub last pushed what could be believed.
    public var lastPush: Int64?

    public init(hub: String, topic: String, token: String, secret: String) {
        self.hub = hub
        self.topic = topic
        self.token = token
        self.secret = secret
        failures = 0
    }
}
