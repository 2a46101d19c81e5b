public import Ingestion
public import Provenance

/// One record of the log. References (`capture`, `article`, `attribution`, …) are entry indexes and point backwards.
///
/// Its bytes are one JSON object in RFC 8785 form with the common members `v`, `type` and `at`.
public enum Entry: Sendable, Hashable {
    case feed(FeedRecord)
    case capture(CaptureRecord)
    case article(ArticleRecord)
    case attribution(AttributionRecord)
    case resolution(ResolutionRecord)
    case correction(CorrectionRecord)
    case registry(RegistryRecord)
    case key(KeyRecord)
}

/// What happened to a subscription.
public struct FeedRecord: Sendable, Hashable {
    public enum Event: String, Sendable, Hashable, Codable {
        case subscribed, moved, suspended, resumed, gone, removed
    }

    public var event: Event
    public var url: String
    /// Where it moved.
    public var to: String?
    public var title: String?
    public var why: String?

    public init(event: Event, url: String, to: String? = nil, title: String? = nil, why: String? = nil) {
        self.event = event
        self.url = url
        self.to = to
        self.title = title
        self.why = why
    }
}

/// Bytes that were fetched or read.
public struct CaptureRecord: Sendable, Hashable {
    /// What was asked for: the feed's link, a page's address, a file.
    public var url: String
    /// Where the redirects led, if elsewhere.
    public var finalURL: String?
    /// `nil` for what was read from disk.
    public var status: Int?
    public var etag: String?
    /// SHA-256 of the body.
    public var payload: ContentDigest
    /// The feed that named the page.
    public var feedURL: String?
    /// When it was captured, where that was before it was recorded: an archive was read.
    public var captured: NewsDate?
    /// The record of a web archive that keeps it: `urn:uuid:…`.
    public var record: String?

    public init(
        url: String, finalURL: String? = nil, status: Int? = nil, etag: String? = nil, payload: ContentDigest,
        feedURL: String? = nil, captured: NewsDate? = nil, record: String? = nil
    ) {
        self.url = url
        self.finalURL = finalURL
        self.status = status
        self.etag = etag
        self.payload = payload
        self.feedURL = feedURL
        self.captured = captured
        self.record = record
    }
}

/// One version of an article.
public struct ArticleRecord: Sendable, Hashable {
    public var capture: Int64
    /// The address by which the article is known.
    public var url: String
    public var outlet: OutletID?
    public var published: NewsDate?
    public var modified: NewsDate?
    public var language: String?
    /// From 1.
    public var version: Int
    /// The version before.
    public var previous: Int64?
    /// SHA-256 of the canonical text in UTF-8: what makes a version.
    public var text: ContentDigest
    /// SHA-256 of the extracted document (text, links, metadata) as JSON.
    public var document: ContentDigest
    /// Name and version of the extractor.
    public var extractor: String

    public init(
        capture: Int64, url: String, outlet: OutletID? = nil, published: NewsDate? = nil, modified: NewsDate? = nil,
        language: String? = nil, version: Int, previous: Int64? = nil, text: ContentDigest, document: ContentDigest,
        extractor: String
    ) {
        self.capture = capture
        self.url = url
        self.outlet = outlet
        self.published = published
        self.modified = modified
        self.language = language
        self.version = version
        self.previous = previous
        self.text = text
        self.document = document
        self.extractor = extractor
    }
}

/// An attribution of an article; its words are spans of the article's text, so that they go when the text goes.
public struct AttributionRecord: Sendable, Hashable {
    public var article: Int64
    public var attribution: Attribution

    public init(article: Int64, attribution: Attribution) {
        self.article = article
        self.attribution = attribution
    }
}

/// Which article an attribution means. The newest one for an attribution counts.
public struct ResolutionRecord: Sendable, Hashable {
    public var attribution: Int64
    public var resolution: Resolution
    /// The resolution that this one replaces.
    public var supersedes: Int64?

    public init(attribution: Int64, resolution: Resolution, supersedes: Int64? = nil) {
        self.attribution = attribution
        self.resolution = resolution
        self.supersedes = supersedes
    }
}

/// Takes back an entry.
public struct CorrectionRecord: Sendable, Hashable {
    public var supersedes: Int64
    public var why: String

    public init(supersedes: Int64, why: String) {
        self.supersedes = supersedes
        self.why = why
    }
}

/// The outlet registry in force from here on.
public struct RegistryRecord: Sendable, Hashable {
    public var digest: ContentDigest
    public var outlets: Int

    public init(digest: ContentDigest, outlets: Int) {
        self.digest = digest
        self.outlets = outlets
    }
}

/// A new verification key, signed under the old one.
public struct KeyRecord: Sendable, Hashable {
    public var vkey: String
    /// The key that signs until then.
    public var previous: String?
    /// What the old key signs of the change: its ID and the signature, in base64, as a signed note has them.
    public var signature: String?

    public init(vkey: String, previous: String? = nil, signature: String? = nil) {
        self.vkey = vkey
        self.previous = previous
        self.signature = signature
    }
}
