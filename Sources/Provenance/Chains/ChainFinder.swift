public import Ingestion

/// Follows citations from article to article.
public struct ChainFinder: Sendable {
    private let registry: OutletRegistry

    public init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The chains that start at an article that is held, one for each distinct trail; none where it has no sources.
    public func chains(from id: ArticleID, in index: some ArticleIndex) throws -> [Chain] { [] }

    /// The chains of an article that is not held: its citations were resolved beforehand.
    public func chains(
        from article: Article, citations: [HeldCitation], time: Int64, in index: some ArticleIndex
    ) throws -> [Chain] { [] }
}
