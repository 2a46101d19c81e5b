public import Ingestion

/// Works out which article an attribution means.
public struct Resolver: Sendable {
    private let registry: OutletRegistry

    public init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The article that is meant, where one is held; no answer is better than a wrong one.
    ///
    /// - Parameters:
    ///   - attribution: one of the article's own.
    ///   - article: the citing article.
    ///   - id: its entry, where it is held itself: it is never the answer.
    ///   - time: seconds since 1970 of the citing article's publication (its modification, where that is later).
    public func resolve(
        _ attribution: Attribution, of article: Article, id: ArticleID?, time: Int64, in index: some ArticleIndex
    ) throws -> Resolution? {
        nil
    }
}
