import Ingestion

/// Who a noun phrase is.
struct ClassifiedSource {
    var kind: SourceKind
    /// The words that name it, by token.
    var tokens: Range<Int>
    var span: TextSpan
    var outlet: OutletReference?
    var speaker: Speaker?
    /// The words that a pronoun for an organization or a document stands for.
    var referent: TextSpan?
    var confidence: Double = 1
    /// It stands for an outlet named before (the paper).
    var isAnaphoric = false
}
