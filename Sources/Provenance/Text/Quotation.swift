import Ingestion

/// A passage between double quotation marks.
struct Quotation {
    /// The tokens, its marks included, half open.
    var tokens: Range<Int>
    var isClosed: Bool
    /// It goes on a quotation that the paragraph before left open.
    var isContinuation: Bool
    /// Words between the marks.
    var words: Int
    /// There is a mark that ends a sentence inside.
    var hasSentenceEnd: Bool
    /// The marks are single ones, which names and inner quotations have too.
    var isSingle: Bool
}
