import Ingestion

/// A sentence as the text around quotations has it: what stops inside of a quotation does not end it.
struct Sentence {
    /// Its tokens, half open, without the paragraph's end.
    var tokens: Range<Int>
    /// The paragraph's number.
    var paragraph: Int
}
