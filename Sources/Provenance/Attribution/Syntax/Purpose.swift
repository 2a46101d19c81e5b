/// Reads an English infinitive that says what somebody went before the public for, or what led somebody to speak (took
/// to the airwaves to say, prompted the mayor to declare).
struct Purpose {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private static let reach = 10

    /// Whether such a verb stands before an infinitive's "to".
    func isStated(behind marker: Int) -> Bool { verb(before: marker) != nil || caused(before: marker) != nil }

    /// Who says it.
    func source(before marker: Int) -> NounPhrase? {
        if let caused = caused(before: marker) { return caused }
        guard let verb = verb(before: marker) else { return nil }
        let low = clause.range.lowerBound
        // with Ruiz taking to the airwaves to say
        if clause.reading.ends(verb, with: "ing"),
            let company = (max(low, verb - 8)..<verb).last(where: {
                tokens[$0].classes.contains(.addressing) && !tokens[$0].classes.contains(.infinitiveMarker)
            }), let subject = clause.phrases.core(endingAt: verb, low: company + 1),
            subject.core.lowerBound == company + 1
        {
            return subject
        }
        guard let subject = ImpliedSubject(clause: clause).subject(ofVerb: verb),
            !tokens[subject.head].classes.contains(.speech)
        else { return nil }
        return subject
    }

    /// The verb of going before the public, with where or what for behind it.
    private func verb(before marker: Int) -> Int? {
        guard clause.reading.lexicon.splitsGenitive else { return nil }
        var index = marker - 2
        while index > clause.range.lowerBound, marker - index <= Self.reach, tokens[index].isWord,
            tokens[index].quotation < 0
        {
            let classes = tokens[index].classes
            if classes.contains(.appearing) {
                let isPlain =
                    tokens[index - 1].classes.isDisjoint(with: [.determiner, .infinitiveMarker, .negation])
                    && tokens[index - 1].classes.isDisjoint(with: [.modal, .passive])
                return isPlain ? index : nil
            }
            if clause.reading.isVerbal(index) || !classes.isDisjoint(with: [.relative, .subordinator]) { return nil }
            index -= 1
        }
        return nil
    }

    /// Whoever a verb of causing leads to speak.
    private func caused(before marker: Int) -> NounPhrase? {
        let low = clause.range.lowerBound
        guard clause.reading.lexicon.splitsGenitive, marker - 1 > low,
            let verb = (max(low, marker - Self.reach)..<marker - 1).last(where: {
                tokens[$0].kind == .word && tokens[$0].classes.contains(.causing)
            }), let phrase = clause.phrases.core(from: verb + 1, limit: marker, place: .object),
            phrase.core.upperBound == marker,
            !clause.phrases.isPronoun(phrase) || tokens[verb + 1].classes.contains(.object)
        else { return nil }
        return phrase
    }
}
