import Ingestion

/// Words of a text that are the name of an outlet in another language.
struct TranslationCandidate {
    /// Indexes of its words.
    var words: Range<Int>
    /// The name, with its domain ending.
    var name: TextSpan
    /// The names that it may be.
    var entries: [TranslatedNameIndex.Entry]
    /// The domain ending that was kept (`at`).
    var ending: String?
    var unitCount: Int
    /// One of its words can itself say something.
    var speaks: Bool
    /// One of its words is an institution, which may have a capital without being a name.
    var isInstitution: Bool
    /// One of its words has a capital that it would not have but in a name.
    var hasCapital: Bool
}

/// A text as the search for translated names reads it.
struct TranslationReading {
    let text: ScalarText
    let tokens: [WordToken]
    let language: String
    let cues: CueTable
    let words: TranslationDictionary.Language
    let dictionary: TranslationDictionary
    let context: MentionContext

    /// The candidates of a text, the longest at each word.
    func candidates(_ index: TranslatedNameIndex, _ registry: OutletRegistry) -> [TranslationCandidate] {
        var source = NameConcepts(dictionary: words, language: language)
        source.others = dictionary.languages.filter { $0.key != language }.sorted { $0.key < $1.key }.map(\.value)
        source.isPlace = { dictionary.concepts[$0].country != nil }
        let isNear = nearness()
        var found: [TranslationCandidate] = []
        var position = 0
        while position < tokens.count {
            if isNear[position], let candidate = longest(at: position, source, index, registry) {
                found.append(candidate)
                position = candidate.words.upperBound
            } else {
                position += 1
            }
        }
        return found
    }

    /// By word, whether a cue, a media noun, a quotation mark or a domain's point is so near that it may be a name.
    private func nearness() -> [Bool] {
        var isNear = [Bool](repeating: false, count: tokens.count)
        var marked = 0
        for (position, token) in tokens.enumerated() {
            let isSign =
                cues.words.contains(token.hash) || isQuoted(token) || isMediaNoun(token)
                || (text.scalar(at: token.end) == "." && text.scalar(at: token.end + 1)?.isWordCharacter == true)
            guard isSign else { continue }
            let end = min(position + 8, tokens.count)
            for near in max(marked, position - 5)..<max(end, marked) { isNear[near] = true }
            marked = max(marked, end)
        }
        return isNear
    }

    private func isQuoted(_ token: WordToken) -> Bool {
        context.closing(after: token.end) != nil || context.opening(before: token.start) != nil
    }

    func isMediaNoun(_ token: WordToken) -> Bool {
        if context.vocabulary.mediaNounHashes.contains(token.hash) { return true }
        guard token.end - token.start > 7 else { return false }
        let word = text.folded[token.start..<token.end]
        return context.vocabulary.mediaSuffixLetters.contains { word.suffix($0.count).elementsEqual($0) }
    }

    private func longest(
        at start: Int, _ source: NameConcepts, _ index: TranslatedNameIndex, _ registry: OutletRegistry
    ) -> TranslationCandidate? {
        var units: [NameConcepts.Unit] = []
        var position = start
        var best: TranslationCandidate?
        while position < tokens.count, units.count < 4 {
            if position > start, !isAdjacent(position) { break }
            guard let unit = source.unit(at: tokens[position..<min(position + 4, tokens.count)], in: text) else {
                if units.isEmpty { return nil }
                // The newspaper The Evening: a capital article begins a name.
                if tokens[position].isCapital { break }
                position += 1
                continue
            }
            if unit.isKnown {
                units.append(unit)
                position += unit.length
            } else {
                let parts = source.compound(tokens[position], in: text)
                // A word that the dictionary lacks is a proper name, or the end of the phrase.
                guard !parts.isEmpty || tokens[position].isCapital else { break }
                units += parts.isEmpty ? [unit] : parts
                position += 1
            }
            guard units.contains(where: \.isKnown) else {
                if units.count > 1 { return nil }
                continue
            }
            let words = start..<position
            let entries = NameConcepts.keys(of: units).flatMap { index.entries(of: $0, exceptLanguage: language) }
            if let candidate = candidate(words, units, entries, source, registry) { best = candidate }
        }
        return best
    }

    private func candidate(
        _ words: Range<Int>, _ units: [NameConcepts.Unit], _ entries: [TranslatedNameIndex.Entry],
        _ source: NameConcepts, _ registry: OutletRegistry
    ) -> TranslationCandidate? {
        guard !entries.isEmpty else { return nil }
        let end = tokens[words.upperBound - 1].end
        // "The voice of the north" is lifeless, whatever the north is.
        let heads = units.filter { !$0.concepts.contains { dictionary.concepts[$0].isCapital } }
        let speaks = (heads.isEmpty ? units : heads).contains {
            $0.concepts.contains { dictionary.concepts[$0].speaks }
        }
        var position = words.lowerBound
        var hasCapital = false
        for unit in units {
            while position < words.upperBound, source.isLinker(tokens[position]) { position += 1 }
            guard position < words.upperBound else { break }
            let isPlain = unit.isKnown && !unit.concepts.contains { dictionary.concepts[$0].isCapital }
            if isPlain, tokens[position].isCapital { hasCapital = true }
            position += unit.length
        }
        var candidate = TranslationCandidate(
            words: words, name: TextSpan(tokens[words.lowerBound].start, end), entries: entries,
            unitCount: units.count, speaks: speaks,
            isInstitution: units.contains { $0.concepts.contains { dictionary.concepts[$0].isInstitution } },
            hasCapital: hasCapital)
        if let ending = domainEnding(after: words.upperBound) {
            let suffix = "." + ending.text
            candidate.entries = entries.filter { entry in
                registry.outlets[entry.outlet].domains.contains { $0.hasSuffix(suffix) }
            }
            let host = text.foldedString(TextSpan(candidate.name.start, ending.end))
            guard !candidate.entries.isEmpty, registry.index(forDomain: host) == nil,
                !isHostCharacter(before: candidate.name.start)
            else { return nil }
            candidate.ending = ending.text
            candidate.name = TextSpan(candidate.name.start, ending.end)
            return candidate
        }
        // What is written as the original is no translation, unless its article was translated.
        let core = TranslatedNameIndex.unordered(tokens[words])
        candidate.entries = entries.filter { $0.core != core || ($0.hasArticle && isArticleTranslated(words)) }
        return candidate.entries.isEmpty ? nil : candidate
    }

    /// Whether a longer domain goes on before an offset (ouest-france.fr).
    private func isHostCharacter(before offset: Int) -> Bool {
        guard let scalar = text.scalar(at: offset - 1) else { return false }
        return scalar == "-" || scalar == "." || scalar == "@"
    }

    /// A domain's last label directly behind a word.
    private func domainEnding(after position: Int) -> (text: String, end: Int)? {
        guard position < tokens.count, position > 0, text.scalar(at: tokens[position - 1].end) == ".",
            tokens[position].start == tokens[position - 1].end + 1
        else { return nil }
        let ending = text.foldedString(TextSpan(tokens[position].start, tokens[position].end))
        guard context.vocabulary.domainEndings.contains(ending), !tokens[position].isCapital else { return nil }
        return (ending, tokens[position].end)
    }

    /// Whether an article of the text's language stands before words that are written as in the original.
    private func isArticleTranslated(_ words: Range<Int>) -> Bool {
        guard let determiner = context.determiner(before: tokens[words.lowerBound].start) else { return false }
        return context.vocabulary.articles[language]?.contains(determiner.folded) ?? false
    }

    /// The index of the first word that ends behind an offset, by halving.
    func word(endingAfter offset: Int) -> Int {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].end > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whether only a blank, a hyphen or an apostrophe stands between a word and the one before.
    func isAdjacent(_ position: Int) -> Bool {
        guard position > 0, position < tokens.count else { return false }
        let (end, start) = (tokens[position - 1].end, tokens[position].start)
        guard start - end == 1 else { return false }
        let scalar = text.folded[end]
        return scalar == " " || scalar == "-" || scalar == "'"
    }
}
