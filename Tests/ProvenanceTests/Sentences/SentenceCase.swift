import Ingestion
import Provenance

/// Sentences with what a careful reader finds in them.
struct SentenceCase: Sendable {
    /// A source that the marks name, once for each claim.
    struct Source: Sendable {
        var role: Attribution.Role
        var kind: SourceKind
        /// A domain for outlets, agencies and platforms, the full name of a person; empty elsewhere.
        var id: String
        var span: TextSpan
    }

    /// The construction that the case shows.
    var name: String
    /// The line of the file on which it begins.
    var line: Int
    var url: String?
    var text = ""
    var sources: [Source] = []
    var cues: [TextSpan] = []
    /// Empty where the case does not check contents.
    var contents: [TextSpan] = []

    var isNegative: Bool { sources.isEmpty }
}
