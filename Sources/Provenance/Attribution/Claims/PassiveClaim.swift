import Ingestion

/// Reads an English passive whose agent is the source: was asked by a reporter whether, described by doctors as.
struct PassiveClaim {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }

    func claim(of group: VerbGroup, sentence: Int) -> ClaimDraft? {
        guard let agent = group.agent,
            var source = clause.phrases.phrase(from: agent + 1, limit: clause.range.upperBound),
            !(clause.phrases.isPronoun(source) && tokens[source.head].classes.contains(.speech)),
            !isWay(source)
        else { return nil }
        if group.cue.licence.contains(.topic), let end = topic(in: source.core) {
            source.core = source.core.lowerBound..<end
            source.tokens = source.core
            source.appositions = []
        }
        var claim = ClaimDraft(
            rule: reading.lexicon.language + "." + group.cue.lemma + "-by", kind: .verb, sentence: sentence,
            cue: group.tokens, source: source, confidence: group.cue.precision * 0.95,
            extent: group.tokens.lowerBound..<source.tokens.upperBound)
        claim.verb = group.verb
        claim.lemma = group.cue
        claim.isPassive = true
        claim.saidFrom = OpeningClause(clause: clause).said(behindAgent: source.tokens.upperBound, of: group)
        claim.isReduced = group.tokens.lowerBound == group.verb
        return claim
    }

    /// Whether a lone small noun says how something was done (by mistake).
    private func isWay(_ source: NounPhrase) -> Bool {
        let head = tokens[source.head]
        return source.core.count == 1 && !head.isCapitalized && head.kind == .word
            && head.classes.isDisjoint(with: WordClass.sourceNoun.union([.pronoun, .relative, .indefinite, .plural]))
            && !reading.ends(source.head, with: "s")
    }

    /// Where "of" begins what somebody was accused of, behind who accuses.
    private func topic(in core: Range<Int>) -> Int? {
        guard core.count > 2 else { return nil }
        return core.dropFirst().last { tokens[$0].classes.contains(.linking) && tokens[$0].kind == .word }
    }

    /// Whether what follows a passive's agent is what was said: of what, as what, whether, to do what, a quotation.
    func allows(_ content: Range<Int>) -> Bool {
        let first = tokens[content.lowerBound]
        if first.quotation >= 0 { return true }
        guard first.kind == .word else { return false }
        if content.lowerBound > 0, tokens[content.lowerBound - 1].classes.contains(.complementizer) { return true }
        return !first.classes.isDisjoint(with: [.interrogative, .complementizer, .infinitiveMarker, .manner, .linking])
            || first.classes.contains(.about)
    }

    /// What a passive's subject is, which is all that was said where nothing follows the agent (The sale was reported
    /// by Reuters).
    func subject(of claim: ClaimDraft) -> Range<Int>? {
        let low = clause.range.lowerBound
        var end = claim.cue.lowerBound
        if claim.isReduced {
            // They won, as reported by X: the clause before.
            while end > low, tokens[end - 1].kind == .word,
                !tokens[end - 1].classes.isDisjoint(with: [.adverb, .manner])
            {
                end -= 1
            }
            guard end > low, tokens[end - 1].isComma, clause.holdsClaim(low..<end - 1) else { return nil }
            return low..<end - 1
        }
        let start = clause.clauseStart(before: end)
        return start < end ? start..<end : nil
    }
}
