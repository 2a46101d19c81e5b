/// What a fetch may cost, and whom it may ask.
public struct FetchLimits: Sendable, Hashable {
    /// How long one request may take with its redirects; waiting for a turn at the host is not counted.
    public var timeout: Duration
    /// How long it may take until a connection stands; `nil` for a third of `timeout`, but no less than 10 seconds.
    public var connectTimeout: Duration?
    /// How long a server may send next to nothing before it is given up; `nil` for half of `timeout`, but no less than
    /// 15 seconds.
    public var stallTimeout: Duration?
    /// The longest body, in bytes, after its content coding is undone.
    public var maxBytes: Int
    /// The most bytes of header fields in one response.
    public var maxHeaderBytes: Int
    public var maxRedirects: Int
    /// How many connections there may be to one host.
    public var connectionsPerHost: Int
    /// How many connections there may be in all.
    public var connections: Int
    /// Hosts that the address rule does not bind.
    public var allowedAddresses: [AllowedAddress]
    /// A file of certificates (PEM) to trust in place of the system's.
    public var caFile: String?
    /// The `User-Agent` header: the program and its version.
    public var userAgent: String

    public init(
        timeout: Duration = .seconds(30), connectTimeout: Duration? = nil, stallTimeout: Duration? = nil,
        maxBytes: Int = 20 << 20, maxHeaderBytes: Int = 256 << 10,
        maxRedirects: Int = 10, connectionsPerHost: Int = 1, connections: Int = 32,
        allowedAddresses: [AllowedAddress] = [], caFile: String? = nil,
        userAgent: String = "Sourcier (follows news feeds to their sources)"
    ) {
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.stallTimeout = stallTimeout
        self.maxBytes = maxBytes
        self.maxHeaderBytes = maxHeaderBytes
        self.maxRedirects = maxRedirects
        self.connectionsPerHost = max(1, connectionsPerHost)
        self.connections = max(1, connections)
        self.allowedAddresses = allowedAddresses
        self.caFile = caFile
        self.userAgent = userAgent
    }

    var longestConnect: Duration { connectTimeout ?? max(.seconds(10), timeout / 3) }
    var longestStall: Duration { stallTimeout ?? max(.seconds(15), timeout / 2) }
}
