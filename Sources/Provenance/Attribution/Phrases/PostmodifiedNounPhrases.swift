import Ingestion

extension NounPhraseReader {
    /// Behind a participle or an adjective that follows its noun and goes on to the clause's end (a poll conducted in
    /// May, people familiar with the talks).
    func postmodifierEnd(behind phrase: NounPhrase, limit: Int) -> Int? {
        let tokens = reading.tokens
        var index = phrase.core.upperBound
        // It may have been taken for the noun itself.
        if index - 1 > phrase.core.lowerBound, tokens[index - 1].classes.contains(.postmodifier) { index -= 1 }
        guard index < limit, tokens[index].classes.contains(.postmodifier), !tokens[index].isCapitalized,
            !tokens[phrase.core.lowerBound..<index].allSatisfy({ $0.classes.contains(.determiner) })
        else { return nil }
        while index < limit {
            let token = tokens[index]
            if token.kind == .paragraphEnd || token.kind == .mark && !token.isAttached || token.isComma
                || token.isSentenceEnd || token.kind == .quotationMark || token.isDash
            {
                break
            }
            if reading.isVerbal(index), index > phrase.core.upperBound, !token.classes.contains(.postmodifier) {
                return nil
            }
            index += 1
            if index - phrase.core.upperBound > 20 { return nil }
        }
        return index > phrase.core.upperBound ? index : nil
    }

    /// A phrase without the relative clause that ends it.
    func withoutRelativeClause(_ phrase: NounPhrase) -> NounPhrase {
        guard let last = phrase.appositions.last, reading.tokens[last.lowerBound].classes.contains(.relative) else {
            return phrase
        }
        var short = phrase
        short.appositions.removeLast()
        let end = short.appositions.last?.upperBound ?? short.core.upperBound
        short.tokens = phrase.tokens.lowerBound..<end
        return short
    }

    /// Whether a phrase is the object in a relative clause that no comma sets off, so that the clause's noun is the
    /// subject (an official who spoke to reporters said).
    func endsRelativeClause(_ phrase: NounPhrase, low: Int) -> Bool {
        let tokens = reading.tokens
        let start = phrase.core.lowerBound
        var index = start - 1
        while index > low, start - index < 16, tokens[index].isWord, tokens[index].quotation < 0 {
            let classes = tokens[index].classes
            if classes.contains(.relative), classes.isDisjoint(with: [.complementizer, .determiner]) {
                return tokens[index + 1..<start].contains { $0.classes.isDisjoint(with: .adverb) }
                    && tokens[index - 1].kind == .word
            }
            if !classes.isDisjoint(with: [.complementizer, .subordinator, .coordinator]) { return false }
            index -= 1
        }
        return false
    }

    /// A number of people with what says how nearly it counts (about 9 percent, at least a dozen members, the two).
    func counted(_ phrase: NounPhrase, low: Int) -> NounPhrase {
        let tokens = reading.tokens
        let first = tokens[phrase.core.lowerBound]
        guard first.kind == .number || first.classes.contains(.determiner) || first.classes.contains(.indefinite),
            first.classes.isDisjoint(with: [.definite, .possessive])
        else { return phrase }
        var start = phrase.core.lowerBound
        while start > low, tokens[start - 1].kind == .word, tokens[start - 1].classes.contains(.approximator),
            phrase.core.lowerBound - start < 3
        {
            start -= 1
        }
        if start == phrase.core.lowerBound, start > low, first.classes.contains(.indefinite),
            tokens[start - 1].classes.contains(.definite), tokens[start - 1].kind == .word
        {
            start -= 1
        }
        guard start < phrase.core.lowerBound else { return phrase }
        var whole = phrase
        whole.core = start..<phrase.core.upperBound
        whole.tokens = start..<phrase.tokens.upperBound
        return whole
    }

    /// A name without the noun before it, whose clause the name begins with no pronoun (a promise Reyes says he keeps).
    func withoutAntecedent(_ phrase: NounPhrase) -> NounPhrase {
        let tokens = reading.tokens
        let core = phrase.core
        guard core.count >= 3, tokens[core.lowerBound].kind == .word, !tokens[core.lowerBound].isCapitalized,
            tokens[core.lowerBound].classes.contains(.determiner), tokens[core.upperBound - 1].isCapitalized
        else { return phrase }
        var start = core.upperBound - 1
        while start > core.lowerBound, tokens[start - 1].kind == .word, tokens[start - 1].isCapitalized { start -= 1 }
        // the agency in Kiel: a preposition ties the name to its noun.
        let namers: WordClass = [.title, .given, .adjective, .place, .occasion, .adverb, .preposition]
        guard start - 1 > core.lowerBound, tokens[start - 1].kind == .word,
            tokens[start - 1].classes.isDisjoint(with: WordClass.sourceNoun.union(namers)),
            tokens[start - 1].cue < 0 || tokens[start - 1].form.contains(.noun),
            tokens[core.lowerBound..<start].allSatisfy({ $0.kind == .word && !$0.isCapitalized }),
            !reading.ends(start - 1, with: "er"), !reading.ends(start - 1, with: "or"),
            !reading.ends(start - 1, with: "ist"), !reading.ends(start - 1, with: "ian")
        else { return phrase }
        let name = start..<core.upperBound
        return NounPhrase(tokens: name, core: name, head: core.upperBound - 1)
    }

    /// Whether a phrase behind a comma is an age or an office that describes the name before.
    func isDescription(_ phrase: NounPhrase, low: Int) -> Bool {
        let tokens = reading.tokens
        let start = phrase.core.lowerBound
        guard start - 2 >= low, tokens[start - 1].isComma, tokens[start - 2].kind == .word,
            tokens[start - 2].isCapitalized
        else { return false }
        if phrase.core.count == 1, tokens[start].kind == .number { return true }
        return !reading.lexicon.nounsAreCapitalized && !tokens[start].isCapitalized
            && phrase.core.contains { tokens[$0].classes.contains(.role) }
    }

    /// The subject whose participle reaches up to its verb (Democrats trying to win the state say).
    func modified(endingAt end: Int, low: Int) -> NounPhrase? {
        let tokens = reading.tokens
        guard reading.lexicon.splitsGenitive || reading.lexicon.isRomance else { return nil }
        if let whole = withRelativeClause(endingAt: end, low: low) { return whole }
        var index = end - 1
        while index > low, end - index < 24, tokens[index].isWord, tokens[index].quotation < 0 {
            let token = tokens[index]
            if token.classes.contains(.postmodifier) || isPresentParticiple(index) || isPastParticiple(index),
                !token.isCapitalized,
                tokens[index - 1].isWord,
                tokens[index - 1].classes.isDisjoint(with: [.preposition, .determiner])
                    || tokens[index - 1].classes.contains(.indefinite),
                let subject = core(endingAt: index, low: low), !isPronoun(subject)
            {
                var whole = subject
                whole.core = subject.core.lowerBound..<end
                whole.tokens = whole.core
                return whole
            }
            if reading.isVerbal(index), !isPresentParticiple(index) { return nil }
            index -= 1
        }
        return nil
    }

    private func isPresentParticiple(_ index: Int) -> Bool {
        let token = reading.tokens[index]
        guard reading.lexicon.splitsGenitive, token.kind == .word, token.end - token.start > 4 else { return false }
        return reading.prose.text.folded[token.end - 3..<token.end].elementsEqual("ing".unicodeScalars)
    }

    /// Whether a small word behind a French noun is a participle by its ending and what follows hangs on it (habitants
    /// évacués de l'immeuble).
    private func isPastParticiple(_ index: Int) -> Bool {
        let token = reading.tokens[index]
        guard reading.lexicon.isRomance, token.kind == .word, token.end - token.start > 4, token.cue < 0,
            token.classes.isEmpty, index + 1 < reading.tokens.count,
            reading.tokens[index + 1].classes.contains(.preposition)
        else { return false }
        return Self.pastEndings.contains { reading.endsExactly(index, with: $0) }
    }

    private static let pastEndings = ["é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues"]

    /// A noun phrase behind the preposition that leads to it, where it ends at a token (dans les colonnes du Financial
    /// Times, qui …).
    func behindPreposition(endingAt end: Int, low: Int) -> NounPhrase? {
        guard lexicon.isRomance || lexicon.nounsAreCapitalized, end > low else { return nil }
        var start = end - 1
        while start > low, end - start < 12, tokens[start].isWord || tokens[start].kind == .quotationMark {
            let before = tokens[start - 1]
            if before.kind == .word, before.classes.contains(.preposition),
                let phrase = core(from: start, limit: end, place: .object), phrase.core.upperBound == end
            {
                return phrase
            }
            start -= 1
        }
        return nil
    }

    /// Whether a word belongs to what an owner has (Facebook's global outreach, the agency's Boston office).
    func followsOwner(_ index: Int) -> Bool {
        index > 1
            && (reading.isGenitive(index - 1)
                || reading.tokens[index - 1].isCapitalized && reading.isGenitive(index - 2))
    }

    /// The subject whose relative clause no comma sets off (executives who have worked with him say).
    func withRelativeClause(endingAt end: Int, low: Int) -> NounPhrase? {
        let tokens = reading.tokens
        let isRomance = reading.lexicon.isRomance
        var index = end - 2
        while index > low, end - index < (isRomance ? 40 : 20),
            isRomance ? !tokens[index].isComma && !tokens[index].isSentenceEnd : tokens[index].isWord,
            isRomance || tokens[index].quotation < 0
        {
            let classes = tokens[index].classes
            // Le rapport que le journal a consulté conclut …
            let isObject =
                isRomance && classes.contains(.complementizer) && tokens[index - 1].kind == .word
                && !reading.isVerbal(index - 1)
                && tokens[index - 1].classes.isDisjoint(with: [
                    .adverb, .preposition, .demonstrative, .subordinator, .neuter,
                ]) && tokens[index - 1].cue < 0
            if isRomance, classes.contains(.coordinator), tokens[index + 1].classes.contains(.relative) {
                index -= 1
                continue
            }
            if isRomance, classes.contains(.relative), tokens[index - 1].classes.contains(.coordinator) {
                index -= 1
                continue
            }
            if isObject || classes.contains(.relative) && classes.isDisjoint(with: [.complementizer, .determiner]) {
                guard let subject = core(endingAt: index, low: low),
                    !isPronoun(subject)
                        || isRomance
                            && !tokens[subject.head].classes.isDisjoint(with: [.masculine, .feminine])
                else { return nil }
                if isPronoun(subject) { return subject }
                var whole = subject
                whole.core = subject.core.lowerBound..<end
                whole.tokens = whole.core
                return whole
            }
            index -= 1
        }
        return nil
    }
}
