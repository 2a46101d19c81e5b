import Ingestion

/// Claims whose cue is no verb: according to, a colon, a noun of saying.
extension ClaimFinder {
    /// The claim of the longest phrase at a token that makes one, and where the phrase ends.
    func phraseClaim(at token: Int, in clause: Clause, sentence: Int) -> (claim: ClaimDraft, end: Int)? {
        for (phrase, end) in lexicon.phrases(at: token, in: tokens, limit: clause.range.upperBound) {
            if let claim = claim(of: phrase, at: token..<end, in: clause, sentence: sentence) { return (claim, end) }
            if !phrase.mediaOnly, phrase.frame.citesAnybody {
                trace?.lose(lexicon.language + "." + phrase.name, at: token..<end, in: sentence, .noSource)
            }
        }
        return nil
    }

    func claim(of phrase: PhraseCue, at found: Range<Int>, in clause: Clause, sentence: Int) -> ClaimDraft? {
        guard !phrase.mediaOnly else { return nil }
        if phrase.opens, found.lowerBound > clause.range.lowerBound, tokens[found.lowerBound - 1].isWord { return nil }
        let range = phrase.keepsLast && found.count > 1 ? found.lowerBound..<found.upperBound - 1 : found
        // Il secondo tempo: behind an article it is another word.
        if lexicon.isRomance, found.count == 1, range.lowerBound > clause.range.lowerBound,
            tokens[range.lowerBound - 1].classes.contains(.determiner)
        {
            return nil
        }
        var source: NounPhrase?
        var isParenthetical = true
        switch phrase.frame {
        case .before, .back:
            source = phrases.phrase(from: range.upperBound, limit: clause.range.upperBound)
            // Un rapport selon lequel: the paper before is what says it.
            if let pronoun = source, phrases.isPronoun(pronoun), tokens[pronoun.head].classes.contains(.relative) {
                return nil
            }
            // Secondo quanto riporta X: the verb has the source.
            if lexicon.isRomance, let source, source.core.count == 1, tokens[source.head].classes.contains(.manner) {
                return nil
            }
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
            if lexicon.isRomance, let source, !speaks(source) { return nil }
            guard let source, source.tokens.upperBound < clause.range.upperBound,
                tokens[source.tokens.upperBound].isComma || !source.appositions.isEmpty,
                reading.isNominal(source.head),
                tokens[source.head].isCapitalized
                    || !tokens[source.head].classes.isDisjoint(with: .sourceNoun)
            else { return nil }
        case .after:
            let isSetOff =
                lexicon.isRomance && range.lowerBound > clause.range.lowerBound && tokens[range.lowerBound - 1].isComma
            source = phrases.phrase(
                endingAt: range.lowerBound - (isSetOff ? 1 : 0), low: clause.range.lowerBound)
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
        case .citing, .addressee, .work, .credit:
            return nil
        }
        if !lexicon.nounsAreCapitalized, !phrase.needs.isEmpty, let stated = source,
            phrase.needs.isDisjoint(with: tokens[stated.head].classes)
        {
            return nil
        }
        var extent = range
        if lexicon.nounsAreCapitalized, let stated = source {
            extent = min(range.lowerBound, stated.tokens.lowerBound)..<max(range.upperBound, stated.tokens.upperBound)
            let statements = StatementSource(clause: clause, syntax: syntax)
            if let noun = statements.statement(in: stated) {
                source = statements.source(of: stated, statement: noun)
                // Nach Informationen | der Agentur
                if let owner = source, owner.tokens.lowerBound >= extent.upperBound,
                    owner.tokens.lowerBound - extent.upperBound <= 1
                {
                    extent = extent.lowerBound..<owner.tokens.upperBound
                }
            } else if !phrase.needs.isEmpty, phrase.needs.isDisjoint(with: tokens[stated.head].classes) {
                return nil
            }
        }
        // Sans citer de source: the noun is a verb's object.
        if phrase.keepsLast, source?.core.count == 1, range.lowerBound > clause.range.lowerBound,
            tokens[range.lowerBound - 1].form.contains(.infinitive)
        {
            return nil
        }
        if lexicon.isRomance, let whole = source { source = phrases.withConjuncts(whole) }
        if source == nil, phrase.frame != .impersonal { return nil }
        if !phrase.closing.isEmpty {
            let end = clause.clauseEnd(from: extent.upperBound)
            guard
                (extent.upperBound..<max(extent.upperBound, end)).contains(where: {
                    phrase.closing.contains(tokens[$0].hash)
                })
            else { return nil }
            extent = extent.lowerBound..<end
        }
        let pointsBack = phrase.frame == .back && sentence > 0 && range.lowerBound == clause.range.lowerBound
        if phrase.frame == .back, !pointsBack { return nil }
        let near = lexicon.nounsAreCapitalized ? nil : source
        let low = min(extent.lowerBound, near?.tokens.lowerBound ?? extent.lowerBound)
        let end = max(extent.upperBound, near?.tokens.upperBound ?? extent.upperBound)
        let high = source.map { listEnd(behind: $0, at: end, limit: clause.range.upperBound) } ?? end
        if [.before, .back, .opening].contains(phrase.frame), low == clause.range.lowerBound {
            isParenthetical = false
        }
        var claim = ClaimDraft(
            rule: lexicon.language + "." + phrase.name, kind: .phrase(phrase.frame), sentence: sentence, cue: range,
            source: source, confidence: phrase.precision, extent: low..<high, isParenthetical: isParenthetical)
        claim.pointsBack = pointsBack
        // À ses yeux
        claim.isImplied = lexicon.isRomance && phrase.frame == .impersonal
        return claim
    }

    /// Where the list of media ends that a cited one begins: laut Spiegel | und der Agentur Reuters.
    private func listEnd(behind source: NounPhrase, at start: Int, limit: Int) -> Int {
        guard start < limit, tokens[start].kind == .word, tokens[start].classes.contains(.coordinator),
            source.core.contains(where: { reading.mentionAt[$0] >= 0 })
        else { return start }
        var index = start + 1
        while index < limit, index - start < 5, reading.mentionAt[index] < 0 {
            let token = tokens[index]
            guard
                token.kind == .quotationMark
                    || !token.classes.isDisjoint(with: [.determiner, .preposition, .outletNoun, .agencyNoun])
            else { return start }
            index += 1
        }
        guard index < limit, reading.mentionAt[index] >= 0 else { return start }
        var end = reading.mentionTokens[reading.mentionAt[index]].upperBound
        if end < limit, tokens[end].kind == .quotationMark { end += 1 }
        // Behind it the sentence goes on: … , l'usine ferme; … soll das Werk schließen.
        return end < limit && (tokens[end].isComma || reading.isVerbal(end)) ? end : start
    }

    /// Whether a phrase behind "pour" is somebody whose opinion follows: a person in full, an office, an institution.
    private func speaks(_ source: NounPhrase) -> Bool {
        if source.core.contains(where: { reading.mentionAt[$0] >= 0 }) { return true }
        let head = tokens[source.head].classes
        if !head.isDisjoint(with: [.role, .people, .organization]) {
            let first = tokens[source.core.lowerBound].classes
            return !first.isDisjoint(with: [.definite, .possessive, .demonstrative]) || tokens[source.head].isAcronym
        }
        return source.parts.contains { part in
            part.contains { Roster.nameRun(from: $0, limit: part.upperBound, in: reading).count > 1 }
        }
    }

    /// Somebody does something, and behind a colon stands what that was with: Der Trainer winkt ab: „…“.
    func colonClaim(in clause: Clause, sentence: Int, beside found: [ClaimDraft]) -> ClaimDraft? {
        for colon in clause.range where tokens[colon].isMark(":") && tokens[colon].quotation < 0 {
            guard colon + 1 < clause.range.upperBound, tokens[colon + 1].kind == .quotationMark,
                tokens[colon + 1].quotation >= 0, colon > clause.range.lowerBound
            else { continue }
            let quotation = reading.prose.quotations[tokens[colon + 1].quotation]
            guard quotation.tokens.lowerBound == colon + 1, quotation.words > 3 || quotation.hasSentenceEnd,
                !found.contains(where: {
                    $0.kind == .verb && $0.extent.lowerBound < colon && $0.lemma?.kinds.isEmpty ?? true
                        && (!lexicon.isRomance || $0.lemma?.licence.contains(.colon) ?? true)
                }),
                var source = syntax.subject(ofClauseAt: colon - 1, in: clause)
            else { return nil }
            if lexicon.isRomance, let speaker = phrases.speaker(of: source) { source = speaker }
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

    func nominalClaim(at noun: Int, in clause: Clause, sentence: Int) -> ClaimDraft? {
        guard lexicon.splitsGenitive, tokens[noun].classes.contains(.statement) else { return nil }
        return NominalClaim(clause: clause).claim(at: noun, sentence: sentence)
    }
}
