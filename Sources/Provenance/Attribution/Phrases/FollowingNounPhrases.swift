import Ingestion

/// Phrases read rightwards, with what commas set beside them.
extension NounPhraseReader {
    /// Reads a whole phrase from its first token on: the core and what commas set beside it.
    func phrase(from start: Int, limit: Int) -> NounPhrase? {
        guard var phrase = core(from: start, limit: limit, place: .object) else { return nil }
        var index = phrase.core.upperBound
        if isPronoun(phrase) { return phrase }
        if let end = paperEnd(behind: phrase, limit: limit) {
            phrase.core = phrase.core.lowerBound..<end
            phrase.tokens = phrase.core
            index = end
        }
        if let end = postmodifierEnd(behind: phrase, limit: limit) {
            phrase.core = phrase.core.lowerBound..<end
            phrase.tokens = phrase.core
            index = end
        }
        for _ in 0..<3 {
            guard index + 1 < limit, tokens[index].isComma, !isAddressee(index + 1, behind: phrase, limit: limit),
                !(isPaper(phrase) && tokens[index + 1].isCapitalized),
                let end = apposition(from: index + 1, limit: limit)
            else {
                break
            }
            phrase.appositions.append(index + 1..<end)
            phrase.tokens = phrase.tokens.lowerBound..<end
            index = end
        }
        return phrase
    }

    /// Whether behind a subject's apposition stands whom it was told (sagte der Leiter, Egon Frisch, dem „Stern“).
    private func isAddressee(_ index: Int, behind phrase: NounPhrase, limit: Int) -> Bool {
        lexicon.nounsAreCapitalized && !phrase.appositions.isEmpty && tokens[index].classes.contains(.oblique)
            && !tokens[phrase.core.lowerBound].classes.contains(.oblique) && namesOutlet(after: index, limit: limit)
    }

    func isPronoun(_ phrase: NounPhrase) -> Bool {
        phrase.core.count == 1 && !tokens[phrase.head].classes.isDisjoint(with: [.pronoun, .relative])
            && tokens[phrase.head].cue < 0
    }

    /// What a comma sets beside a noun, from the word behind the comma to the next comma or the end.
    private func apposition(from start: Int, limit: Int) -> Int? {
        let first = tokens[start]
        guard first.isWord else { return nil }
        if first.classes.contains(.relative)
            || (lexicon.nounsAreCapitalized && first.classes.contains(.definite) && !nounFollows(start, limit: limit))
        {
            return insertionEnd(from: start, limit: limit)
        }
        // Lise Gérard, interrogée par 20 Minutes,
        if lexicon.isRomance, first.kind == .word, !first.isCapitalized, first.form.contains(.participle),
            !first.form.contains(.finite)
        {
            return insertionEnd(from: start, limit: limit)
        }
        if first.kind == .number {
            // …, 61 000 personnes: no age.
            if lexicon.isRomance, start + 1 < limit,
                tokens[start + 1].kind == .number
                    || tokens[start + 1].kind == .word && tokens[start + 1].classes.isDisjoint(with: .time)
            {
                return nil
            }
            return start + 1 < limit && tokens[start + 1].kind != .word || start + 1 == limit
                ? start + 1 : insertionEnd(from: start, limit: min(limit, start + 4))
        }
        if first.classes.contains(.coordinator)
            || first.classes.contains(.preposition) && !first.classes.contains(.linking)
            || first.classes.contains(.subordinator)
        {
            return nil
        }
        guard let phrase = core(from: start, limit: limit, place: .subject), !isPronoun(phrase) else { return nil }
        let end = phrase.core.upperBound
        let describes = phrase.core.contains {
            !tokens[$0].classes.isDisjoint(with: .sourceNoun) || tokens[$0].isCapitalized
        }
        guard describes else { return nil }
        // A verb behind it makes it the subject of a clause of its own.
        if end < limit, tokens[end].isWord {
            if reading.isVerbal(end) || tokens[end].classes.contains(.adverb) { return nil }
            if tokens[end].classes.contains(.relative) { return insertionEnd(from: end, limit: limit) }
        }
        if end < limit, lexicon.splitsGenitive, let whole = descriptionEnd(from: end, limit: limit) { return whole }
        if end < limit, tokens[end].isWord { return nil }
        return end
    }

    /// Behind what goes a description on to its mark: the only senator to endorse him, the party's strategist in 2012.
    private func descriptionEnd(from start: Int, limit: Int) -> Int? {
        guard
            tokens[start].kind == .number
                || !tokens[start].classes.isDisjoint(with: [.preposition, .time, .infinitiveMarker, .determiner]),
            let end = insertionEnd(from: start, limit: limit)
        else { return nil }
        let isInfinitive = tokens[start].classes.contains(.infinitiveMarker)
        return (start..<end).contains { reading.isVerbal($0) || reading.mayBeVerb($0) } && !isInfinitive ? nil : end
    }

    /// Whether a small noun for a paper heads a phrase, which nobody's name describes (court papers, Ana Ruiz).
    private func isPaper(_ phrase: NounPhrase) -> Bool {
        lexicon.splitsGenitive && tokens[phrase.head].classes.contains(.document) && !tokens[phrase.head].isCapitalized
            && tokens[phrase.head].classes.isDisjoint(with: [.role, .people])
    }

    /// Behind whose a paper is, and where or when it came out (a study by the centre, a poll in May).
    private func paperEnd(behind phrase: NounPhrase, limit: Int) -> Int? {
        guard lexicon.splitsGenitive || lexicon.isSparse,
            !tokens[phrase.head].classes.isDisjoint(with: [.document, .survey]),
            tokens[phrase.head].classes.isDisjoint(with: [.role, .people])
        else { return nil }
        var end = phrase.core.upperBound
        for _ in 0..<3 {
            var index = end
            while index < limit, tokens[index].classes.contains(.time), index - end < 2 { index += 1 }
            guard index + 1 < limit, tokens[index].kind == .word,
                !tokens[index].classes.isDisjoint(with: [.agent, .attaching, .linking]),
                tokens[index].classes.isDisjoint(with: [.infinitiveMarker, .about])
            else { break }
            if tokens[index + 1].classes.contains(.time) || tokens[index + 1].kind == .number {
                var next = index + 1
                while next < limit, tokens[next].classes.contains(.time) || tokens[next].kind == .number { next += 1 }
                end = next
                continue
            }
            guard let other = core(from: index + 1, limit: limit, place: .object), !isPronoun(other) else { break }
            end = other.core.upperBound
        }
        return end > phrase.core.upperBound ? end : nil
    }

    private func nounFollows(_ index: Int, limit: Int) -> Bool {
        guard let phrase = core(from: index, limit: limit, place: .object) else { return false }
        return phrase.head > index
    }

    private func insertionEnd(from start: Int, limit: Int) -> Int? {
        var index = start
        while index < limit {
            let token = tokens[index]
            if token.kind == .paragraphEnd || token.isComma || token.isSentenceEnd || token.isDash || token.isMark(";")
                || token.isMark(":")
            {
                break
            }
            index += 1
            if index - start > Self.longestInsertion { return nil }
        }
        return index
    }
}
