/// Reads the infinitives that say something: behind a verb that only leads on to them (vient d'annoncer, fait savoir),
/// where they tell in a row (et X d'ajouter), or behind "avant de", which goes on with the sentence's speaker.
struct RomanceInfinitives {
    let syntax: RomanceSyntax
    private static let longestSubject = 14

    func group(at verb: Int, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        guard tokens[verb].quotation < 0 || tokens[clause.range.lowerBound].quotation >= 0 else { return nil }
        var index = verb - 1
        while index > low, tokens[index].kind == .word,
            !tokens[index].classes.isDisjoint(with: [.object, .reflexive, .adverb, .negation]),
            tokens[index].classes.isDisjoint(with: [.linking, .auxiliary, .catenative])
        {
            index -= 1
        }
        guard index >= low, tokens[index].kind == .word,
            let cue = syntax.cue(of: verb, isReflexive: syntax.isReflexive(index..<verb, tokens), in: clause)
        else { return nil }
        if tokens[index].classes.contains(.catenative) { return led(by: index, to: verb, cue, in: clause) }
        guard tokens[index].classes.contains(.preposition), index > low else { return nil }
        if tokens[index - 1].classes.contains(.catenative) { return led(by: index - 1, to: verb, cue, in: clause) }
        guard tokens[index].classes.contains(.linking), !tokens[index].classes.contains(.determiner) else { return nil }
        if tokens[index - 1].kind == .word, tokens[index - 1].classes.contains(.sequence) {
            var group = VerbGroup(
                tokens: index - 1..<verb + 1, verb: verb, finite: index - 1, cue: cue, subjectEnd: index - 1,
                after: verb + 1)
            group.isPresentParticiple = true
            return group
        }
        guard !tokens[verb].classes.contains(.noun) else { return nil }
        return narrative(at: verb, preposition: index, cue: cue, in: clause)
    }

    /// "vient d'annoncer", "a fait savoir", "a tenu à préciser".
    private func led(by leader: Int, to verb: Int, _ cue: VerbCue, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        var start = leader
        var bound: Int?
        while start > clause.range.lowerBound {
            let before = tokens[start - 1]
            if before.kind == .mark, before.isAttached, before.first == "-" {
                start -= 1
            } else if before.kind == .word, before.classes.contains(.auxiliary),
                before.classes.isDisjoint(with: [.modal, .passive])
            {
                start -= 1
            } else if before.kind == .word, before.classes.contains(.pronoun), start > 1,
                tokens[start - 2].isMark("-"), tokens[start - 2].isAttached
            {
                bound = start - 1
                start -= 1
            } else if before.kind == .word, before.classes.contains(.adverb), start - 2 >= clause.range.lowerBound,
                tokens[start - 2].classes.contains(.auxiliary)
            {
                start -= 1
            } else {
                break
            }
        }
        let end = syntax.subjectEnd(before: start, in: clause)
        var group = VerbGroup(
            tokens: start..<verb + 1, verb: verb, finite: start, cue: cue, subjectEnd: end, after: verb + 1)
        group.boundSubject = bound
        if bound == nil, leader + 2 < verb, tokens[leader + 1].isMark("-"), tokens[leader + 1].isAttached,
            tokens[leader + 2].classes.contains(.pronoun)
        {
            group.boundSubject = leader + 2
        }
        return group
    }

    /// "Et X d'ajouter : « … »", "Et de conclure".
    private func narrative(at verb: Int, preposition: Int, cue: VerbCue, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        var head = preposition - 1
        while head >= low, preposition - head < Self.longestSubject, !tokens[head].classes.contains(.coordinator) {
            if clause.reading.isVerbal(head) || tokens[head].classes.contains(.complementizer)
                || tokens[head].isMark(";")
            {
                return nil
            }
            head -= 1
        }
        guard head >= low, tokens[head].kind == .word, tokens[head].classes.contains(.coordinator),
            head == low || !tokens[head - 1].isWord
        else { return nil }
        var group = VerbGroup(
            tokens: preposition..<verb + 1, verb: verb, finite: preposition, cue: cue, subjectEnd: preposition,
            after: verb + 1)
        group.narrativeFrom = head + 1
        group.isImplied = head + 1 == preposition
        return group
    }
}
