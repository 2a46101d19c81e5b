import Ingestion

/// Finds the claims of a sentence and cuts out what each one says.
struct ClaimFinder {
    let reading: Reading
    let syntax: any Syntax
    let phrases: NounPhraseReader
    private let speakerLine: SpeakerLine?
    /// Notes what became of each rule, where somebody asked for it.
    let trace: TraceRecorder?

    init(reading: Reading, syntax: any Syntax, trace: TraceRecorder? = nil) {
        self.reading = reading
        self.trace = trace
        self.syntax = syntax
        phrases = NounPhraseReader(reading: reading)
        speakerLine =
            reading.lexicon.splitsGenitive || reading.lexicon.isRomance ? SpeakerLine(reading: reading) : nil
    }

    var tokens: [Token] { reading.tokens }
    var lexicon: Lexicon { reading.lexicon }

    /// The claims of the whole text, in order.
    func claims() -> [ClaimDraft] {
        var all: [ClaimDraft] = []
        for index in reading.prose.sentences.indices where !isHeading(index) {
            all += claims(inSentence: index)
        }
        let followed = QuotationFollower(reading: reading).followed(all)
        trace?.lose(all, butFor: followed, .noClaim)
        return followed
    }

    /// Whether a sentence is a heading between paragraphs: a short paragraph without a mark at its end.
    ///
    /// It repeats what the text below says.
    private func isHeading(_ index: Int) -> Bool {
        guard lexicon.nounsAreCapitalized, index > 0, index + 1 < reading.prose.sentences.count else { return false }
        let range = reading.prose.sentences[index].tokens
        guard !range.isEmpty, range.count <= 18, range.lowerBound > 0,
            tokens[range.lowerBound - 1].kind == .paragraphEnd
        else { return false }
        var last = range.upperBound - 1
        if tokens[last].kind == .paragraphEnd { last -= 1 }
        guard last > range.lowerBound, last + 1 < tokens.count, tokens[last + 1].kind == .paragraphEnd else {
            return false
        }
        return tokens[last].isWord && !range.contains { tokens[$0].kind == .quotationMark }
    }

    private func claims(inSentence index: Int) -> [ClaimDraft] {
        let clause = Clause(reading: reading, phrases: phrases, range: reading.prose.sentences[index].tokens)
        var found: [ClaimDraft] = []
        var token = clause.range.lowerBound
        while token < clause.range.upperBound {
            guard tokens[token].kind == .word, tokens[token].quotation < 0 || isIncise(token, in: clause) else {
                token += 1
                continue
            }
            if let (claim, end) = phraseClaim(at: token, in: clause, sentence: index) {
                found.append(claim)
                token = end
                continue
            }
            if let claim = verbClaim(at: token, in: clause, sentence: index, after: found.last)
                ?? nominalClaim(at: token, in: clause, sentence: index)
            {
                found.append(claim)
            }
            token += 1
        }
        if lexicon.nounsAreCapitalized || lexicon.isRomance,
            let claim = colonClaim(in: clause, sentence: index, beside: found)
        {
            found.append(claim)
        }
        if let line = speakerLine?.claim(in: clause, sentence: index)
            ?? speakerLine?.signedQuotation(in: clause, sentence: index)
        {
            trace?.lose(found, butFor: [line], .superseded)
            found = [line]
        }
        guard !found.isEmpty else { return [] }
        let claims = ContentCutter(clause: clause).cut(found)
        trace?.lose(found, butFor: claims, .noClaim)
        return claims
    }

    /// Whether a verb stands inside of quotation marks between commas, as French sets "dit-il" into what was said,
    /// or where a quotation was never closed.
    private func isIncise(_ index: Int, in clause: Clause) -> Bool {
        let token = tokens[index]
        guard token.cue >= 0, index > clause.range.lowerBound, token.quotation >= 0 else { return false }
        guard lexicon.isRomance || !reading.prose.quotations[token.quotation].isClosed else { return false }
        var before = index - 1
        while before > clause.range.lowerBound, tokens[before].kind == .word,
            !tokens[before].classes.isDisjoint(with: [.auxiliary, .object, .reflexive, .adverb])
        {
            before -= 1
        }
        let mark = tokens[before]
        guard mark.isComma || mark.isMark("?") || mark.isMark("!") || mark.isMark("…"),
            token.form.contains(.finite) || before < index - 1
        else { return false }
        guard let group = syntax.group(at: index, in: clause), let subject = syntax.subject(of: group, in: clause),
            subject.side != .before
        else { return false }
        let end = max(group.after, subject.phrase.tokens.upperBound)
        guard end < tokens.count, !tokens[subject.phrase.head].classes.contains(.speech) else { return false }
        return tokens[end].kind != .word && tokens[end].kind != .number
    }

    // MARK: Verbs

    private func verbClaim(at verb: Int, in clause: Clause, sentence: Int, after last: ClaimDraft?) -> ClaimDraft? {
        guard tokens[verb].cue >= 0 || lexicon.isSeparable(tokens[verb].hash) else { return nil }
        if let last, last.extent.contains(verb), last.kind != .verb { return nil }
        guard let group = syntax.group(at: verb, in: clause) else { return lost(verb, sentence, .notCiting) }
        if group.isPassive, !lexicon.nounsAreCapitalized, !lexicon.isRomance {
            return PassiveClaim(clause: clause).claim(of: group, sentence: sentence)
                ?? lost(verb, sentence, .noSource)
        }
        if lexicon.nounsAreCapitalized, group.cue.precision >= 0.9, isRefused(group, in: clause) {
            return lost(verb, sentence, .denied)
        }
        var claim = draft(of: group, sentence: sentence, in: clause)
        if let subject = syntax.subject(of: group, in: clause) {
            guard speaks(subject, group, in: clause) else { return lost(verb, sentence, .noSpeaker) }
            join(subject, to: &claim, group, in: clause)
            return claim
        }
        if group.isImplied {
            claim.isImplied = true
            return claim
        }
        return withoutSubject(claim, group, in: clause, after: last) ?? lost(verb, sentence, .noSource)
    }

    /// Notes why a verb of saying says nothing.
    private func lost(_ verb: Int, _ sentence: Int, _ reason: RuleTrial.Reason) -> ClaimDraft? {
        guard let trace, tokens[verb].cue >= 0 else { return nil }
        trace.lose(
            lexicon.language + "." + lexicon.cues[tokens[verb].cue].lemma, at: verb..<verb + 1, in: sentence, reason)
        return nil
    }

    /// The claim of a verb with nobody who speaks yet.
    private func draft(of group: VerbGroup, sentence: Int, in clause: Clause) -> ClaimDraft {
        var claim = ClaimDraft(
            rule: lexicon.language + "." + group.cue.lemma, kind: .verb, sentence: sentence, cue: group.tokens,
            source: nil, confidence: group.cue.precision,
            extent: group.tokens.lowerBound..<max(group.after, group.tokens.upperBound))
        // …, hatte die „Welt“ am Montag gemeldet: the claim begins with its finite verb.
        if lexicon.nounsAreCapitalized, group.finite < claim.extent.lowerBound {
            claim.extent = group.finite..<claim.extent.upperBound
        }
        claim.verb = group.verb
        claim.lemma = group.cue
        claim.farPart = group.farPart
        claim.pointsBack = sentence > 0 && pointsBack(group, in: clause)
        claim.isNegated = group.isNegated
        if group.isNegated { claim.confidence *= 0.9 }
        return claim
    }

    /// Whether nothing but what stands for the sentence before opens a sentence (Das berichtet die „Welt“).
    private func pointsBack(_ group: VerbGroup, in clause: Clause) -> Bool {
        group.finite == clause.range.lowerBound + 1
            && reading.beginsPointingBack(clause.range.lowerBound)
            && !clause.range.contains { tokens[$0].isMark(":") }
            && !clause.range.contains {
                tokens[$0].quotation >= 0 && reading.prose.quotations[tokens[$0].quotation].words > 3
                    && !reading.isNameQuotation(tokens[$0].quotation)
            }
    }

    /// Whether a subject can be a source: not the writer, a number, or whoever it may be.
    private func speaks(_ subject: Subject, _ group: VerbGroup, in clause: Clause) -> Bool {
        let head = tokens[subject.phrase.head]
        if phrases.isPronoun(subject.phrase) {
            // Wer etwas gesehen hat, meldet sich: nobody in particular.
            if lexicon.nounsAreCapitalized, head.classes.contains(.interrogative) { return false }
            if head.classes.contains(.speech), head.classes.isDisjoint(with: [.relative, .masculine]) { return false }
            if lexicon.splitsGenitive, head.classes.contains(.negation) { return false }
        }
        if lexicon.splitsGenitive, isFreeRelative(subject, group, in: clause) { return false }
        // "where 2,106 posts are to go": a number says nothing.
        if subject.phrase.core.count == 1, head.kind == .number, !countsPeople(group, in: clause) { return false }
        return !lexicon.splitsGenitive || !disagrees(group, with: subject.phrase, joined: false)
    }

    /// Gives a claim its subject, and with it the place that it has in its sentence.
    private func join(_ subject: Subject, to claim: inout ClaimDraft, _ group: VerbGroup, in clause: Clause) {
        claim.source = lexicon.isRomance ? phrases.withConjuncts(subject.phrase) : subject.phrase
        let start = subject.phrase.tokens.lowerBound
        if tokens[subject.phrase.head].classes.contains(.relative), subject.side == .before {
            let low = clause.range.lowerBound
            let end = start > low && tokens[start - 1].isComma ? start - 1 : start
            claim.antecedent =
                phrases.phrase(endingAt: end, low: low) ?? phrases.behindPreposition(endingAt: end, low: low)
        }
        let end = subject.side == .before ? claim.extent.upperBound : subject.phrase.tokens.upperBound
        claim.extent = min(claim.extent.lowerBound, start)..<max(claim.extent.upperBound, end)
        if lexicon.isRomance {
            widen(&claim, group, subject, in: clause)
        } else if lexicon.isVerbFinal {
            claim.isParenthetical = true
        } else if let start = takenUp(group, subject, in: clause) {
            claim.extent = start..<claim.extent.upperBound
            claim.isParenthetical = true
        } else {
            claim.isParenthetical = isParenthetical(claim, subject, group, in: clause)
        }
        if lexicon.splitsGenitive {
            let opening = OpeningClause(clause: clause)
            claim.saidFrom = opening.said(behind: group, of: subject)
            if claim.saidFrom == nil { claim.saidTo = opening.end(behind: group, of: subject) }
        }
        if lexicon.nounsAreCapitalized, group.isVerbFinal, claim.isParenthetical, claim.antecedent == nil {
            claim.antecedent = meant(by: subject.phrase, in: clause)
        }
        if group.cue.quotes { claim.quoted = quoted(by: subject, group, in: clause) }
    }

    /// The claim of a verb whose subject stands elsewhere: a participle, or one that "and" joins to another.
    private func withoutSubject(
        _ draft: ClaimDraft, _ group: VerbGroup, in clause: Clause, after last: ClaimDraft?
    ) -> ClaimDraft? {
        var claim = draft
        if group.isPurpose {
            guard let source = Purpose(clause: clause).source(before: group.tokens.lowerBound - 1) else { return nil }
            claim.source = source
            return claim
        }
        if lexicon.splitsGenitive, group.isPresentParticiple {
            if let (speaker, start) = QuotedSpeaker(clause: clause).speaker(of: group) {
                claim.cue = start..<claim.cue.upperBound
                join(Subject(phrase: speaker, side: .before), to: &claim, group, in: clause)
                return claim
            }
            let paper = PaperClaim(clause: clause).source(of: group)
            if let source = paper ?? absoluteSubject(of: group, in: clause) {
                claim.isReduced = paper != nil
                claim.source = source
                claim.extent = min(claim.extent.lowerBound, source.tokens.lowerBound)..<claim.extent.upperBound
                return claim
            }
            if let source = blamed(for: group, in: clause) {
                claim.source = source
                return claim
            }
            if let (source, comma) = OpeningClause(clause: clause).subject(behind: group) {
                claim.source = source
                claim.saidTo = comma
                return claim
            }
        }
        if isSubjectDropped(group, in: clause) {
            claim.isImplied = true
            claim.isParenthetical = group.subjectEnd > clause.range.lowerBound
            return claim
        }
        guard takesSourceBefore(group, in: clause) else { return nil }
        claim.takesSourceBefore = true
        if let last, last.source != nil {
            claim.source = last.source
            claim.antecedent = last.antecedent
        } else {
            claim.source =
                mainSubject(before: group.tokens.lowerBound, in: clause)
                ?? (group.isPresentParticiple ? interruptedSubject(before: group.tokens.lowerBound, in: clause) : nil)
        }
        guard let source = claim.source, !lexicon.splitsGenitive || !disagrees(group, with: source, joined: true)
        else { return nil }
        return claim
    }

    /// Whom a pronoun means in a clause set into what was said: that sentence's subject (Die Bahn baut, wie sie mitteilt).
    private func meant(by pronoun: NounPhrase, in clause: Clause) -> NounPhrase? {
        let low = clause.range.lowerBound
        guard phrases.isPronoun(pronoun), pronoun.core.lowerBound > low, tokens[low].quotation < 0,
            tokens[pronoun.head].classes.isDisjoint(with: [.relative, .speech, .interrogative]),
            !tokens[pronoun.head].classes.isDisjoint(with: [.masculine, .feminine, .neuter]),
            let subject = syntax.subject(ofClauseAt: low, in: clause), !phrases.isPronoun(subject),
            subject.tokens.upperBound <= pronoun.core.lowerBound, agrees(pronoun, with: subject),
            subject.core.contains(where: {
                reading.mentionAt[$0] >= 0 || tokens[$0].isCapitalized || tokens[$0].classes.contains(.organization)
            })
        else { return nil }
        return subject
    }

    /// Whether a pronoun can stand for a noun by the noun's article.
    private func agrees(_ pronoun: NounPhrase, with noun: NounPhrase) -> Bool {
        let article = tokens[noun.core.lowerBound].classes
        guard article.contains(.determiner) else { return true }
        let wanted = tokens[pronoun.head].classes
        if article.contains(.feminineArticle) { return wanted.contains(.feminine) }
        if article.contains(.singular), !article.contains(.masculineArticle) { return wanted.contains(.neuter) }
        return wanted.contains(.masculine)
    }

    /// Whether a verb of saying leaves its subject to the sentence before, in a language that may (“…”, añadió. También
    /// dijo que …): it follows what was said and nothing follows it, or it opens the sentence before a claim.
    private func isSubjectDropped(_ group: VerbGroup, in clause: Clause) -> Bool {
        guard lexicon.dropsSubjects, !group.isPassive, !group.isPresentParticiple, group.cue.precision >= 0.75,
            group.cue.licence.contains(.parenthesis)
        else { return false }
        let low = clause.range.lowerBound
        let next = clause.behindTimes(from: group.after)
        let end = group.subjectEnd
        if end == low || clause.behindTimes(from: low) >= end {
            return next < clause.range.upperBound
                && (tokens[next].classes.contains(.complementizer) || tokens[next].isMark(":"))
        }
        let mark = tokens[end - 1]
        guard mark.kind == .quotationMark || mark.isComma && tokens[low].quotation >= 0 || mark.isDash else {
            return false
        }
        return next >= clause.range.upperBound || tokens[next].kind != .word && tokens[next].kind != .number
    }

    /// The subject that a participle has of its own, behind a mark or a conjunction (they left, Ruiz saying it was late).
    private func absoluteSubject(of group: VerbGroup, in clause: Clause) -> NounPhrase? {
        let end = group.tokens.lowerBound
        let low = clause.range.lowerBound
        guard end > low, tokens[end - 1].kind == .word,
            tokens[end - 1].isCapitalized && tokens[end - 1].classes.isDisjoint(with: [.time, .place])
                || !tokens[end - 1].classes.isDisjoint(with: WordClass.sourceNoun)
        else { return nil }
        if let with = (max(low, end - 8)..<end).last(where: { tokens[$0].kind == .word && isCompany($0) }),
            let phrase = phrases.core(endingAt: end, low: with + 1), phrase.core.lowerBound == with + 1
        {
            return phrase
        }
        guard let phrase = phrases.core(endingAt: end, low: low), phrase.core.lowerBound > low else { return nil }
        let before = tokens[phrase.core.lowerBound - 1]
        return before.isComma || before.isDash || before.classes.contains(.coordinator) ? phrase : nil
    }

    /// Whether a bare verb has a subject that it can't agree with, since another verb governs it (did he say, to stand up
    /// and say).
    private func disagrees(_ group: VerbGroup, with source: NounPhrase, joined: Bool) -> Bool {
        let form = tokens[group.verb].form
        guard group.finite == group.verb, form.contains(.infinitive), form.contains(.finite),
            form.isDisjoint(with: [.participle, .present])
        else { return false }
        let head = tokens[source.head]
        if phrases.isPronoun(source) {
            return !head.classes.isDisjoint(with: [.masculine, .feminine, .neuter])
                && head.classes.isDisjoint(with: [.plural, .relative])
        }
        return joined && head.isCapitalized && !reading.ends(source.head, with: "s")
            && !tokens[source.core].contains { $0.classes.contains(.coordinator) }
    }

    /// Whom somebody criticizes or thanks for what a participle tells (They blamed Ruiz for saying that).
    private func blamed(for group: VerbGroup, in clause: Clause) -> NounPhrase? {
        let preposition = group.tokens.lowerBound - 1
        guard preposition - 1 > clause.range.lowerBound, tokens[preposition].classes.contains(.benefit) else {
            return nil
        }
        let person = tokens[preposition - 1]
        if person.classes.contains(.object), !person.classes.contains(.determiner) || reading.isVerbal(preposition - 2)
        {
            return NounPhrase(
                tokens: preposition - 1..<preposition, core: preposition - 1..<preposition, head: preposition - 1)
        }
        guard person.kind == .word, person.isCapitalized, person.classes.isDisjoint(with: .time) else { return nil }
        var start = preposition - 1
        while start - 1 > clause.range.lowerBound, tokens[start - 1].kind == .word, tokens[start - 1].isCapitalized {
            start -= 1
        }
        return NounPhrase(tokens: start..<preposition, core: start..<preposition, head: preposition - 1)
    }

    /// Whether a word is "with", behind which somebody does something meanwhile.
    private func isCompany(_ index: Int) -> Bool {
        tokens[index].classes.contains(.addressing) && !tokens[index].classes.contains(.infinitiveMarker)
    }

    /// Whether a bare number says something of itself: 39 said they would stay.
    private func countsPeople(_ group: VerbGroup, in clause: Clause) -> Bool {
        guard lexicon.splitsGenitive, group.cue.precision >= 0.9, !group.cue.licence.contains(.finding),
            group.after < clause.range.upperBound
        else { return false }
        let next = tokens[group.after].classes
        return next.contains(.complementizer) || next.contains(.plural) && next.contains(.pronoun)
    }

    /// Takes what leads to a claim and the pronouns before its verb into it (comme l'a dit X, lui répond X).
    private func widen(_ claim: inout ClaimDraft, _ group: VerbGroup, _ subject: Subject, in clause: Clause) {
        if subject.side != .before, !group.isPassive {
            claim.extent = min(claim.extent.lowerBound, group.subjectEnd)..<claim.extent.upperBound
        }
        claim.takesUpObject = (group.subjectEnd..<group.verb).contains {
            tokens[$0].classes.contains(.object) && tokens[$0].classes.contains(.definite)
        }
        if describesTidings(claim, group, in: clause) {
            claim.pointsBack = claim.sentence > 0
            return
        }
        if let lead = subject.lead {
            claim.extent = min(claim.extent.lowerBound, lead)..<claim.extent.upperBound
            if subject.refersBack { claim.pointsBack = claim.sentence > 0 }
            // Comme le dit X, …
            let end = clause.behindTimes(from: claim.extent.upperBound)
            if lead == clause.range.lowerBound, !subject.refersBack, end + 2 < clause.range.upperBound,
                tokens[end].isComma
            {
                claim.saidFrom = end + 1
            }
        }
        let start = claim.extent.lowerBound
        claim.isParenthetical =
            start > clause.range.lowerBound
            && (group.isPassive && !clause.range.contains { tokens[$0].quotation >= 0 && $0 > claim.extent.upperBound }
                || subject.side != .before && isBoundary(tokens[start - 1])
                || isParenthetical(claim, subject, group, in: clause))
    }

    /// Whether a sentence is nothing but a noun for what was told before, with who told or denied it (Une information
    /// démentie par X).
    private func describesTidings(_ claim: ClaimDraft, _ group: VerbGroup, in clause: Clause) -> Bool {
        let low = clause.range.lowerBound
        var end = min(claim.extent.lowerBound, group.tokens.lowerBound)
        if end > low, tokens[end - 1].classes.contains(.complementizer) { end -= 1 }
        if end > low, tokens[end - 1].isComma { end -= 1 }
        while end > low, tokens[end - 1].kind == .word, tokens[end - 1].classes.contains(.adverb) { end -= 1 }
        guard end > low, end < group.verb,
            let noun = phrases.core(from: low, limit: end, place: .object), noun.core.upperBound == end
        else { return false }
        return tokens[noun.head].classes.contains(.tidings)
            || !tokens[noun.head].classes.isDisjoint(with: [.statement])
                && !tokens[low].classes.isDisjoint(with: [.determiner])
    }

    private func isBoundary(_ mark: Token) -> Bool {
        mark.kind == .quotationMark || mark.isComma || mark.isDash || mark.isMark("?") || mark.isMark("!")
            || mark.isMark("…") || mark.isMark(".")
    }

    /// "What he said on stage was lost": what was said is only spoken of.
    private func isFreeRelative(_ subject: Subject, _ group: VerbGroup, in clause: Clause) -> Bool {
        let start = subject.phrase.tokens.lowerBound
        guard subject.side == .before, start > clause.range.lowerBound, group.after < clause.range.upperBound,
            !group.cue.licence.contains(.complement), tokens[start - 1].classes.contains(.interrogative),
            tokens[start - 1].classes.isDisjoint(with: [.subordinator, .relative])
        else { return false }
        return !tokens[group.after].classes.contains(.complementizer) && !tokens[group.after].isComma
            && !reading.isVerbal(group.after)
    }

    /// Where "das" takes up the clause before it as what was said (Die Zahl steigt, das berichtet der „Spiegel“).
    private func takenUp(_ group: VerbGroup, _ subject: Subject, in clause: Clause) -> Int? {
        let pronoun = group.finite - 1
        guard lexicon.nounsAreCapitalized, pronoun - 1 > clause.range.lowerBound, tokens[pronoun - 1].isComma,
            reading.isDemonstrative(pronoun), subject.phrase.tokens.lowerBound > group.finite,
            clause.holdsClaim(clause.range.lowerBound..<pronoun - 1)
        else { return nil }
        let end = clause.clauseEnd(from: group.after)
        guard end >= clause.range.upperBound || tokens[end].isSentenceEnd || tokens[end].kind == .paragraphEnd else {
            return nil
        }
        return pronoun
    }

    /// Whom a verb of citing cites: its object.
    private func quoted(by subject: Subject, _ group: VerbGroup, in clause: Clause) -> NounPhrase? {
        let start = subject.side == .behind ? subject.phrase.tokens.upperBound : group.after
        guard start < clause.range.upperBound, tokens[start].isWord else { return nil }
        return phrases.phrase(from: start, limit: clause.range.upperBound)
    }

    /// "Ob es so war, sagte die Polizei nicht": what is not said is no claim.
    private func isRefused(_ group: VerbGroup, in clause: Clause) -> Bool {
        let end = clause.clauseEnd(from: group.after)
        guard group.after < end else { return false }
        return tokens[group.after..<end].contains { $0.classes.contains(.negation) && $0.quotation < 0 }
    }

    /// Whether a claim stands before subject and verb, so that they are set into it.
    private func isParenthetical(_ claim: ClaimDraft, _ subject: Subject, _ group: VerbGroup, in clause: Clause) -> Bool
    {
        guard group.cue.licence.contains(.parenthesis) else { return false }
        let start = claim.extent.lowerBound
        guard start > clause.range.lowerBound else { return false }
        var before = start - 1
        if group.isVerbFinal, tokens[before].classes.contains(.subordinator), before > clause.range.lowerBound {
            // "…, wie X sagte"
            if tokens[before - 1].isComma { return true }
        }
        while before > clause.range.lowerBound, tokens[before].kind == .word,
            tokens[before].classes.contains(.adverb) || tokens[before].classes.contains(.coordinator)
                || lexicon.isRomance && tokens[before].classes.contains(.object)
        { before -= 1 }
        if lexicon.splitsGenitive, tokens[before].classes.contains(.manner), before > clause.range.lowerBound,
            tokens[before - 1].isComma || tokens[before - 1].isDash || tokens[before - 1].kind == .quotationMark,
            subject.side == .before
        {
            // "…, as her supporters point out"
            return clause.behindAdjuncts(from: claim.extent.upperBound) != nil
        }
        let mark = tokens[before]
        guard isBoundary(mark) else { return false }
        if mark.kind == .quotationMark, let follows = followsQuotation(claim, subject, at: before, in: clause) {
            return follows
        }
        guard clause.holdsClaim(clause.range.lowerBound..<before) else {
            return mark.isComma
                && (splitsClause(claim, in: clause) || closesSentence(claim, comma: before, in: clause)
                    || subject.side == .behind && endsSentence(claim, comma: before, in: clause))
        }
        return subject.side != .before || !saysMore(claim, behind: before, in: clause)
    }

    /// Whether a quotation mark before a claim closes what was said; `nil` where only a name may stand between marks.
    private func followsQuotation(_ claim: ClaimDraft, _ subject: Subject, at mark: Int, in clause: Clause) -> Bool? {
        // "…," but he denied that they were
        if lexicon.splitsGenitive, mark < claim.extent.lowerBound - 1, subject.side == .before,
            claim.extent.upperBound < clause.range.upperBound,
            tokens[claim.extent.upperBound].classes.contains(.complementizer)
        {
            return false
        }
        // The name of a medium or programme is no claim.
        guard lexicon.isVerbSecond, tokens[mark].quotation >= 0 else { return true }
        let quotation = reading.prose.quotations[tokens[mark].quotation]
        let isSaid = quotation.words > 3 || quotation.hasSentenceEnd
        return isSaid && !reading.isNameQuotation(tokens[mark].quotation) ? true : nil
    }

    /// Whether what follows subject and verb is what they say, so that nothing before the mark is.
    private func saysMore(_ claim: ClaimDraft, behind mark: Int, in clause: Clause) -> Bool {
        let after = claim.extent.upperBound
        // …, but she said she would: what a conjunction joins says what follows it.
        if lexicon.splitsGenitive || lexicon.isSparse, mark < claim.extent.lowerBound - 1,
            tokens[mark].kind != .quotationMark,
            tokens[mark + 1..<claim.extent.lowerBound].contains(where: { $0.classes.contains(.coordinator) })
        {
            let rest = clause.behindTimes(from: after)
            if rest < clause.range.upperBound, tokens[rest].isWord || tokens[rest].kind == .quotationMark {
                return true
            }
        }
        // Nothing that could be a claim may follow in the same clause.
        let end = clause.clauseEnd(from: after)
        if lexicon.isSparse, end + 1 < clause.range.upperBound, tokens[end].isComma,
            tokens[end + 1].classes.contains(.complementizer)
        {
            return true
        }
        if end < clause.range.upperBound, tokens[end].isMark(":") || tokens[end].kind == .quotationMark { return true }
        // Asked about it, Ruiz said, "No."
        if lexicon.splitsGenitive, end + 2 < clause.range.upperBound, tokens[end].isComma,
            tokens[end + 1].kind == .quotationMark, tokens[end + 2].isCapitalized,
            !tokens[clause.range.lowerBound..<mark].contains(where: { $0.quotation >= 0 })
        {
            return true
        }
        for index in after..<max(after, end) {
            // "…," the Times quoted Ruiz as saying.
            if lexicon.splitsGenitive, index > 0, tokens[index - 1].classes.contains(.manner) { continue }
            if tokens[index].classes.contains(.complementizer) || reading.isVerbal(index) { return true }
        }
        // A clause that says when or if goes before a main clause, not before what was said.
        return tokens[clause.range.lowerBound].classes.contains(.subordinator) && after < end
    }

    /// Whether a claim stands between a subject and its verb (The plant, the company said, will close).
    private func splitsClause(_ claim: ClaimDraft, in clause: Clause) -> Bool {
        let end = clause.behindTimes(from: claim.extent.upperBound)
        return lexicon.splitsGenitive && end + 1 < clause.range.upperBound && tokens[end].isComma
            && tokens[end + 1].cue < 0 && reading.isVerbal(end + 1)
    }

    /// Whether subject and verb close a sentence behind a comma, whatever stands before (It grows and grows, he said).
    private func closesSentence(_ claim: ClaimDraft, comma: Int, in clause: Clause) -> Bool {
        let low = clause.range.lowerBound
        guard lexicon.splitsGenitive, claim.confidence >= 0.85, comma - low > 2,
            tokens[low].classes.isDisjoint(with: [.preposition, .subordinator, .adverb]) || tokens[low].isAcronym
        else { return false }
        let end = clause.behindTimes(from: claim.extent.upperBound)
        if end >= clause.range.upperBound || tokens[end].isSentenceEnd { return true }
        // In a statement, on Monday
        let rest = end..<clause.range.upperBound
        return rest.count < 10 && tokens[end].classes.contains(.preposition) && !clause.holdsClaim(rest)
            && !rest.contains { tokens[$0].isComma || tokens[$0].quotation >= 0 }
    }

    /// Whether verb and subject close a German or French sentence, so that what stands before the comma was said, though
    /// no list holds its verb (Die Preise purzeln, schreibt die „Welt“, die einen Bericht zitiert).
    private func endsSentence(_ claim: ClaimDraft, comma: Int, in clause: Clause) -> Bool {
        guard lexicon.nounsAreCapitalized || lexicon.isRomance, claim.confidence >= 0.75,
            comma - clause.range.lowerBound > 3
        else { return false }
        var end = claim.extent.upperBound
        while end < clause.range.upperBound, tokens[end].kind == .quotationMark { end += 1 }
        end = clause.behindTimes(from: end)
        guard end < clause.range.upperBound, !tokens[end].isSentenceEnd else { return true }
        let rest = end..<clause.range.upperBound
        if tokens[end].isComma, end + 1 < clause.range.upperBound {
            // What describes the source, or whom it was told, may follow.
            return !tokens[end + 1].classes.isDisjoint(with: [.relative, .definite])
                || rest.count < 14 && !clause.holdsClaim(rest)
        }
        return rest.count < 14 && tokens[end].classes.contains(.preposition) && !clause.holdsClaim(rest)
    }

    private func takesSourceBefore(_ group: VerbGroup, in clause: Clause) -> Bool {
        if group.isPresentParticiple {
            guard group.tokens.lowerBound > clause.range.lowerBound else { return true }
            let before = tokens[group.tokens.lowerBound - 1]
            return before.isComma || before.classes.contains(.coordinator) || before.kind == .quotationMark
                || before.isDash || before.classes.contains(.adverb)
                || lexicon.splitsGenitive && before.classes.contains(.subordinator)
                || before.classes.contains(.preposition) || group.cue.precision >= 0.9
        }
        guard group.subjectEnd > clause.range.lowerBound else { return false }
        return tokens[group.subjectEnd - 1].classes.contains(.coordinator) || tokens[group.subjectEnd - 1].isComma
    }

    /// The subject before the comma of a participle that stands between it and its verb (The Journal, citing two aides,
    /// reported).
    private func interruptedSubject(before end: Int, in clause: Clause) -> NounPhrase? {
        let low = clause.range.lowerBound
        guard lexicon.splitsGenitive, end - 1 > low, tokens[end - 1].isComma,
            let subject = phrases.phrase(endingAt: end - 1, low: low)
        else { return nil }
        let start = subject.core.lowerBound
        guard start == low || tokens[start - 1].classes.contains(.coordinator) || tokens[start - 1].kind != .word else {
            return nil
        }
        return tokens[subject.head].isCapitalized || !tokens[subject.head].classes.isDisjoint(with: .sourceNoun)
            ? subject : nil
    }

    /// The subject of a sentence's first clause.
    private func mainSubject(before end: Int, in clause: Clause) -> NounPhrase? {
        if lexicon.nounsAreCapitalized, end > clause.range.lowerBound,
            let subject = syntax.subject(ofClauseAt: end - 1, in: clause)
        {
            return tokens[subject.head].classes.contains(.interrogative) && phrases.isPronoun(subject) ? nil : subject
        }
        if lexicon.nounsAreCapitalized, tokens[clause.range.lowerBound].classes.contains(.interrogative) { return nil }
        if lexicon.splitsGenitive, let subject = ImpliedSubject(clause: clause).subject(before: end) { return subject }
        if lexicon.isRomance, end == clause.range.lowerBound || end == clause.range.lowerBound + 1 {
            // Estimant que …, X …: the subject follows behind the comma.
            guard let comma = clause.range.first(where: { $0 > end && tokens[$0].isComma && tokens[$0].quotation < 0 }),
                comma + 1 < clause.range.upperBound
            else { return nil }
            return phrases.phrase(from: comma + 1, limit: clause.range.upperBound)
        }
        var index = clause.range.lowerBound
        while index < end {
            if reading.isVerbal(index) || lexicon.isVerbSecond && tokens[index].classes.contains(.verb)
                || !lexicon.nounsAreCapitalized && index > clause.range.lowerBound
                    && reading.mayBeVerb(index)
            {
                let start = lexicon.isRomance ? RomanceSyntax().subjectEnd(before: index, in: clause) : index
                return phrases.phrase(endingAt: start, low: clause.range.lowerBound)
            }
            index += 1
        }
        if lexicon.isRomance {
            // Laura Cani difende la riforma, sostenendo che: whoever opens the sentence.
            if let first = phrases.phrase(from: clause.range.lowerBound, limit: end), first.tokens.upperBound < end,
                first.core.count > 1, first.core.dropFirst().contains(where: { tokens[$0].isCapitalized }),
                !lexicon.listsGivenNames
            {
                return first
            }
            return phrases.phrase(endingAt: end, low: clause.range.lowerBound)
        }
        // A verb that no list holds: the pronoun or the name that opens the sentence.
        guard lexicon.splitsGenitive,
            let first = phrases.core(from: clause.range.lowerBound, limit: end, place: .subject),
            phrases.isPronoun(first) || tokens[first.head].isCapitalized && first.core.upperBound < end - 1
        else { return nil }
        return first
    }
}
