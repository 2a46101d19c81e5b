/// The order of German and its kin: the finite verb second, parts of it at the clause's end, and last of all in a
/// subordinate clause.
struct VerbSecondSyntax: Syntax {
    func group(at verb: Int, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        let token = tokens[verb]
        let lexicon = clause.reading.lexicon
        guard token.cue >= 0 || lexicon.isSeparable(token.hash), clause.reading.isVerbal(verb) else { return nil }
        let start = clause.clauseStart(before: verb)
        let end = clause.clauseEnd(from: verb + 1)
        if token.form.contains(.finite) {
            // "hat berichtet": a form that is finite too, with its auxiliary in the clause.
            if token.form.contains(.participle), let group = perfect(verb, start: start, end: end, in: clause) {
                return group
            }
            var index = token.cue
            var far: Int?
            if lexicon.isSeparable(token.hash) {
                var last = end
                while last > verb + 1 {
                    if tokens[last - 1].kind == .word,
                        let cue = lexicon.separableCue(token.hash, particle: tokens[last - 1].hash)
                    {
                        index = cue
                        far = last - 1
                        break
                    }
                    last -= 1
                    if end - last > 4 { break }
                }
                if far == nil, index < 0 || lexicon.cues[index].particle != nil { return nil }
            }
            guard index >= 0 else { return nil }
            var group = VerbGroup(
                tokens: verb..<verb + 1, verb: verb, finite: verb, cue: lexicon.cues[index], subjectEnd: verb,
                after: verb + 1)
            group.farPart = far
            group.isVerbFinal = isVerbFinal(verb, start: start, end: end, in: clause)
            return group
        }
        if token.form.contains(.participle) { return perfect(verb, start: start, end: end, in: clause) }
        return nil
    }

    private func perfect(_ verb: Int, start: Int, end: Int, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        let lexicon = clause.reading.lexicon
        guard tokens[verb].cue >= 0 else { return nil }
        var auxiliary: Int?
        if verb + 1 < end, tokens[verb + 1].classes.contains(.auxiliary) {
            auxiliary = verb + 1
        } else {
            var index = verb - 1
            while index >= start {
                if tokens[index].classes.contains(.auxiliary) {
                    auxiliary = index
                    break
                }
                index -= 1
            }
        }
        guard let auxiliary, !tokens[auxiliary].classes.contains(.modal) else { return nil }
        let isFinal = auxiliary > verb
        var group = VerbGroup(
            tokens: isFinal ? verb..<auxiliary + 1 : (verb - auxiliary < 4 ? auxiliary..<verb + 1 : verb..<verb + 1),
            verb: verb, finite: isFinal ? verb : auxiliary, cue: lexicon.cues[tokens[verb].cue],
            subjectEnd: isFinal ? verb : auxiliary, after: isFinal ? auxiliary + 1 : auxiliary + 1)
        group.isPassive = tokens[auxiliary].classes.contains(.passive)
        group.isVerbFinal = isFinal
        group.farPart = isFinal ? nil : verb
        return group
    }

    private func isVerbFinal(_ verb: Int, start: Int, end: Int, in clause: Clause) -> Bool {
        guard end == verb + 1, verb > start else { return false }
        let first = clause.tokens[start].classes
        return !first.isDisjoint(with: [.subordinator, .complementizer, .relative])
    }

    func subject(of group: VerbGroup, in clause: Clause) -> Subject? {
        guard !group.isPassive else { return nil }
        let tokens = clause.tokens
        let phrases = clause.phrases
        let start = clause.clauseStart(before: group.finite)
        if group.isVerbFinal {
            // The subject follows the word that subordinates.
            var index = start
            while index < group.finite {
                if tokens[index].kind == .word,
                    tokens[index].classes.isDisjoint(with: [.subordinator, .complementizer, .adverb]),
                    let phrase = phrases.core(from: index, limit: group.finite, place: .object)
                {
                    return Subject(phrase: phrase, side: .before)
                }
                index += 1
            }
            return nil
        }
        // What stands before the finite verb is the subject where it is one noun phrase and nothing else.
        if group.finite > start
            || (start > clause.range.lowerBound && !clause.holdsClaim(clause.range.lowerBound..<start))
        {
            if let phrase = phrases.phrase(endingAt: group.finite, low: clause.range.lowerBound),
                !isObject(phrase, clause),
                opens(phrase, start: start, in: clause)
            {
                return Subject(phrase: phrase, side: .before)
            }
        }
        var index = group.finite + 1
        while index < clause.range.upperBound,
            tokens[index].classes.contains(.reflexive) || tokens[index].classes.contains(.adverb)
        {
            index += 1
        }
        index = clause.behindTimes(from: index)
        guard let phrase = phrases.phrase(from: index, limit: clause.range.upperBound),
            !tokens[phrase.core.lowerBound].classes.contains(.oblique)
        else { return nil }
        return Subject(phrase: phrase, side: .behind)
    }

    /// Whether a phrase is all that stands before the verb.
    private func opens(_ phrase: NounPhrase, start: Int, in clause: Clause) -> Bool {
        if !phrase.appositions.isEmpty { return true }
        var index = phrase.tokens.lowerBound - 1
        while index >= start {
            let token = clause.tokens[index]
            if token.kind == .word,
                !token.classes.isDisjoint(with: [.coordinator, .adverb])
                    || index == start && token.classes.contains(.subordinator)
            {
                index -= 1
                continue
            }
            return false
        }
        return true
    }

    private func isObject(_ phrase: NounPhrase, _ clause: Clause) -> Bool {
        if clause.tokens[phrase.core.lowerBound].classes.contains(.oblique) { return true }
        guard phrase.core.count == 1 else { return false }
        let classes = clause.tokens[phrase.head].classes
        return classes.contains(.object) && !classes.contains(.pronoun) || classes.contains(.reflexive)
    }
}
