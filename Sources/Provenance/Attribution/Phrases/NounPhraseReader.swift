import Ingestion

/// Reads noun phrases with their titles, appositions and relative clauses.
struct NounPhraseReader {
    /// Whether a phrase is read as a subject before its verb, where any preposition ties on, or behind a cue.
    enum Place { case subject, object }

    let reading: Reading

    var tokens: [Token] { reading.tokens }
    var lexicon: Lexicon { reading.lexicon }
    /// A phrase's core has at most so many tokens, which keeps every look around bounded.
    static let longestCore = 26
    static let longestInsertion = 40

    // MARK: Core

    /// Reads a phrase without appositions from its first token.
    func core(from start: Int, limit: Int, place: Place) -> NounPhrase? {
        guard start < limit else { return nil }
        let first = tokens[start]
        if let single = pronoun(at: start) { return single }
        guard first.isWord || first.kind == .quotationMark else { return nil }
        let limit = min(limit, start + Self.longestCore)
        if lexicon.nounsAreCapitalized {
            return CapitalizedNounPhrases(reading: reading, names: self).core(from: start, limit: limit, place: place)
        }
        var scan = NounPhraseScan(names: self, start: start, limit: limit, place: place)
        return scan.phrase()
    }

    /// Whether a month's name is somebody's: district administrator Jan Oakley, spokeswoman April Jones.
    func isFirstName(_ index: Int, limit: Int) -> Bool {
        let token = tokens[index]
        return lexicon.splitsGenitive && token.classes.contains(.given) && token.isCapitalized && !token.hasFinalDot
            && index + 1 < limit && tokens[index + 1].kind == .word && tokens[index + 1].isCapitalized
            && tokens[index + 1].classes.isDisjoint(with: [.time, .preposition])
    }

    /// Whether a capitalized small word goes a name on (Le Goff).
    func goesOnName(_ index: Int, limit: Int) -> Bool {
        let token = tokens[index]
        return token.isCapitalized && token.classes.contains(.particle) && reading.mentionAt[index] < 0
            && index + 1 < limit && tokens[index - 1].isCapitalized && tokens[index + 1].kind == .word
            && tokens[index + 1].isCapitalized
    }

    /// Whether a small "de" before a word for many opens a phrase, as an article does.
    func opensQuantity(_ start: Int, limit: Int) -> Bool {
        start + 1 < limit && tokens[start].classes.contains(.linking) && !tokens[start].classes.contains(.determiner)
            && tokens[start + 1].classes.contains(.indefinite)
    }

    /// Whether "de" behind a number or "un" says of whom it counts some.
    func opensPart(_ index: Int, limit: Int) -> Bool {
        let before = tokens[index - 1]
        return index + 1 < limit && tokens[index].classes.contains(.linking) && before.kind == .word
            && before.classes.contains(.determiner)
            && before.classes.isDisjoint(with: [.definite, .possessive, .demonstrative, .preposition])
    }

    /// Whether a preposition says of what a quantity is (most of them, many in the crowd).
    func isPartitive(_ index: Int) -> Bool {
        let classes = tokens[index].classes
        return classes.contains(.linking)
            || lexicon.splitsGenitive && classes.contains(.attaching) && index + 1 < tokens.count
                && !tokens[index + 1].classes.isDisjoint(with: [.determiner, .possessive, .object])
                && tokens[index + 1].classes.isDisjoint(with: .time)
    }

    /// Whether "to" is a preposition, by the noun behind it (aides to the minister).
    func isPlainTo(_ index: Int, limit: Int) -> Bool {
        lexicon.splitsGenitive && tokens[index].classes.contains(.infinitiveMarker) && index + 1 < limit
            && (!tokens[index + 1].classes.isDisjoint(with: [.determiner, .possessive])
                || tokens[index + 1].isCapitalized)
    }

    /// A pronoun that stands for a source by itself.
    func pronoun(at index: Int) -> NounPhrase? {
        let token = tokens[index]
        // Most of them, one of the lawyers: a quantity of somebody.
        if index + 1 < tokens.count, isPartitive(index + 1), !token.classes.contains(.relative),
            token.classes.contains(.indefinite)
        {
            return nil
        }
        // Selon lui
        let isOblique =
            lexicon.isRomance && index > 0 && token.classes.contains(.masculine) && token.classes.contains(.object)
            && tokens[index - 1].kind == .word && tokens[index - 1].classes.contains(.preposition)
        guard
            token.kind == .word,
            isOblique || !token.classes.isDisjoint(with: [.pronoun, .relative, .indefinite])
        else {
            return nil
        }
        if token.classes.contains(.determiner) || token.classes.contains(.indefinite) {
            // "Some officials", "dieser Mann": a determiner where a noun follows.
            let next = index + 1
            if next < tokens.count, tokens[next].isWord, !reading.isVerbal(next),
                tokens[next].classes.isDisjoint(with: [.adverb, .coordinator, .time, .complementizer, .auxiliary])
                    || tokens[next].classes.contains(.anaphor),
                lexicon.nounsAreCapitalized
                    ? tokens[next].isCapitalized || adjectiveBeforeNoun(next, limit: next + 3) : true
            {
                if !token.classes.contains(.pronoun) || token.classes.contains(.determiner) { return nil }
            }
        }
        return NounPhrase(tokens: index..<index + 1, core: index..<index + 1, head: index)
    }

    /// A name or a word of a few words between quotation marks.
    func shortName(at index: Int, afterNoun: Bool = false) -> Int? {
        let region = tokens[index].quotation
        guard region >= 0 else { return nil }
        let quotation = reading.prose.quotations[region]
        guard quotation.tokens.lowerBound == index, quotation.isClosed, quotation.words <= 6, quotation.words > 0,
            !quotation.hasSentenceEnd, index + 1 < tokens.count,
            (afterNoun && quotation.words <= 3) || tokens[index + 1].isCapitalized || tokens[index + 1].kind == .number
                || reading.mentionAt[index + 1] >= 0
        else { return nil }
        // A comma inside means words that were said, not a name.
        for inner in quotation.tokens where tokens[inner].isComma { return nil }
        return quotation.tokens.upperBound
    }

    func bracket(at index: Int, limit: Int) -> Int? {
        var end = index + 1
        while end < min(limit, index + (lexicon.splitsGenitive ? 24 : 10)) {
            if tokens[end].isMark(")") { return end + 1 }
            if tokens[end].kind == .paragraphEnd { return nil }
            end += 1
        }
        return nil
    }

    /// Whether an outlet follows an article: behind a verb of saying it is whom something was told.
    func namesOutlet(after index: Int, limit: Int) -> Bool {
        for next in index..<min(limit, index + 5, tokens.count) {
            if reading.mentionAt[next] >= 0 { return true }
            if next > index, tokens[next].kind == .word, tokens[next].classes.contains(.determiner) { return false }
        }
        return false
    }

    func coordinates(_ index: Int, after head: Int) -> Bool {
        let token = tokens[index]
        if token.kind == .quotationMark { return shortName(at: index) != nil }
        guard token.isWord, !reading.isVerbal(index) else { return false }
        if !token.classes.isDisjoint(with: [.pronoun, .adverb, .subordinator, .complementizer, .time, .negation]) {
            return false
        }
        return token.isCapitalized || token.classes.contains(.determiner)
            || !token.classes.isDisjoint(with: .sourceNoun)
            || !tokens[head].isCapitalized
    }

    /// Whether a preposition ties what follows to the noun before.
    func ties(_ index: Int, place: Place) -> Bool {
        let classes = tokens[index].classes
        let next = tokens[index + 1]
        guard next.isWord || next.kind == .quotationMark else { return false }
        // a survey of 1,200 nurses
        let counts = lexicon.splitsGenitive && classes.contains(.linking)
        if next.classes.contains(.time) || next.kind == .number && !counts { return false }
        if reading.isVerbal(index + 1) && !next.form.contains(.present) { return false }
        if lexicon.isRomance {
            // L'AFP de source judiciaire: where somebody else has it from.
            if classes.contains(.linking), !classes.contains(.determiner), next.classes.contains(.circle) {
                return false
            }
            // Whom it was told, and where.
            if place == .object, !classes.contains(.linking) {
                if classes.contains(.venue)
                    || classes.contains(.addressing) && namesOutlet(after: index + 1, limit: index + 5)
                {
                    return false
                }
            }
        }
        if classes.contains(.linking) { return true }
        guard place == .subject || tokens[index - 1].classes.contains(.role), classes.contains(.attaching) else {
            return false
        }
        if place == .object {
            // "said the mayor in a statement" is the occasion.
            for near in index + 1..<min(index + 4, tokens.count) where tokens[near].classes.contains(.occasion) {
                return false
            }
        }
        return true
    }

    /// Whether a small word after a noun or name goes the phrase on.
    func goesOn(_ index: Int, start: Int, limit: Int, head: Int, place: Place) -> Bool {
        let token = tokens[index]
        if token.isAttached || followsOwner(index) { return true }
        // People with knowledge: behind a preposition stands a noun.
        if lexicon.splitsGenitive,
            !tokens[index - 1].classes.isDisjoint(with: [.preposition, .determiner])
                || opensSentence(head, before: index)
        {
            return true
        }
        // Według „Gazety Wyborczej” ministerstwo …: a name between quotation marks is complete.
        if lexicon.isSparse, place == .object, tokens[index - 1].kind == .quotationMark { return false }
        if !token.classes.isDisjoint(with: .sourceNoun) { return true }
        let isNoun = !tokens[head].classes.isDisjoint(with: .sourceNoun)
        // Enligt lokala medier började branden: behind its noun a phrase is complete, and a verb may follow.
        if lexicon.isSparse, place == .object, tokens[head].isCapitalized || isNoun {
            // Rzecznik straży Piotr Zalas: of what he is, before his name.
            return lexicon.genitiveFollows && isNoun && index + 1 < limit && tokens[index + 1].isCapitalized
        }
        // Fuentes cercanas al caso: a capital that only opens the sentence.
        if !lexicon.splitsGenitive, isNoun, opensSentence(head, before: index) { return true }
        // La Cour des comptes: what a preposition ties to a name belongs to it.
        if lexicon.isRomance, tokens[index - 1].classes.contains(.linking) { return true }
        guard tokens[head].isCapitalized else { return true }
        // the GOP incumbent said: a noun right before the verb
        if lexicon.splitsGenitive, token.classes.isEmpty, token.cue < 0, !reading.mayBeVerb(index),
            index + 1 == limit, limit < tokens.count, tokens[limit].cue >= 0, reading.isVerbal(limit)
        {
            return true
        }
        // a Romney confidant: the noun of an article that names only qualify
        if lexicon.splitsGenitive, token.classes.isEmpty, token.cue < 0, !reading.mayBeVerb(index),
            tokens[start].classes.contains(.determiner), !tokens[start].isCapitalized,
            tokens[start].classes.isDisjoint(with: [
                .definite, .possessive, .indefinite, .pronoun, .relative, .adverb, .plural,
            ])
        {
            return true
        }
        // L'Office fédéral, la Commission européenne: an adjective behind a noun that has an article.
        if lexicon.isRomance {
            return head == index - 1 && tokens[index].classes.isEmpty
                && (start..<head).contains { tokens[$0].classes.contains(.determiner) }
        }
        var next = index + 1
        while next < min(limit, index + 3) {
            let following = tokens[next]
            guard following.kind == .word, !reading.isVerbal(next),
                following.classes.isDisjoint(with: [
                    .preposition, .determiner, .pronoun, .coordinator, .complementizer, .time, .adverb, .subordinator,
                ])
            else { return false }
            if following.isCapitalized || !following.classes.isDisjoint(with: .sourceNoun) { return true }
            next += 1
        }
        return false
    }

    /// Whether a word behind a noun for a source only says more of it (une source proche, un responsable américain).
    func qualifies(_ index: Int, noun: Int) -> Bool {
        guard noun >= 0 else { return false }
        // Rada Miasta: what belongs to a noun follows it.
        if lexicon.genitiveFollows { return !tokens[noun].classes.isDisjoint(with: .sourceNoun) }
        guard lexicon.isRomance else { return false }
        // Un sondage Ifop, le rapport Delmas
        if tokens[index].isCapitalized {
            return !tokens[noun].isCapitalized && tokens[noun].classes.contains(.document)
                && tokens[noun].classes.isDisjoint(with: [.role, .people])
        }
        // Le quotidien conservateur
        if index == noun + 1, tokens[noun].classes.contains(.outletNoun) { return true }
        return tokens[index].classes.isDisjoint(with: .sourceNoun)
            && (!tokens[noun].isCapitalized || !tokens[noun].classes.isDisjoint(with: .sourceNoun))
    }

    /// Whether a word behind a name can be nothing but its verb (Kasich bemoaned).
    func goesOnAsVerb(_ index: Int, head: Int) -> Bool {
        lexicon.splitsGenitive && head >= 0 && head == index - 1 && tokens[head].isCapitalized
            && reading.mayBeVerb(index)
    }

    /// Whether a capital only shows that a sentence begins (Large majorities).
    private func opensSentence(_ head: Int, before index: Int) -> Bool {
        head == index - 1 && (head == 0 || tokens[head - 1].kind == .paragraphEnd || tokens[head - 1].isSentenceEnd)
            && tokens[head].classes.isDisjoint(with: .given) && reading.mentionAt[head] < 0
    }

    private func adjectiveBeforeNoun(_ index: Int, limit: Int) -> Bool {
        var next = index
        while next < min(limit, index + 3), next < tokens.count {
            guard tokens[next].kind == .word else { return tokens[next].kind == .quotationMark && next > index }
            if tokens[next].isCapitalized { return next > index }
            if reading.isVerbal(next) || !tokens[next].classes.isDisjoint(with: [.preposition, .adverb, .pronoun]) {
                return false
            }
            next += 1
        }
        return false
    }
}
