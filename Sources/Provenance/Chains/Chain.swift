public import Ingestion

/// A chain of citation: from an article to where the trail ends.
public struct Chain: Sendable, Hashable {
    /// The first is the citing article, each next one what it cites.
    public var links: [ChainLink]
    public var end: ChainEnd
    /// The number of links less one, and one more where the end is not itself a link.
    public var depth: Int
    /// From 0 to 1: the product of its steps.
    public var confidence: Double

    public init(links: [ChainLink], end: ChainEnd, depth: Int, confidence: Double) {
        self.links = links
        self.end = end
        self.depth = depth
        self.confidence = confidence
    }
}

/// One station of a chain; `attribution`, `via` and `confidence` describe the step that leads to it.
public struct ChainLink: Sendable, Hashable {
    /// `nil` for a medium whose article is not held.
    public var article: WebAddress?
    public var id: ArticleID?
    public var outlet: OutletID?
    public var published: NewsDate?
    /// The ledger entry of the citing attribution, where it is held.
    public var attribution: Int64?
    /// The words of that step: the cue and the source as they stand.
    public var words: String?
    public var via: Resolution.Via?
    public var confidence: Double?

    public init(
        article: WebAddress? = nil, id: ArticleID? = nil, outlet: OutletID? = nil, published: NewsDate? = nil,
        attribution: Int64? = nil, words: String? = nil, via: Resolution.Via? = nil, confidence: Double? = nil
    ) {
        self.article = article
        self.id = id
        self.outlet = outlet
        self.published = published
        self.attribution = attribution
        self.words = words
        self.via = via
        self.confidence = confidence
    }
}

/// Where a trail ends.
public struct ChainEnd: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case primary, agency, outlet, person, organization, document, platform, anonymous, media, circular
    }

    public var kind: Kind
    public var id: String?
    public var name: String?

    public init(kind: Kind, id: String? = nil, name: String? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
    }
}
