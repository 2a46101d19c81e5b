/// What a language's order of words decides: which words a verb cue takes with it, and where its subject stands.
protocol Syntax {
    /// The group of a verb cue, or `nil` where the form is no citation's (an infinitive, a missing particle).
    func group(at verb: Int, in clause: Clause) -> VerbGroup?
    /// The subject of a group, and on which side of the cue it stands.
    func subject(of group: VerbGroup, in clause: Clause) -> Subject?
    /// The subject of the clause in which a token stands, whatever its verb.
    func subject(ofClauseAt index: Int, in clause: Clause) -> NounPhrase?
}

extension Syntax {
    func subject(ofClauseAt index: Int, in clause: Clause) -> NounPhrase? { nil }
}

/// The source of a verb cue and its place.
struct Subject {
    enum Side { case before, behind, inside }

    var phrase: NounPhrase
    var side: Side
    /// Where words begin that lead to it and its verb (comme, c'est ce que).
    var lead: Int?
    /// What was said stands in the sentence before.
    var refersBack = false
}

/// A sentence as the rules about clauses see it.
struct Clause {
    let reading: Reading
    let phrases: NounPhraseReader
    /// The sentence's tokens.
    let range: Range<Int>

    var tokens: [Token] { reading.tokens }

    /// Whether a claim can stand between two tokens: words that were said, or a finite verb.
    func holdsClaim(_ range: Range<Int>) -> Bool {
        for index in range {
            let token = tokens[index]
            if token.quotation >= 0 {
                let quotation = reading.prose.quotations[token.quotation]
                if reading.isNameQuotation(token.quotation) { continue }
                if quotation.words > 2 || quotation.hasSentenceEnd { return true }
                if reading.lexicon.isVerbSecond, quotation.tokens.lowerBound == self.range.lowerBound,
                    quotation.tokens.upperBound == range.upperBound
                {
                    return true
                }
            }
            if token.kind == .word, reading.isVerbal(index), token.form.isEmpty || !token.form.isDisjoint(with: .finite)
            {
                return true
            }
            if reading.mayBeVerb(index), reading.mentionAt[index] < 0 { return true }
        }
        return false
    }

    /// The first token behind marks that end a clause, going left from an index.
    func clauseStart(before index: Int) -> Int {
        var start = index
        while start > range.lowerBound {
            let token = tokens[start - 1]
            if token.isComma || token.isMark(";") || token.isMark(":") || token.isDash { break }
            // A short name between marks is part of the clause.
            if token.quotation >= 0 {
                let quotation = reading.prose.quotations[token.quotation]
                guard quotation.words <= 6, !quotation.hasSentenceEnd, quotation.isClosed else { break }
                start = max(range.lowerBound, quotation.tokens.lowerBound)
                continue
            }
            start -= 1
        }
        return start
    }

    /// Behind an outlet that a preposition names as whom or where it was said (a dit à l'AFP X).
    func behindOutlet(from index: Int) -> Int {
        guard index < range.upperBound, tokens[index].classes.contains(.preposition) else { return index }
        var end = index
        while end < min(range.upperBound, index + 8) {
            let mention = reading.mentionAt[end]
            if mention >= 0 {
                end = reading.mentionTokens[mention].upperBound
                while end < range.upperBound, tokens[end].kind == .quotationMark { end += 1 }
                return behindTimes(from: end)
            }
            let token = tokens[end]
            guard token.kind == .quotationMark || token.kind == .word && !token.isCapitalized else { return index }
            end += 1
        }
        return index
    }

    /// Times and adverbs that may stand between a verb and its subject or claim.
    func behindTimes(from index: Int) -> Int {
        var end = index
        while end < range.upperBound, end - index < 6 {
            let token = tokens[end]
            let isTime =
                token.kind == .number && reading.mentionAt[end] < 0 || token.classes.contains(.time)
                || token.classes.contains(.adverb)
            let leads =
                token.classes.contains(.preposition) && end + 1 < range.upperBound
                && (tokens[end + 1].classes.contains(.time) || tokens[end + 1].kind == .number)
            guard isTime || leads else { break }
            end += 1
        }
        return end
    }

    /// Behind phrases that say where, when or to whom, up to a mark; `nil` where something else stands there.
    func behindAdjuncts(from index: Int) -> Int? {
        var end = index
        while end < range.upperBound, end - index < 16, tokens[end].isWord, tokens[end].quotation < 0 {
            let token = tokens[end]
            if reading.isVerbal(end) || !token.classes.isDisjoint(with: [.complementizer, .subordinator, .relative])
                || token.classes.contains(.addressing) && !token.classes.contains(.infinitiveMarker)
            {
                return nil
            }
            end += 1
        }
        guard end > index else { return end }
        let first = tokens[index]
        guard first.kind == .word, !first.isCapitalized || first.classes.contains(.time),
            !first.classes.isDisjoint(with: [.preposition, .time, .adverb, .people])
        else { return nil }
        return end
    }

    func clauseEnd(from index: Int) -> Int {
        var end = index
        while end < range.upperBound {
            let token = tokens[end]
            if token.isComma || token.isMark(";") || token.isMark(":") || token.isDash || token.isSentenceEnd { break }
            if token.kind == .quotationMark, token.quotation >= 0 {
                // A short name between marks is part of the clause.
                let quotation = reading.prose.quotations[token.quotation]
                if quotation.words > 6 || quotation.hasSentenceEnd { break }
            }
            end += 1
        }
        return end
    }
}

extension Lexicon {
    /// The order of words that the language's conventions ask for.
    var syntax: any Syntax {
        if isVerbSecond { return VerbSecondSyntax() }
        if isVerbFinal { return VerbFinalSyntax() }
        return isRomance ? RomanceSyntax() : SubjectVerbSyntax()
    }
}
