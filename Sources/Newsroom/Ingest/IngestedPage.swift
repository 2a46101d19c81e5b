public import Ingestion

/// A page that lies in a file or an archive, as if it had been fetched.
public struct IngestedPage: Sendable {
    /// Where it was found; a `file:` address where that isn't known.
    public var address: WebAddress
    public var body: [UInt8]
    public var contentType: String?
    public var status: Int?
    public var validators: Validators
    /// Whether it is plain text.
    public var isText: Bool
    public var language: String?
    /// When it was published, for a page that doesn't say so itself.
    public var published: NewsDate?
    /// When it was captured.
    public var captured: NewsDate?
    /// The archive's record that holds it.
    public var record: String?

    public init(
        address: WebAddress, body: [UInt8], contentType: String? = nil, status: Int? = nil,
        validators: Validators = Validators(), isText: Bool = false, language: String? = nil,
        published: NewsDate? = nil, captured: NewsDate? = nil, record: String? = nil
    ) {
        self.address = address
        self.body = body
        self.contentType = contentType
        self.status = status
        self.validators = validators
        self.isText = isText
        self.language = language
        self.published = published
        self.captured = captured
        self.record = record
    }
}
