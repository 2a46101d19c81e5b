public import Ingestion

/// A sentence that one version has and another has not.
public enum SentenceChange: Sendable, Hashable {
    /// Words with their place in the text of their version.
    public struct Sentence: Sendable, Hashable {
        public let text: String
        public let span: TextSpan
    }

    case removed(Sentence)
    case added(Sentence)
    /// Most of its words are the same.
    case changed(from: Sentence, to: Sentence)
}
