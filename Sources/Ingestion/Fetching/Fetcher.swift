/// Fetches documents over the network.
public protocol Fetcher: Sendable {
    /// Fetches one document, following redirects.
    ///
    /// A response of any status is a response; only what gives none at all throws.
    /// - Throws: `IngestionError` with the code `unreachable`, `forbiddenAddress`, `badAddress`, `tooLarge`,
    ///   `httpStatus` (304 though nothing is held) or `cancelled`.
    func fetch(_ request: FetchRequest) async throws(IngestionError) -> FetchResponse
}

/// What is asked for.
public struct FetchRequest: Sendable, Hashable {
    public var address: WebAddress
    /// What the server said of the copy that is held, for a conditional request (RFC 9110 §13).
    public var validators: Validators
    /// The `Accept` header.
    public var accept: String?
    /// Where the copy that is held lies in an archive.
    public var held: ArchivedCopy?
    /// What is posted there, where nothing is asked for but something told.
    ///
    /// Only redirects that keep a post a post are followed (307 and 308); no archive keeps it.
    public var post: PostedDocument?

    public init(
        _ address: WebAddress, validators: Validators = Validators(), accept: String? = nil, held: ArchivedCopy? = nil
    ) {
        self.address = address
        self.validators = validators
        self.accept = accept
        self.held = held
    }
}

/// A document that is sent to a server.
public struct PostedDocument: Sendable, Hashable {
    /// Its media type, for `Content-Type`.
    public var contentType: String
    public var bytes: [UInt8]
    /// Header fields that go with it, by their names.
    public var fields: [String: String]

    public init(_ bytes: [UInt8], contentType: String, fields: [String: String] = [:]) {
        self.bytes = bytes
        self.contentType = contentType
        self.fields = fields
    }
}

/// The validators of a response, byte for byte as the server sent them.
public struct Validators: Sendable, Hashable, Codable {
    public var etag: String?
    public var lastModified: String?

    public init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }
}

/// What came back.
public struct FetchResponse: Sendable {
    public var requested: WebAddress
    /// Where the last redirect led.
    public var address: WebAddress
    /// The HTTP status of the last response.
    public var status: Int
    /// Header fields of the last response, names in lower case, in the order in which they came.
    public var headers: [(name: String, value: String)]
    /// The body, its content coding undone; empty for 304.
    public var body: [UInt8]
    /// Where the address has moved for good (an unbroken run of 301 and 308 from the start).
    public var movedTo: WebAddress?
    /// Where it is kept, if an archive is; for 304 the copy that is held.
    public var archived: ArchivedCopy?

    public init(
        requested: WebAddress, address: WebAddress, status: Int, headers: [(name: String, value: String)],
        body: [UInt8], movedTo: WebAddress? = nil
    ) {
        self.requested = requested
        self.address = address
        self.status = status
        self.headers = headers
        self.body = body
        self.movedTo = movedTo
    }

    /// The first value of a header field, whose name is given in lower case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    public var validators: Validators {
        Validators(etag: header("etag"), lastModified: header("last-modified"))
    }
}
