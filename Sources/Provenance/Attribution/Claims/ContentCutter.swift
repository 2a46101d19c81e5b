import Ingestion

/// Decides which words of a sentence each of its claims says, and which claims stand inside of another.
struct ContentCutter {
    let clause: Clause

    var tokens: [Token] { clause.tokens }
    var reading: Reading { clause.reading }

    func cut(_ found: [ClaimDraft]) -> [ClaimDraft] {
        var claims = found
        // A claim set behind holds what goes before; other verbs there are part of what was said.
        for outer in claims.indices where claims[outer].isParenthetical && claims[outer].kind == .verb {
            for inner in claims.indices
            where inner < outer && !claims[inner].isParenthetical && claims[inner].kind == .verb {
                if endsSentence(claims[outer]) || claims[outer].extent.lowerBound - claims[inner].extent.upperBound > 2,
                    !separates(claims[inner], from: claims[outer])
                {
                    claims[inner].isNested = true
                }
            }
        }
        var low = clause.range.lowerBound
        var open: Int?
        var dropped: Set<Int> = []
        let licence = ClaimLicence(clause: clause)
        for index in claims.indices where !claims[index].isNested {
            if claims[index].isParenthetical {
                cutAround(&claims, index, low: low)
                if let end = claims[index].content.last?.upperBound { low = max(low, end) }
                low = max(low, claims[index].extent.upperBound)
                if claims[index].kind == .verb { open = index }
                continue
            }
            if let holder = open, claims[index].kind == .verb,
                let content = claims[holder].content.last,
                content.contains(claims[index].extent.lowerBound) || content.contains(claims[index].cue.lowerBound)
            {
                guard
                    let boundary = boundary(before: claims[index], after: claims[holder])
                        ?? ownQuotation(of: claims[index])
                else {
                    if standsApart(claims[index], in: claims[holder]) {
                        cutBehind(&claims[index], low: low)
                        if !licence.allows(claims[index]) {
                            dropped.insert(index)
                            claims[index].content = []
                        }
                        continue
                    }
                    claims[index].isNested = true
                    continue
                }
                close(&claims[holder], at: boundary)
            }
            cutBehind(&claims[index], low: low)
            // What is no claim holds no words.
            guard
                !(reading.lexicon.splitsGenitive || reading.lexicon.isRomance) || claims[index].content.isEmpty
                    || licence.allows(claims[index])
            else {
                dropped.insert(index)
                claims[index].content = []
                continue
            }
            if claims[index].kind == .verb, !claims[index].content.isEmpty { open = index }
            low = max(low, claims[index].extent.lowerBound)
        }
        for index in claims.indices where claims[index].isNested { cutBehind(&claims[index], low: low) }
        return claims.indices.filter { !dropped.contains($0) && licence.allows(claims[$0]) }.map { claims[$0] }
    }

    /// Whether a claim stands in the object of a verb that names an act rather than a clause (praised him for cuts that
    /// he said had worked): both are told.
    func standsApart(_ claim: ClaimDraft, in holder: ClaimDraft) -> Bool {
        guard reading.lexicon.splitsGenitive, let inner = claim.lemma, let outer = holder.lemma,
            inner.precision >= 0.9, outer.licence.contains(.object), !outer.licence.contains(.clause),
            let source = claim.source, !claim.takesSourceBefore, let content = holder.content.first,
            content.lowerBound > 0
        else { return false }
        return !tokens[content.lowerBound - 1].classes.contains(.complementizer)
            && !content.contains { tokens[$0].quotation >= 0 && $0 < source.core.lowerBound }
    }

    func endsSentence(_ claim: ClaimDraft) -> Bool {
        let end = clause.clauseEnd(from: claim.extent.upperBound)
        return end >= clause.range.upperBound || tokens[end].isSentenceEnd
    }

    /// A semicolon or a quotation of its own keeps an earlier claim apart from a later one behind it.
    func separates(_ earlier: ClaimDraft, from later: ClaimDraft) -> Bool {
        guard earlier.extent.upperBound < later.extent.lowerBound else { return true }
        return (earlier.extent.upperBound..<later.extent.lowerBound).contains {
            tokens[$0].isMark(";")
                || tokens[$0].quotation >= 0 && reading.prose.quotations[tokens[$0].quotation].words > 3
        }
    }

    /// Where a claim begins that a comma and a quotation of its own follow (and Ruiz said, "No").
    func ownQuotation(of claim: ClaimDraft) -> Int? {
        let end = claim.extent.upperBound
        guard reading.lexicon.splitsGenitive, end + 1 < clause.range.upperBound, tokens[end].isComma,
            tokens[end + 1].kind == .quotationMark
        else { return nil }
        return claim.extent.lowerBound
    }

    /// Where the words of an earlier claim end before a later one that is no part of it.
    func boundary(before claim: ClaimDraft, after holder: ClaimDraft? = nil) -> Int? {
        let low = clause.range.lowerBound
        if let holder, holder.saidFrom != nil { return nil }
        if let holder, let boundary = outside(holder, claim) { return boundary }
        if let relative = relative(before: claim) { return relative }
        var index = claim.extent.lowerBound
        var sawWord = false
        var joins = false
        // Mientras que: what leads to a clause of its own is no part of the claim before.
        if reading.lexicon.isRomance, index - 1 > low, tokens[index - 1].classes.contains(.complementizer),
            tokens[index - 2].classes.contains(.subordinator)
        {
            index -= 1
        }
        while index > low, tokens[index - 1].kind == .word,
            !tokens[index - 1].classes.isDisjoint(with: [.coordinator, .adverb, .subordinator]),
            !tokens[index - 1].classes.contains(.complementizer)
        {
            if !tokens[index - 1].classes.isDisjoint(with: [.coordinator, .subordinator]) { sawWord = true }
            if tokens[index - 1].classes.contains(.coordinator) { joins = true }
            index -= 1
        }
        guard index > low else { return nil }
        let mark = tokens[index - 1]
        let isMark = mark.isComma || mark.isMark(";") || mark.isDash || mark.kind == .quotationMark
        if claim.takesSourceBefore { return isMark || sawWord ? index : nil }
        if let source = claim.source, source.core.count == 1, tokens[source.head].classes.contains(.relative),
            claim.antecedent != nil
        {
            return nil
        }
        if joins, reading.lexicon.splitsGenitive, (claim.lemma?.precision ?? 0) >= 0.9 { return index }
        let leadsIn = !tokens[low].classes.isDisjoint(with: [.subordinator, .preposition]) && mark.isComma
        return isMark && (sawWord || leadsIn || mark.isMark(";")) ? index : nil
    }

    /// The relative pronoun before a claim that goes on with its verb (policies, which he said had failed).
    func relative(before claim: ClaimDraft) -> Int? {
        let start = claim.extent.lowerBound
        guard reading.lexicon.splitsGenitive, start > clause.range.lowerBound, !claim.takesSourceBefore,
            tokens[start - 1].classes.contains(.relative), claim.extent.upperBound < clause.range.upperBound,
            reading.isVerbal(claim.extent.upperBound) || reading.mayBeVerb(claim.extent.upperBound)
        else { return nil }
        return start - 1
    }

    /// Where an earlier claim ends that stands in what describes a later one's source (Ruiz, who says it is late, said
    /// she would go) or in a clause that goes before the later one's (when he asked about it, she said).
    func outside(_ holder: ClaimDraft, _ claim: ClaimDraft) -> Int? {
        guard reading.lexicon.splitsGenitive, !claim.takesSourceBefore, let source = claim.source else { return nil }
        let holds = holder.extent.lowerBound
        if source.core.lowerBound < holds, source.tokens.lowerBound < holds {
            return claim.cue.lowerBound > clause.range.lowerBound && tokens[claim.cue.lowerBound - 1].isComma
                ? claim.cue.lowerBound - 1 : claim.cue.lowerBound
        }
        let start = claim.extent.lowerBound
        guard start - 1 > clause.range.lowerBound, tokens[start - 1].isComma, holds > clause.range.lowerBound,
            tokens[holds - 1].classes.contains(.subordinator)
        else { return nil }
        return start - 1
    }

    func close(_ claim: inout ClaimDraft, at boundary: Int) {
        guard let last = claim.content.last else { return }
        claim.content.removeLast()
        guard boundary > last.lowerBound else { return }
        if let cut = reading.trimmed(last.lowerBound..<min(last.upperBound, boundary)) { claim.content.append(cut) }
    }
}
