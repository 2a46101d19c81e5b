extension NounPhraseReader {
    /// A phrase with its parts, where "and" joins two that could each stand alone (Paul Lenoir et Denis Roux).
    func withConjuncts(_ phrase: NounPhrase) -> NounPhrase {
        guard phrase.appositions.isEmpty, phrase.core.count > 2 else { return phrase }
        for index in phrase.core.dropFirst().dropLast()
        where tokens[index].kind == .word && tokens[index].classes.contains(.coordinator)
            && reading.mentionAt[index] < 0
        {
            guard let first = core(from: phrase.core.lowerBound, limit: index, place: .subject),
                first.core.upperBound == index,
                let second = core(from: index + 1, limit: phrase.core.upperBound, place: .subject),
                second.core.upperBound == phrase.core.upperBound, stands(first), stands(second)
            else { continue }
            var whole = phrase
            whole.conjuncts = [first, second]
            return whole
        }
        return phrase
    }

    /// Whether a part of a list is a name or a noun with its article.
    private func stands(_ phrase: NounPhrase) -> Bool {
        let first = tokens[phrase.core.lowerBound]
        return !first.classes.isDisjoint(with: [.determiner, .pronoun]) || first.isCapitalized
            || first.kind == .quotationMark || reading.mentionAt[phrase.core.lowerBound] >= 0
    }

    /// Whose answer or verdict a noun of saying is (la réponse de X).
    func speaker(of phrase: NounPhrase) -> NounPhrase? {
        guard tokens[phrase.head].classes.contains(.statement) else { return nil }
        let link = phrase.head + 1
        guard link + 1 < phrase.core.upperBound, tokens[link].classes.contains(.linking) else { return nil }
        return core(
            from: tokens[link].classes.contains(.determiner) ? link : link + 1, limit: phrase.core.upperBound,
            place: .subject)
    }
}
