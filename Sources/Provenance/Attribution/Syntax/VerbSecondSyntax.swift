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
        if lexicon.isSparse, token.form.contains(.infinitive),
            tokens[start..<verb].contains(where: { !$0.classes.isDisjoint(with: [.modal, .infinitiveMarker]) })
        {
            return nil
        }
        if let group = led(verb, start: start, end: end, in: clause) { return group }
        if token.form.contains(.finite) {
            // "hat berichtet": a form that is finite too, with its auxiliary in the clause.
            if token.form.contains(.participle), let group = perfect(verb, start: start, end: end, in: clause) {
                return group
            }
            var index = token.cue
            var far: Int?
            if lexicon.isSeparable(token.hash) {
                var last = particleEnd(behind: verb, end: end, in: clause)
                while last > verb + 1 {
                    if tokens[last - 1].kind == .word,
                        last == end || tokens[last - 1].classes.isDisjoint(with: .preposition)
                            || !lexicon.nounsAreCapitalized,
                        let cue = lexicon.separableCue(token.hash, particle: tokens[last - 1].hash)
                    {
                        index = cue
                        far = last - 1
                        break
                    }
                    last -= 1
                    if end - last > 4 { break }
                }
                let isApart =
                    verb > start && verb + 1 == end
                    && lexicon.separableCue(token.hash, particle: tokens[verb - 1].hash) != nil
                if far == nil, let (cue, part) = holding(verb, end: end, in: clause) {
                    index = cue
                    far = part
                }
                if far == nil, index < 0 || lexicon.cues[index].particle != nil {
                    guard isApart, let cue = lexicon.separableCue(token.hash, particle: tokens[verb - 1].hash) else {
                        return nil
                    }
                    index = cue
                }
            }
            guard index >= 0, far != nil || !takesParticle(verb, end: end, in: clause) else { return nil }
            var group = VerbGroup(
                tokens: verb..<verb + 1, verb: verb, finite: verb, cue: lexicon.cues[index], subjectEnd: verb,
                after: verb + 1)
            group.farPart = far
            group.isVerbFinal = isVerbFinal(verb, start: start, end: end, in: clause)
            // "wie der Verein bekannt gab": particle and verb written apart at the end.
            if group.isVerbFinal, verb > start,
                let cue = lexicon.separableCue(token.hash, particle: tokens[verb - 1].hash)
            {
                group.cue = lexicon.cues[cue]
            }
            return group
        }
        if token.form.contains(.participle) { return perfect(verb, start: start, end: end, in: clause) }
        if token.form.contains(.infinitive), token.cue >= 0, lexicon.cues[token.cue].licence.contains(.origin),
            let modal = (start..<end).first(where: { tokens[$0].classes.contains(.modal) })
        {
            return VerbGroup(
                tokens: verb..<verb + 1, verb: verb, finite: modal, cue: lexicon.cues[token.cue], subjectEnd: modal,
                after: verb + 1)
        }
        return nil
    }

    /// Musste einräumen, durfte verkünden: an infinitive at the clause's end whose modal tells that it was said.
    private func led(_ verb: Int, start: Int, end: Int, in clause: Clause) -> VerbGroup? {
        let tokens = clause.tokens
        let reading = clause.reading
        guard reading.lexicon.nounsAreCapitalized, tokens[verb].form.contains(.infinitive), tokens[verb].cue >= 0,
            verb + 1 == end,
            let modal = (start..<verb).first(where: { tokens[$0].classes.contains(.modal) }),
            Self.pastModals.contains(where: { reading.endsExactly(modal, with: $0) }),
            !(modal..<verb).contains(where: { tokens[$0].classes.contains(.negation) })
        else { return nil }
        var group = VerbGroup(
            tokens: verb..<verb + 1, verb: verb, finite: modal, cue: reading.lexicon.cues[tokens[verb].cue],
            subjectEnd: modal, after: modal + 1)
        group.farPart = verb
        return group
    }

    private static let pastModals = ["usste", "ussten", "urfte", "urften", "onnte", "onnten"]

    /// Hält den Plan für falsch: a preposition inside of the clause that goes with the verb, behind its object.
    private func holding(_ verb: Int, end: Int, in clause: Clause) -> (cue: Int, part: Int)? {
        let tokens = clause.tokens
        let lexicon = clause.reading.lexicon
        guard lexicon.nounsAreCapitalized, verb + 3 < end else { return nil }
        for part in verb + 2..<end - 1 where tokens[part].kind == .word && tokens[part].quotation < 0 {
            guard let cue = lexicon.separableCue(tokens[verb].hash, particle: tokens[part].hash),
                lexicon.cues[cue].licence.contains(.complement)
            else { continue }
            return (cue, part)
        }
        return nil
    }

    /// Where a verb's particle is looked for from: the clause's end, or the word that leads to what is said where no comma
    /// parts them (kondigde aan dat).
    private func particleEnd(behind verb: Int, end: Int, in clause: Clause) -> Int {
        guard clause.reading.lexicon.isSparse else { return end }
        return (verb + 1..<max(verb + 1, end)).first { clause.tokens[$0].classes.contains(.complementizer) } ?? end
    }

    /// Whether a particle that closes the clause makes another verb of it: rief die Räder zurück, sagte die Reise ab.
    private func takesParticle(_ verb: Int, end: Int, in clause: Clause) -> Bool {
        let tokens = clause.tokens
        guard clause.reading.lexicon.nounsAreCapitalized, end > verb + 1 else { return false }
        let last = tokens[end - 1]
        guard last.kind == .word, last.quotation < 0, last.classes.contains(.separable), !last.isCapitalized else {
            return false
        }
        // "von Anfang an", "von Bern aus": the second half of a preposition.
        return !(verb + 1..<end - 1).contains { tokens[$0].classes.contains(.agent) }
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
        // "mehr als erwartet", "wie angekündigt": a comparison, no citation.
        if lexicon.nounsAreCapitalized, verb > start, tokens[verb - 1].classes.contains(.subordinator) { return nil }
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
        return subordinates(clause.tokens[start].classes) || finalClauseStart(before: start, in: clause) != nil
    }

    private func subordinates(_ classes: WordClass) -> Bool {
        !classes.isDisjoint(with: [.subordinator, .complementizer, .relative])
    }

    /// Where a subordinate clause begins that appositions cut up: wie der Chef der Werke, Erik Sommer, sagte.
    private func finalClauseStart(before index: Int, in clause: Clause) -> Int? {
        var start = index
        for _ in 0..<2 {
            guard start - 1 > clause.range.lowerBound, clause.tokens[start - 1].isComma else { return nil }
            start = clause.clauseStart(before: start - 1)
            if clause.tokens[start].classes.contains(.subordinator) { return start }
            guard !clause.holdsClaim(start..<index) else { return nil }
        }
        return nil
    }

    func subject(of group: VerbGroup, in clause: Clause) -> Subject? {
        if group.isPassive || group.cue.licence.contains(.origin) {
            return originSubject(of: group, in: clause)
        }
        let tokens = clause.tokens
        let start = clause.clauseStart(before: group.finite)
        // A relative clause is no citation of its own.
        if group.isVerbFinal == false, start > clause.range.lowerBound, tokens[start].classes.contains(.definite),
            tokens[start - 1].isComma, clause.clauseEnd(from: group.after) == group.after, group.finite > start + 1,
            clause.reading.lexicon.nounsAreCapitalized,
            clause.phrases.core(from: start, limit: group.finite, place: .subject)?.core.upperBound != group.finite
        {
            return nil
        }
        if group.isVerbFinal {
            let first = subordinates(tokens[start].classes) ? start : finalClauseStart(before: start, in: clause)
            return finalSubject(from: first ?? start, before: group.finite, in: clause)
        }
        let behind = subjectBehind(group, in: clause)
        // Det skriver Expressen: what opens the sentence stands for what was said.
        if clause.reading.lexicon.isSparse, let behind, group.finite == start + 1,
            clause.reading.beginsPointingBack(start)
        {
            return behind
        }
        // What stands before the finite verb is the subject where it is one noun phrase and nothing else.
        if group.finite > start
            || (start > clause.range.lowerBound && tokens[start - 1].isComma
                && (behind == nil || !clause.holdsClaim(clause.range.lowerBound..<start)))
        {
            if !(clause.reading.lexicon.nounsAreCapitalized && subordinates(tokens[start].classes)),
                let phrase = clause.phrases.phrase(endingAt: group.finite, low: clause.range.lowerBound),
                !isObject(phrase, clause), opens(phrase, start: start, in: clause),
                !(behind.map { disagree(phrase, group, in: clause) || outranks($0.phrase, phrase, group, in: clause) }
                    ?? false),
                !isListed(phrase, group, start: start, in: clause),
                !(behind != nil && isOpinion(phrase, in: clause)),
                !(behind != nil && isAddressee(phrase, of: group, in: clause))
            {
                return Subject(phrase: phrase, side: .before)
            }
        }
        return behind
    }

    func subject(ofClauseAt index: Int, in clause: Clause) -> NounPhrase? {
        let start = clause.clauseStart(before: index)
        let end = clause.clauseEnd(from: index)
        guard start < end else { return nil }
        if subordinates(clause.tokens[start].classes) {
            return finalSubject(from: start, before: end, in: clause)?.phrase
        }
        for verb in start..<end {
            let token = clause.tokens[verb]
            guard token.kind == .word, token.quotation < 0,
                token.form.isEmpty || token.form.contains(.finite),
                clause.reading.isVerbal(verb) || clause.reading.mayBeVerb(verb)
            else { continue }
            let cue = VerbCue(lemma: "", licence: [], precision: 0, quotes: false)
            let group = VerbGroup(
                tokens: verb..<verb + 1, verb: verb, finite: verb, cue: cue, subjectEnd: verb, after: verb + 1)
            return subject(of: group, in: clause)?.phrase
        }
        return nil
    }

    /// Anderer Meinung ist die „taz“: what somebody is of is not who it is.
    private func isOpinion(_ phrase: NounPhrase, in clause: Clause) -> Bool {
        clause.tokens[phrase.head].classes.contains(.statement) && phrase.core.count == 2
            && clause.reading.ends(phrase.core.lowerBound, with: "er")
    }

    /// A singular before a plural verb is no subject: Das Argument hatten die Anwälte „lächerlich“ genannt.
    private func disagree(_ phrase: NounPhrase, _ group: VerbGroup, in clause: Clause) -> Bool {
        let first = clause.tokens[phrase.core.lowerBound].classes
        guard phrase.conjuncts.isEmpty, first.contains(.singular) else { return false }
        return clause.reading.ends(group.finite, with: "en")
    }

    /// Whether what stands behind the verb can speak and what stands before it is a thing: Die Beschwerde wies das
    /// Gericht zurück.
    private func outranks(_ behind: NounPhrase, _ before: NounPhrase, _ group: VerbGroup, in clause: Clause) -> Bool {
        if clause.reading.lexicon.isSparse {
            return opensWithAdverb(before, in: clause) && namesSpeaker(behind, in: clause)
        }
        guard clause.reading.lexicon.nounsAreCapitalized, group.cue.licence.contains(.object),
            behind.core.lowerBound == group.finite + 1
        else { return false }
        func speaks(_ phrase: NounPhrase) -> Bool {
            phrase.core.contains {
                !clause.tokens[$0].classes.isDisjoint(with: [
                    .organization, .role, .people, .outletNoun, .media, .given, .pronoun, .place, .title, .document,
                ]) || clause.reading.mentionAt[$0] >= 0
            }
        }
        return !speaks(before) && speaks(behind) && before.core.count > 1
            && clause.tokens[before.core.lowerBound].classes.contains(.determiner)
    }

    /// Whether a phrase that opens a sentence may be anything, since no list holds its first word and nothing in it has a
    /// capital of its own (Efterfølgende, Foreholdt målingen).
    private func opensWithAdverb(_ phrase: NounPhrase, in clause: Clause) -> Bool {
        let first = phrase.core.lowerBound
        return first == clause.range.lowerBound && phrase.appositions.isEmpty && clause.tokens[first].kind == .word
            && clause.tokens[first].classes.isEmpty && clause.reading.mentionAt[first] < 0
            && !phrase.core.dropFirst().contains { clause.tokens[$0].isCapitalized }
    }

    private func namesSpeaker(_ phrase: NounPhrase, in clause: Clause) -> Bool {
        phrase.core.contains {
            clause.tokens[$0].isCapitalized
                || !clause.tokens[$0].classes.isDisjoint(with: [.organization, .role, .people, .pronoun])
        }
    }

    /// The end of a list before a verb that closes its clause: in der der Rapper seine Sucht, Krisen und Entzug schildert.
    private func isListed(_ phrase: NounPhrase, _ group: VerbGroup, start: Int, in clause: Clause) -> Bool {
        guard clause.reading.lexicon.nounsAreCapitalized, start > clause.range.lowerBound,
            clause.tokens[start - 1].isComma, phrase.appositions.isEmpty, phrase.core.lowerBound >= start,
            !phrase.core.contains(where: {
                clause.tokens[$0].classes.contains(.given) || clause.reading.mentionAt[$0] >= 0
            })
        else { return false }
        return group.finite == group.verb && clause.clauseEnd(from: group.after) == group.after
    }

    /// The first phrase of a subordinate clause that can be a subject.
    private func finalSubject(from start: Int, before end: Int, in clause: Clause) -> Subject? {
        let tokens = clause.tokens
        var index = start
        while index < end {
            let token = tokens[index]
            let isSmall =
                !token.classes.isDisjoint(with: [.subordinator, .complementizer, .adverb])
                && token.classes.isDisjoint(with: [.pronoun, .determiner])
            if token.kind == .word || token.kind == .quotationMark, !isSmall || index > start && token.isCapitalized {
                if token.classes.contains(.relative) || index == start && subordinates(token.classes) {
                    if index == start, token.classes.contains(.relative), token.classes.isDisjoint(with: .subordinator)
                    {
                        return clause.phrases.core(from: index, limit: end, place: .object).map {
                            Subject(phrase: $0, side: .before)
                        }
                    }
                } else if let next = adjunctEnd(from: index, limit: end, in: clause) {
                    index = next
                    continue
                } else if let phrase = clause.phrases.phrase(from: index, limit: end), !isObject(phrase, clause) {
                    return Subject(phrase: phrase, side: .before)
                }
            }
            index += 1
        }
        return nil
    }

    /// The subject behind the finite verb: the first phrase there that is no object, with what may stand before it.
    private func subjectBehind(_ group: VerbGroup, in clause: Clause) -> Subject? {
        let tokens = clause.tokens
        let limit = clause.range.upperBound
        var index = group.finite + 1
        let stop = clause.clauseEnd(from: index)
        while index < stop {
            let token = tokens[index]
            if token.classes.contains(.reflexive) || token.classes.contains(.adverb) && !token.isCapitalized
                || token.classes.contains(.oblique) && !token.classes.contains(.determiner) || token.kind == .number
                || token.classes.contains(.time)
                || token.classes == .object
            {
                index += 1
            } else if let end = adjunctEnd(from: index, limit: stop, in: clause) {
                index = end
            } else if !isOblique(index, clause), token.classes.contains(.oblique) {
                break
            } else if token.classes.contains(.neuter), token.classes.contains(.object), index + 1 < stop,
                tokens[index + 1].isCapitalized || tokens[index + 1].classes.contains(.determiner)
            {
                index += 1
            } else if token.classes.contains(.oblique), token.classes.contains(.determiner), index > group.finite,
                let phrase = clause.phrases.core(from: index, limit: stop, place: .object)
            {
                // Whom it was told stands before who said it: sagte dem Sender der Minister.
                index = max(index + 1, phrase.core.upperBound)
            } else {
                break
            }
        }
        if clause.reading.lexicon.isSparse, index < limit,
            !tokens[index].classes.isDisjoint(with: [.complementizer, .subordinator])
        {
            return nil
        }
        guard index < stop || index == group.finite + 1, index < limit,
            let phrase = clause.phrases.phrase(from: index, limit: limit),
            !isOblique(phrase.core.lowerBound, clause)
        else { return nil }
        return Subject(phrase: phrase, side: .behind)
    }

    /// An article that no subject has; "einer der Forscher" is one.
    private func isOblique(_ index: Int, _ clause: Clause) -> Bool {
        let tokens = clause.tokens
        guard tokens[index].classes.contains(.oblique) else { return false }
        return
            !(index + 1 < clause.range.upperBound && tokens[index].classes.isDisjoint(with: .definite)
            && tokens[index + 1].classes.contains(.definite))
    }

    /// The source of a passive (von der Opposition kritisiert) or of what comes to light (geht aus dem Bericht hervor).
    private func originSubject(of group: VerbGroup, in clause: Clause) -> Subject? {
        let tokens = clause.tokens
        guard clause.reading.lexicon.nounsAreCapitalized else { return nil }
        let isOrigin = group.cue.licence.contains(.origin)
        if !isOrigin, group.cue.licence.isDisjoint(with: [.object, .quotation]) { return nil }
        var start = clause.clauseStart(before: group.finite)
        // Aus dem Schreiben, das der „Welt“ vorliegt, geht hervor, dass …
        if isOrigin, start == group.finite { start = clause.range.lowerBound }
        let end = clause.clauseEnd(from: group.verb + 1)
        for index in start..<end where tokens[index].kind == .word && tokens[index].quotation < 0 {
            let fits =
                isOrigin
                ? tokens[index].classes.contains(.origin)
                : tokens[index].classes.contains(.agent)
            guard fits, index != group.finite,
                let phrase = clause.phrases.phrase(from: index + 1, limit: clause.range.upperBound)
            else { continue }
            if isOrigin, tokens[phrase.head].classes.isDisjoint(with: [.document, .statement, .report]) { continue }
            return Subject(phrase: phrase, side: index < group.finite ? .before : .inside)
        }
        return nil
    }

    /// Behind a preposition with its noun.
    private func adjunctEnd(from index: Int, limit: Int, in clause: Clause) -> Int? {
        let token = clause.tokens[index]
        guard token.kind == .word, token.classes.contains(.preposition), index + 1 < limit else { return nil }
        guard let phrase = clause.phrases.core(from: index + 1, limit: limit, place: .object) else {
            let end = clause.behindTimes(from: index)
            return end > index ? end : nil
        }
        return phrase.core.upperBound
    }

    /// Whether a phrase before the verb is whom it was told: Der „Krone“ sagte Moser.
    private func isAddressee(_ phrase: NounPhrase, of group: VerbGroup, in clause: Clause) -> Bool {
        let first = clause.tokens[phrase.core.lowerBound].classes
        guard group.cue.licence.contains(.addressee), first.contains(.dative) else { return false }
        return phrase.core.contains { clause.reading.mentionAt[$0] >= 0 }
    }

    /// Whether a phrase is all that stands before the verb.
    private func opens(_ phrase: NounPhrase, start: Int, in clause: Clause) -> Bool {
        if !phrase.appositions.isEmpty { return true }
        var index = phrase.tokens.lowerBound - 1
        while index >= start {
            let token = clause.tokens[index]
            // 14:32 Kiew meldet …
            if token.kind == .number, index == start {
                index -= 1
                continue
            }
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
        if isOblique(phrase.core.lowerBound, clause) { return true }
        guard phrase.core.count == 1 else { return false }
        let classes = clause.tokens[phrase.head].classes
        return classes.contains(.object) && !classes.contains(.pronoun) || classes.contains(.reflexive)
    }
}
