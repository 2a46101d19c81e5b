public import Ingestion

/// A place where a text names an outlet by a name that a machine has translated.
public struct TranslatedMention: Sendable, Hashable {
    /// The name with an article that belongs to it, without quotation marks.
    public var span: TextSpan
    /// The name alone, with its domain ending.
    public var name: TextSpan
    public var outlet: OutletReference
    public var kind: SourceKind
    /// The name as it was (`Krone.at`).
    public var original: String
    /// ISO 639-1 of the text as it was.
    public var originalLanguage: String
    /// The cue directly at the name, where one was found.
    public var cue: TranslatedCue?
    /// From 0 to 1: how much speaks for a name rather than a word.
    public var strength: Double

    public init(
        span: TextSpan, name: TextSpan, outlet: OutletReference, kind: SourceKind, original: String,
        originalLanguage: String, cue: TranslatedCue? = nil, strength: Double
    ) {
        self.span = span
        self.name = name
        self.outlet = outlet
        self.kind = kind
        self.original = original
        self.originalLanguage = originalLanguage
        self.cue = cue
        self.strength = strength
    }
}

/// The words of a cue at a name.
public struct TranslatedCue: Sendable, Hashable {
    public var span: TextSpan
    /// What the cue was, where it was mistranslated (`Laut`).
    public var original: String?
    /// ISO 639-1 of what it was.
    public var originalLanguage: String?

    public init(span: TextSpan, original: String? = nil, originalLanguage: String? = nil) {
        self.span = span
        self.original = original
        self.originalLanguage = originalLanguage
    }
}
