public import Ingestion

/// A place where a text names an outlet, by name, domain or handle.
///
/// It is not yet a source: the engine decides from the sentence. A name that is also a word (`isCommon`) is told with
/// everything that speaks for or against it.
public struct OutletMention: Sendable, Hashable {
    /// The name with an article that belongs to it, without quotation marks.
    public var span: TextSpan
    /// The name alone.
    public var name: TextSpan
    /// The name with its media noun and determiner ("l'agence de presse russe TASS"); `span` where it has none.
    public var phrase: TextSpan
    public var outlet: OutletReference
    public var kind: SourceKind
    /// Other outlets that are written so, the likelier first.
    public var alternatives: [OutletID] = []

    /// The name is also an ordinary word, a place or a person.
    public var isCommon = false
    /// The name, or the name with its article, stands in quotation marks.
    public var inQuotes = false
    public var isDomain = false
    public var isHandle = false
    /// A programme that stands for its broadcaster.
    public var isProgramme = false
    /// An article stands before the name, with or without a quotation mark between.
    public var hasArticle = false
    /// That article is capitalized within a sentence ("told The Times").
    public var hasCapitalArticle = false
    /// A word such as "newspaper" or "Sender" calls it an outlet.
    public var hasMediaNoun = false
    /// A hyphen and a word go on behind it ("Spiegel-Bericht").
    public var isCompound = false
    /// A hyphen and a word stand before it ("Ex-Spiegel").
    public var isCompoundTail = false
    /// A capitalized word that is no media noun stands directly before or behind it: it may be a part of another name.
    public var besideCapital = false

    public init(span: TextSpan, name: TextSpan, phrase: TextSpan, outlet: OutletReference, kind: SourceKind) {
        self.span = span
        self.name = name
        self.phrase = phrase
        self.outlet = outlet
        self.kind = kind
    }
}
