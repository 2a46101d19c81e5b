import Ingestion

/// Reads a line that a name and a colon open, as interviews and headlines print them (SMITH: I never saw it).
struct SpeakerLine {
    let reading: Reading
    /// Surnames that stand behind a first name somewhere in the article.
    private let surnames: Set<UInt64>

    /// Whether names in capitals and colons open several lines, as a transcript prints its speakers.
    private let isTranscript: Bool

    private static let longestName = 5
    private static let fewestLines = 3
    private static let fewestWords = 8

    init(reading: Reading) {
        self.reading = reading
        var surnames: Set<UInt64> = []
        let tokens = reading.tokens
        for index in tokens.indices.dropFirst()
        where tokens[index].isCapitalized && tokens[index - 1].isCapitalized
            && tokens[index - 1].classes.contains(.given)
        {
            surnames.insert(tokens[index].hash)
        }
        self.surnames = surnames
        let labels = reading.prose.sentences.lazy.map { Self.capitals(in: $0.tokens, of: tokens) }.filter { $0 != 0 }
        isTranscript =
            reading.lexicon.splitsGenitive && Set(labels).count > 1 && labels.prefix(Self.fewestLines).count > 2
    }

    /// The last of the words in capitals that a colon follows at a paragraph's start; 0 where none do.
    private static func capitals(in range: Range<Int>, of tokens: [Token]) -> UInt64 {
        guard let first = range.first, first == 0 || tokens[first - 1].kind == .paragraphEnd else { return 0 }
        for index in range.prefix(longestName) {
            if tokens[index].isMark(":") { return index > first ? tokens[index - 1].hash : 0 }
            guard tokens[index].kind == .word, tokens[index].isAcronym,
                tokens[index].classes.isSubset(of: [.given, .masculine, .feminine, .title])
            else { return 0 }
        }
        return 0
    }

    private var tokens: [Token] { reading.tokens }

    /// The claim of a sentence that opens a paragraph with a person's name and a colon.
    func claim(in clause: Clause, sentence: Int) -> ClaimDraft? {
        let low = clause.range.lowerBound
        guard low == 0 || tokens[low - 1].kind == .paragraphEnd, let colon = colon(in: clause.range) else { return nil }
        let name = low..<colon
        // A headline only repeats what the text says.
        if reading.lexicon.isRomance, isHeadline(clause.range) { return nil }
        guard
            isName(name) || isTranscript && Self.capitals(in: clause.range, of: tokens) != 0
                || isHeadline(clause.range) && isSpeaker(name)
        else { return nil }
        // "Ruiz: A last chance" heads a passage, and says nothing.
        if name.count == 1, !tokens[name.lowerBound].isAcronym, clause.range.upperBound - colon < Self.fewestWords,
            !isHeadline(clause.range), tokens[colon + 1].quotation < 0
        {
            return nil
        }
        let phrase = NounPhrase(tokens: name, core: name, head: colon - 1)
        var claim = ClaimDraft(
            rule: reading.lexicon.language + ".speaker-line", kind: .phrase(.before), sentence: sentence,
            cue: colon..<colon + 1, source: phrase, confidence: 0.8, extent: low..<colon + 1)
        claim.takesParagraph = true
        return claim
    }

    /// The claim of a sentence in which a name behind a dash, or at its start, and a colon lead to a quotation (Polls
    /// were wrong - Ana Ruiz: “They asked the old.”).
    func signedQuotation(in clause: Clause, sentence: Int) -> ClaimDraft? {
        let range = clause.range
        guard reading.lexicon.splitsGenitive else { return nil }
        guard let colon = range.dropFirst().first(where: { tokens[$0].isMark(":") && tokens[$0].quotation < 0 }),
            colon + 1 < range.upperBound, tokens[colon + 1].kind == .quotationMark, tokens[colon + 1].quotation >= 0,
            reading.prose.quotations[tokens[colon + 1].quotation].words > 3
        else { return nil }
        var start = colon
        while start > range.lowerBound, tokens[start - 1].kind == .word, tokens[start - 1].isCapitalized { start -= 1 }
        guard start < colon, colon - start < Self.longestName,
            start == range.lowerBound || tokens[start - 1].isDash || tokens[start - 1].classes.contains(.origin),
            tokens[start].classes.isDisjoint(with: .determiner)
        else { return nil }
        let name = start..<colon
        return ClaimDraft(
            rule: reading.lexicon.language + ".signed-quotation", kind: .phrase(.before), sentence: sentence,
            cue: colon..<colon + 1, source: NounPhrase(tokens: name, core: name, head: colon - 1), confidence: 0.75,
            extent: start..<colon + 1)
    }

    /// The colon behind a few capitalized words, with words that were said behind it.
    private func colon(in range: Range<Int>) -> Int? {
        for index in range.dropFirst().prefix(Self.longestName) {
            if tokens[index].isMark(":") { return index + 1 < range.upperBound ? index : nil }
            guard tokens[index].kind == .word else { return nil }
        }
        return nil
    }

    /// Whether a sentence is the text's first paragraph, which in a plain text is its headline.
    private func isHeadline(_ range: Range<Int>) -> Bool {
        range.lowerBound == 0 && !range.isEmpty
    }

    /// Whether what stands before a headline's colon can speak: a paper, a poll, unnamed people, somebody whom the
    /// article names (Report: Bridge To Close).
    private func isSpeaker(_ words: Range<Int>) -> Bool {
        guard let first = words.first, let last = words.last, !tokens[first].classes.contains(.preposition),
            !tokens[last].classes.contains(.picture),
            !words.contains(where: { reading.isGenitive($0) })
        else { return false }
        return !tokens[last].classes.isDisjoint(with: [.document, .survey, .report, .people, .media])
            || surnames.contains(tokens[last].hash) || reading.mentionAt[last] >= 0
    }

    /// Whether words are a person's name: a first name and a surname, or a surname that stands elsewhere with both.
    private func isName(_ name: Range<Int>) -> Bool {
        guard let first = name.first, let last = name.last,
            name.allSatisfy({ tokens[$0].isCapitalized && reading.mentionAt[$0] < 0 })
        else { return false }
        if name.count >= 2, tokens[first].classes.contains(.given) { return true }
        if name.count >= 2, tokens[first].classes.contains(.title), !tokens[last].classes.contains(.place) {
            return true
        }
        guard name.count == 1, tokens[first].classes.isDisjoint(with: .sourceNoun) else { return false }
        return surnames.contains(tokens[first].hash)
    }
}
