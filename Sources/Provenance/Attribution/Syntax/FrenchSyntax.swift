/// The order of French and Italian: subject, object pronouns, verb, with the subject behind a verb of saying that
/// follows its claim, or bound to it by a hyphen (déclare-t-il). A participle needs its auxiliary (a déclaré).
struct FrenchSyntax: Syntax {
    func group(at verb: Int, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        let token = tokens[verb]
        guard token.cue >= 0, clause.reading.isVerbal(verb) else { return nil }
        let cue = clause.reading.lexicon.cues[token.cue]
        var start = verb
        var hasAuxiliary = false
        var hasPassive = false
        var isNegated = false
        var bound: Int?
        var index = verb - 1
        var infinitive = false
        scan: while index >= clause.range.lowerBound {
            let word = tokens[index]
            if word.kind == .mark, word.isAttached, word.first == "-", index + 1 < verb {
                index -= 1
                continue
            }
            guard word.kind == .word else { break }
            if word.classes.contains(.auxiliary) {
                hasAuxiliary = true
                if word.classes.contains(.passive) { hasPassive = true }
                start = index
            } else if word.classes.contains(.negation) {
                isNegated = true
                start = hasAuxiliary ? min(start, index) : start
            } else if word.classes.contains(.infinitiveMarker), index == start - 1, token.form.contains(.infinitive) {
                infinitive = true
                break
            } else if word.classes.contains(.pronoun),
                word.isAttached
                    || index > 0 && tokens[index - 1].first == "-" && tokens[index - 1].isAttached
                        && tokens[index - 1].kind == .mark,
                token.form.contains(.participle), !hasAuxiliary
            {
                bound = index
            } else if !word.classes.contains(.adverb) {
                break scan
            }
            index -= 1
        }
        if infinitive { return nil }
        var group = VerbGroup(
            tokens: start..<verb + 1, verb: verb, finite: start, cue: cue, subjectEnd: start, after: verb + 1)
        group.isNegated = isNegated
        let form = token.form
        if form.contains(.present), !form.contains(.finite) {
            if hasAuxiliary { group.isPresentParticiple = false } else { group.isPresentParticiple = true }
        } else if form.contains(.participle) {
            if hasPassive, !reflexive(before: start, tokens) { group.isPassive = true }
            if !hasAuxiliary, !form.contains(.finite) { return nil }
        } else if form == .infinitive || form == [.infinitive, .noun] {
            guard hasAuxiliary else { return nil }
        }
        if bound == nil, verb + 2 < clause.range.upperBound, tokens[verb + 1].isMark("-"),
            tokens[verb + 1].isAttached, tokens[verb + 2].classes.contains(.pronoun)
        {
            bound = verb + 2
            group.after = verb + 3
        }
        group.boundSubject = bound
        // What stands between a subject and its verb: adverbs, object pronouns, a negation.
        var end = start
        while end > clause.range.lowerBound {
            let word = tokens[end - 1]
            guard word.kind == .word else { break }
            let small = word.classes
            if small.contains(.adverb) || small.contains(.negation) || small.contains(.reflexive)
                || (small.contains(.object) && !(end - 1 == clause.range.lowerBound))
            {
                end -= 1
            } else {
                break
            }
        }
        group.subjectEnd = end
        return group
    }

    private func reflexive(before index: Int, _ tokens: [Token]) -> Bool {
        index > 0 && tokens[index - 1].classes.contains(.reflexive)
    }

    /// An outlet without the sources that it has something from: a appris l'AFP de source policière.
    private func outletAlone(_ phrase: NounPhrase, in clause: Clause) -> NounPhrase {
        let tokens = clause.tokens
        guard let first = phrase.core.first(where: { clause.reading.mentionAt[$0] >= 0 }) else { return phrase }
        let end = clause.reading.mentionTokens[clause.reading.mentionAt[first]].upperBound
        guard end + 1 < phrase.core.upperBound, tokens[end].classes.contains(.linking),
            tokens[end + 1].classes.contains(.people)
        else { return phrase }
        let core = phrase.core.lowerBound..<end
        return NounPhrase(tokens: core, core: core, head: end - 1)
    }

    func subject(of group: VerbGroup, in clause: Clause) -> Subject? {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        if let bound = group.boundSubject {
            return Subject(
                phrase: NounPhrase(tokens: bound..<bound + 1, core: bound..<bound + 1, head: bound), side: .inside)
        }
        if group.isPresentParticiple { return nil }
        let end = group.subjectEnd
        let before = end > low ? tokens[end - 1] : nil
        let followsClaim: Bool
        if let before {
            switch before.kind {
            case .quotationMark: followsClaim = true
            case .mark:
                followsClaim =
                    before.isComma || before.isDash || before.isMark("?") || before.isMark("!") || before.isMark(".")
                        || before.isMark("…")
                    ? clause.holdsClaim(low..<end - 1)
                        || before.isComma && end - low > 4 && group.cue.precision >= 0.85 && group.finite == end
                    : false
            default: followsClaim = false
            }
        } else {
            followsClaim = true
        }
        if followsClaim, group.cue.licence.contains(.inversion),
            let phrase = clause.phrases.phrase(
                from: clause.behindOutlet(from: clause.behindTimes(from: group.after)), limit: clause.range.upperBound),
            !group.isPassive
        {
            let phrase = outletAlone(phrase, in: clause)
            let next = phrase.tokens.upperBound
            let pronounObject =
                clause.phrases.isPronoun(phrase) && tokens[phrase.head].classes.contains(.object)
                && !tokens[phrase.head].classes.contains(.masculine) && !tokens[phrase.head].classes.contains(.feminine)
            if !pronounObject, !tokens[phrase.head].classes.contains(.complementizer),
                next >= clause.range.upperBound || !clause.reading.isVerbal(next)
            {
                return Subject(phrase: phrase, side: .behind)
            }
        }
        guard let phrase = clause.phrases.phrase(endingAt: end, low: low) else { return nil }
        return Subject(phrase: phrase, side: .before)
    }
}
