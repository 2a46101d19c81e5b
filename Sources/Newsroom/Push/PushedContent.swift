/// What a hub pushed, its signature checked.
public struct PushedContent: Sendable, Hashable {
    /// The subscription that it is for.
    public var feed: String
    public var contentType: String?
    public var body: [UInt8]

    public init(feed: String, contentType: String? = nil, body: [UInt8]) {
        self.feed = feed
        self.contentType = contentType
        self.body = body
    }
}

/// A request to the callback, as whoever listens received it.
public struct PushRequest: Sendable {
    public var method: String
    /// The parts of the path, decoded.
    public var path: [String]
    public var query: [(name: String, value: String)]
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]

    public init(
        method: String, path: [String], query: [(name: String, value: String)] = [], headers: [String: String] = [:],
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    func value(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// What the callback answers.
public struct PushAnswer: Sendable, Hashable {
    public var status: Int
    public var body: String

    public init(_ status: Int, _ body: String = "") {
        self.status = status
        self.body = body
    }
}
