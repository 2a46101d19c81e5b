import Ingestion

/// Finds who does what an English participle or a joined verb tells: the subject of the clause before it (The firm cut
/// its plans, saying the money was gone).
struct ImpliedSubject {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }
    /// A subject's verb is looked for in so many words at most.
    private static let reach = 120

    /// The subject of the main clause before a token; `nil` where none can be told.
    func subject(before end: Int) -> NounPhrase? { found(before: end)?.subject }

    /// The subject before a token with the verb that it has.
    func found(before end: Int) -> (subject: NounPhrase, verb: Int)? {
        let low = mainStart(before: end)
        for verb in low + 1..<max(low + 1, min(end, low + Self.reach)) where isFinite(verb) {
            guard let phrase = clause.phrases.phrase(endingAt: subjectEnd(verb, low: low), low: low) else { continue }
            let head = tokens[phrase.head]
            if clause.phrases.isPronoun(phrase) {
                if head.classes.contains(.relative) || head.classes.contains(.interrogative) { continue }
            } else if !head.isCapitalized, head.classes.contains(.time) {
                continue
            }
            return (phrase, verb)
        }
        return nil
    }

    /// The subject of a verb, its auxiliaries and adverbs aside.
    func subject(ofVerb verb: Int) -> NounPhrase? {
        guard let found = found(before: verb + 1), found.verb <= verb,
            tokens[found.verb..<verb].allSatisfy({
                $0.kind == .word && !$0.classes.isDisjoint(with: [.auxiliary, .adverb])
            })
        else { return nil }
        return found.subject
    }

    /// Where the main clause begins: behind a clause that says when or why.
    private func mainStart(before end: Int) -> Int {
        let low = clause.range.lowerBound
        guard tokens[low].kind == .word, !tokens[low].classes.isDisjoint(with: [.subordinator, .interrogative]) else {
            return low
        }
        for index in low + 1..<max(low + 1, end - 2) where tokens[index].isComma {
            return index + 1
        }
        return low + 1
    }

    /// Whether a word is a verb that a subject stands before, by the lists or by its form and what stands around it.
    private func isFinite(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, token.quotation < 0, !token.isCapitalized,
            !tokens[index - 1].classes.contains(.infinitiveMarker)
        else { return false }
        if token.cue >= 0 || !token.classes.isDisjoint(with: [.verb, .auxiliary]) {
            let isParticiple = token.form.contains(.present) && !token.form.contains(.finite)
            return reading.isVerbal(index) && !isParticiple
        }
        guard token.classes.isSubset(of: [.postmodifier, .posting, .issuing, .accessing, .noun, .appearing, .causing])
        else { return false }
        let before = tokens[index - 1]
        guard before.kind == .word || before.isComma else { return false }
        // She dodged, Ruiz then rips, the senator who …, lashed
        let follows =
            before.isCapitalized && before.classes.isDisjoint(with: [.determiner, .preposition, .adjective])
            || before.classes.contains(.pronoun)
            || before.classes.contains(.adverb) && before.classes.isDisjoint(with: .determiner)
            || !before.classes.isDisjoint(with: [.time, .people, .role, .organization])
        if reading.ends(index, with: "ed"), token.end - token.start > 4 {
            return follows || before.isComma
                || before.classes.isDisjoint(with: [.determiner, .adjective, .preposition, .possessive])
        }
        guard follows, index + 1 < clause.range.upperBound, before.isCapitalized || before.classes.contains(.pronoun)
        else { return false }
        let next = tokens[index + 1]
        return next.kind == .word
            && !next.classes.isDisjoint(with: [.determiner, .possessive, .object, .preposition, .adverb])
    }

    /// Where the subject of a verb ends, before adverbs and times.
    private func subjectEnd(_ verb: Int, low: Int) -> Int {
        var end = verb
        while end > low + 1, tokens[end - 1].kind == .word,
            !tokens[end - 1].classes.isDisjoint(with: [.adverb, .negation, .auxiliary]),
            !tokens[end - 1].isCapitalized, tokens[end - 1].classes.isDisjoint(with: .pronoun)
        {
            end -= 1
        }
        return SubjectVerbSyntax().behindSubject(end, in: clause)
    }
}
