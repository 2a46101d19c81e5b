import Ingestion

/// Phrases read rightwards, with what commas set beside them.
extension NounPhraseReader {
    /// Reads a whole phrase from its first token on: the core and what commas set beside it.
    func phrase(from start: Int, limit: Int) -> NounPhrase? {
        guard var phrase = core(from: start, limit: limit, place: .object) else { return nil }
        var index = phrase.core.upperBound
        if isPronoun(phrase) { return phrase }
        if let end = postmodifierEnd(behind: phrase, limit: limit) {
            phrase.core = phrase.core.lowerBound..<end
            phrase.tokens = phrase.core
            index = end
        }
        for _ in 0..<3 {
            guard index + 1 < limit, tokens[index].isComma, !isAddressee(index + 1, behind: phrase, limit: limit),
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
        if first.kind == .number {
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
        if end < limit, tokens[end].isWord { return nil }
        return end
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
