import Ingestion

/// Claims before what was said: X said that C.
extension ContentCutter {
    func cutBehind(_ claim: inout ClaimDraft, low: Int) {
        let high =
            claim.saidTo
            ?? (claim.isReduced
                ? max(claim.extent.upperBound, reducedEnd(claim)) : relativeEnd(claim) ?? clause.range.upperBound)
        let start = claim.extent.upperBound
        if case .phrase(let frame) = claim.kind {
            if frame == .before || frame == .opening, let content = reading.trimmed(start..<high) {
                claim.content = [content]
            }
            return
        }
        guard let lemma = claim.lemma, !claim.pointsBack else { return }
        if let said = claim.saidFrom {
            if let content = reading.trimmed(said..<clause.range.upperBound) { claim.content = [content] }
            return
        }
        if claim.isPassive, let told = toldInPassive(claim, high: high) {
            claim.content = [told]
            return
        }
        let opening = opening(from: start, to: high)
        if let found = opening.index, !opening.isBehindVerb || tokens[found - 1].isMark(":"),
            !isObject(from: start, to: found, lemma: lemma)
        {
            // A complementizer that asks or doubts is part of what is said.
            let doubts =
                found > start && !tokens[found - 1].classes.contains(.relative)
                && tokens[found - 1].classes.contains(.subordinator)
            cut(&claim, from: doubts ? found - 1 : found, to: high, isOpened: true)
        } else if let quoted = quotationBehindAdjunct(from: start, high: high) {
            claim.content = [quoted]
        } else {
            cut(
                &claim, from: skipAddressee(from: start, lemma: lemma, high: high), to: high,
                isOpened: opening.index != nil)
        }
    }

    /// Where a relative clause ends that a claim stands in: at the comma before its sentence's own verb (El País, qui cite la
    /// police, affirme que …).
    private func relativeEnd(_ claim: ClaimDraft) -> Int? {
        guard reading.lexicon.isRomance, claim.kind == .verb, let source = claim.source,
            tokens[source.head].classes.contains(.relative), source.tokens.lowerBound > clause.range.lowerBound,
            source.tokens.upperBound <= claim.cue.lowerBound
        else { return nil }
        var index = claim.extent.upperBound
        while index + 1 < clause.range.upperBound {
            if tokens[index].isComma, tokens[index].quotation < 0 {
                var verb = index + 1
                while verb < clause.range.upperBound,
                    !tokens[verb].classes.isDisjoint(with: [.object, .reflexive, .negation]), !reading.isVerbal(verb)
                {
                    verb += 1
                }
                return verb < clause.range.upperBound && reading.isVerbal(verb) && tokens[verb].kind == .word
                    ? index : nil
            }
            index += 1
        }
        return nil
    }

    /// What a passive tells where nothing that was said follows who told it: its subject.
    private func toldInPassive(_ claim: ClaimDraft, high: Int) -> Range<Int>? {
        let start = claim.extent.upperBound
        let passive = PassiveClaim(clause: clause)
        let quotes = start + 1 < high && tokens[start].isComma && tokens[start + 1].quotation >= 0
        if clause.clauseEnd(from: start) == start, !quotes,
            let said = passive.subject(of: claim).flatMap(reading.trimmed)
        {
            return said
        }
        guard let said = reading.trimmed(min(clause.behindTimes(from: start), high)..<high), !passive.allows(said)
        else {
            return nil
        }
        return passive.subject(of: claim).flatMap(reading.trimmed)
    }

    /// Where a quotation, a colon or "that" opens what is said behind a verb, and whether another verb stands before.
    private func opening(from start: Int, to high: Int) -> (index: Int?, isBehindVerb: Bool) {
        var sawVerb = false
        for index in start..<max(start, min(high, start + Self.reach)) {
            let token = tokens[index]
            if opensQuotation(index, from: start) { return (sawVerb ? nil : index, sawVerb) }
            if token.isMark(":") { return (index + 1, sawVerb) }
            if token.classes.contains(.complementizer), !token.isCapitalized {
                return (sawVerb ? nil : index + 1, sawVerb)
            }
            if token.isMark(";") || token.isDash { break }
            if reading.isVerbal(index) { sawVerb = true }
            if sawVerb, !reading.lexicon.isVerbSecond { break }
        }
        return (nil, sawVerb)
    }

    private static let reach = 30

    /// Whether a quotation begins at a token that is more than a word or two within what is told.
    private func opensQuotation(_ index: Int, from start: Int) -> Bool {
        let token = tokens[index]
        guard token.quotation >= 0, token.kind == .quotationMark else { return false }
        let quotation = reading.prose.quotations[token.quotation]
        guard quotation.tokens.lowerBound == index else { return false }
        let few = reading.lexicon.isRomance ? 0 : 3
        return quotation.words > few && (index == start || few > 0)
            || quotation.words > 3 || quotation.hasSentenceEnd
    }

    /// Gives a claim the words from a place on, or less where its verb asks for less.
    private func cut(_ claim: inout ClaimDraft, from start: Int, to high: Int, isOpened: Bool) {
        guard let lemma = claim.lemma else { return }
        if let part = part(of: claim, lemma, from: start, to: high, isOpened: isOpened) {
            claim.content = [part]
            return
        }
        if !isOpened, goesOnElsewhere(claim) {
            claim.isSilenced = true
            return
        }
        if !isOpened, followsQuotation(claim), isAdjunct(claim.extent.upperBound, high) { return }
        // Estimant que c'est tard, X …: the speaker follows the claim.
        let stop = claim.takesSourceBefore ? max(start, claim.source?.tokens.lowerBound ?? high) : high
        if let content = reading.trimmed(start..<(stop > start ? stop : high)),
            !reading.lexicon.nounsAreCapitalized || isWorded(content, claim),
            isOpened || !lemma.licence.isDisjoint(with: [.object, .topic]) || !isBareAdjunct(content),
            !claim.takesUpObject || RomanceLicence(clause: clause).allows(content, of: claim)
        {
            claim.content = [content]
        }
        // "Das schreibt X.": nothing follows, and a pronoun stands for what was said before.
    }

    /// The object, the middle field or the name that is all that a verb says.
    private func part(
        of claim: ClaimDraft, _ lemma: VerbCue, from start: Int, to high: Int, isOpened: Bool
    ) -> Range<Int>? {
        if reading.lexicon.isVerbSecond, let own = ownObject(from: claim.extent.upperBound, lemma: lemma, high: high) {
            return own
        }
        if !isOpened, let middle = middleField(of: claim) { return middle }
        let licence = ClaimLicence(clause: clause)
        if lemma.licence.contains(.complement), licence.namesWhat(claim),
            let named = licence.name(from: start, to: high),
            let content = reading.trimmed(named)
        {
            return content
        }
        return isOpened ? nil : antecedent(of: claim)
    }

    /// A few words between quotation marks behind where or when they were said (a salué au micro de RTL « un pas »).
    func quotationBehindAdjunct(from start: Int, high: Int) -> Range<Int>? {
        guard reading.lexicon.isRomance, start + 2 < high, tokens[start].kind == .word,
            tokens[start].classes.contains(.preposition), tokens[start].classes != [.preposition, .linking]
        else { return nil }
        var index = start
        while index < high, index - start < 14, tokens[index].isWord, tokens[index].quotation < 0,
            !reading.isVerbal(index), tokens[index].classes.isDisjoint(with: [.complementizer, .relative])
        {
            index += 1
        }
        guard index < high, index > start + 1, tokens[index].kind == .quotationMark, tokens[index].quotation >= 0,
            tokens[index - 1].classes.isDisjoint(with: [.preposition, .determiner]),
            !reading.isNameQuotation(tokens[index].quotation)
        else { return nil }
        let region = reading.prose.quotations[tokens[index].quotation].tokens
        guard region.lowerBound == index, region.upperBound <= high else { return nil }
        let end = clause.clauseEnd(from: region.upperBound)
        guard !(region.upperBound..<max(region.upperBound, end)).contains(where: { tokens[$0].isWord }) else {
            return nil
        }
        return region
    }

    /// The object of a verb up to the comma behind it, where that is what was said: sprach von Verletzten, darunter …;
    /// nannte den Plan „dreist“, ….
    func ownObject(from start: Int, lemma: VerbCue, high: Int) -> Range<Int>? {
        let end = clause.clauseEnd(from: start)
        guard reading.lexicon.nounsAreCapitalized, end > start, end < high, tokens[end].isComma else { return nil }
        let isTopic = lemma.licence.contains(.topic) && tokens[start].classes.contains(.agent)
        let isNamed =
            lemma.licence.contains(.complement)
            && (start..<end).contains { tokens[$0].quotation >= 0 && !reading.isNameQuotation(tokens[$0].quotation) }
        guard isTopic || isNamed else { return nil }
        return reading.trimmed(start..<end)
    }

    /// Where what a noun's participle says ends: at a comma, or before the verb of the sentence that the noun opens (a
    /// poll showing a lead has cheered them).
    func reducedEnd(_ claim: ClaimDraft) -> Int {
        let start = claim.cue.upperBound
        let high = clause.range.upperBound
        var opens = claim.extent.lowerBound <= clause.range.lowerBound
        if !opens, tokens[claim.extent.lowerBound - 1].isComma, !claim.isPassive { opens = true }
        var verbs = 0
        for index in start..<max(start, high) where tokens[index].quotation < 0 {
            if tokens[index].classes.contains(.complementizer) || tokens[index].classes.contains(.relative) {
                verbs -= 1
            }
            if tokens[index].isComma, index + 1 < high, tokens[index + 1].quotation < 0 {
                if index > start, claim.isPassive || opens || startsWithPreposition { return index }
            }
            if opens, index > start, tokens[index].kind == .word,
                !tokens[index].classes.isDisjoint(with: [.auxiliary, .verb]), !tokens[index].isCapitalized,
                tokens[index - 1].classes.isDisjoint(with: [.auxiliary, .infinitiveMarker])
            {
                verbs += 1
                if verbs > (claim.lemma?.licence.contains(.finding) == true ? 0 : 1) { return index }
            }
        }
        return high
    }

    var startsWithPreposition: Bool {
        tokens[clause.range.lowerBound].classes.contains(.preposition)
    }

    /// Whether another clause or another verb of the subject follows a verb of saying at once.
    func goesOnElsewhere(_ claim: ClaimDraft) -> Bool {
        let next = claim.extent.upperBound
        guard reading.lexicon.splitsGenitive, claim.kind == .verb, !claim.isPassive, claim.farPart == nil,
            next + 1 < clause.range.upperBound, tokens[next].quotation < 0, tokens[next + 1].quotation < 0
        else { return false }
        if tokens[next].isComma {
            // Recently, he said, it was shut.
            let start = claim.extent.lowerBound
            return start > clause.range.lowerBound && !tokens[start - 1].isComma
                && tokens[start - 1].classes.isDisjoint(with: [.coordinator, .adverb])
        }
        return tokens[next].kind == .word && tokens[next].classes.contains(.coordinator)
            && !tokens[next].classes.contains(.subordinator)
    }

    /// Whether the sentence before is a quotation, in the same paragraph, and the claim opens its own (“Who knows?” Ruiz
    /// said of the vote.)
    func followsQuotation(_ claim: ClaimDraft) -> Bool {
        let low = clause.range.lowerBound
        guard reading.lexicon.splitsGenitive, claim.sentence > 0, claim.extent.lowerBound <= low + 1,
            claim.lemma?.licence.contains(.parenthesis) ?? false, tokens[low - 1].kind == .quotationMark
        else { return false }
        let before = reading.prose.sentences[claim.sentence - 1]
        return before.paragraph == reading.prose.sentences[claim.sentence].paragraph
            && before.tokens.first.map { tokens[$0].quotation >= 0 } ?? false
    }

    /// Whether only where, when, to whom or of what something was said stands in a range.
    func isAdjunct(_ start: Int, _ end: Int) -> Bool {
        guard start < end, tokens[start].kind == .word, !(start..<end).contains(where: { tokens[$0].quotation >= 0 })
        else { return false }
        return !tokens[start].classes.isDisjoint(with: [.preposition, .subordinator, .adverb, .time])
            && !tokens[start].classes.contains(.infinitiveMarker)
    }
}
