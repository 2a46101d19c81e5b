/// What the engine finds in one article.
public struct SourceAnalysis: Sendable, Hashable {
    public var attributions: [Attribution]
    /// Set where the text looks translated by a machine.
    public var translation: TranslationEvidence?

    public init(attributions: [Attribution] = [], translation: TranslationEvidence? = nil) {
        self.attributions = attributions
        self.translation = translation
    }
}

/// Why a text looks translated by a machine.
public struct TranslationEvidence: Sendable, Hashable {
    /// ISO 639-1 of the likely original.
    public var originalLanguage: String
    /// The words that show it, with what each one was.
    public var signs: [Sign]

    public struct Sign: Sendable, Hashable {
        public var mention: Mention
        /// What the words were in the original (`Krone.at`, `Laut`).
        public var original: String

        public init(mention: Mention, original: String) {
            self.mention = mention
            self.original = original
        }
    }

    public init(originalLanguage: String, signs: [Sign]) {
        self.originalLanguage = originalLanguage
        self.signs = signs
    }
}
