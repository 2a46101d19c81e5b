/// A sentence that shows a rule at work, or what it must leave alone.
public struct LexiconExample: Sendable, Hashable {
    public var rule: String
    public var text: String
    /// What the sentence cites, as `kind:words`; none for a trap.
    public var sources: [String]
}
