import Ingestion

/// Finds the claims of a sentence and cuts out what each one says.
struct ClaimFinder {
    let reading: Reading
    let syntax: any Syntax
    private let phrases: NounPhraseReader
    private let speakerLine: SpeakerLine?

    init(reading: Reading, syntax: any Syntax) {
        self.reading = reading
        self.syntax = syntax
        phrases = NounPhraseReader(reading: reading)
        speakerLine = reading.lexicon.splitsGenitive ? SpeakerLine(reading: reading) : nil
    }

    private var tokens: [Token] { reading.tokens }
    private var lexicon: Lexicon { reading.lexicon }

    /// The claims of the whole text, in order.
    func claims() -> [ClaimDraft] {
        var all: [ClaimDraft] = []
        for index in reading.prose.sentences.indices where !isHeading(index) {
            all += claims(inSentence: index)
        }
        return QuotationFollower(reading: reading).followed(all)
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
            if let (phrase, end) = lexicon.phrase(at: token, in: tokens, limit: clause.range.upperBound),
                let claim = claim(of: phrase, at: token..<end, in: clause, sentence: index)
            {
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
        if lexicon.nounsAreCapitalized, let claim = colonClaim(in: clause, sentence: index, beside: found) {
            found.append(claim)
        }
        if let line = speakerLine?.claim(in: clause, sentence: index)
            ?? speakerLine?.signedQuotation(in: clause, sentence: index)
        {
            found = [line]
        }
        guard !found.isEmpty else { return [] }
        return ContentCutter(clause: clause).cut(found)
    }

    /// Whether a verb stands inside of quotation marks between commas, as French sets "dit-il" into what was said,
    /// or where a quotation was never closed.
    private func isIncise(_ index: Int, in clause: Clause) -> Bool {
        let token = tokens[index]
        guard token.cue >= 0, index > clause.range.lowerBound, token.quotation >= 0 else { return false }
        guard lexicon.elides || !reading.prose.quotations[token.quotation].isClosed else { return false }
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

    // MARK: Phrases

    private func claim(of phrase: PhraseCue, at range: Range<Int>, in clause: Clause, sentence: Int) -> ClaimDraft? {
        guard !phrase.mediaOnly else { return nil }
        var source: NounPhrase?
        var isParenthetical = true
        switch phrase.frame {
        case .before:
            source = phrases.phrase(from: range.upperBound, limit: clause.range.upperBound)
            if phrase.needs.contains(.statement),
                source.map({
                    StatementSource(clause: clause, syntax: syntax).statement(in: $0) == nil
                        && tokens[$0.head].classes.isDisjoint(with: phrase.needs)
                }) ?? true
            {
                // seiner Ansicht nach
                source = phrases.phrase(endingAt: range.lowerBound, low: clause.range.lowerBound)
            }
            // Before a noun of measure or time it says something else.
            if let source, tokens[source.core.lowerBound].kind == .number,
                tokens[source.head].classes.isDisjoint(with: .sourceNoun)
            {
                return nil
            }
        case .opening:
            guard range.lowerBound == clause.range.lowerBound || !tokens[range.lowerBound - 1].isWord else {
                return nil
            }
            source = phrases.phrase(from: range.upperBound, limit: clause.range.upperBound)
            guard let source, source.tokens.upperBound < clause.range.upperBound,
                tokens[source.tokens.upperBound].isComma || !source.appositions.isEmpty,
                reading.isNominal(source.head),
                tokens[source.head].isCapitalized
                    || !tokens[source.head].classes.isDisjoint(with: .sourceNoun)
            else { return nil }
        case .after:
            source = phrases.phrase(endingAt: range.lowerBound, low: clause.range.lowerBound)
        case .tail:
            guard range.lowerBound > clause.range.lowerBound else { return nil }
            let before = tokens[range.lowerBound - 1]
            guard before.isComma || before.kind == .quotationMark || before.isDash else { return nil }
            source = phrases.phrase(from: range.upperBound, limit: clause.range.upperBound)
            if let source, phrases.isPronoun(source), tokens[source.head].classes.contains(.speech) { return nil }
            if let source, tokens[source.core.lowerBound].classes.contains(.oblique) { return nil }
            if let source, source.tokens.upperBound < clause.range.upperBound,
                reading.isVerbal(source.tokens.upperBound)
            {
                return nil
            }
        case .impersonal:
            source = nil
        case .citing, .addressee, .work:
            return nil
        }
        var extent = range
        if lexicon.nounsAreCapitalized, let stated = source {
            extent = min(range.lowerBound, stated.tokens.lowerBound)..<max(range.upperBound, stated.tokens.upperBound)
            let statements = StatementSource(clause: clause, syntax: syntax)
            if let noun = statements.statement(in: stated) {
                source = statements.source(of: stated, statement: noun)
            } else if !phrase.needs.isEmpty, phrase.needs.isDisjoint(with: tokens[stated.head].classes) {
                return nil
            }
        }
        if source == nil, phrase.frame != .impersonal { return nil }
        let near = lexicon.nounsAreCapitalized ? nil : source
        let low = min(extent.lowerBound, near?.tokens.lowerBound ?? extent.lowerBound)
        let high = max(extent.upperBound, near?.tokens.upperBound ?? extent.upperBound)
        if phrase.frame == .before || phrase.frame == .opening, low == clause.range.lowerBound {
            isParenthetical = false
        }
        return ClaimDraft(
            rule: lexicon.language + "." + phrase.name, kind: .phrase(phrase.frame), sentence: sentence, cue: range,
            source: source, confidence: phrase.precision, extent: low..<high, isParenthetical: isParenthetical)
    }

    // MARK: Colons

    /// Somebody does something, and behind a colon stands what that was with: Der Trainer winkt ab: „…“.
    private func colonClaim(in clause: Clause, sentence: Int, beside found: [ClaimDraft]) -> ClaimDraft? {
        for colon in clause.range where tokens[colon].isMark(":") && tokens[colon].quotation < 0 {
            guard colon + 1 < clause.range.upperBound, tokens[colon + 1].kind == .quotationMark,
                tokens[colon + 1].quotation >= 0, colon > clause.range.lowerBound
            else { continue }
            let quotation = reading.prose.quotations[tokens[colon + 1].quotation]
            guard quotation.tokens.lowerBound == colon + 1, quotation.words > 3 || quotation.hasSentenceEnd,
                !found.contains(where: {
                    $0.kind == .verb && $0.extent.lowerBound < colon && $0.lemma?.kinds.isEmpty ?? true
                }),
                let source = syntax.subject(ofClauseAt: colon - 1, in: clause)
            else { return nil }
            let head = tokens[source.head].classes
            guard head.isDisjoint(with: [.document, .time, .occasion, .speech]) || head.contains(.given),
                !tokens[source.core.lowerBound].classes.contains(.oblique)
            else { return nil }
            return ClaimDraft(
                rule: lexicon.language + ".colon", kind: .phrase(.before), sentence: sentence, cue: colon - 1..<colon,
                source: source, confidence: 0.7,
                extent: min(source.tokens.lowerBound, colon - 1)..<colon + 1)
        }
        return nil
    }

    private func nominalClaim(at noun: Int, in clause: Clause, sentence: Int) -> ClaimDraft? {
        guard lexicon.splitsGenitive, tokens[noun].classes.contains(.statement) else { return nil }
        return NominalClaim(clause: clause).claim(at: noun, sentence: sentence)
    }

    // MARK: Verbs

    private func verbClaim(at verb: Int, in clause: Clause, sentence: Int, after last: ClaimDraft?) -> ClaimDraft? {
        guard tokens[verb].cue >= 0 || lexicon.isSeparable(tokens[verb].hash) else { return nil }
        if let last, last.extent.contains(verb), last.kind != .verb { return nil }
        guard let group = syntax.group(at: verb, in: clause), !group.isPassive || lexicon.nounsAreCapitalized else {
            return nil
        }
        if lexicon.nounsAreCapitalized, group.cue.precision >= 0.9, isRefused(group, in: clause) { return nil }
        var claim = ClaimDraft(
            rule: lexicon.language + "." + group.cue.lemma, kind: .verb, sentence: sentence, cue: group.tokens,
            source: nil, confidence: group.cue.precision,
            extent: group.tokens.lowerBound..<max(group.after, group.tokens.upperBound))
        claim.verb = verb
        claim.lemma = group.cue
        claim.farPart = group.farPart
        claim.pointsBack =
            sentence > 0 && group.finite == clause.range.lowerBound + 1 && reading.pointsBack(group.finite)
            && !clause.range.contains { tokens[$0].isMark(":") }
            && !clause.range.contains {
                tokens[$0].quotation >= 0 && reading.prose.quotations[tokens[$0].quotation].words > 3
                    && !reading.isNameQuotation(tokens[$0].quotation)
            }
        if group.isNegated { claim.confidence *= 0.9 }
        let subject = syntax.subject(of: group, in: clause)
        if let subject {
            let head = tokens[subject.phrase.head]
            // Wer etwas gesehen hat, meldet sich: nobody in particular.
            if lexicon.nounsAreCapitalized, phrases.isPronoun(subject.phrase), head.classes.contains(.interrogative) {
                return nil
            }
            if phrases.isPronoun(subject.phrase), head.classes.contains(.speech), !head.classes.contains(.relative),
                !head.classes.contains(.masculine)
            {
                return nil
            }
            if lexicon.splitsGenitive, isFreeRelative(subject, group, in: clause) { return nil }
            claim.source = subject.phrase
            if head.classes.contains(.relative), subject.side == .before {
                let low = clause.range.lowerBound
                var end = subject.phrase.tokens.lowerBound
                if end > low, tokens[end - 1].isComma { end -= 1 }
                claim.antecedent = phrases.phrase(endingAt: end, low: low)
            }
            claim.extent =
                min(
                    claim.extent.lowerBound, subject.phrase.tokens.lowerBound)..<max(
                    claim.extent.upperBound,
                    subject.side == .before ? claim.extent.upperBound : subject.phrase.tokens.upperBound)
            claim.isParenthetical = isParenthetical(claim, subject, group, in: clause)
            if group.cue.quotes { claim.quoted = quoted(by: subject, group, in: clause) }
        } else {
            guard takesSourceBefore(group, in: clause) else { return nil }
            claim.takesSourceBefore = true
            if let last, last.source != nil {
                claim.source = last.source
                claim.antecedent = last.antecedent
            } else {
                claim.source = mainSubject(before: group.tokens.lowerBound, in: clause)
            }
            guard claim.source != nil else { return nil }
        }
        return claim
    }

    /// "What he said on stage was lost": what was said is only spoken of.
    private func isFreeRelative(_ subject: Subject, _ group: VerbGroup, in clause: Clause) -> Bool {
        let start = subject.phrase.tokens.lowerBound
        guard subject.side == .before, start > clause.range.lowerBound, group.after < clause.range.upperBound,
            !group.cue.licence.contains(.complement), tokens[start - 1].classes.contains(.interrogative),
            tokens[start - 1].classes.isDisjoint(with: [.subordinator, .relative])
        else { return false }
        return !tokens[group.after].classes.contains(.complementizer) && !tokens[group.after].isComma
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
            if tokens[before - 1].isComma { return clause.holdsClaim(clause.range.lowerBound..<before - 1) || true }
        }
        while before > clause.range.lowerBound, tokens[before].kind == .word,
            tokens[before].classes.contains(.adverb) || tokens[before].classes.contains(.coordinator)
        { before -= 1 }
        let mark = tokens[before]
        let isBoundary =
            mark.kind == .quotationMark || mark.isComma || mark.isDash || mark.isMark("?") || mark.isMark("!")
            || mark.isMark("…") || mark.isMark(".")
        guard isBoundary else { return false }
        if mark.kind == .quotationMark {
            // "…," but he denied that they were
            if lexicon.splitsGenitive, before < start - 1, subject.side == .before,
                claim.extent.upperBound < clause.range.upperBound,
                tokens[claim.extent.upperBound].classes.contains(.complementizer)
            {
                return false
            }
            // The name of a medium or programme is no claim.
            guard lexicon.isVerbSecond, mark.quotation >= 0 else { return true }
            let quotation = reading.prose.quotations[mark.quotation]
            if quotation.words > 3 || quotation.hasSentenceEnd, !reading.isNameQuotation(mark.quotation) { return true }
        }
        guard clause.holdsClaim(clause.range.lowerBound..<before) else {
            return mark.isComma && (splitsClause(claim, in: clause) || closesSentence(claim, comma: before, in: clause))
        }
        if subject.side != .before { return true }
        // Nothing that could be a claim may follow in the same clause.
        let end = clause.clauseEnd(from: claim.extent.upperBound)
        if end < clause.range.upperBound, tokens[end].isMark(":") || tokens[end].kind == .quotationMark { return false }
        for index in claim.extent.upperBound..<max(claim.extent.upperBound, end) {
            if tokens[index].classes.contains(.complementizer) || reading.isVerbal(index) { return false }
        }
        // A clause that says when or if goes before a main clause, not before what was said.
        if tokens[clause.range.lowerBound].classes.contains(.subordinator), claim.extent.upperBound < end {
            return false
        }
        return true
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

    private func takesSourceBefore(_ group: VerbGroup, in clause: Clause) -> Bool {
        if group.isPresentParticiple {
            guard group.tokens.lowerBound > clause.range.lowerBound else { return true }
            let before = tokens[group.tokens.lowerBound - 1]
            return before.isComma || before.classes.contains(.coordinator) || before.kind == .quotationMark
                || before.isDash || before.classes.contains(.adverb)
                || before.classes.contains(.preposition) || group.cue.precision >= 0.9
        }
        guard group.subjectEnd > clause.range.lowerBound else { return false }
        return tokens[group.subjectEnd - 1].classes.contains(.coordinator) || tokens[group.subjectEnd - 1].isComma
    }

    /// The subject of a sentence's first clause.
    private func mainSubject(before end: Int, in clause: Clause) -> NounPhrase? {
        if lexicon.nounsAreCapitalized, end > clause.range.lowerBound,
            let subject = syntax.subject(ofClauseAt: end - 1, in: clause)
        {
            return tokens[subject.head].classes.contains(.interrogative) && phrases.isPronoun(subject) ? nil : subject
        }
        if lexicon.nounsAreCapitalized, tokens[clause.range.lowerBound].classes.contains(.interrogative) { return nil }
        var index = clause.range.lowerBound
        while index < end {
            if reading.isVerbal(index) || lexicon.isVerbSecond && tokens[index].classes.contains(.verb) {
                return phrases.phrase(endingAt: index, low: clause.range.lowerBound)
            }
            index += 1
        }
        // A verb that no list holds: the pronoun or the name that opens the sentence.
        guard lexicon.splitsGenitive,
            let first = phrases.core(from: clause.range.lowerBound, limit: end, place: .subject),
            phrases.isPronoun(first) || tokens[first.head].isCapitalized && first.core.upperBound < end - 1
        else { return nil }
        return first
    }
}
