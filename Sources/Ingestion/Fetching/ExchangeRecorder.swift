/// Keeps what goes to servers and comes back.
public protocol ExchangeRecorder: Sendable {
    /// Keeps one exchange, durably.
    ///
    /// - Returns: the copy of the response; `nil` where there was none to keep.
    /// - Throws: `IngestionError` with the code `notArchived`.
    func record(_ exchange: RecordedExchange) async throws(IngestionError) -> ArchivedCopy?
}

/// A request and its response.
public struct RecordedExchange: Sendable {
    public var address: WebAddress
    /// The request as it was sent: request line and fields.
    public var requestHead: [UInt8]
    /// The response's status line and fields as they came; over HTTP/2 in the form of HTTP/1.1's.
    public var responseHead: [UInt8]
    public var status: Int
    /// The response's body, its codings undone.
    public var body: [UInt8]
    /// Whether the rest of the body was not waited for.
    public var isCutShort: Bool
    /// The copy that is held, where the request was conditional.
    public var held: ArchivedCopy?
}

/// Where a response is kept in an archive.
public struct ArchivedCopy: Sendable, Hashable, Codable {
    /// The record's name: `urn:uuid:…`.
    public var record: String
    /// When it was captured, RFC 3339 in UTC.
    public var date: String
    /// The labelled digest of its payload.
    public var digest: String
    /// The address that answered.
    public var address: String

    public init(record: String, date: String, digest: String, address: String) {
        self.record = record
        self.date = date
        self.digest = digest
        self.address = address
    }
}
