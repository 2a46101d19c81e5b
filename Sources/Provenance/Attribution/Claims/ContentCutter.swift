import Ingestion

/// Decides which words of a sentence each of its claims says, and which claims stand inside of another.
struct ContentCutter {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }

    func cut(_ found: [ClaimDraft]) -> [ClaimDraft] {
        var claims = found
        // A claim set behind holds what goes before; other verbs there are part of what was said.
        for outer in claims.indices where claims[outer].isParenthetical && claims[outer].kind == .verb {
            for inner in claims.indices
            where inner < outer && !claims[inner].isParenthetical && claims[inner].kind == .verb {
                if endsSentence(claims[outer]) || claims[outer].extent.lowerBound - claims[inner].extent.upperBound > 2,
                    !separates(claims[inner], from: claims[outer])
                {
                    claims[inner].isNested = true
                }
            }
        }
        var low = clause.range.lowerBound
        var open: Int?
        var dropped: Set<Int> = []
        let licence = ClaimLicence(clause: clause)
        for index in claims.indices where !claims[index].isNested {
            if reading.lexicon.isVerbFinal, claims[index].kind == .verb {
                cutBefore(&claims[index])
                continue
            }
            if claims[index].isParenthetical {
                cutAround(&claims, index, low: low)
                if let end = claims[index].content.last?.upperBound { low = max(low, end) }
                low = max(low, claims[index].extent.upperBound)
                if claims[index].kind == .verb { open = index }
                continue
            }
            if let holder = open, claims[index].kind == .verb,
                let content = claims[holder].content.last,
                content.contains(claims[index].extent.lowerBound) || content.contains(claims[index].cue.lowerBound)
            {
                guard
                    let boundary = boundary(before: claims[index], after: claims[holder])
                        ?? ownQuotation(of: claims[index])
                else {
                    if standsApart(claims[index], in: claims[holder]) {
                        cutBehind(&claims[index], low: low)
                        if !licence.allows(claims[index]) {
                            dropped.insert(index)
                            claims[index].content = []
                        }
                        continue
                    }
                    claims[index].isNested = true
                    continue
                }
                close(&claims[holder], at: boundary)
            }
            cutBehind(&claims[index], low: low)
            // What is no claim holds no words.
            guard
                !(reading.lexicon.splitsGenitive || reading.lexicon.isRomance) || claims[index].content.isEmpty
                    || licence.allows(claims[index])
            else {
                dropped.insert(index)
                claims[index].content = []
                continue
            }
            if claims[index].kind == .verb, !claims[index].content.isEmpty { open = index }
            low = max(low, claims[index].extent.lowerBound)
        }
        for index in claims.indices where claims[index].isNested { cutBehind(&claims[index], low: low) }
        return claims.indices.filter { !dropped.contains($0) && licence.allows(claims[$0]) }.map { claims[$0] }
    }

    /// Whether a claim stands in the object of a verb that names an act rather than a clause (praised him for cuts that
    /// he said had worked): both are told.
    private func standsApart(_ claim: ClaimDraft, in holder: ClaimDraft) -> Bool {
        guard reading.lexicon.splitsGenitive, let inner = claim.lemma, let outer = holder.lemma,
            inner.precision >= 0.9, outer.licence.contains(.object), !outer.licence.contains(.clause),
            let source = claim.source, !claim.takesSourceBefore, let content = holder.content.first,
            content.lowerBound > 0
        else { return false }
        return !tokens[content.lowerBound - 1].classes.contains(.complementizer)
            && !content.contains { tokens[$0].quotation >= 0 && $0 < source.core.lowerBound }
    }

    private func endsSentence(_ claim: ClaimDraft) -> Bool {
        let end = clause.clauseEnd(from: claim.extent.upperBound)
        return end >= clause.range.upperBound || tokens[end].isSentenceEnd
    }

    /// A semicolon or a quotation of its own keeps an earlier claim apart from a later one behind it.
    private func separates(_ earlier: ClaimDraft, from later: ClaimDraft) -> Bool {
        guard earlier.extent.upperBound < later.extent.lowerBound else { return true }
        return (earlier.extent.upperBound..<later.extent.lowerBound).contains {
            tokens[$0].isMark(";")
                || tokens[$0].quotation >= 0 && reading.prose.quotations[tokens[$0].quotation].words > 3
        }
    }

    /// Where a claim begins that a comma and a quotation of its own follow (and Ruiz said, "No").
    private func ownQuotation(of claim: ClaimDraft) -> Int? {
        let end = claim.extent.upperBound
        guard reading.lexicon.splitsGenitive, end + 1 < clause.range.upperBound, tokens[end].isComma,
            tokens[end + 1].kind == .quotationMark
        else { return nil }
        return claim.extent.lowerBound
    }

    /// Where the words of an earlier claim end before a later one that is no part of it.
    private func boundary(before claim: ClaimDraft, after holder: ClaimDraft? = nil) -> Int? {
        let low = clause.range.lowerBound
        if let holder, holder.saidFrom != nil { return nil }
        if let holder, let boundary = outside(holder, claim) { return boundary }
        if let relative = relative(before: claim) { return relative }
        var index = claim.extent.lowerBound
        var sawWord = false
        var joins = false
        // Mientras que: what leads to a clause of its own is no part of the claim before.
        if reading.lexicon.isRomance, index - 1 > low, tokens[index - 1].classes.contains(.complementizer),
            tokens[index - 2].classes.contains(.subordinator)
        {
            index -= 1
        }
        while index > low, tokens[index - 1].kind == .word,
            !tokens[index - 1].classes.isDisjoint(with: [.coordinator, .adverb, .subordinator]),
            !tokens[index - 1].classes.contains(.complementizer)
        {
            if !tokens[index - 1].classes.isDisjoint(with: [.coordinator, .subordinator]) { sawWord = true }
            if tokens[index - 1].classes.contains(.coordinator) { joins = true }
            index -= 1
        }
        guard index > low else { return nil }
        let mark = tokens[index - 1]
        let isMark = mark.isComma || mark.isMark(";") || mark.isDash || mark.kind == .quotationMark
        if claim.takesSourceBefore { return isMark || sawWord ? index : nil }
        if let source = claim.source, source.core.count == 1, tokens[source.head].classes.contains(.relative),
            claim.antecedent != nil
        {
            return nil
        }
        if joins, reading.lexicon.splitsGenitive, (claim.lemma?.precision ?? 0) >= 0.9 { return index }
        let leadsIn = !tokens[low].classes.isDisjoint(with: [.subordinator, .preposition]) && mark.isComma
        return isMark && (sawWord || leadsIn || mark.isMark(";")) ? index : nil
    }

    /// The relative pronoun before a claim that goes on with its verb (policies, which he said had failed).
    private func relative(before claim: ClaimDraft) -> Int? {
        let start = claim.extent.lowerBound
        guard reading.lexicon.splitsGenitive, start > clause.range.lowerBound, !claim.takesSourceBefore,
            tokens[start - 1].classes.contains(.relative), claim.extent.upperBound < clause.range.upperBound,
            reading.isVerbal(claim.extent.upperBound) || reading.mayBeVerb(claim.extent.upperBound)
        else { return nil }
        return start - 1
    }

    /// Where an earlier claim ends that stands in what describes a later one's source (Ruiz, who says it is late, said
    /// she would go) or in a clause that goes before the later one's (when he asked about it, she said).
    private func outside(_ holder: ClaimDraft, _ claim: ClaimDraft) -> Int? {
        guard reading.lexicon.splitsGenitive, !claim.takesSourceBefore, let source = claim.source else { return nil }
        let holds = holder.extent.lowerBound
        if source.core.lowerBound < holds, source.tokens.lowerBound < holds {
            return claim.cue.lowerBound > clause.range.lowerBound && tokens[claim.cue.lowerBound - 1].isComma
                ? claim.cue.lowerBound - 1 : claim.cue.lowerBound
        }
        let start = claim.extent.lowerBound
        guard start - 1 > clause.range.lowerBound, tokens[start - 1].isComma, holds > clause.range.lowerBound else {
            return nil
        }
        // And when she came and said it was good, a man yelled “No!”
        let clauseStart = clause.clauseStart(before: holds)
        let opens =
            (clauseStart..<holds).prefix(2).contains { isOccasion($0) }
            && holder.extent.upperBound < start - 1
            && !tokens[holder.extent.upperBound..<start - 1].contains { $0.isComma || $0.quotation >= 0 }
        return opens || tokens[holds - 1].classes.contains(.subordinator) ? start - 1 : nil
    }

    /// Whether a word begins a clause that says when or if something was.
    private func isOccasion(_ index: Int) -> Bool {
        let classes = tokens[index].classes
        return classes.contains(.subordinator)
            && classes.isDisjoint(with: [.complementizer, .manner]) && tokens[index].quotation < 0
    }

    private func close(_ claim: inout ClaimDraft, at boundary: Int) {
        guard let last = claim.content.last else { return }
        claim.content.removeLast()
        guard boundary > last.lowerBound else { return }
        if let cut = reading.trimmed(last.lowerBound..<min(last.upperBound, boundary)) { claim.content.append(cut) }
    }

    /// Gives a claim what stands before its verb, and behind whoever speaks where he opens the sentence.
    private func cutBefore(_ claim: inout ClaimDraft) {
        var start = clause.range.lowerBound
        let end = claim.cue.lowerBound
        if let source = claim.source, source.tokens.upperBound <= end { start = source.tokens.upperBound }
        while start < end, tokens[start].isComma { start += 1 }
        if start < end, let said = reading.trimmed(start..<end) { claim.content = [said] }
    }

    // MARK: Claims set into what was said

    private func cutAround(_ claims: inout [ClaimDraft], _ index: Int, low: Int) {
        var claim = claims[index]
        var start = low
        // What another claim said before is not said here too; where this one is set behind it, it says that as well.
        for earlier in claims[..<index].indices {
            guard !claims[earlier].isNested, claims[earlier].kind == .verb, !claims[earlier].isParenthetical,
                let content = claims[earlier].content.last
            else { continue }
            if claim.kind == .verb, content.contains(claim.extent.lowerBound) {
                close(&claims[earlier], at: claim.extent.lowerBound)
                start = min(start, claims[earlier].extent.lowerBound)
            } else if claims[earlier].extent.lowerBound >= start, !citesWhole(claim) {
                start = max(start, content.upperBound)
            }
        }
        var front = claim.extent.lowerBound
        if case .verb = claim.kind, front > clause.range.lowerBound, tokens[front - 1].classes.contains(.subordinator) {
            front -= 1
        }
        start = behindLeadIn(from: start, to: max(start, front))
        if let before = reading.trimmed(start..<max(start, front)) { claim.content.append(before) }
        var end = clause.clauseEnd(from: claim.extent.upperBound)
        if case .phrase = claim.kind, end > claim.extent.upperBound, tokens[claim.extent.upperBound].kind == .word {
            end = claim.extent.upperBound
        }
        if end < clause.range.upperBound, !tokens[end].isSentenceEnd || goesOnInQuotation(behind: end, claim) {
            var stop = clause.range.upperBound
            for later in claims[(index + 1)...] where !later.isNested && later.kind == .verb && !later.isParenthetical {
                stop = min(stop, boundary(before: later) ?? later.extent.lowerBound)
                break
            }
            if var behind = reading.trimmed(end..<max(end, stop)), goesOn(claim, behind) {
                // Whom it was told stands before the rest of a quotation.
                if let opening = behind.first(where: { tokens[$0].quotation >= 0 }), opening - behind.lowerBound < 25,
                    !clause.holdsClaim(behind.lowerBound..<opening)
                {
                    behind = opening..<behind.upperBound
                }
                claim.content.append(behind)
            }
        }
        // … a appris X de source judiciaire: where the speaker before has it from.
        if reading.lexicon.isRomance, claim.content.isEmpty, claim.kind != .verb, index > 0 {
            claim.content = claims[index - 1].content
        }
        claims[index] = claim
    }

    /// Whether a source behind a preposition closes a sentence, all of which it is given for.
    private func citesWhole(_ claim: ClaimDraft) -> Bool {
        guard reading.lexicon.splitsGenitive, case .phrase = claim.kind else { return false }
        return endsSentence(claim)
    }

    /// Whether a claim set into a quotation ends a sentence inside of it, and the quotation goes on.
    private func goesOnInQuotation(behind end: Int, _ claim: ClaimDraft) -> Bool {
        let region = tokens[claim.cue.lowerBound].quotation
        return reading.lexicon.isRomance && region >= 0 && end + 2 < clause.range.upperBound
            && tokens[end + 1].quotation == region && tokens[end + 1].isWord
    }

    /// Leaves out the occasion before a quotation (Asked about it, "No," X said).
    private func behindLeadIn(from start: Int, to end: Int) -> Int {
        guard reading.lexicon.splitsGenitive || reading.lexicon.isRomance, start < end, tokens[start].kind == .word,
            tokens[start].quotation < 0,
            tokens[start].cue >= 0 && tokens[start].form.contains(.participle)
                || tokens[start].form.contains(.present)
                || !tokens[start].classes.isDisjoint(with: [.subordinator, .preposition])
        else { return start }
        for index in start + 1..<end where tokens[index].quotation >= 0 {
            // Dans ce cas, la houle atteindra sept mètres, « … »: a clause of its own is said too.
            if reading.lexicon.isRomance, clause.holdsClaim(start..<index - 1) { return start }
            return tokens[index - 1].isComma && reading.prose.quotations[tokens[index].quotation].words > 3
                ? index : start
        }
        return start
    }

    /// Whether what follows a claim set into its words is said too, rather than told by the article.
    private func goesOn(_ claim: ClaimDraft, _ behind: Range<Int>) -> Bool {
        guard let before = claim.content.first else { return true }
        let quoted = before.contains { tokens[$0].quotation >= 0 }
        let quotedBehind = behind.contains {
            tokens[$0].quotation >= 0 && !reading.isNameQuotation(tokens[$0].quotation)
        }
        if quoted, !quotedBehind { return false }
        return quotedBehind || clause.holdsClaim(behind)
    }

    // MARK: Claims before what was said

    private func cutBehind(_ claim: inout ClaimDraft, low: Int) {
        let high =
            claim.saidTo
            ?? (claim.isReduced
                ? max(claim.extent.upperBound, reducedEnd(claim)) : relativeEnd(claim) ?? clause.range.upperBound)
        let quoted = reading.lexicon.isRomance ? 0 : 3
        var start = claim.extent.upperBound
        // Får opplyst at: behind the verb's own part.
        if reading.lexicon.isSparse, let far = claim.farPart, far == start { start += 1 }
        if case .phrase(let frame) = claim.kind {
            if frame == .before || frame == .opening, let content = reading.trimmed(start..<high) {
                claim.content = [content]
            }
            return
        }
        guard let lemma = claim.lemma, !claim.pointsBack else { return }
        if let said = claim.saidFrom {
            if let content = reading.trimmed(said..<clause.range.upperBound) { claim.content = [content] }
            return
        }
        if reading.lexicon.splitsGenitive, let said = QuotedSpeaker(clause: clause).said(behind: claim),
            let content = reading.trimmed(said..<high)
        {
            claim.content = [content]
            return
        }
        if claim.isPassive {
            let end = clause.clauseEnd(from: start)
            let next = start < high && tokens[start].isComma && start + 1 < high && tokens[start + 1].quotation >= 0
            let passive = PassiveClaim(clause: clause)
            if end == start, !next, let said = passive.subject(of: claim).flatMap(reading.trimmed) {
                claim.content = [said]
                return
            }
            if let said = reading.trimmed(min(clause.behindTimes(from: start), high)..<high), !passive.allows(said),
                let told = passive.subject(of: claim).flatMap(reading.trimmed)
            {
                claim.content = [told]
                return
            }
        }
        var index = start
        var found: Int?
        var sawVerb = false
        while index < high, index - start < 30 {
            let token = tokens[index]
            if token.quotation >= 0, token.kind == .quotationMark,
                reading.prose.quotations[token.quotation].tokens.lowerBound == index,
                reading.prose.quotations[token.quotation].words > quoted && (index == start || quoted > 0)
                    || reading.prose.quotations[token.quotation].words > 3
                    || reading.prose.quotations[token.quotation].hasSentenceEnd
            {
                found = sawVerb ? found : index
                break
            }
            if token.isMark(":") {
                found = index + 1
                break
            }
            if token.classes.contains(.complementizer), !token.isCapitalized {
                if !sawVerb { found = index + 1 }
                break
            }
            if token.isMark(";") || token.isDash { break }
            // says he wrote a law to do that
            if reading.isVerbal(index) || opensClause(index, behind: start) { sawVerb = true }
            if sawVerb, !reading.lexicon.isVerbSecond { break }
            index += 1
        }
        if let found, !sawVerb || tokens[found - 1].isMark(":"), !isObject(from: start, to: found, lemma: lemma) {
            // A complementizer that asks or doubts is part of what is said.
            start = subjectStart(before: found, from: start, lemma: lemma) ?? found
            if found > claim.extent.upperBound, tokens[found - 1].classes.contains(.relative) == false,
                tokens[found - 1].classes.contains(.subordinator)
            {
                start = found - 1
            }
        } else if let quoted = quotationBehindAdjunct(from: start, high: high) {
            claim.content = [quoted]
            return
        } else {
            start =
                question(behind: start, high: high, lemma: lemma)
                ?? skipAddressee(from: start, lemma: lemma, high: high)
        }
        if reading.lexicon.isVerbSecond, let own = ownObject(from: claim.extent.upperBound, lemma: lemma, high: high) {
            claim.content = [own]
            return
        }
        if found == nil, let middle = middleField(of: claim) {
            claim.content = [middle]
            return
        }
        let licence = ClaimLicence(clause: clause)
        if lemma.licence.contains(.complement), licence.namesWhat(claim),
            let named = licence.name(from: start, to: high),
            let content = reading.trimmed(named)
        {
            claim.content = [content]
            return
        }
        if found == nil, let thing = antecedent(of: claim) {
            claim.content = [thing]
            return
        }
        if found == nil, goesOnElsewhere(claim) {
            claim.isSilenced = true
            return
        }
        if found == nil, followsQuotation(claim), isAdjunct(claim.extent.upperBound, high) { return }
        // Estimant que c'est tard, X …: the speaker follows the claim.
        let stop = claim.takesSourceBefore ? max(start, claim.source?.tokens.lowerBound ?? high) : high
        if let content = reading.trimmed(start..<(stop > start ? stop : high)),
            !reading.lexicon.nounsAreCapitalized || isWorded(content, claim),
            found != nil || !lemma.licence.isDisjoint(with: [.object, .topic]) || !isBareAdjunct(content),
            !claim.takesUpObject || RomanceLicence(clause: clause).allows(content, of: claim)
        {
            claim.content = [content]
        }
        // "Das schreibt X.": nothing follows, and a pronoun stands for what was said before.
    }

    /// Where a relative clause ends that a claim stands in: at the comma before its sentence's own verb (El País, qui cite la
    /// police, affirme que …).
    private func relativeEnd(_ claim: ClaimDraft) -> Int? {
        guard reading.lexicon.isRomance, claim.kind == .verb, let source = claim.source,
            tokens[source.head].classes.contains(.relative), source.tokens.lowerBound > clause.range.lowerBound,
            source.tokens.upperBound <= claim.cue.lowerBound
        else { return nil }
        var index = claim.extent.upperBound
        while index + 1 < clause.range.upperBound {
            if tokens[index].isComma, tokens[index].quotation < 0 {
                var verb = index + 1
                while verb < clause.range.upperBound,
                    !tokens[verb].classes.isDisjoint(with: [.object, .reflexive, .negation]), !reading.isVerbal(verb)
                {
                    verb += 1
                }
                return verb < clause.range.upperBound && reading.isVerbal(verb) && tokens[verb].kind == .word
                    ? index : nil
            }
            index += 1
        }
        return nil
    }

    /// A few words between quotation marks behind where or when they were said (a salué au micro de RTL « un pas »).
    private func quotationBehindAdjunct(from start: Int, high: Int) -> Range<Int>? {
        guard reading.lexicon.isRomance, start + 2 < high, tokens[start].kind == .word,
            tokens[start].classes.contains(.preposition), tokens[start].classes != [.preposition, .linking]
        else { return nil }
        var index = start
        while index < high, index - start < 14, tokens[index].isWord, tokens[index].quotation < 0,
            !reading.isVerbal(index), tokens[index].classes.isDisjoint(with: [.complementizer, .relative])
        {
            index += 1
        }
        guard index < high, index > start + 1, tokens[index].kind == .quotationMark, tokens[index].quotation >= 0,
            tokens[index - 1].classes.isDisjoint(with: [.preposition, .determiner]),
            !reading.isNameQuotation(tokens[index].quotation)
        else { return nil }
        let region = reading.prose.quotations[tokens[index].quotation].tokens
        guard region.lowerBound == index, region.upperBound <= high else { return nil }
        let end = clause.clauseEnd(from: region.upperBound)
        guard !(region.upperBound..<max(region.upperBound, end)).contains(where: { tokens[$0].isWord }) else {
            return nil
        }
        return region
    }

    /// The object of a verb up to the comma behind it, where that is what was said: sprach von Verletzten, darunter …;
    /// nannte den Plan „dreist“, ….
    private func ownObject(from start: Int, lemma: VerbCue, high: Int) -> Range<Int>? {
        let end = clause.clauseEnd(from: start)
        guard reading.lexicon.nounsAreCapitalized, end > start, end < high, tokens[end].isComma else { return nil }
        let isTopic = lemma.licence.contains(.topic) && tokens[start].classes.contains(.agent)
        let isNamed =
            lemma.licence.contains(.complement)
            && (start..<end).contains { tokens[$0].quotation >= 0 && !reading.isNameQuotation(tokens[$0].quotation) }
        guard isTopic || isNamed else { return nil }
        return reading.trimmed(start..<end)
    }

    /// Whether a pronoun that is only a subject begins a clause here.
    private func opensClause(_ index: Int, behind start: Int) -> Bool {
        let classes = tokens[index].classes
        return reading.lexicon.splitsGenitive && index >= start && tokens[index].quotation < 0
            && classes.contains(.pronoun) && !classes.isDisjoint(with: [.masculine, .feminine, .plural, .speech])
            && classes.isDisjoint(with: [.object, .possessive, .relative]) && index + 1 < clause.range.upperBound
            && tokens[index + 1].kind == .word
            && tokens[index + 1].classes.isDisjoint(with: [.coordinator, .complementizer, .preposition])
    }

    /// Where the subject begins that a quotation in small letters goes on (said this episode “is one of the reasons”).
    private func subjectStart(before found: Int, from start: Int, lemma: VerbCue) -> Int? {
        guard reading.lexicon.splitsGenitive, lemma.licence.contains(.clause), tokens[found].kind == .quotationMark,
            found + 1 < clause.range.upperBound, tokens[found + 1].kind == .word, !tokens[found + 1].isCapitalized
        else { return nil }
        let from = skipAddressee(from: start, lemma: lemma, high: found)
        guard from < found, tokens[from].kind == .word, tokens[from].quotation < 0,
            tokens[from].classes.isDisjoint(with: [.preposition, .time]) || tokens[from].classes.contains(.determiner),
            let subject = clause.phrases.core(endingAt: found, low: from), subject.core.lowerBound == from
        else { return nil }
        return from
    }

    /// Where a question begins behind whom it was asked (asked the clerk whether).
    private func question(behind start: Int, high: Int, lemma: VerbCue) -> Int? {
        guard reading.lexicon.splitsGenitive, lemma.licence.isSuperset(of: [.object, .that, .infinitive]),
            start < high, tokens[start].kind == .word, tokens[start].classes.isDisjoint(with: .interrogative),
            let who = clause.phrases.core(from: start, limit: high, place: .object), who.core.upperBound < high
        else { return nil }
        let next = who.core.upperBound
        return tokens[next].classes.contains(.interrogative) && tokens[next].quotation < 0 ? next : nil
    }

    /// Where what a noun's participle says ends: at a comma, or before the verb of the sentence that the noun opens (a
    /// poll showing a lead has cheered them).
    private func reducedEnd(_ claim: ClaimDraft) -> Int {
        let start = claim.cue.upperBound
        let high = clause.range.upperBound
        var opens = claim.extent.lowerBound <= clause.range.lowerBound
        if !opens, tokens[claim.extent.lowerBound - 1].isComma, !claim.isPassive { opens = true }
        var verbs = 0
        for index in start..<max(start, high) where tokens[index].quotation < 0 {
            if tokens[index].classes.contains(.complementizer) || tokens[index].classes.contains(.relative) {
                verbs -= 1
            }
            if tokens[index].isComma, index + 1 < high, tokens[index + 1].quotation < 0 {
                if index > start, claim.isPassive || opens || startsWithPreposition { return index }
            }
            if opens, index > start, tokens[index].kind == .word,
                !tokens[index].classes.isDisjoint(with: [.auxiliary, .verb]), !tokens[index].isCapitalized,
                tokens[index - 1].classes.isDisjoint(with: [.auxiliary, .infinitiveMarker])
            {
                verbs += 1
                if verbs > (claim.lemma?.licence.contains(.finding) == true ? 0 : 1) { return index }
            }
        }
        return high
    }

    private var startsWithPreposition: Bool {
        tokens[clause.range.lowerBound].classes.contains(.preposition)
    }

    /// Whether another clause or another verb of the subject follows a verb of saying at once.
    private func goesOnElsewhere(_ claim: ClaimDraft) -> Bool {
        let next = claim.extent.upperBound
        guard reading.lexicon.splitsGenitive, claim.kind == .verb, !claim.isPassive, claim.farPart == nil,
            next + 1 < clause.range.upperBound, tokens[next].quotation < 0, tokens[next + 1].quotation < 0
        else { return false }
        if tokens[next].isComma {
            // Recently, he said, it was shut.
            let start = claim.extent.lowerBound
            return start > clause.range.lowerBound && !tokens[start - 1].isComma
                && tokens[start - 1].classes.isDisjoint(with: [.coordinator, .adverb])
        }
        return tokens[next].kind == .word && tokens[next].classes.contains(.coordinator)
            && !tokens[next].classes.contains(.subordinator)
    }

    /// The noun before a relative clause, where nothing in the clause says what it was that somebody announced or denied
    /// (a charge that the firm denied).
    private func antecedent(of claim: ClaimDraft) -> Range<Int>? {
        guard reading.lexicon.splitsGenitive, let lemma = claim.lemma, let source = claim.source,
            lemma.licence.contains(.relative),
            claim.kind == .verb, !claim.takesSourceBefore, !claim.isPassive,
            source.tokens.upperBound <= claim.cue.lowerBound
        else { return nil }
        let low = clause.range.lowerBound
        var end = source.tokens.lowerBound
        guard end > low, tokens[end - 1].kind == .word, tokens[end - 1].quotation < 0 else { return nil }
        let next = claim.extent.upperBound
        if next < clause.range.upperBound, tokens[next].isWord || tokens[next].kind == .quotationMark,
            tokens[next].classes.isDisjoint(with: [.preposition, .time]) || !tokens[next].isWord
                || tokens[next].classes.contains(.infinitiveMarker)
        {
            return nil
        }
        let before = tokens[end - 1].classes
        if reading.isRelativeThat(end - 1)
            || before.contains(.relative) && before.isDisjoint(with: [.complementizer, .determiner])
        {
            end -= 1
        } else {
            guard
                before.isDisjoint(with: [
                    .preposition, .coordinator, .subordinator, .verb, .auxiliary, .adverb, .complementizer, .pronoun,
                    .relative, .time,
                ]), !reading.isVerbal(end - 1), !tokens[end - 1].isCapitalized
            else { return nil }
        }
        if end > low, tokens[end - 1].isComma { end -= 1 }
        guard let thing = clause.phrases.core(endingAt: end, low: low) ?? behindPreposition(end, low),
            thing.core.count > 1
        else { return nil }
        return thing.core
    }

    /// The noun phrase that a preposition or a verb leads to, up to an end.
    private func behindPreposition(_ end: Int, _ low: Int) -> NounPhrase? {
        for start in max(low, end - 6)..<end
        where tokens[start].kind == .word && tokens[start].classes.contains(.determiner) {
            if let phrase = clause.phrases.core(from: start, limit: end, place: .object), phrase.core.upperBound == end
            {
                return phrase
            }
        }
        return nil
    }

    /// Whether the sentence before is a quotation, in the same paragraph, and the claim opens its own (“Who knows?” Ruiz
    /// said of the vote.)
    private func followsQuotation(_ claim: ClaimDraft) -> Bool {
        let low = clause.range.lowerBound
        guard reading.lexicon.splitsGenitive, claim.sentence > 0, claim.extent.lowerBound <= low + 1,
            claim.lemma?.licence.contains(.parenthesis) ?? false, tokens[low - 1].kind == .quotationMark
        else { return false }
        let before = reading.prose.sentences[claim.sentence - 1]
        return before.paragraph == reading.prose.sentences[claim.sentence].paragraph
            && before.tokens.first.map { tokens[$0].quotation >= 0 } ?? false
    }

    /// Whether only where, when, to whom or of what something was said stands in a range.
    private func isAdjunct(_ start: Int, _ end: Int) -> Bool {
        guard start < end, tokens[start].kind == .word, !(start..<end).contains(where: { tokens[$0].quotation >= 0 })
        else { return false }
        return !tokens[start].classes.isDisjoint(with: [.preposition, .subordinator, .adverb, .time])
            && !tokens[start].classes.contains(.infinitiveMarker)
    }

    /// Whether a noun phrase behind a verb is what is said, and the clause or quotation belongs to it (rejected the
    /// notion that, calling him "a fool").
    private func isObject(from start: Int, to found: Int, lemma: VerbCue) -> Bool {
        if lemma.licence.contains(.complement), !reading.lexicon.isRomance { return found > start }
        guard found > start + 1, !lemma.licence.contains(.addressee), !reading.lexicon.isVerbSecond,
            !tokens[found - 1].isMark(":")
        else { return false }
        let first = tokens[start]
        // cited concerns that: a verb that takes no clause
        if reading.lexicon.splitsGenitive, lemma.licence.contains(.object), !lemma.licence.contains(.clause),
            first.kind == .word, tokens[found - 1].classes.contains(.complementizer),
            first.classes.isDisjoint(with: [.preposition, .adverb, .time])
        {
            return true
        }
        guard lemma.licence.contains(.object) else {
            // posted a picture that
            return reading.lexicon.splitsGenitive && first.kind == .word && first.classes.contains(.determiner)
                && first.classes.isDisjoint(with: [.time, .preposition, .adverb])
                && tokens[found - 1].classes.contains(.complementizer)
        }
        // A fait valoir au maire que …: whom it was told.
        if reading.lexicon.isRomance, first.classes.contains(.addressing) { return false }
        return first.kind == .word && (!first.classes.isDisjoint(with: [.determiner, .object]) || first.isCapitalized)
    }

    /// Whether nothing but where or to whom it was said stands in a range: live bei RTL, der HNA.
    private func isBareAdjunct(_ range: Range<Int>) -> Bool {
        guard reading.lexicon.nounsAreCapitalized, !clause.holdsClaim(range) else { return false }
        return !range.contains {
            tokens[$0].isComma || tokens[$0].isMark(":")
                || tokens[$0].quotation >= 0 && !reading.isNameQuotation(tokens[$0].quotation)
        }
    }

    /// Whether a range holds more than a verb's particle, times and adverbs.
    private func isWorded(_ range: Range<Int>, _ claim: ClaimDraft) -> Bool {
        if range.count == 1, tokens[range.lowerBound].classes.contains(.negation) { return false }
        return range.contains {
            $0 != claim.farPart && tokens[$0].isWord && tokens[$0].classes.isDisjoint(with: [.adverb, .time])
                && !(tokens[$0].kind == .word && !tokens[$0].isCapitalized && tokens[$0].classes.isEmpty
                    && range.count < 3)
        }
    }

    /// What stands between the parts of a verb that takes a participle or particle at the clause's end: hat eine Reform
    /// angekündigt, kündigte eine Reform an.
    private func middleField(of claim: ClaimDraft) -> Range<Int>? {
        guard reading.lexicon.nounsAreCapitalized, let far = claim.farPart, let verb = claim.verb else { return nil }
        let end = clause.clauseEnd(from: far)
        // Hält das für falsch
        if let lemma = claim.lemma, lemma.particle != nil, lemma.licence.contains(.complement), verb < far,
            lemma.licence.isDisjoint(with: [.object, .that]), !claim.isNegated
        {
            return reading.trimmed(verb + 1..<end)
        }
        // A clause or a quotation behind it is what was said.
        if end < clause.range.upperBound, tokens[end].isComma || tokens[end].isMark(":") || tokens[end].isDash,
            clause.holdsClaim(end + 1..<clause.range.upperBound)
        {
            return nil
        }
        var start = min(verb, claim.cue.lowerBound) + 1
        if far == verb {
            start = clause.clauseStart(before: verb)
            while start < far, !tokens[start].classes.contains(.auxiliary) { start += 1 }
            start += 1
        }
        if let source = claim.source, source.tokens.lowerBound >= start, source.tokens.upperBound <= far {
            start = source.tokens.upperBound
        }
        while start < far,
            closesQuotation(start) || !tokens[start].classes.isDisjoint(with: [.reflexive, .adverb, .time])
        { start += 1 }
        start = clause.behindTimes(from: start)
        guard start < far, let middle = reading.trimmed(start..<far), isWorded(middle, claim) else { return nil }
        return middle
    }

    private func closesQuotation(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.kind == .quotationMark && token.quotation >= 0
            && reading.prose.quotations[token.quotation].tokens.lowerBound < index
    }

    /// Leaves out whom it was told, when and where, where no mark parts them from what was said.
    private func skipAddressee(from start: Int, lemma: VerbCue, high: Int) -> Int {
        var index = start
        if reading.lexicon.isRomance { return start }
        if reading.lexicon.isVerbSecond {
            let end = clause.clauseEnd(from: start)
            if end < high, tokens[end].isComma { return end + 1 }
            return start
        }
        if lemma.licence.contains(.addressee), index < high,
            let phrase = clause.phrases.core(from: index, limit: high, place: .object), phrase.core.upperBound < high
        {
            index = phrase.core.upperBound
        }
        while index < high, tokens[index].kind == .word,
            tokens[index].classes.contains(.time) || tokens[index].classes.contains(.adverb)
        {
            index += 1
        }
        if reading.lexicon.splitsGenitive { index = clause.behindTimes(from: index) }
        return index < high ? index : start
    }
}
