import Ingestion

/// What is told in a noun phrase rather than a clause.
extension ContentCutter {
    /// The noun before a relative clause, where nothing in the clause says what it was that somebody announced or denied
    /// (a charge that the firm denied).
    func antecedent(of claim: ClaimDraft) -> Range<Int>? {
        guard reading.lexicon.splitsGenitive, let lemma = claim.lemma, let source = claim.source,
            lemma.licence.contains(.relative),
            claim.kind == .verb, !claim.takesSourceBefore, !claim.isPassive,
            source.tokens.upperBound <= claim.cue.lowerBound
        else { return nil }
        let low = clause.range.lowerBound
        var end = source.tokens.lowerBound
        guard end > low, tokens[end - 1].kind == .word, tokens[end - 1].quotation < 0 else { return nil }
        let next = claim.extent.upperBound
        if next < clause.range.upperBound, tokens[next].isWord || tokens[next].kind == .quotationMark,
            tokens[next].classes.isDisjoint(with: [.preposition, .time]) || !tokens[next].isWord
                || tokens[next].classes.contains(.infinitiveMarker)
        {
            return nil
        }
        let before = tokens[end - 1].classes
        if reading.isRelativeThat(end - 1)
            || before.contains(.relative) && before.isDisjoint(with: [.complementizer, .determiner])
        {
            end -= 1
        } else {
            guard
                before.isDisjoint(with: [
                    .preposition, .coordinator, .subordinator, .verb, .auxiliary, .adverb, .complementizer, .pronoun,
                    .relative, .time,
                ]), !reading.isVerbal(end - 1), !tokens[end - 1].isCapitalized
            else { return nil }
        }
        if end > low, tokens[end - 1].isComma { end -= 1 }
        guard let thing = clause.phrases.core(endingAt: end, low: low) ?? behindPreposition(end, low),
            thing.core.count > 1
        else { return nil }
        return thing.core
    }

    /// The noun phrase that a preposition or a verb leads to, up to an end.
    func behindPreposition(_ end: Int, _ low: Int) -> NounPhrase? {
        for start in max(low, end - 6)..<end
        where tokens[start].kind == .word && tokens[start].classes.contains(.determiner) {
            if let phrase = clause.phrases.core(from: start, limit: end, place: .object), phrase.core.upperBound == end
            {
                return phrase
            }
        }
        return nil
    }

    /// Whether a noun phrase behind a verb is what is said, and the clause or quotation belongs to it (rejected the
    /// notion that, calling him "a fool").
    func isObject(from start: Int, to found: Int, lemma: VerbCue) -> Bool {
        if lemma.licence.contains(.complement), !reading.lexicon.isRomance { return found > start }
        guard found > start + 1, !lemma.licence.contains(.addressee), !reading.lexicon.isVerbSecond,
            !tokens[found - 1].isMark(":")
        else { return false }
        let first = tokens[start]
        // cited concerns that: a verb that takes no clause
        if reading.lexicon.splitsGenitive, lemma.licence.contains(.object), !lemma.licence.contains(.clause),
            first.kind == .word, tokens[found - 1].classes.contains(.complementizer),
            first.classes.isDisjoint(with: [.preposition, .adverb, .time])
        {
            return true
        }
        guard lemma.licence.contains(.object) else {
            // posted a picture that
            return reading.lexicon.splitsGenitive && first.kind == .word && first.classes.contains(.determiner)
                && first.classes.isDisjoint(with: [.time, .preposition, .adverb])
                && tokens[found - 1].classes.contains(.complementizer)
        }
        // A fait valoir au maire que …: whom it was told.
        if reading.lexicon.isRomance, first.classes.contains(.addressing) { return false }
        return first.kind == .word && (!first.classes.isDisjoint(with: [.determiner, .object]) || first.isCapitalized)
    }

    /// Whether nothing but where or to whom it was said stands in a range: live bei RTL, der HNA.
    func isBareAdjunct(_ range: Range<Int>) -> Bool {
        guard reading.lexicon.nounsAreCapitalized, !clause.holdsClaim(range) else { return false }
        return !range.contains {
            tokens[$0].isComma || tokens[$0].isMark(":")
                || tokens[$0].quotation >= 0 && !reading.isNameQuotation(tokens[$0].quotation)
        }
    }

    /// Whether a range holds more than a verb's particle, times and adverbs.
    func isWorded(_ range: Range<Int>, _ claim: ClaimDraft) -> Bool {
        if range.count == 1, tokens[range.lowerBound].classes.contains(.negation) { return false }
        return range.contains {
            $0 != claim.farPart && tokens[$0].isWord && tokens[$0].classes.isDisjoint(with: [.adverb, .time])
                && !(tokens[$0].kind == .word && !tokens[$0].isCapitalized && tokens[$0].classes.isEmpty
                    && range.count < 3)
        }
    }

    /// What stands between the parts of a verb that takes a participle or particle at the clause's end: hat eine Reform
    /// angekündigt, kündigte eine Reform an.
    func middleField(of claim: ClaimDraft) -> Range<Int>? {
        guard reading.lexicon.nounsAreCapitalized, let far = claim.farPart, let verb = claim.verb else { return nil }
        let end = clause.clauseEnd(from: far)
        // Hält das für falsch
        if let lemma = claim.lemma, lemma.particle != nil, lemma.licence.contains(.complement), verb < far,
            lemma.licence.isDisjoint(with: [.object, .that]), !claim.isNegated
        {
            return reading.trimmed(verb + 1..<end)
        }
        // A clause or a quotation behind it is what was said.
        if end < clause.range.upperBound, tokens[end].isComma || tokens[end].isMark(":") || tokens[end].isDash,
            clause.holdsClaim(end + 1..<clause.range.upperBound)
        {
            return nil
        }
        var start = min(verb, claim.cue.lowerBound) + 1
        if far == verb {
            start = clause.clauseStart(before: verb)
            while start < far, !tokens[start].classes.contains(.auxiliary) { start += 1 }
            start += 1
        }
        if let source = claim.source, source.tokens.lowerBound >= start, source.tokens.upperBound <= far {
            start = source.tokens.upperBound
        }
        while start < far,
            closesQuotation(start) || !tokens[start].classes.isDisjoint(with: [.reflexive, .adverb, .time])
        { start += 1 }
        start = clause.behindTimes(from: start)
        guard start < far, let middle = reading.trimmed(start..<far), isWorded(middle, claim) else { return nil }
        return middle
    }

    func closesQuotation(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.kind == .quotationMark && token.quotation >= 0
            && reading.prose.quotations[token.quotation].tokens.lowerBound < index
    }

    /// Leaves out whom it was told, when and where, where no mark parts them from what was said.
    func skipAddressee(from start: Int, lemma: VerbCue, high: Int) -> Int {
        var index = start
        if reading.lexicon.isRomance { return start }
        if reading.lexicon.isVerbSecond {
            let end = clause.clauseEnd(from: start)
            if end < high, tokens[end].isComma { return end + 1 }
            return start
        }
        if lemma.licence.contains(.addressee), index < high,
            let phrase = clause.phrases.core(from: index, limit: high, place: .object), phrase.core.upperBound < high
        {
            index = phrase.core.upperBound
        }
        while index < high, tokens[index].kind == .word,
            tokens[index].classes.contains(.time) || tokens[index].classes.contains(.adverb)
        {
            index += 1
        }
        if reading.lexicon.splitsGenitive { index = clause.behindTimes(from: index) }
        return index < high ? index : start
    }
}
