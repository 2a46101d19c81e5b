import Ingestion

/// Reads a noun of saying whose owner is the source: the senator's claim that, his call for, their promise to.
struct NominalClaim {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }
    private static let mostAdjectives = 3

    /// The claim of a noun, where somebody owns it and what was said follows.
    func claim(at noun: Int, sentence: Int) -> ClaimDraft? {
        guard !tokens[noun].isCapitalized, let (owner, content) = ownerAndContent(of: noun) else { return nil }
        let lemma = VerbCue(
            lemma: "claim-of", licence: [.that, .infinitive, .object, .quotation, .clause], precision: 0.85,
            quotes: false)
        var claim = ClaimDraft(
            rule: reading.lexicon.language + ".nominal", kind: .verb, sentence: sentence, cue: noun..<noun + 1,
            source: owner, confidence: 0.75,
            extent: min(owner.tokens.lowerBound, noun)..<content)
        claim.lemma = lemma
        return claim
    }

    private func ownerAndContent(of noun: Int) -> (owner: NounPhrase, content: Int)? {
        if let owner = owner(of: noun) {
            return (content(behind: noun) ?? contentBehindOccasion(noun)).map { (owner, $0) }
        }
        if let (owner, end) = author(behind: noun) {
            return content(behind: end - 1, of: noun).map { (owner, $0) }
        }
        guard let owner = maker(of: noun), let content = content(behind: noun),
            tokens[noun + 1].classes.isDisjoint(with: .linking) || tokens[noun + 1].classes.contains(.benefit)
        else { return nil }
        return (owner, content)
    }

    /// Whoever stands behind "by" or "from" (claims by two agencies that, calls from her rivals to).
    private func author(behind noun: Int) -> (owner: NounPhrase, end: Int)? {
        let next = noun + 1
        guard next + 2 < clause.range.upperBound, tokens[next].kind == .word,
            !tokens[next].classes.isDisjoint(with: [.agent, .origin]),
            let phrase = clause.phrases.phrase(from: next + 1, limit: clause.range.upperBound),
            !clause.phrases.isPronoun(phrase),
            tokens[phrase.head].isCapitalized
                || !tokens[phrase.head].classes.isDisjoint(with: WordClass.sourceNoun)
                || phrase.core.count > 1 && reading.ends(phrase.head, with: "ies")
        else { return nil }
        var end = phrase.tokens.upperBound
        if end < clause.range.upperBound, tokens[end].isComma, !phrase.appositions.isEmpty { end += 1 }
        return (phrase, end)
    }

    /// The subject of a verb of making whose object the noun is (made an impassioned call for).
    private func maker(of noun: Int) -> NounPhrase? {
        let low = clause.range.lowerBound
        var index = noun - 1
        while index > low, noun - index <= Self.mostAdjectives + 1, tokens[index].kind == .word,
            tokens[index].classes.isDisjoint(with: [.determiner, .preposition, .auxiliary, .issuing])
        {
            index -= 1
        }
        if index > low, tokens[index].classes.contains(.determiner),
            tokens[index].classes.isDisjoint(with: [.possessive, .definite])
        {
            index -= 1
        }
        guard index > low, tokens[index].kind == .word, tokens[index].classes.contains(.issuing),
            !tokens[max(low, index - 3)..<index].contains(where: { $0.classes.contains(.negation) })
        else { return nil }
        guard let subject = ImpliedSubject(clause: clause).subject(ofVerb: index) else { return nil }
        let head = tokens[subject.head]
        // The delay raised questions: a thing asks nothing.
        guard head.classes.contains(.pronoun) ? !head.classes.contains(.neuter) : true,
            head.isCapitalized || !head.classes.isDisjoint(with: Self.speakers)
        else { return nil }
        return head.classes.contains(.speech) ? nil : subject
    }

    private static let speakers: WordClass = [
        .people, .role, .organization, .pronoun, .relative, .indefinite, .title, .spokesperson, .outletNoun, .media,
    ]

    /// Behind when or where something was claimed, its that-clause (his claim in May that).
    private func contentBehindOccasion(_ noun: Int) -> Int? {
        guard noun + 1 < clause.range.upperBound, tokens[noun + 1].kind == .word,
            tokens[noun + 1].classes.contains(.preposition) || tokens[noun + 1].classes.contains(.time)
        else { return nil }
        for index in noun + 2..<max(noun + 2, min(noun + 10, clause.range.upperBound - 1)) {
            guard tokens[index].isWord || tokens[index].isAttached, tokens[index].quotation < 0 else { return nil }
            if tokens[index].classes.contains(.complementizer) { return index }
            if reading.isVerbal(index) { return nil }
        }
        return nil
    }

    /// Where what was said begins behind a noun, or behind who is named for it.
    private func content(behind last: Int, of owned: Int? = nil) -> Int? {
        let noun = owned ?? last
        let next = last + 1
        guard next + 1 < clause.range.upperBound else { return nil }
        let classes = tokens[next].classes
        if let quoted = quotation(behind: next) { return quoted }
        guard tokens[next].kind == .word else { return nil }
        if classes.contains(.complementizer) || classes.contains(.infinitiveMarker) { return next }
        guard classes.contains(.about) || classes.contains(.linking) && leads(noun, next),
            tokens[next + 1].isWord
                || tokens[next + 1].kind == .quotationMark
        else { return nil }
        return next + 1
    }

    /// The quotation that a colon or a comma sets behind a noun (issued a statement: “…”).
    private func quotation(behind mark: Int) -> Int? {
        guard tokens[mark].isMark(":") || tokens[mark].isComma, mark + 1 < clause.range.upperBound,
            tokens[mark + 1].kind == .quotationMark, tokens[mark + 1].quotation >= 0
        else { return nil }
        let quotation = reading.prose.quotations[tokens[mark + 1].quotation]
        return quotation.tokens.lowerBound == mark + 1 && quotation.words > 3 ? mark + 1 : nil
    }

    /// Whether "of" or "for" behind a noun leads to what was said (his call for, but not her claim for asylum).
    private func leads(_ noun: Int, _ preposition: Int) -> Bool {
        tokens[noun].classes.contains(.plea) || tokens[preposition].classes.isDisjoint(with: .benefit)
    }

    /// Whoever has a noun: a possessive pronoun, or a phrase with 's.
    private func owner(of noun: Int) -> NounPhrase? {
        var index = noun - 1
        let low = clause.range.lowerBound
        while index > low, noun - index <= Self.mostAdjectives, tokens[index].kind == .word,
            !reading.isGenitive(index),
            tokens[index].classes.isDisjoint(with: [.determiner, .preposition, .auxiliary]),
            tokens[index].cue < 0
        {
            index -= 1
        }
        guard index >= low, tokens[index].kind == .word, tokens[index].classes.contains(.possessive) else { return nil }
        if reading.isGenitive(index) {
            guard var phrase = clause.phrases.core(endingAt: index, low: low), !clause.phrases.isPronoun(phrase) else {
                return nil
            }
            phrase.tokens = phrase.core.lowerBound..<index + 1
            return phrase
        }
        guard tokens[index].classes.isDisjoint(with: .speech),
            !tokens[index].classes.isDisjoint(with: [.masculine, .feminine, .plural, .neuter])
        else { return nil }
        return NounPhrase(tokens: index..<index + 1, core: index..<index + 1, head: index)
    }
}
