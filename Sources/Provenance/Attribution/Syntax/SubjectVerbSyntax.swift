/// The order of English: subject, verb, object, with the subject behind a verb of saying that follows its claim. It
/// serves the languages too that have no order of their own here.
struct SubjectVerbSyntax: Syntax {
    func group(at verb: Int, in clause: Clause) -> VerbGroup? {
        guard clause.tokens[verb].cue >= 0, clause.reading.isVerbal(verb),
            let (cue, last) = verbCue(at: verb, in: clause),
            !leadsOn(last, in: clause), let auxiliaries = auxiliaries(before: verb, in: clause),
            !isCommand(verb, auxiliaries, in: clause)
        else { return nil }
        let start = auxiliaries.start
        // What stands between a verb and a particle far behind it is no part of the cue (apologized to them for).
        let isFar = last - verb > 3
        var group = VerbGroup(
            tokens: start..<(isFar ? verb : last) + 1, verb: verb, finite: start, cue: cue, subjectEnd: start,
            after: last + 1)
        group.isNegated = auxiliaries.isNegated
        if auxiliaries.isPurpose {
            group.isPurpose = true
            return group
        }
        let form = clause.tokens[verb].form
        if auxiliaries.hasPassive || auxiliaries.isEmpty, form.contains(.participle), cue.licence.contains(.passive),
            let agent = agent(behind: last + 1, in: clause)
        {
            group.isPassive = true
            group.agent = agent
            if agent == last + 1 { group.tokens = start..<agent + 1 }
            return group
        }
        if auxiliaries.isEmpty, form.contains(.finite), isReduced(start, last + 1, cue, in: clause) { return nil }
        if auxiliaries.isParticiple, clause.reading.lexicon.splitsGenitive {
            group.isPresentParticiple = true
        } else if form.contains(.present), !form.contains(.finite) {
            group.isPresentParticiple = auxiliaries.isEmpty
        } else if form.contains(.participle) {
            group.isPassive = auxiliaries.hasPassive
            if auxiliaries.isEmpty, !form.contains(.finite) { return nil }
        } else if auxiliaries.isEmpty, form == .infinitive || form == [.infinitive, .noun] {
            return nil
        }
        group.subjectEnd = behindSubject(behindAdverbs(before: start, in: clause), in: clause)
        return group
    }

    /// The cue of a verb, with its particle where it has one, and its last token.
    private func verbCue(at verb: Int, in clause: Clause) -> (cue: VerbCue, last: Int)? {
        let cues = clause.reading.lexicon.cues
        if let (whole, particle) = particleVerb(verb, in: clause) { return (cues[whole], particle) }
        let cue = cues[clause.tokens[verb].cue]
        return cue.particle == nil ? (cue, verb) : nil
    }

    /// What stands before a verb and belongs to it.
    private struct Auxiliaries {
        var start: Int
        var isEmpty = true
        var hasPassive = false
        var isNegated = false
        /// It says what something was done for (went on the radio to say).
        var isPurpose = false
        /// The verb that leads on to it is a participle (trying to explain).
        var isParticiple = false
    }

    /// The auxiliaries, negations and verbs of going on before a verb; `nil` before an infinitive that nothing governs.
    private func auxiliaries(before verb: Int, in clause: Clause) -> Auxiliaries? {
        let tokens = clause.tokens
        let form = tokens[verb].form
        var found = Auxiliaries(start: verb)
        var isGoverned = false
        var index = verb - 1
        while index >= clause.range.lowerBound, tokens[index].kind == .word {
            let word = tokens[index]
            if word.classes.contains(.auxiliary) {
                found.isEmpty = false
                found.isParticiple = false
                if word.classes.contains(.passive), !isShortHas(index, in: clause) { found.hasPassive = true }
                found.start = index
            } else if word.classes.contains(.negation) {
                found.isNegated = true
                if !found.isEmpty { found.start = min(found.start, index) }
            } else if word.classes.contains(.infinitiveMarker), index == found.start - 1, form.contains(.infinitive) {
                guard !isGoverned else { return nil }
                guard let governor = catenative(before: index, in: clause) else {
                    found.isPurpose = Purpose(clause: clause).isStated(behind: index)
                    return found.isPurpose ? found : nil
                }
                isGoverned = true
                found.start = governor
                index = governor
                found.isEmpty = false
                found.isParticiple = clause.reading.ends(governor, with: "ing")
            } else if index == found.start - 1, !isGoverned, form.contains(.present), found.isEmpty,
                clause.reading.lexicon.splitsGenitive, word.classes.contains(.aspect)
            {
                // has begun urging, kept saying
                isGoverned = true
                found.start = index
                found.isEmpty = false
            } else if !word.classes.contains(.adverb) {
                break
            }
            index -= 1
        }
        return found
    }

    /// He's said: the short form of "has" behind a person.
    private func isShortHas(_ index: Int, in clause: Clause) -> Bool {
        clause.tokens[index].isAttached && index > 0
            && !clause.tokens[index - 1].classes.isDisjoint(with: [.masculine, .feminine])
    }

    /// Ask yourself: nobody is told of.
    private func isCommand(_ verb: Int, _ auxiliaries: Auxiliaries, in clause: Clause) -> Bool {
        let form = clause.tokens[verb].form
        return auxiliaries.start == clause.range.lowerBound && auxiliaries.start == verb
            && clause.reading.lexicon.splitsGenitive && form.contains(.infinitive)
            && form.isDisjoint(with: [.participle, .present])
    }

    /// What stands between a subject and its verb: adverbs, a negation.
    private func behindAdverbs(before start: Int, in clause: Clause) -> Int {
        var end = start
        while end > clause.range.lowerBound, clause.tokens[end - 1].kind == .word,
            !clause.tokens[end - 1].classes.isDisjoint(with: [.adverb, .negation, .reflexive])
                && !(clause.reading.lexicon.splitsGenitive && clause.tokens[end - 1].classes.contains(.pronoun))
                || isFloating(end - 1, in: clause)
        { end -= 1 }
        return end
    }

    /// Whether "both" or "all" stands behind the names that it counts (the Times and the BBC both reported).
    private func isFloating(_ index: Int, in clause: Clause) -> Bool {
        guard clause.reading.lexicon.splitsGenitive, index - 2 > clause.range.lowerBound else { return false }
        let tokens = clause.tokens
        guard tokens[index].classes.contains(.indefinite), tokens[index].classes.contains(.determiner),
            tokens[index - 1].isCapitalized || clause.reading.mentionAt[index - 1] >= 0
        else { return false }
        return (max(clause.range.lowerBound, index - 10)..<index).contains {
            tokens[$0].classes.contains(.coordinator)
        }
    }

    /// The subject behind a verb that two commas set into a clause before its verb (Part of it, say experts, is luck).
    private func insertedSubject(of group: VerbGroup, in clause: Clause) -> NounPhrase? {
        guard clause.reading.lexicon.splitsGenitive, group.cue.licence.contains(.inversion),
            group.cue.precision >= 0.9, !group.isPassive,
            let phrase = clause.phrases.phrase(from: group.after, limit: clause.range.upperBound),
            !clause.phrases.isPronoun(phrase)
        else { return nil }
        let end = phrase.tokens.upperBound
        return end + 1 < clause.range.upperBound && clause.tokens[end].isComma && clause.reading.isVerbal(end + 1)
            ? phrase : nil
    }

    private static let farthestParticle = 24

    /// The verb that a form makes with a word behind it (pointed out, called for, apologized to them for).
    private func particleVerb(_ verb: Int, in clause: Clause) -> (cue: Int, particle: Int)? {
        let lexicon = clause.reading.lexicon
        let tokens = clause.tokens
        guard lexicon.isSeparable(tokens[verb].hash) else { return nil }
        var particle = verb + 1
        var steps = 0
        while particle < min(clause.range.upperBound, verb + Self.farthestParticle), steps < 3 {
            if let cue = lexicon.separableCue(tokens[verb].hash, particle: tokens[particle].hash),
                // reported on Wednesday
                !lexicon.splitsGenitive || particle + 1 >= clause.range.upperBound
                    || !tokens[particle + 1].classes.contains(.time)
            {
                return (cue, particle)
            }
            if lexicon.splitsGenitive, steps == 0, tokens[particle].classes.contains(.addressing),
                let told = clause.phrases.core(from: particle + 1, limit: clause.range.upperBound, place: .object)
            {
                particle = told.core.upperBound
                if particle < clause.range.upperBound, tokens[particle].classes.contains(.coordinator) {
                    particle += 1
                } else {
                    steps += 1
                }
                continue
            }
            guard
                !tokens[particle].classes.isDisjoint(with: [.adverb, .time])
                    || lexicon.separableCue(tokens[verb].hash, particle: tokens[particle].hash) != nil
            else { return nil }
            particle += 1
            steps += 1
        }
        return nil
    }

    /// Whether a phrase is a lone small noun, which nobody is called (found fault).
    private func isBare(_ phrase: NounPhrase, in clause: Clause) -> Bool {
        phrase.core.count == 1 && !clause.tokens[phrase.head].isCapitalized
            && clause.tokens[phrase.head].classes.isDisjoint(with: WordClass.sourceNoun)
    }

    /// The verb before "to" that only says that something was said (continued to say, went on to say).
    private func catenative(before marker: Int, in clause: Clause) -> Int? {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        var index = marker - 1
        if index > low, tokens[index].classes.contains(.preposition) { index -= 1 }
        guard index >= low, tokens[index].kind == .word, tokens[index].classes.contains(.catenative) else { return nil }
        return index
    }

    /// Whether a verb only leads on to a verb of saying behind "to".
    private func leadsOn(_ verb: Int, in clause: Clause) -> Bool {
        let tokens = clause.tokens
        guard tokens[verb].classes.contains(.catenative), verb + 2 < clause.range.upperBound else { return false }
        return tokens[verb + 1].classes.contains(.infinitiveMarker) && tokens[verb + 2].cue >= 0
            && tokens[verb + 2].form.contains(.infinitive)
    }

    /// The "by" behind a passive's participle, where at most a time or whom it was told stands between.
    private func agent(behind index: Int, in clause: Clause) -> Int? {
        let tokens = clause.tokens
        let next = clause.behindTimes(from: index)
        guard next + 1 < clause.range.upperBound, tokens[next].kind == .word else { return nil }
        if tokens[next].classes.contains(.agent) { return leadsToAgent(next, in: clause) ? next : nil }
        guard tokens[next].classes.contains(.addressing) else { return nil }
        for later in next + 1..<min(next + 4, clause.range.upperBound - 1) {
            guard tokens[later].kind == .word, !clause.reading.isVerbal(later) else { return nil }
            if tokens[later].classes.contains(.agent) { return leadsToAgent(later, in: clause) ? later : nil }
        }
        return nil
    }

    /// Whether somebody, not a way or a time, follows "by" (by saying, by Friday).
    private func leadsToAgent(_ index: Int, in clause: Clause) -> Bool {
        let next = clause.tokens[index + 1]
        return next.classes.isDisjoint(with: [.time, .reflexive]) && !next.form.contains(.present)
            && next.kind != .number && !clause.reading.ends(index + 1, with: "ing")
    }

    /// Whether a participle without an auxiliary says what was done to somebody: an event broadcast by CNN, asked why.
    private func isReduced(_ verb: Int, _ next: Int, _ cue: VerbCue, in clause: Clause) -> Bool {
        guard clause.reading.lexicon.splitsGenitive, next < clause.range.upperBound else { return false }
        let tokens = clause.tokens
        // 384 pledged delegates
        if verb > clause.range.lowerBound, tokens[verb - 1].kind == .number, tokens[verb].form.contains(.participle),
            next < tokens.count, tokens[next].kind == .word, tokens[next].classes.isEmpty
        {
            return true
        }
        // refugees admitted to the country
        if tokens[verb].form.contains(.participle), tokens[next].classes.contains(.infinitiveMarker),
            verb > clause.range.lowerBound, tokens[verb - 1].kind == .word,
            cue.licence.isDisjoint(with: [.addressee, .infinitive]), next + 1 < clause.range.upperBound,
            !tokens[next + 1].classes.isDisjoint(with: [.determiner, .possessive]), verb > clause.range.lowerBound,
            !tokens[verb - 1].isCapitalized, tokens[verb - 1].classes.isDisjoint(with: [.pronoun, .relative])
        {
            return true
        }
        // a killer accused of it
        if tokens[next].classes.contains(.agent) || tokens[next].classes.contains(.linking), cue.particle == nil,
            !cue.licence.contains(.parenthesis)
        {
            return true
        }
        // an article published Friday
        if verb > clause.range.lowerBound, tokens[verb].classes.contains(.postmodifier),
            tokens[next].classes.contains(.time), !tokens[verb - 1].isCapitalized,
            tokens[verb - 1].classes.isEmpty
                || tokens[verb - 1].classes.contains(.document)
        {
            return true
        }
        // A study published on Monday in a journal
        if verb > clause.range.lowerBound, tokens[verb].classes.contains(.postmodifier),
            tokens[next].classes.contains(.preposition), !tokens[next].classes.contains(.infinitiveMarker),
            !tokens[verb - 1].isCapitalized,
            !tokens[verb - 1].classes.isDisjoint(with: [.document, .survey]),
            tokens[verb - 1].classes.isDisjoint(with: [.people, .role])
        {
            return true
        }
        guard verb == clause.range.lowerBound || tokens[verb - 1].classes.contains(.subordinator) else { return false }
        return !tokens[next].classes.isDisjoint(with: [
            .interrogative, .about, .infinitiveMarker, .agent, .complementizer,
        ])
    }

    /// Where the subject ends before a time that stands between it and its verb (the senator on Monday said).
    func behindSubject(_ end: Int, in clause: Clause) -> Int {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        guard clause.reading.lexicon.splitsGenitive else { return end }
        var index = end
        while index > low + 1, end - index < 5 {
            let token = tokens[index - 1]
            let isTime =
                token.classes.contains(.time) || index < end && (token.kind == .number || isAmount(token.classes))
            let isName = token.isCapitalized && tokens[index - 2].isCapitalized && tokens[index - 2].kind == .word
            let leads = index < end && token.classes.contains(.preposition)
            guard isTime && !isName || leads else { break }
            index -= 1
            if leads {
                // late on Friday
                while index > low + 1, tokens[index - 1].classes.contains(.adverb) { index -= 1 }
                break
            }
        }
        return index
    }

    /// Less than two weeks ago: words that count a time.
    private func isAmount(_ classes: WordClass) -> Bool {
        classes.contains(.indefinite) && classes.contains(.determiner) || classes.contains(.adverb)
    }

    /// Whether a noun before a form that is a noun too is no subject of it (in battleground states, user reports).
    private func isCompound(_ phrase: NounPhrase, before group: VerbGroup, in clause: Clause) -> Bool {
        let tokens = clause.tokens
        guard clause.reading.lexicon.splitsGenitive, tokens[group.verb].form.contains(.noun),
            group.tokens.count == 1, clause.reading.prose.text.folded[tokens[group.verb].end - 1] == "s"
        else { return false }
        let first = tokens[phrase.core.lowerBound]
        // more than 13,000 misleading claims
        if first.kind == .number || first.classes.contains(.approximator),
            !clause.reading.ends(phrase.core.upperBound - 1, with: "s"),
            tokens[phrase.core.upperBound - 1].classes.isDisjoint(with: [.people, .plural])
        {
            return true
        }
        return first.kind == .word && !first.isCapitalized && !tokens[phrase.head].isCapitalized
            && first.classes.isDisjoint(with: [.determiner, .pronoun, .relative, .indefinite])
    }

    /// Behind whom it was told and what was done before it, where the subject follows (przekazał PAP rzecznik straży,
    /// powiedział po meczu trener).
    private func behindTold(from index: Int, in clause: Clause) -> Int {
        let end = clause.behindOutlet(from: index)
        guard clause.reading.lexicon.isSparse, end == index, index + 1 < clause.range.upperBound else { return end }
        let tokens = clause.tokens
        var next = index
        if clause.reading.mentionAt[index] >= 0 {
            next = clause.reading.mentionTokens[clause.reading.mentionAt[index]].upperBound
        } else if tokens[index].classes.contains(.preposition),
            let phrase = clause.phrases.core(from: index + 1, limit: clause.range.upperBound, place: .object)
        {
            next = phrase.core.lowerBound + 1
            while next < phrase.core.upperBound, !tokens[next].isCapitalized,
                tokens[next].classes.isDisjoint(with: .sourceNoun)
            {
                next += 1
            }
        }
        guard next < clause.range.upperBound, tokens[next].kind == .word,
            tokens[next].isCapitalized || !tokens[next].classes.isDisjoint(with: .sourceNoun)
        else { return index }
        return next
    }

    func subject(of group: VerbGroup, in clause: Clause) -> Subject? {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        if group.isPresentParticiple || group.isPurpose { return nil }
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
                    ? clause.holdsClaim(low..<end - 1) : false
            default: followsClaim = false
            }
        } else {
            followsClaim = true
        }
        if !followsClaim, let before, before.isComma, let inserted = insertedSubject(of: group, in: clause) {
            return Subject(phrase: inserted, side: .behind)
        }
        if followsClaim, let before, before.isComma, let phrase = clause.phrases.phrase(endingAt: end, low: low),
            let last = phrase.appositions.last, tokens[last.lowerBound].classes.contains(.relative),
            phrase.core.lowerBound == low || clause.holdsClaim(low..<phrase.core.lowerBound) == false
        {
            return Subject(phrase: phrase, side: .before)
        }
        if followsClaim, group.cue.licence.contains(.inversion),
            let phrase = clause.phrases.phrase(
                from: behindTold(from: clause.behindTimes(from: group.after), in: clause),
                limit: clause.range.upperBound),
            !group.isPassive
        {
            let next = phrase.tokens.upperBound
            let pronounObject =
                clause.phrases.isPronoun(phrase) && tokens[phrase.head].classes.contains(.object)
                && !tokens[phrase.head].classes.contains(.masculine) && !tokens[phrase.head].classes.contains(.feminine)
            let first = tokens[phrase.core.lowerBound].classes
            let isClause =
                first.contains(.complementizer)
                || clause.reading.lexicon.splitsGenitive
                    && (first.contains(.interrogative)
                        || group.cue.licence.contains(.finding) && isBare(phrase, in: clause))
            if !pronounObject, !isClause, next >= clause.range.upperBound || !clause.reading.isVerbal(next) {
                return Subject(phrase: phrase, side: .behind)
            }
        }
        guard let phrase = clause.phrases.phrase(endingAt: end, low: low),
            !isCompound(phrase, before: group, in: clause)
        else { return nil }
        var whole = phrase
        if clause.reading.lexicon.splitsGenitive, tokens[phrase.core.upperBound - 1].classes.contains(.postmodifier) {
            // The polls released on a day: the day is part of it.
            var end = phrase.core.upperBound
            while end < group.tokens.lowerBound, tokens[end].classes.contains(.time) { end += 1 }
            whole.core = phrase.core.lowerBound..<end
            whole.tokens = phrase.tokens.lowerBound..<max(end, phrase.tokens.upperBound)
        }
        return Subject(phrase: whole, side: .before)
    }
}
