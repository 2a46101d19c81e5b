public import Ingestion
public import Ledger
public import Provenance

/// An article's sources: what `sourcier audit` shows.
public struct Audit: Sendable {
    public var article: Article
    /// The article's entry, where the ledger holds it.
    public var id: ArticleID?
    /// Oldest first; empty for an article that is not held.
    public var versions: [ArticleVersion]
    /// Whether the text is the feed's own content, since the page was not to be had: it may be less than the article.
    public var isFromFeed: Bool
    /// In the order of the text; `a1`, `a2`, … number them.
    public var citations: [HeldCitation]
    public var sources: [Source]
    public var chains: [Chain]
    public var findings: [Finding]

    /// A distinct source with the attributions that name it.
    public struct Source: Sendable, Hashable {
        public var identity: SourceIdentity
        /// Indexes into the audit's citations.
        public var attributions: [Int]
    }

    public init(
        article: Article, id: ArticleID? = nil, versions: [ArticleVersion] = [], isFromFeed: Bool = false,
        citations: [HeldCitation], chains: [Chain], findings: [Finding]
    ) {
        self.article = article
        self.id = id
        self.versions = versions
        self.isFromFeed = isFromFeed
        self.citations = citations
        self.chains = chains
        self.findings = findings
        sources = Self.sources(of: citations)
    }

    /// Groups attributions by whom they name; each unnamed source stands for itself.
    private static func sources(of citations: [HeldCitation]) -> [Source] {
        var sources: [Source] = []
        var places: [SourceIdentity: Int] = [:]
        for (index, citation) in citations.enumerated() where citation.attribution.role != .link {
            var identity = citation.attribution.identity
            if identity.id == nil {
                sources.append(Source(identity: identity, attributions: [index]))
                continue
            }
            identity.name = identity.name ?? identity.id
            let key = SourceIdentity(kind: identity.kind, id: identity.id, name: nil)
            if let place = places[key] {
                sources[place].attributions.append(index)
            } else {
                places[key] = sources.count
                sources.append(Source(identity: identity, attributions: [index]))
            }
        }
        return sources
    }
}
