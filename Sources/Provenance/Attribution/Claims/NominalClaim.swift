import Ingestion

/// Reads a noun of saying whose owner is the source: the senator's claim that, his call for, their promise to.
struct NominalClaim {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }
    private static let mostAdjectives = 3

    /// The claim of a noun, where somebody owns it and what was said follows.
    func claim(at noun: Int, sentence: Int) -> ClaimDraft? {
        guard !tokens[noun].isCapitalized,
            let content = content(behind: noun), let owner = owner(of: noun)
        else { return nil }
        let lemma = VerbCue(
            lemma: "claim-of", licence: [.that, .infinitive, .object, .quotation, .clause], precision: 0.85,
            quotes: false)
        var claim = ClaimDraft(
            rule: reading.lexicon.language + ".nominal", kind: .verb, sentence: sentence, cue: noun..<noun + 1,
            source: owner, confidence: 0.75, extent: owner.tokens.lowerBound..<content)
        claim.lemma = lemma
        return claim
    }

    /// Where what was said begins behind a noun.
    private func content(behind noun: Int) -> Int? {
        let next = noun + 1
        guard next + 1 < clause.range.upperBound, tokens[next].kind == .word else { return nil }
        let classes = tokens[next].classes
        if classes.contains(.complementizer) || classes.contains(.infinitiveMarker) { return next }
        guard classes.contains(.about) || classes.contains(.linking) && leads(noun, next),
            tokens[next + 1].isWord
                || tokens[next + 1].kind == .quotationMark
        else { return nil }
        return next + 1
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
