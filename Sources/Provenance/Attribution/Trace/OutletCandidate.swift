/// An outlet that a sentence names, and what it was taken for.
public struct OutletCandidate: Sendable, Hashable {
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// It is a source.
        case cited
        /// It is the article's own outlet.
        case own
        /// It signs the text.
        case credit
        /// No rule cites it where it stands: it is only mentioned.
        case mentioned
    }

    public var name: Mention
    public var kind: SourceKind
    public var outlet: OutletReference
    /// The name is also a word, which needs a context that treats it as a name.
    public var isCommon: Bool
    public var outcome: Outcome
}
