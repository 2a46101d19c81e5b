/// Finds whom a passive quotes as saying something (Ruiz was quoted as saying).
struct QuotedSpeaker {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }

    /// Who is quoted, and where the cue begins; `nil` where nobody is.
    func speaker(of group: VerbGroup) -> (speaker: NounPhrase, cue: Int)? {
        let low = clause.range.lowerBound
        let manner = group.tokens.lowerBound - 1
        guard manner - 1 > low, tokens[manner].classes.contains(.manner), cites(manner - 1) else { return nil }
        var start = manner - 1
        while start > low, !tokens[start - 1].classes.isDisjoint(with: [.auxiliary, .adverb]) { start -= 1 }
        guard start < manner - 1, let subject = clause.phrases.phrase(endingAt: start, low: low) else { return nil }
        return (subject, start)
    }

    /// Where what was said begins behind whom a medium quotes (quoted Ruiz as saying that).
    func said(behind claim: ClaimDraft) -> Int? {
        guard let quoted = claim.quoted, quoted.tokens.upperBound + 2 < clause.range.upperBound,
            tokens[quoted.tokens.upperBound].classes.contains(.manner)
        else { return nil }
        let verb = quoted.tokens.upperBound + 1
        guard tokens[verb].cue >= 0, tokens[verb].form.contains(.present) else { return nil }
        return tokens[verb + 1].classes.contains(.complementizer) ? verb + 2 : verb + 1
    }

    private func cites(_ index: Int) -> Bool {
        let cue = tokens[index].cue
        return cue >= 0 && clause.reading.lexicon.cues[cue].quotes
            && !tokens[index].form.isDisjoint(with: [.finite, .participle])
    }
}
