/// How an article's attributions came about: for each sentence the outlets that it names, and the rules that were tried
/// with what became of them.
public struct AttributionTrace: Sendable, Hashable {
    /// A sentence in which something was looked at.
    public struct Sentence: Sendable, Hashable {
        public var text: Mention
        public var candidates: [OutletCandidate]
        /// In the order of their cues.
        public var trials: [RuleTrial]
    }

    public var sentences: [Sentence]
    /// How many trials were left out, so that the trace of any text stays small.
    public var omitted: Int
}
