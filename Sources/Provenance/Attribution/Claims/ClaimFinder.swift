import Ingestion

/// Finds the claims of a sentence and cuts out what each one says.
struct ClaimFinder {
    let reading: Reading
    let syntax: any Syntax
    private let phrases: NounPhraseReader

    init(reading: Reading, syntax: any Syntax) {
        self.reading = reading
        self.syntax = syntax
        phrases = NounPhraseReader(reading: reading)
    }

    private var tokens: [Token] { reading.tokens }
    private var lexicon: Lexicon { reading.lexicon }

    /// The claims of the whole text, in order.
    func claims() -> [ClaimDraft] {
        var all: [ClaimDraft] = []
        for index in reading.prose.sentences.indices {
            all += claims(inSentence: index)
        }
        return QuotationFollower(reading: reading).followed(all)
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
            if let claim = verbClaim(at: token, in: clause, sentence: index, after: found.last) {
                found.append(claim)
            }
            token += 1
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
        let source: NounPhrase?
        var isParenthetical = true
        switch phrase.frame {
        case .before:
            source = phrases.phrase(from: range.upperBound, limit: clause.range.upperBound)
            // Before a noun of measure or time it says something else.
            if let source, tokens[source.core.lowerBound].kind == .number { return nil }
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
        if source == nil, phrase.frame != .impersonal { return nil }
        let low = min(range.lowerBound, source?.tokens.lowerBound ?? range.lowerBound)
        let high = max(range.upperBound, source?.tokens.upperBound ?? range.upperBound)
        if phrase.frame == .before || phrase.frame == .opening, low == clause.range.lowerBound {
            isParenthetical = false
        }
        return ClaimDraft(
            rule: lexicon.language + "." + phrase.name, kind: .phrase(phrase.frame), sentence: sentence, cue: range,
            source: source, confidence: phrase.precision, extent: low..<high, isParenthetical: isParenthetical)
    }

    // MARK: Verbs

    private func verbClaim(at verb: Int, in clause: Clause, sentence: Int, after last: ClaimDraft?) -> ClaimDraft? {
        guard tokens[verb].cue >= 0 || lexicon.isSeparable(tokens[verb].hash) else { return nil }
        if let last, last.extent.contains(verb), last.kind != .verb { return nil }
        guard let group = syntax.group(at: verb, in: clause), !group.isPassive else { return nil }
        var claim = ClaimDraft(
            rule: lexicon.language + "." + group.cue.lemma, kind: .verb, sentence: sentence, cue: group.tokens,
            source: nil, confidence: group.cue.precision,
            extent: group.tokens.lowerBound..<max(group.after, group.tokens.upperBound))
        claim.verb = verb
        claim.lemma = group.cue
        claim.quotes = group.cue.quotes
        if group.isNegated { claim.confidence *= 0.9 }
        let subject = syntax.subject(of: group, in: clause)
        if let subject {
            let head = tokens[subject.phrase.head]
            if phrases.isPronoun(subject.phrase), head.classes.contains(.speech), !head.classes.contains(.relative),
                !head.classes.contains(.masculine)
            {
                return nil
            }
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
        if mark.kind == .quotationMark { return true }
        guard clause.holdsClaim(clause.range.lowerBound..<before) else { return false }
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
        var index = clause.range.lowerBound
        while index < end {
            if reading.isVerbal(index) || lexicon.isVerbSecond && tokens[index].classes.contains(.verb) {
                return phrases.phrase(endingAt: index, low: clause.range.lowerBound)
            }
            index += 1
        }
        return nil
    }
}
