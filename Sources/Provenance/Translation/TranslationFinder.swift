import Ingestion

/// Finds outlets whose names a machine has translated word by word ("Couronne.at" for Krone.at).
///
/// The words of a text are led back through the dictionary to concepts, and from there to the registry's names of the
/// other languages; so any outlet is found whose name is made of words of the dictionary. Whether the words are a name
/// at all is weighed from what stands around them.
public struct TranslationFinder: Sendable {
    private let registry: OutletRegistry
    private let index: TranslatedNameIndex

    /// Builds the index of names; some milliseconds, so make one finder and keep it.
    public init(registry: OutletRegistry) {
        self.registry = registry
        index = TranslatedNameIndex(registry: registry)
    }

    /// The translated names of a text, in its order.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - language: ISO 639-1 of the text; where it is unknown, the language of its small words.
    /// - Returns: none for a text in a language that the dictionary lacks.
    public func mentions(in text: ScalarText, language: String?) -> [TranslatedMention] {
        guard let reading = reading(of: text, language: language) else { return [] }
        let judge = TranslationJudge(reading: reading, index: index)
        let judged = reading.candidates(index, registry).map { ($0, judge.verdict(on: $0)) }
        // What is sure without help tells what language the text was in.
        var original: [String: Int] = [:]
        for (candidate, verdict) in judged {
            guard let (entry, points) = choice(candidate, verdict, original: nil), points >= needed(candidate) else {
                continue
            }
            original[entry.language, default: 0] += 1
        }
        let likely = original.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        return judged.compactMap { candidate, verdict in
            mention(candidate, verdict, original: likely, alone: original[likely ?? ""] == 1, in: text)
        }
    }

    /// What a text shows of its translation: names, mistranslated cues, lines of the other language.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - language: ISO 639-1 of the text.
    ///   - mentions: its translated names.
    ///   - outlets: its other names, at which a mistranslated cue is a sign too.
    /// - Returns: `nil` where nothing shows it; a line of another language alone does not.
    public func evidence(
        in text: ScalarText, language: String?, mentions: [TranslatedMention], outlets: [OutletMention] = []
    ) -> TranslationEvidence? {
        guard let reading = reading(of: text, language: language) else { return nil }
        var signs: [String: [TranslationEvidence.Sign]] = [:]
        for mention in mentions {
            // "Washington Post" is the name without its article in any language, and no translation.
            if mention.original.lowercased().hasSuffix(" " + text.string(mention.span).lowercased()) { continue }
            signs[mention.originalLanguage, default: []].append(
                TranslationEvidence.Sign(mention: text.mention(mention.span), original: mention.original))
            if let cue = mention.cue, let original = cue.original {
                signs[mention.originalLanguage, default: []].append(
                    TranslationEvidence.Sign(mention: text.mention(cue.span), original: original))
            }
        }
        for outlet in outlets {
            guard let cue = mangledCue(at: outlet, in: reading), let language = cue.originalLanguage else { continue }
            signs[language, default: []].append(
                TranslationEvidence.Sign(mention: text.mention(cue.span), original: cue.original ?? ""))
        }
        guard let likely = signs.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else { return nil }
        let lines = ForeignLines(reading: reading).spans(of: likely.key).map {
            TranslationEvidence.Sign(mention: text.mention($0), original: text.string($0))
        }
        var signed: Set<TextSpan> = []
        let all = (likely.value + lines).filter { $0.mention.span.map { signed.insert($0).inserted } ?? true }
            .sorted { ($0.mention.span?.start ?? 0) < ($1.mention.span?.start ?? 0) }
        return TranslationEvidence(originalLanguage: likely.key, signs: all)
    }

    /// The mistranslated cues directly at mentions that needed no translation ("Loud APA", "After statements of dpa").
    ///
    /// - Parameters:
    ///   - mentions: of the text.
    ///   - text: the text.
    ///   - language: ISO 639-1 of the text.
    /// - Returns: one for each mention, `nil` where it has none.
    public func cues(at mentions: [OutletMention], in text: ScalarText, language: String?) -> [TranslatedCue?] {
        guard let reading = reading(of: text, language: language) else { return mentions.map { _ in nil } }
        return mentions.map { mangledCue(at: $0, in: reading) }
    }

    private func mangledCue(at mention: OutletMention, in reading: TranslationReading) -> TranslatedCue? {
        let search = CueSearch(reading: reading)
        let first = reading.word(endingAfter: mention.phrase.start)
        for start in [first, max(first - 1, 0)] {
            let preposition = start < reading.tokens.count ? reading.cues.contractions[reading.tokens[start].hash] : nil
            if let found = search.mangled(before: start, preposition) { return found.cue }
        }
        return search.mangled(after: reading.word(endingAfter: max(mention.span.end, mention.phrase.end)))
    }

    // MARK: Deciding

    private func needed(_ candidate: TranslationCandidate) -> Int {
        candidate.ending == nil ? TranslationWeights.enough : -99
    }

    /// The likeliest outlet of a candidate with its points.
    private func choice(
        _ candidate: TranslationCandidate, _ verdict: TranslationJudge.Verdict, original: String?
    ) -> (entry: TranslatedNameIndex.Entry, points: Int)? {
        guard candidate.ending != nil || verdict.isCited else { return nil }
        var best: (entry: TranslatedNameIndex.Entry, rank: Int)?
        for entry in candidate.entries {
            let outlet = registry.outlets[entry.outlet]
            var rank = min(outlet.names.count + outlet.programmes.count, 12)
            if let country = verdict.country, outlet.country == country { rank += 200 }
            if let language = verdict.cue?.originalLanguage, language == entry.language { rank += 100 }
            if let original, original == entry.language { rank += 60 }
            if entry.language == "de" { rank += 8 }
            if entry.name == outlet.name { rank += 6 }
            if entry.isPartial { rank -= 10 }
            if rank > best?.rank ?? Int.min { best = (entry, rank) }
        }
        guard let entry = best?.entry else { return nil }
        if candidate.ending != nil { return (entry, verdict.points) }
        var points = verdict.points
        var agrees = false
        if let country = verdict.country {
            agrees = registry.outlets[entry.outlet].country == country
            points += agrees ? TranslationWeights.country : TranslationWeights.otherCountry
        }
        if verdict.isOwnName, !agrees, !verdict.isMangled, !verdict.isTranslated { return nil }
        if candidate.speaks, !verdict.isNameLike, !agrees, !verdict.isMangled { return nil }
        return (entry, points)
    }

    private func mention(
        _ candidate: TranslationCandidate, _ verdict: TranslationJudge.Verdict, original: String?, alone: Bool,
        in text: ScalarText
    ) -> TranslatedMention? {
        guard var (entry, points) = choice(candidate, verdict, original: original) else { return nil }
        if verdict.isNameLike, let original, original == entry.language, !(alone && points >= needed(candidate)) {
            points += TranslationWeights.translatedText
        }
        guard points >= needed(candidate) else { return nil }
        let outlet = registry.outlets[entry.outlet]
        if let ending = candidate.ending,
            let domain = outlet.domains.first(where: { $0.hasSuffix("." + ending) })
        {
            entry.name = domain.prefix(1).uppercased() + domain.dropFirst()
        }
        return TranslatedMention(
            span: TextSpan(verdict.start, candidate.name.end), name: candidate.name,
            outlet: OutletReference(id: outlet.id, name: outlet.name, matched: .translation), kind: outlet.sourceKind,
            original: entry.name, originalLanguage: entry.language, cue: verdict.cue,
            strength: candidate.ending != nil ? 1 : min(1, 0.5 + 0.1 * Double(points - TranslationWeights.enough)))
    }

    private func reading(of text: ScalarText, language: String?) -> TranslationReading? {
        let tokens = WordToken.tokens(of: text)
        guard let language = language.map({ String($0.prefix(2)) }) ?? likelyLanguage(of: tokens),
            let words = registry.translation.languages[language], let cues = words.cues
        else { return nil }
        return TranslationReading(
            text: text, tokens: tokens, language: language, cues: cues, words: words, dictionary: registry.translation,
            context: MentionContext(text: text, vocabulary: registry.vocabulary, language: language))
    }

    /// The language whose small words a text has most of.
    private func likelyLanguage(of tokens: [WordToken]) -> String? {
        var counts: [String: Int] = [:]
        for token in tokens.prefix(400) {
            for (language, words) in registry.translation.languages where words.linkers.contains(token.hash) {
                counts[language, default: 0] += 1
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
