/// Decides what licenses a verb of saying in French and its kin, where no clause follows one without a word that leads
/// to it.
struct RomanceLicence {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }

    /// Whether what stands behind a claim's verb is what was said.
    func allows(_ content: Range<Int>, of claim: ClaimDraft) -> Bool {
        guard let lemma = claim.lemma else { return true }
        let licence = lemma.licence
        let first = content.lowerBound
        if first > 0, tokens[first - 1].isMark(":") { return licence.contains(.colon) }
        if first > claim.extent.lowerBound, tokens[first - 1].classes.contains(.complementizer) {
            return licence.contains(.that)
        }
        if quotes(content, from: claim.extent.upperBound) { return licence.contains(.quotation) }
        if tokens[first].classes.contains(.interrogative), tokens[first].classes.contains(.subordinator) {
            return licence.contains(.that)
        }
        if licence.contains(.infinitive), isRequest(content) { return true }
        if licence.contains(.complement), isComplemented(content) { return true }
        if isInfinitive(content) { return licence.contains(.clause) }
        if licence.contains(.finding) { return finds(content, claim) }
        if licence.contains(.topic) {
            if lemma.precision >= 0.8, tokens[first].classes.contains(.venue) { return true }
            // Les syndicats parlent de 12 000 manifestants.
            if tokens[first].classes.contains(.linking), !claim.isNegated, counts(content, claim) { return true }
        }
        // Ne regrette rien, n'a pas confirmé l'information: nothing is said.
        if claim.isNegated { return false }
        return licence.contains(.object) && lemma.precision >= 0.8 && isObject(content)
    }

    /// Whether words in quotation marks stand in the verb's own clause, and are no medium's name.
    private func quotes(_ content: Range<Int>, from start: Int) -> Bool {
        let end = min(content.upperBound, clause.clauseEnd(from: max(start, content.lowerBound)) + 1)
        return content.lowerBound < end
            && (content.lowerBound..<end).contains {
                tokens[$0].quotation >= 0 && tokens[$0].isWord && reading.mentionAt[$0] < 0
            }
    }

    /// Whether an infinitive opens a content, pronouns and a negation before it aside (n'avoir rien reçu).
    private func isInfinitive(_ content: Range<Int>) -> Bool {
        var index = content.lowerBound
        while index + 1 < content.upperBound, tokens[index].kind == .word,
            !tokens[index].classes.isDisjoint(with: [.negation, .object, .reflexive]),
            !tokens[index].classes.contains(.determiner) || reading.lexicon.isInfinitive(tokens[index + 1].hash)
        {
            index += 1
        }
        let token = tokens[index]
        guard token.kind == .word, !token.isCapitalized else { return false }
        if token.form.contains(.infinitive) || reading.lexicon.isInfinitive(token.hash) { return true }
        return token.classes.isDisjoint(with: [.determiner, .preposition, .role, .people, .adverb, .time])
            && !token.form.contains(.finite)
            && reading.lexicon.infinitiveEndings.contains { reading.ends(index, with: $0) }
    }

    /// Somebody and what he is to do, behind "à" or "de".
    private func isRequest(_ content: Range<Int>) -> Bool {
        let end = clause.clauseEnd(from: content.lowerBound)
        for index in content.lowerBound..<max(content.lowerBound, end - 1) {
            guard tokens[index].classes.contains(.preposition),
                !tokens[index].classes.isDisjoint(with: [.linking, .addressing]),
                !tokens[index].classes.contains(.determiner)
            else { continue }
            if isInfinitive(index + 1..<end) { return true }
        }
        return false
    }

    /// Whether a claim's sentence holds nothing but it, so that what was said stands before (a réagi le maire.).
    func allowsAlone(_ claim: ClaimDraft) -> Bool {
        guard let lemma = claim.lemma, let verb = claim.verb, !tokens[verb].form.contains(.present) else {
            return false
        }
        // X l'avait annoncé dès lundi.
        if claim.takesUpObject, !claim.isNegated, lemma.licence.contains(.that), lemma.precision >= 0.85 { return true }
        return lemma.licence.contains(.parenthesis) && lemma.precision >= 0.8
            && claim.extent.lowerBound <= clause.range.lowerBound + 2
            && claim.extent.upperBound + 1 >= clause.range.upperBound
    }

    /// A noun and what it is held for: juge la décision incompréhensible.
    private func isComplemented(_ content: Range<Int>) -> Bool {
        let end = min(content.upperBound, clause.clauseEnd(from: content.lowerBound))
        guard end - content.lowerBound > 2, tokens[content.lowerBound].classes.contains(.determiner) else {
            return false
        }
        if (content.lowerBound..<end).contains(where: { tokens[$0].classes.contains(.manner) }) { return true }
        guard (content.lowerBound..<end).allSatisfy({ tokens[$0].kind == .word }) else { return false }
        let last = tokens[end - 1]
        let before = tokens[end - 2].classes
        return !last.isCapitalized && last.classes.isEmpty && last.cue < 0
            && before.isDisjoint(with: [.determiner, .preposition, .coordinator])
    }

    private func isObject(_ content: Range<Int>) -> Bool {
        var start = clause.behindTimes(from: content.lowerBound)
        if start + 1 < content.upperBound, tokens[start].kind == .word, tokens[start].classes.contains(.preposition),
            tokens[start].classes.isDisjoint(with: [.linking, .determiner]),
            let place = clause.phrases.core(from: start + 1, limit: content.upperBound, place: .object)
        {
            start = place.core.upperBound
        }
        guard start < content.upperBound else { return false }
        let first = tokens[start]
        if first.kind == .number { return true }
        guard first.kind == .word else { return false }
        return !first.classes.isDisjoint(with: [.determiner, .possessive, .adverb, .negation]) || first.isCapitalized
            || first.classes.contains(.linking) && !isInfinitive(start + 1..<max(start + 2, content.upperBound))
            || first.classes.isSubset(of: .postmodifier)
    }

    /// Whether institutions, papers or people speak of a number.
    private func counts(_ content: Range<Int>, _ claim: ClaimDraft) -> Bool {
        guard let source = claim.source else { return false }
        let end = min(content.upperBound, clause.clauseEnd(from: content.lowerBound))
        return source.core.contains {
            !tokens[$0].classes.isDisjoint(with: WordClass.sourceNoun) || tokens[$0].isAcronym
                || reading.mentionAt[$0] >= 0
        } && (content.lowerBound..<max(content.lowerBound, end)).contains { tokens[$0].kind == .number }
    }

    /// Whether a paper or people who study show what follows.
    private func finds(_ content: Range<Int>, _ claim: ClaimDraft) -> Bool {
        guard let source = claim.source, isObject(content) else { return false }
        return !tokens[source.head].classes.isDisjoint(with: [.document, .survey, .report])
    }
}
