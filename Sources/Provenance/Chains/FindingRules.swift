public import Ingestion

/// Draws the findings of an audit.
public struct FindingRules: Sendable {
    private let registry: OutletRegistry

    public init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// - Parameters:
    ///   - id: the article's entry, where it is held.
    ///   - citations: its attributions in the order of the audit, resolved.
    ///   - time: seconds since 1970 at which the article stands.
    public func findings(
        for article: Article, id: ArticleID?, analysis: SourceAnalysis, citations: [HeldCitation], chains: [Chain],
        time: Int64, in index: some ArticleIndex
    ) throws -> [Finding] { [] }
}
