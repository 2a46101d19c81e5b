/// The order of French and its kin: subject, object pronouns, auxiliary, participle. The subject stands behind the verb
/// where a claim, "comme" or "ce que" goes before, or is bound to it (déclare-t-il). A participle needs its auxiliary or
/// who did it (a déclaré, annoncé par X); an infinitive speaks behind few verbs only (vient d'annoncer, et d'ajouter).
struct RomanceSyntax: Syntax {
    func group(at verb: Int, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        let form = tokens[verb].form
        guard tokens[verb].cue >= 0 else { return nil }
        if form.contains(.infinitive), form.isDisjoint(with: [.finite, .participle]) {
            return RomanceInfinitives(syntax: self).group(at: verb, in: clause)
        }
        guard clause.reading.isVerbal(verb) else { return nil }
        var chain = chain(before: verb, in: clause)
        if chain.hasModal { return nil }
        if !chain.hasAuxiliary, chain.bound == nil, form.contains(.participle), !form.contains(.finite),
            let far = farAuxiliary(before: verb, in: clause)
        {
            chain.start = far
            chain.hasAuxiliary = true
        }
        let end = subjectEnd(before: chain.start, in: clause)
        let isReflexive = isReflexive(end..<chain.start, tokens)
        guard let cue = cue(of: verb, isReflexive: isReflexive, in: clause) else { return nil }
        var group = VerbGroup(
            tokens: chain.start..<verb + 1, verb: verb, finite: chain.start, cue: cue, subjectEnd: end, after: verb + 1)
        group.isNegated = chain.isNegated
        if form.contains(.present), !form.contains(.finite) {
            group.isPresentParticiple = !chain.hasAuxiliary
        } else if form.contains(.participle) {
            group.isPassive = chain.hasPassive && !isReflexive
            if !chain.hasAuxiliary, !form.contains(.finite) {
                guard agent(behind: group, in: clause) != nil else { return nil }
                group.isPassive = true
            }
        }
        group.boundSubject = chain.bound
        if chain.bound == nil, verb + 2 < clause.range.upperBound, isBindingHyphen(verb + 1, tokens),
            tokens[verb + 2].classes.contains(.pronoun)
        {
            group.boundSubject = verb + 2
            group.after = verb + 3
        }
        return group
    }

    /// What stands before a verb and goes with it.
    private struct Chain {
        var start: Int
        var hasAuxiliary = false
        var hasPassive = false
        var hasModal = false
        var isNegated = false
        /// A pronoun bound to the auxiliary (a-t-il déclaré).
        var bound: Int?
    }

    /// The auxiliaries, the negation and the bound pronoun before a verb, adverbs between them aside.
    private func chain(before verb: Int, in clause: Clause) -> Chain {
        let tokens = clause.tokens
        var chain = Chain(start: verb)
        var index = verb - 1
        while index >= clause.range.lowerBound {
            let word = tokens[index]
            if isBindingHyphen(index, tokens), index + 1 < verb {
                index -= 1
                continue
            }
            guard word.kind == .word else { break }
            if word.classes.contains(.auxiliary) {
                chain.hasAuxiliary = true
                if word.classes.contains(.passive) { chain.hasPassive = true }
                if word.classes.contains(.modal) { chain.hasModal = true }
                chain.start = index
            } else if word.classes.contains(.negation) {
                chain.isNegated = true
                chain.start = chain.hasAuxiliary ? min(chain.start, index) : chain.start
            } else if word.classes.contains(.pronoun),
                word.isAttached || index > 0 && isBindingHyphen(index - 1, tokens),
                tokens[verb].form.contains(.participle), !chain.hasAuxiliary
            {
                chain.bound = index
            } else if !word.classes.contains(.adverb) || word.classes.contains(.manner) {
                break
            }
            index -= 1
        }
        return chain
    }

    /// The cue that a form is where a reflexive pronoun stands before it or none does: s'interroger asks, interroger
    /// does so of somebody, s'expliquer says nothing.
    func cue(of verb: Int, isReflexive: Bool, in clause: Clause) -> VerbCue? {
        let lexicon = clause.reading.lexicon
        let token = clause.tokens[verb]
        let plain = lexicon.cues[token.cue]
        guard lexicon.hasReflexiveCues else { return plain }
        if isReflexive {
            return lexicon.reflexiveCue(token.hash).map { lexicon.cues[$0] }
        }
        return plain.particle == nil ? plain : nil
    }

    func isReflexive(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
        range.contains { tokens[$0].classes.contains(.reflexive) }
    }

    private func isBindingHyphen(_ index: Int, _ tokens: [Token]) -> Bool {
        tokens[index].kind == .mark && tokens[index].isAttached && tokens[index].first == "-"
    }

    /// Before what may stand between a subject and its verb: adverbs, object pronouns, a negation.
    func subjectEnd(before start: Int, in clause: Clause) -> Int {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        var end = start
        while end > low {
            let word = tokens[end - 1]
            guard word.kind == .word else { break }
            let classes = word.classes
            let isObject =
                classes.contains(.object)
                && ((!classes.contains(.pronoun) || classes.contains(.masculine))
                    && !(end - 1 == low && word.isCapitalized)
                    || end - 1 > low && tokens[end - 2].kind == .word && endsPhrase(end - 2, clause))
            guard
                classes.contains(.adverb) && !classes.contains(.manner) || classes.contains(.negation)
                    || classes.contains(.reflexive) || isObject
            else { break }
            end -= 1
        }
        return end
    }

    private func endsPhrase(_ index: Int, _ clause: Clause) -> Bool {
        clause.reading.isNominal(index)
            && clause.tokens[index].classes.isDisjoint(with: [
                .determiner, .preposition, .complementizer, .coordinator, .subordinator,
            ])
    }

    /// An auxiliary that an adverbial parts from its participle: "a de son côté déclaré", "a, lui, affirmé".
    private func farAuxiliary(before verb: Int, in clause: Clause) -> Int? {
        let tokens = clause.tokens
        var index = verb - 1
        let low = max(clause.range.lowerBound, verb - 8)
        while index >= low {
            let word = tokens[index]
            if word.classes.contains(.auxiliary) {
                if !word.classes.isDisjoint(with: [.modal, .passive]) { return nil }
                let next = tokens[index + 1]
                let leads = next.isComma || !next.classes.isDisjoint(with: [.preposition, .time, .adverb, .negation])
                return leads && index + 1 < verb ? index : nil
            }
            guard
                word.isComma
                    || word.isWord && !clause.reading.isVerbal(index)
                        && word.classes.isDisjoint(with: [.complementizer, .subordinator, .relative, .coordinator])
            else { return nil }
            index -= 1
        }
        return nil
    }

    // MARK: Subjects

    func subject(of group: VerbGroup, in clause: Clause) -> Subject? {
        let low = clause.range.lowerBound
        if group.isPassive {
            return agent(behind: group, in: clause).map { Subject(phrase: $0, side: .behind) }
        }
        if let bound = group.boundSubject {
            let phrase = NounPhrase(tokens: bound..<bound + 1, core: bound..<bound + 1, head: bound)
            return Subject(phrase: phrase, side: .inside)
        }
        if let from = group.narrativeFrom {
            guard !group.isImplied, let phrase = clause.phrases.phrase(endingAt: group.subjectEnd, low: from) else {
                return nil
            }
            return Subject(phrase: phrase, side: .before)
        }
        if group.isPresentParticiple { return nil }
        let end = group.subjectEnd
        if end > low, let lead = comparison(endingAt: end, in: clause), let phrase = phraseBehind(group, in: clause) {
            return Subject(phrase: phrase, side: .behind, lead: lead.start, refersBack: lead.refersBack)
        }
        let prior = end > low ? subjectBefore(end, in: clause) : nil
        if group.cue.licence.contains(.inversion), followsClaim(end, in: clause),
            !prefersBefore(prior, end: end, group, in: clause), let phrase = phraseBehind(group, in: clause)
        {
            return Subject(phrase: phrase, side: .behind)
        }
        guard let prior else { return nil }
        var subject = Subject(phrase: prior, side: .before)
        if prior.tokens.lowerBound > low, let lead = comparison(endingAt: prior.tokens.lowerBound, in: clause) {
            subject.lead = lead.start
            subject.refersBack = lead.refersBack
        }
        return subject
    }

    /// Who did it, behind the preposition of a passive: a été annoncé mardi par X.
    private func agent(behind group: VerbGroup, in clause: Clause) -> NounPhrase? {
        guard group.cue.licence.contains(.passive) else { return nil }
        let index = timesEnd(from: group.after, in: clause)
        guard index + 1 < clause.range.upperBound, clause.tokens[index].kind == .word,
            clause.tokens[index].classes.contains(.agent)
        else { return nil }
        return clause.phrases.phrase(from: index + 1, limit: clause.range.upperBound)
    }

    private func subjectBefore(_ end: Int, in clause: Clause) -> NounPhrase? {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        guard let phrase = clause.phrases.phrase(endingAt: end, low: low) else { return nil }
        let start = phrase.core.lowerBound
        let first = tokens[start]
        // Celle qui fut ministre: what ends a relative clause is no subject.
        if start > low, tokens[start - 1].kind == .word, !clause.phrases.isPronoun(phrase),
            tokens[start - 1].classes.contains(.preposition) || clause.reading.isVerbal(start - 1),
            tokens[start - 1].classes.isDisjoint(with: [.coordinator, .subordinator]),
            let whole = clause.phrases.withRelativeClause(endingAt: end, low: low)
        {
            return whole
        }
        // The rest of a phrase whose beginning was not understood.
        if start > low, first.kind == .word, !first.isCapitalized,
            first.classes.isDisjoint(with: [.determiner, .pronoun, .relative, .indefinite]),
            tokens[start - 1].kind == .word,
            tokens[start - 1].classes.isDisjoint(with: [.complementizer, .coordinator, .adverb])
        {
            return nil
        }
        // Dans un parc, le maire: what hangs on a preposition is no subject.
        if start > low, first.kind == .word, tokens[start - 1].kind == .word,
            tokens[start - 1].classes.contains(.preposition),
            tokens[start - 1].classes.isDisjoint(with: [.coordinator, .subordinator])
        {
            return nil
        }
        return phrase
    }

    /// "comme", "ainsi que", "ce que", "c'est ce que" before a verb or its subject, with where it begins and whether
    /// the sentence before holds what was said.
    private func comparison(endingAt end: Int, in clause: Clause) -> (start: Int, refersBack: Bool)? {
        let tokens = clause.tokens
        let low = clause.range.lowerBound
        let last = end - 1
        guard last >= low else { return nil }
        if tokens[last].classes.contains(.manner) { return (last, false) }
        guard last > low, tokens[last].kind == .word, tokens[last].classes.contains(.complementizer) else { return nil }
        let before = tokens[last - 1]
        // ainsi que, tel que
        if before.classes.contains(.adverb), last - 1 == low || tokens[last - 2].isComma { return (last - 1, false) }
        guard before.classes.contains(.demonstrative), before.classes.contains(.speech) else { return nil }
        var start = last - 1
        while start > low, last - start < 9, tokens[start - 1].kind == .word { start -= 1 }
        if start == last - 1 { return (start, false) }
        let opens = start == low && !tokens[start].classes.isDisjoint(with: [.neuter, .adverb, .demonstrative])
        return opens ? (start, true) : nil
    }

    private func followsClaim(_ end: Int, in clause: Clause) -> Bool {
        guard end > clause.range.lowerBound else { return true }
        let before = clause.tokens[end - 1]
        if before.kind == .quotationMark { return true }
        guard before.kind == .mark else { return false }
        return before.isComma || before.isDash || before.isMark("?") || before.isMark("!") || before.isMark(".")
            || before.isMark("…") || before.isMark(")")
    }

    /// Whether a comma before the verb closes what is set beside its subject, rather than what was said.
    private func prefersBefore(_ prior: NounPhrase?, end: Int, _ group: VerbGroup, in clause: Clause) -> Bool {
        guard let prior, clause.tokens[end - 1].isComma else { return false }
        let low = clause.range.lowerBound
        let gap = prior.core.upperBound + 1..<max(prior.core.upperBound + 1, end - 1)
        let isRelative = gap.first.map { clause.tokens[$0].classes.contains(.relative) } ?? false
        let isClean = isRelative || !clause.holdsClaim(gap)
        if isClean, !clause.holdsClaim(low..<prior.core.lowerBound) {
            return !gap.isEmpty || clause.phrases.isPronoun(prior)
        }
        let start = adjunctsEnd(from: group.after, in: clause)
        guard isClean, start < clause.range.upperBound else { return false }
        let next = clause.tokens[start]
        return next.classes.contains(.complementizer) || next.isMark(":")
    }

    /// The phrase that follows a verb as its subject.
    private func phraseBehind(_ group: VerbGroup, in clause: Clause) -> NounPhrase? {
        let limit = clause.range.upperBound
        let near = behindOutlet(from: timesEnd(from: group.after, in: clause), in: clause)
        for start in [near, adjunctsEnd(from: group.after, in: clause), behindInsertion(from: group.after, in: clause)]
        {
            guard start < limit, canBegin(start, in: clause),
                let phrase = clause.phrases.phrase(from: start, limit: limit)
            else { continue }
            let next = phrase.tokens.upperBound
            let head = clause.tokens[phrase.head].classes
            let isObject =
                clause.phrases.isPronoun(phrase) && head.contains(.object)
                && head.isDisjoint(with: [.masculine, .feminine])
            if !isObject, next >= limit || !clause.reading.isVerbal(next) || isModifier(next, in: clause) {
                return clause.phrases.withoutRelativeClause(phrase)
            }
        }
        return nil
    }

    /// Behind what two commas set between a verb and its subject (confie, encore sous le choc, une employée).
    private func behindInsertion(from index: Int, in clause: Clause) -> Int {
        let tokens = clause.tokens
        guard index < clause.range.upperBound, tokens[index].isComma else { return index }
        var end = index + 1
        while end < clause.range.upperBound, end - index < 10, tokens[end].isWord, tokens[end].quotation < 0,
            !clause.reading.isVerbal(end)
        {
            end += 1
        }
        let closes = end < clause.range.upperBound && tokens[end].isComma && end > index + 1
        return closes && tokens[index + 1].classes.isDisjoint(with: [.determiner, .pronoun, .relative])
            ? end + 1 : index
    }

    /// Whether a participle only says more of the noun before it (un enquêteur cité par).
    private func isModifier(_ index: Int, in clause: Clause) -> Bool {
        clause.tokens[index].classes.contains(.postmodifier)
            || clause.tokens[index].form.contains(.participle) && !clause.tokens[index].form.contains(.finite)
    }

    func subject(ofClauseAt index: Int, in clause: Clause) -> NounPhrase? {
        let start = clause.clauseStart(before: index)
        for verb in start..<max(start, index + 1) where clause.tokens[verb].quotation < 0 {
            let token = clause.tokens[verb]
            guard token.kind == .word, clause.reading.isVerbal(verb) || clause.reading.mayBeVerb(verb),
                token.form.isEmpty || token.form.contains(.finite)
            else { continue }
            return subjectBefore(subjectEnd(before: verb, in: clause), in: clause)
        }
        // La réponse de X fuse: a verb that no list holds.
        guard let first = clause.phrases.core(from: start, limit: index + 1, place: .subject),
            clause.tokens[first.head].classes.contains(.statement)
        else { return nil }
        return first
    }

    private func canBegin(_ index: Int, in clause: Clause) -> Bool {
        let token = clause.tokens[index]
        if token.kind == .quotationMark { return clause.phrases.shortName(at: index) != nil }
        if token.kind == .number { return clause.reading.mentionAt[index] >= 0 || index + 1 < clause.range.upperBound }
        guard token.kind == .word else { return false }
        if token.isCapitalized { return true }
        let classes = token.classes
        guard
            classes.isDisjoint(with: [
                .complementizer, .subordinator, .negation, .auxiliary, .coordinator, .reflexive,
            ])
        else { return false }
        if classes.contains(.preposition), !classes.isSuperset(of: [.determiner, .linking]) { return false }
        return !classes.isDisjoint(with: [.determiner, .pronoun, .indefinite, .title])
            || !classes.isDisjoint(with: .sourceNoun)
    }

    /// Behind an outlet that was told; "des" and "de" begin a noun phrase instead.
    private func behindOutlet(from index: Int, in clause: Clause) -> Int {
        guard index < clause.range.upperBound, !clause.tokens[index].classes.contains(.linking) else { return index }
        return clause.behindOutlet(from: index)
    }

    /// Behind times and adverbs, an article before them included (ce dimanche, la veille).
    private func timesEnd(from index: Int, in clause: Clause) -> Int {
        let tokens = clause.tokens
        var end = clause.behindTimes(from: index)
        if end + 1 < clause.range.upperBound, tokens[end].kind == .word, tokens[end].classes.contains(.determiner),
            tokens[end + 1].classes.contains(.time), !tokens[end + 1].isCapitalized
        {
            end = clause.behindTimes(from: end + 1)
        }
        return end
    }

    /// Behind the adverbials that may stand between a verb and its subject or claim: when, where, to whom.
    private func adjunctsEnd(from index: Int, in clause: Clause) -> Int {
        let tokens = clause.tokens
        let limit = clause.range.upperBound
        var end = behindOutlet(from: timesEnd(from: index, in: clause), in: clause)
        for _ in 0..<3 {
            guard end + 1 < limit, tokens[end].kind == .word, tokens[end].classes.contains(.preposition),
                !tokens[end].classes.contains(.linking) || tokens[end].classes == [.preposition, .linking],
                !tokens[end].isCapitalized,
                let phrase = clause.phrases.core(from: end + 1, limit: limit, place: .object)
            else { break }
            var stop = phrase.core.lowerBound + 1
            while stop < phrase.core.upperBound {
                let token = tokens[stop]
                let before = tokens[stop - 1]
                // A name that no small word ties on is the subject.
                if token.isCapitalized, before.kind == .word, !before.isCapitalized,
                    before.classes.isDisjoint(with: [.linking, .determiner, .preposition, .coordinator, .outletNoun])
                {
                    break
                }
                stop += 1
            }
            end = timesEnd(from: stop, in: clause)
        }
        return end
    }
}
