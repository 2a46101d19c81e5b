public import Ingestion

/// Finds whom an article cites.
///
/// A pure function over data (a registry and a lexicon a language): the same article gives the same attributions on
/// any machine. It is total: any Unicode text is an article.
public struct AttributionEngine: Sendable {
    private let registry: OutletRegistry
    private let lexicons: LexiconSet
    private let matcher: OutletMatcher

    public init(registry: OutletRegistry, lexicons: LexiconSet) {
        self.registry = registry
        self.lexicons = lexicons
        matcher = OutletMatcher(registry: registry)
    }

    /// The attributions of an article, in the order of its text.
    public func attributions(in article: Article) -> [Attribution] { analysis(of: article).attributions }

    /// The attributions, and whether the text was translated by a machine.
    public func analysis(of article: Article) -> SourceAnalysis {
        let text = ScalarText(article.text)
        let language = article.language ?? LanguageIdentifier.language(of: article.text)
        let lexicon = lexicons.lexicon(for: language)
        let own = article.address.flatMap { registry.publisher(of: $0) }
        let prose = Prose(text, lexicon: lexicon)
        let reading = Reading(prose: prose, mentions: matcher.mentions(in: text, language: language, publisher: own))
        let assembler = AttributionAssembler(reading: reading, registry: registry, own: own)
        return SourceAnalysis(attributions: assembler.attributions(of: article))
    }
}
