/// What a page's JSON-LD says of its article (https://schema.org/NewsArticle).
struct LinkedArticle: Sendable {
    var headline: String?
    var alternativeHeadline: String?
    var description: String?
    var authors: [String] = []
    var published: String?
    var modified: String?
    var publisher: String?
    var language: String?
    var url: String?
    var body: [UInt8] = []
    /// `isBasedOn`, `citation` and their kin, as written.
    var sources: [String] = []
    /// Whether the type is an article's and not just the page's.
    var isArticle = false
}
