public import Ingestion
public import Provenance

/// What became of an input.
public struct IngestCount: Sendable {
    /// Why a page was passed over.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// A page without an article.
        case noArticle = "no-article"
        /// A picture, a script and the like.
        case notAPage = "not-a-page"
        /// A redirect, a refusal, an error of the server.
        case status
        /// No address is known of it.
        case noAddress = "no-address"
        /// Longer than was allowed.
        case tooLarge = "too-large"
        /// In a coding that isn't read.
        case coding
        /// The server said that nothing had changed.
        case revisit
    }

    /// Pages that were read.
    public var pages = 0
    public var newArticles = 0
    public var newVersions = 0
    public var newAttributions = 0
    /// Pages whose text is held already.
    public var known = 0
    public var skipped: [Reason: Int] = [:]
    /// What was taken in.
    public var articles: [ArticleID] = []
    /// Why the rest of the input couldn't be read.
    public var error: IngestionError?

    public init() {}

    mutating func skip(_ reason: Reason) { skipped[reason, default: 0] += 1 }

    mutating func note(_ outcome: ArticleIntake.Outcome) {
        switch outcome {
        case .added(let id, let attributions):
            newArticles += 1
            newAttributions += attributions
            articles.append(id)
        case .changed(let id, let attributions):
            newVersions += 1
            newAttributions += attributions
            articles.append(id)
        case .known: known += 1
        }
    }
}
