public import Ingestion

/// Follows citations from article to article, claim by claim.
///
/// A trail goes on while the article held cites a medium or an agency for the claim. It ends in what the last article
/// rests on (a post, a study, a named source, unnamed people), in a medium whose article is not held, in a circle, or
/// in the last article's own reporting. The work is bounded, however the articles cite one another.
public struct ChainFinder: Sendable {
    private let registry: OutletRegistry

    public init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The chains that start at an article that is held, one for each distinct trail; none where it has no sources.
    public func chains(from id: ArticleID, in index: some ArticleIndex) throws -> [Chain] {
        guard let held = try index.article(id), let article = try index.content(of: held.id) else { return [] }
        return try trails(from: article, id: held.id, citations: try index.citations(of: held.id), in: index)
            .map(\.chain)
    }

    /// The chains of an article that is not held: its citations were resolved beforehand.
    public func chains(
        from article: Article, citations: [HeldCitation], time: Int64, in index: some ArticleIndex
    ) throws -> [Chain] {
        try trails(from: article, id: nil, citations: citations, in: index).map(\.chain)
    }

    /// The chains with what the first article claims on each and what their ends are, for comparing them.
    func trails(
        from article: Article, id: ArticleID?, citations: [HeldCitation], in index: some ArticleIndex
    ) throws -> [Trail] {
        guard !citations.isEmpty else { return [] }
        var walk = TrailWalk(registry: registry, index: index)
        return try walk.trails(
            from: CitingArticle(article, citations: citations), first: try station(of: article, id: id, in: index))
    }

    /// What one claim of an article that is held rests on: the trails behind it, or its own reporting.
    func trails(
        behind claim: Claim, of article: Article, id: ArticleID, citations: [HeldCitation], in index: some ArticleIndex
    ) throws -> [Trail] {
        var walk = TrailWalk(registry: registry, index: index)
        return try walk.trails(
            behind: claim, of: CitingArticle(article, citations: citations),
            first: try station(of: article, id: id, in: index))
    }

    private func station(of article: Article, id: ArticleID?, in index: some ArticleIndex) throws -> ChainLink {
        let held = try id.flatMap { try index.article($0) }
        return ChainLink(
            article: held?.address ?? article.address, id: id,
            outlet: held?.outlet ?? article.address.flatMap { registry.publisher(of: $0) },
            published: held?.published ?? article.published)
    }
}

/// A chain with what is needed to compare its end with others'.
struct Trail: Sendable {
    var chain: Chain
    /// Equal for equal origins; `nil` for a circle.
    var origin: OriginKey?
    /// What the first article lays to its source.
    var claim: Claim
    /// The ledger entries of the first article's citation.
    var entry: Int64
}
