import Ingestion

/// Reads a line that a name and a colon open, as interviews and headlines print them (SMITH: I never saw it).
struct SpeakerLine {
    let reading: Reading
    /// Surnames that stand behind a first name somewhere in the article.
    private let surnames: Set<UInt64>

    private static let longestName = 5

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
    }

    private var tokens: [Token] { reading.tokens }

    /// The claim of a sentence that opens a paragraph with a person's name and a colon.
    func claim(in clause: Clause, sentence: Int) -> ClaimDraft? {
        let low = clause.range.lowerBound
        guard low == 0 || tokens[low - 1].kind == .paragraphEnd, let colon = colon(in: clause.range) else { return nil }
        let name = low..<colon
        guard isName(name) else { return nil }
        let phrase = NounPhrase(tokens: name, core: name, head: colon - 1)
        var claim = ClaimDraft(
            rule: reading.lexicon.language + ".speaker-line", kind: .phrase(.before), sentence: sentence,
            cue: colon..<colon + 1, source: phrase, confidence: 0.8, extent: low..<colon + 1)
        claim.takesParagraph = true
        return claim
    }

    /// The colon behind a few capitalized words, with words that were said behind it.
    private func colon(in range: Range<Int>) -> Int? {
        for index in range.dropFirst().prefix(Self.longestName) {
            if tokens[index].isMark(":") { return index + 1 < range.upperBound ? index : nil }
            guard tokens[index].kind == .word else { return nil }
        }
        return nil
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
