public import Ingestion

/// The names, figures, dates and words of an article as numbers that are the same in every language, so that articles
/// which carry one claim share some.
public struct ArticleFeatures: Sendable, Hashable {
    /// All of them, distinct and sorted; what `ArticleIndex.features(of:)` gives back.
    public let values: [UInt32]
    /// The few that are likely to be rare (names, figures, words of the title), distinct and sorted; what an index
    /// keeps for `ArticleIndex.articles(sharingFeatures:of:from:through:limit:)`.
    public let keys: [UInt32]

    public init(of article: Article) {
        values = []
        keys = []
    }
}
