public import Ingestion

/// Finds whom an article cites.
///
/// A pure function over data (a registry and a lexicon a language): the same article gives the same attributions on
/// any machine. It is total: any Unicode text is an article.
public struct AttributionEngine: Sendable {
    private let registry: OutletRegistry
    private let lexicons: LexiconSet
    private let matcher: OutletMatcher
    private let translations: TranslationFinder
    private static let namesWeighed = 64

    public init(registry: OutletRegistry, lexicons: LexiconSet) {
        self.registry = registry
        self.lexicons = lexicons
        matcher = OutletMatcher(registry: registry)
        translations = TranslationFinder(registry: registry)
    }

    /// The attributions of an article, in the order of its text.
    public func attributions(in article: Article) -> [Attribution] { analysis(of: article).attributions }

    /// The attributions, and whether the text was translated by a machine.
    public func analysis(of article: Article) -> SourceAnalysis { read(article) { _ in nil }.analysis }

    /// How an article's attributions come about: what was looked at in each sentence, and why each rule won or lost.
    public func explanation(of article: Article) -> AttributionTrace {
        read(article) { TraceRecorder(prose: $0) }.trace ?? AttributionTrace(sentences: [], omitted: 0)
    }

    private func read(
        _ article: Article, tracing: (Prose) -> TraceRecorder?
    ) -> (analysis: SourceAnalysis, trace: AttributionTrace?) {
        let text = ScalarText(article.text)
        let language = article.language ?? LanguageIdentifier.language(of: article.text)
        let lexicon = lexicons.lexicon(for: language)
        let own = article.address.flatMap { registry.publisher(of: $0) }
        let prose = Prose(text, lexicon: lexicon)
        let translated = translations.mentions(in: text, language: language)
        let named = matcher.mentions(in: text, language: language, publisher: own)
        let reading = Reading(prose: prose, mentions: Self.merged(named, translated))
        let trace = tracing(prose)
        var assembler = AttributionAssembler(reading: reading, registry: registry, own: own, trace: trace)
        for mention in translated {
            if let cue = mention.cue { assembler.translatedCues[mention.span] = cue.span }
        }
        for (mention, cue) in zip(named, translations.cues(at: named, in: text, language: language)) {
            if let cue { assembler.translatedCues[mention.span] = cue.span }
        }
        // A few names show a translation as well as all of them would.
        let evidence = translations.evidence(
            in: text, language: language, mentions: translated, outlets: Array(named.prefix(Self.namesWeighed)))
        let attributions = assembler.attributions(of: article)
        return (SourceAnalysis(attributions: attributions, translation: evidence), trace?.trace)
    }

    /// The names of a text with the translated ones, which win where both were found in the same words.
    private static func merged(_ named: [OutletMention], _ translated: [TranslatedMention]) -> [OutletMention] {
        guard !translated.isEmpty else { return named }
        // A mistranslated cue shows that the name was translated too.
        let isSure = translated.map { $0.cue?.originalLanguage != nil }
        let added = translated.map { mention in
            var outlet = mention.outlet
            outlet.matched = .translation
            return OutletMention(
                span: mention.span, name: mention.name, phrase: mention.span, outlet: outlet, kind: mention.kind)
        }
        // Both are in the order of the text and neither overlaps itself: one walk along the two.
        var kept: [OutletMention] = []
        var dropped: Set<Int> = []
        var next = 0
        for mention in named {
            while next < added.count, added[next].span.end <= mention.span.start { next += 1 }
            var end = next
            while end < added.count, added[end].span.start < mention.span.end { end += 1 }
            if end > next {
                // A name that means nothing else is no other's translation (le Journal du dimanche).
                guard !isSure[next..<end].contains(true), mention.outlet.matched == .name, !mention.isCommon,
                    mention.span.start <= added[next].span.start,
                    mention.span.end >= added[end - 1].span.end
                else { continue }
                dropped.formUnion(next..<end)
            }
            kept.append(mention)
        }
        let left = added.indices.filter { !dropped.contains($0) }.map { added[$0] }
        return (kept + left).sorted { $0.span < $1.span }
    }
}
