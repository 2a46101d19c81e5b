import Ingestion

/// Phrases read leftwards, from the verb whose subject they are.
extension NounPhraseReader {
    /// Reads the phrase that ends before a token, not reaching below `low`.
    func phrase(endingAt end: Int, low: Int) -> NounPhrase? {
        guard end > low else { return nil }
        var coreEnd = end
        var appositions: [Range<Int>] = []
        var whole = end
        // Ruiz, who calls him a “fool,” said: the comma stands inside the marks.
        if lexicon.splitsGenitive, end - 2 > low, tokens[end - 1].kind == .quotationMark, tokens[end - 2].isComma,
            tokens[end - 2].quotation >= 0
        {
            coreEnd = end - 1
        }
        for _ in 0..<3 {
            guard coreEnd - 1 > low, tokens[coreEnd - 1].isComma || tokens[coreEnd - 1].isDash else { break }
            let closing = coreEnd - 1
            let isComma = tokens[closing].isComma
            var opening = closing - 1
            let isQuoted = tokens[closing].quotation >= 0
            while opening > low, closing - opening <= Self.longestInsertion || isQuoted && opening > low,
                !(isComma ? tokens[opening].isComma : tokens[opening].isDash), !tokens[opening].isMark(";")
            {
                opening -= 1
            }
            guard opening > low, closing - opening > 1, isComma ? tokens[opening].isComma : tokens[opening].isDash
            else { return nil }
            if describes(opening + 1..<closing) {
                appositions.insert(opening + 1..<closing, at: 0)
            } else if appositions.isEmpty {
                whole = opening
            }
            coreEnd = opening
        }
        guard var core = core(endingAt: coreEnd, low: low) ?? modified(endingAt: coreEnd, low: low) else { return nil }
        if lexicon.splitsGenitive {
            // A nurse accused of stealing drugs pleaded: the drugs are what was stolen.
            let before = core.core.lowerBound - 1
            if before > low, tokens[before].kind == .word, !tokens[before].isCapitalized,
                reading.ends(before, with: "ing"), tokens[before - 1].classes.contains(.preposition),
                let whole = modified(endingAt: coreEnd, low: low)
            {
                core = whole
            }
            core = withoutAntecedent(core)
            core = counted(core, low: low)
            if endsRelativeClause(core, low: low), let whole = modified(endingAt: coreEnd, low: low) { core = whole }
        }
        // Several descriptions in a row share their commas (Ana Ruiz, 42, a lecturer, said).
        for _ in 0..<3 where isDescription(core, low: low) {
            guard let next = self.core(endingAt: core.core.lowerBound - 1, low: low),
                !lexicon.splitsGenitive || tokens[next.core.lowerBound].isCapitalized
                    || tokens[next.core.lowerBound].classes.contains(.determiner)
            else { break }
            appositions.insert(core.core, at: 0)
            core = next
        }
        var phrase = core
        phrase.appositions = appositions
        phrase.tokens =
            core.core
            .lowerBound..<(appositions.isEmpty
            ? min(whole, core.core.upperBound)
            : max(core.core.upperBound, appositions[appositions.count - 1].upperBound))
        return phrase
    }

    /// Whether what stands between two commas says who somebody is, rather than where or when something was.
    private func describes(_ range: Range<Int>) -> Bool {
        let first = tokens[range.lowerBound]
        if first.kind == .number || first.classes.contains(.relative) { return true }
        if lexicon.nounsAreCapitalized, first.classes.contains(.definite) { return true }
        if first.classes.contains(.preposition) || first.classes.contains(.adverb)
            || first.classes.contains(.subordinator)
            || first.classes.contains(.coordinator) || first.form == .present
        {
            return first.classes.contains(.linking) && false
        }
        return range.contains { !tokens[$0].classes.isDisjoint(with: .sourceNoun) || tokens[$0].isCapitalized }
    }

    /// The leftmost start from which a core reaches exactly to `end`.
    func core(endingAt end: Int, low: Int) -> NounPhrase? {
        if end - 1 >= low, let single = pronoun(at: end - 1), tokens[end - 1].kind == .word,
            !(lexicon.isRomance && end - 2 >= low && tokens[end - 1].classes.contains(.object)
                && tokens[end - 1].classes.contains(.plural)
                && tokens[end - 2].classes.contains(.preposition)),
            !(lexicon.isRomance && end - 2 >= low && opensQuantity(end - 2, limit: end))
        {
            return single
        }
        var start = max(low, end - Self.longestCore + 2)
        while start < end {
            if starts(start, low: low), let found = core(from: start, limit: end, place: .subject),
                found.core.upperBound == end
            {
                return found
            }
            start += 1
        }
        return nil
    }

    /// Whether a clause can begin at a word: behind a mark, "que", "et" or an adverb.
    private func opensClause(_ index: Int, low: Int) -> Bool {
        guard index > low else { return true }
        let before = tokens[index - 1]
        if before.isComma || before.isMark(";") || before.isMark(":") || before.isDash { return true }
        return before.kind == .word
            && !before.classes.isDisjoint(with: [.complementizer, .subordinator, .coordinator])
            && before.classes.isDisjoint(with: [.preposition, .determiner])
    }

    private func starts(_ index: Int, low: Int) -> Bool {
        let token = tokens[index]
        if token.kind == .quotationMark { return shortName(at: index) != nil }
        if lexicon.splitsGenitive, token.classes.contains(.interrogative), !token.classes.contains(.relative) {
            return false
        }
        // Thursday the senator said
        if lexicon.splitsGenitive, token.classes.contains(.time), token.isCapitalized, index + 1 < tokens.count,
            !tokens[index + 1].classes.isDisjoint(with: [.determiner, .pronoun])
        {
            return false
        }
        guard token.isWord,
            token.classes.isDisjoint(with: [.coordinator, .subordinator, .complementizer, .negation, .auxiliary])
        else { return false }
        // Des habitants racontent: at a sentence's start it is the article of a plural.
        let isArticle =
            lexicon.isRomance && (token.isCapitalized || opensClause(index, low: low))
            && token.classes.contains(.linking)
            && (token.classes.contains(.determiner)
                || index + 1 < tokens.count && tokens[index + 1].classes.contains(.indefinite))
        if token.classes.contains(.preposition), !isArticle, !token.isCapitalized || index == low { return false }
        if token.classes.contains(.adverb) || token.classes.contains(.time), index == low || !token.isCapitalized,
            !(lexicon.splitsGenitive && token.classes.contains(.adverb)
                && (token.classes.contains(.determiner)
                    || index + 1 < tokens.count
                        && !tokens[index + 1].classes.isDisjoint(with: [.document, .survey, .people])))
        {
            return false
        }
        guard index > low else { return true }
        let before = tokens[index - 1]
        if lexicon.splitsGenitive, before.classes.contains(.approximator),
            token.kind == .number || token.classes.contains(.indefinite)
        {
            return true
        }
        if before.kind == .word {
            if before.isAttached, before.classes.contains(.possessive) { return false }
            if before.classes.contains(.preposition) && before.classes.isDisjoint(with: [.coordinator, .subordinator])
                || before.classes.contains(.determiner)
                    && !(before.classes.contains(.complementizer) && token.isCapitalized)
                    && !reading.isRelativeThat(index - 1)
            {
                return false
            }
            // Without an article a noun begins a phrase only where a clause does.
            if lexicon.isRomance, !token.isCapitalized,
                token.classes.isDisjoint(with: [.determiner, .possessive, .pronoun, .indefinite]),
                before.classes.isDisjoint(with: [
                    .coordinator, .subordinator, .complementizer, .adverb, .relative, .time,
                ]), !reading.isVerbal(index - 1)
            {
                return false
            }
            // The middle of a name or of a noun with its adjectives is no start.
            if before.isCapitalized, token.isCapitalized, !before.classes.contains(.time),
                before.classes.isDisjoint(with: [.coordinator, .adverb, .subordinator, .preposition])
            {
                return false
            }
        }
        return true
    }
}
