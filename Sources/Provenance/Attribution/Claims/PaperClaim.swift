import Ingestion

/// Reads an English participle behind a paper that says something: a poll showing a lead, a letter warning that.
struct PaperClaim {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }
    private static let longest = 10

    /// Whoever put the paper out, or the paper itself; `nil` where none stands before the participle.
    func source(of group: VerbGroup) -> NounPhrase? {
        guard group.cue.precision >= 0.8, let paper = paper(endingAt: group.tokens.lowerBound) else { return nil }
        if group.cue.licence.contains(.finding) { return paper }
        if let found = ImpliedSubject(clause: clause).found(before: paper.core.lowerBound),
            tokens[found.verb].classes.contains(.issuing),
            !(found.verb + 1..<paper.core.lowerBound).contains(where: { tokens[$0].isComma || reading.isVerbal($0) })
        {
            return found.subject
        }
        return paper
    }

    /// The paper that a participle directly follows; a time may stand between.
    private func paper(endingAt end: Int) -> NounPhrase? {
        let behind = SubjectVerbSyntax().behindSubject(end, in: clause)
        var low = behind
        while low > clause.range.lowerBound, behind - low < Self.longest, tokens[low - 1].isWord,
            tokens[low - 1].quotation < 0, !reading.isVerbal(low - 1),
            tokens[low - 1].classes.contains(.linking)
                || tokens[low - 1].classes.isDisjoint(with: [.preposition, .subordinator, .pronoun, .coordinator])
        {
            low -= 1
        }
        guard low < behind, let phrase = clause.phrases.core(endingAt: behind, low: low) else { return nil }
        let opensNoun =
            tokens[phrase.core.lowerBound].classes.contains(.determiner) || tokens[phrase.core.lowerBound].isCapitalized
        guard opensNoun || phrase.core.count <= 3 else { return nil }
        let classes = tokens[phrase.head].classes
        return !classes.isDisjoint(with: [.document, .survey]) && classes.isDisjoint(with: [.picture, .role, .people])
            && tokens[phrase.head].kind == .word ? phrase : nil
    }
}
