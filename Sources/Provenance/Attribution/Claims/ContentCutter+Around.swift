import Ingestion

/// Claims set into what was said, or behind it: C, X said.
extension ContentCutter {
    func cutAround(_ claims: inout [ClaimDraft], _ index: Int, low: Int) {
        var claim = claims[index]
        var start = low
        // What another claim said before is not said here too; where this one is set behind it, it says that as well.
        for earlier in claims[..<index].indices {
            guard !claims[earlier].isNested, claims[earlier].kind == .verb, !claims[earlier].isParenthetical,
                let content = claims[earlier].content.last
            else { continue }
            if claim.kind == .verb, content.contains(claim.extent.lowerBound) {
                close(&claims[earlier], at: claim.extent.lowerBound)
                start = min(start, claims[earlier].extent.lowerBound)
            } else if claims[earlier].extent.lowerBound >= start, !citesWhole(claim) {
                start = max(start, content.upperBound)
            }
        }
        var front = claim.extent.lowerBound
        if case .verb = claim.kind, front > clause.range.lowerBound, tokens[front - 1].classes.contains(.subordinator) {
            front -= 1
        }
        start = behindLeadIn(from: start, to: max(start, front))
        if let before = reading.trimmed(start..<max(start, front)) { claim.content.append(before) }
        var end = clause.clauseEnd(from: claim.extent.upperBound)
        if case .phrase = claim.kind, end > claim.extent.upperBound, tokens[claim.extent.upperBound].kind == .word {
            end = claim.extent.upperBound
        }
        if end < clause.range.upperBound, !tokens[end].isSentenceEnd || goesOnInQuotation(behind: end, claim) {
            var stop = clause.range.upperBound
            for later in claims[(index + 1)...] where !later.isNested && later.kind == .verb && !later.isParenthetical {
                stop = min(stop, boundary(before: later) ?? later.extent.lowerBound)
                break
            }
            if var behind = reading.trimmed(end..<max(end, stop)), goesOn(claim, behind) {
                // Whom it was told stands before the rest of a quotation.
                if let opening = behind.first(where: { tokens[$0].quotation >= 0 }), opening - behind.lowerBound < 25,
                    !clause.holdsClaim(behind.lowerBound..<opening)
                {
                    behind = opening..<behind.upperBound
                }
                claim.content.append(behind)
            }
        }
        // … a appris X de source judiciaire: where the speaker before has it from.
        if reading.lexicon.isRomance, claim.content.isEmpty, claim.kind != .verb, index > 0 {
            claim.content = claims[index - 1].content
        }
        claims[index] = claim
    }

    /// Whether a source behind a preposition closes a sentence, all of which it is given for.
    func citesWhole(_ claim: ClaimDraft) -> Bool {
        guard reading.lexicon.splitsGenitive, case .phrase = claim.kind else { return false }
        return endsSentence(claim)
    }

    /// Whether a claim set into a quotation ends a sentence inside of it, and the quotation goes on.
    func goesOnInQuotation(behind end: Int, _ claim: ClaimDraft) -> Bool {
        let region = tokens[claim.cue.lowerBound].quotation
        return reading.lexicon.isRomance && region >= 0 && end + 2 < clause.range.upperBound
            && tokens[end + 1].quotation == region && tokens[end + 1].isWord
    }

    /// Leaves out the occasion before a quotation (Asked about it, "No," X said).
    func behindLeadIn(from start: Int, to end: Int) -> Int {
        guard reading.lexicon.splitsGenitive || reading.lexicon.isRomance, start < end, tokens[start].kind == .word,
            tokens[start].quotation < 0,
            tokens[start].cue >= 0 && tokens[start].form.contains(.participle)
                || tokens[start].form.contains(.present)
                || !tokens[start].classes.isDisjoint(with: [.subordinator, .preposition])
        else { return start }
        for index in start + 1..<end where tokens[index].quotation >= 0 {
            // Dans ce cas, la houle atteindra sept mètres, « … »: a clause of its own is said too.
            if reading.lexicon.isRomance, clause.holdsClaim(start..<index - 1) { return start }
            return tokens[index - 1].isComma && reading.prose.quotations[tokens[index].quotation].words > 3
                ? index : start
        }
        return start
    }

    /// Whether what follows a claim set into its words is said too, rather than told by the article.
    func goesOn(_ claim: ClaimDraft, _ behind: Range<Int>) -> Bool {
        guard let before = claim.content.first else { return true }
        let quoted = before.contains { tokens[$0].quotation >= 0 }
        let quotedBehind = behind.contains {
            tokens[$0].quotation >= 0 && !reading.isNameQuotation(tokens[$0].quotation)
        }
        if quoted, !quotedBehind { return false }
        return quotedBehind || clause.holdsClaim(behind)
    }
}
