/// What a client may ask of the server.
public struct ServerLimits: Sendable, Hashable {
    /// The most connections at a time; beyond them those that wait longest without asking give way.
    public var connections = 2048
    public var headBytes = 16 << 10
    public var targetBytes = 8 << 10
    public var headerFields = 64
    public var bodyBytes = 2 << 20
    /// How long it may take until a whole head, and until a whole body has come.
    public var headSeconds = 10.0
    public var bodySeconds = 20.0
    /// How long a connection may stay open between requests.
    public var idleSeconds = 30.0
    /// How long it may take to send one piece.
    public var writeSeconds = 30.0
    /// Requests that are worked on at a time, and those that may wait for their turn.
    public var working = 8
    public var waiting = 256
    public var streams = 64

    public init() {}
}
