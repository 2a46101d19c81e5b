public import Ingestion

/// The articles that are held, as the reasoning sees them. Provenance states it, the ledger fulfils it.
///
/// Only the newest version of each article is visible. Every call is a bounded look-up.
public protocol ArticleIndex {
    func article(_ id: ArticleID) throws -> HeldArticle?
    /// The article at an address; compared by `WebAddress.comparisonKey`, also with the feeds' links.
    func article(at address: WebAddress) throws -> HeldArticle?
    /// Articles of an outlet published in a closed interval of seconds since 1970, nearest to its end first.
    func articles(of outlet: OutletID, from: Int64, through: Int64, limit: Int) throws -> [HeldArticle]
    /// The whole article, or `nil` where its text was withheld.
    func content(of id: ArticleID) throws -> Article?
    /// What the article cites, with where each citation was found to lead.
    func citations(of id: ArticleID) throws -> [HeldCitation]
    /// Articles that share fingerprints with a text, with the number shared, most first.
    func articles(sharing fingerprints: [UInt64], limit: Int) throws -> [(article: HeldArticle, shared: Int)]
    /// The words, names and figures of an article, `ArticleFeatures(of:).values` as they were kept with it.
    func features(of id: ArticleID) throws -> [UInt32]
    /// Articles, of an outlet or of any, that share keys (`ArticleFeatures(of:).keys`) with a claim and were
    /// published in a closed interval of seconds since 1970, with the number shared, most first.
    func articles(
        sharingFeatures keys: [UInt32], of outlet: OutletID?, from: Int64, through: Int64, limit: Int
    ) throws -> [(article: HeldArticle, shared: Int)]
    /// Articles with a citation that was resolved to this one.
    func citing(_ id: ArticleID) throws -> [ArticleID]
    /// Every article held, oldest entry first.
    func allArticles() throws -> [HeldArticle]
}

/// The ledger entry of an article, by index.
public struct ArticleID: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public var description: String { "article:\(rawValue)" }
    public static func < (a: ArticleID, b: ArticleID) -> Bool { a.rawValue < b.rawValue }
}

/// What is known of an article without reading it.
public struct HeldArticle: Sendable, Hashable {
    public var id: ArticleID
    public var address: WebAddress
    public var outlet: OutletID?
    public var title: String?
    public var language: String?
    public var published: NewsDate?
    public var modified: NewsDate?
    /// When it was first seen, seconds since 1970; stands in for a missing date of publication.
    public var seen: Int64

    public init(
        id: ArticleID, address: WebAddress, outlet: OutletID? = nil, title: String? = nil, language: String? = nil,
        published: NewsDate? = nil, modified: NewsDate? = nil, seen: Int64
    ) {
        self.id = id
        self.address = address
        self.outlet = outlet
        self.title = title
        self.language = language
        self.published = published
        self.modified = modified
        self.seen = seen
    }

    /// Seconds since 1970 of publication, else of the first sight.
    public var time: Int64 { published?.seconds ?? seen }
}

/// An attribution that is held, with the article it was found to mean.
public struct HeldCitation: Sendable, Hashable {
    /// The ledger entry of the attribution; its printed id is `attribution:<index>`.
    public var entry: Int64
    public var attribution: Attribution
    public var resolution: Resolution?
    /// The ledger entry of the resolution, where it is held.
    public var resolutionEntry: Int64?

    public init(
        entry: Int64, attribution: Attribution, resolution: Resolution? = nil, resolutionEntry: Int64? = nil
    ) {
        self.entry = entry
        self.attribution = attribution
        self.resolution = resolution
        self.resolutionEntry = resolutionEntry
    }
}

/// Which article an attribution means, and how that was found.
public struct Resolution: Sendable, Hashable {
    public enum Via: String, Sendable, Hashable, Codable {
        /// The text links to the article.
        case link
        /// The feed or the page's metadata name it.
        case feed
        /// It was found among the articles held, by outlet, time and content.
        case text
        /// Only the outlet is known.
        case outlet
    }

    public var article: ArticleID
    public var via: Via
    /// What speaks for it, in words.
    public var evidence: [String]
    /// From 0 to 1.
    public var confidence: Double

    public init(article: ArticleID, via: Via, evidence: [String], confidence: Double) {
        self.article = article
        self.via = via
        self.evidence = evidence
        self.confidence = confidence
    }
}
