/// Finds the source that a noun of saying or thinking names: its genitive (Angaben der Polizei), its possessive (seine
/// Ansicht), its adjective (ukrainische Angaben), the noun that it is compounded with (Polizeiangaben), or the subject
/// of its clause (nach eigenen Angaben).
struct StatementSource {
    let clause: Clause
    let syntax: any Syntax

    private var tokens: [Token] { clause.tokens }

    /// The noun of saying that is a phrase's own head, by token.
    func statement(in phrase: NounPhrase) -> Int? {
        for index in phrase.core {
            let token = tokens[index]
            if token.kind == .word, token.classes.contains(.statement), token.isCapitalized { return index }
            // Behind its first noun a phrase has only modifiers.
            if token.kind == .word, index > phrase.core.lowerBound,
                !token.classes.isDisjoint(with: [.genitive, .preposition])
            {
                return nil
            }
        }
        return nil
    }

    /// The source that a phrase with such a noun names; `nil` where it names nobody.
    func source(of phrase: NounPhrase, statement: Int) -> NounPhrase? {
        let low = phrase.core.lowerBound
        if (low..<statement).contains(where: { tokens[$0].classes.contains(.own) }) {
            return syntax.subject(ofClauseAt: statement, in: clause)
        }
        if statement + 1 < clause.range.upperBound {
            let next = tokens[statement + 1]
            let isLinked = next.classes.contains(.linking)
            if next.classes.contains(.genitive) || isLinked
                || next.kind == .word && !next.isCapitalized && clause.reading.isAttributive(statement + 1)
                    && clause.reading.ends(statement + 1, with: "er"),
                let source = clause.phrases.phrase(
                    from: isLinked && !next.classes.contains(.determiner) ? statement + 2 : statement + 1,
                    limit: clause.range.upperBound)
            {
                return source
            }
        }
        for index in low..<statement {
            let classes = tokens[index].classes
            if classes.contains(.possessive) { return single(index) }
            if classes.contains(.official) || clause.reading.ends(index, with: "ischen") {
                return NounPhrase(tokens: index..<statement + 1, core: index..<statement + 1, head: statement)
            }
        }
        if statement > low, tokens[statement - 1].kind == .word, tokens[statement - 1].isCapitalized,
            tokens[statement - 1].classes.isDisjoint(with: [.preposition, .determiner])
        {
            // Putins Angaben
            return NounPhrase(tokens: low..<statement, core: low..<statement, head: statement - 1)
        }
        // A paper that was put out speaks for itself where nobody is named.
        if tokens[statement].classes.contains(.document) {
            return NounPhrase(tokens: phrase.core, core: phrase.core, head: statement)
        }
        // A compound says whose they are.
        guard
            !clause.reading.lexicon.isListed(tokens[statement].hash)
                || tokens[statement].classes.contains(.organization)
        else { return nil }
        return NounPhrase(tokens: low..<statement + 1, core: low..<statement + 1, head: statement)
    }

    private func single(_ index: Int) -> NounPhrase {
        NounPhrase(tokens: index..<index + 1, core: index..<index + 1, head: index)
    }
}
