import Ingestion

/// Reads what opens an English sentence before its main clause: a clause with "as" (As the mayor noted, …) or a
/// participle of the subject that follows (Noting that it was late, the mayor left).
struct OpeningClause {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }
    private static let reach = 60

    /// Where what was said begins, behind the comma that ends a clause with "as"; `nil` where none opens the sentence.
    func said(behind group: VerbGroup, of subject: Subject) -> Int? {
        guard subject.side == .before, !group.isNegated,
            opensWithManner(before: subject.phrase.tokens.lowerBound), group.cue.licence.contains(.parenthesis),
            group.cue.precision >= 0.8
        else { return nil }
        return said(from: group.after)
    }

    /// The same behind a passive (As reported by X, …).
    func said(behindAgent end: Int, of group: VerbGroup) -> Int? {
        opensWithManner(before: group.tokens.lowerBound) ? said(from: end) : nil
    }

    private func said(from index: Int) -> Int? {
        guard let end = clause.behindAdjuncts(from: index), end + 2 < clause.range.upperBound, tokens[end].isComma
        else { return nil }
        return end + 1
    }

    private func opensWithManner(before start: Int) -> Bool {
        let low = clause.range.lowerBound
        return start == low + 1 && tokens[low].classes.contains(.manner)
    }

    /// The subject of the main clause behind a participle that opens its sentence, and the comma before it.
    func subject(behind group: VerbGroup) -> (source: NounPhrase, comma: Int)? {
        let low = clause.range.lowerBound
        let start = group.tokens.lowerBound
        guard group.cue.precision >= 0.7, start == low || start == low + 1 && leads(low) else { return nil }
        return mainClause(behind: group.after)
    }

    /// The comma at which a claim's clause ends that says when or though (While he says he will, nobody believes it).
    func end(behind group: VerbGroup, of subject: Subject) -> Int? {
        let low = clause.range.lowerBound
        guard subject.side == .before, subject.phrase.tokens.lowerBound == low + 1,
            tokens[low].classes.contains(.subordinator),
            tokens[low].classes.isDisjoint(with: [.manner, .complementizer])
        else { return nil }
        return mainClause(behind: group.after)?.comma
    }

    /// The first comma behind which a subject and its verb stand.
    private func mainClause(behind start: Int) -> (source: NounPhrase, comma: Int)? {
        for comma in start..<max(start, min(clause.range.upperBound - 2, start + Self.reach))
        where tokens[comma].isComma && (tokens[comma].quotation < 0 || closesQuotation(comma)) {
            let behind = tokens[comma].quotation < 0 ? comma + 1 : comma + 2
            // Where he boasted of it, on Monday he said: a time may open the main clause.
            let first = clause.behindTimes(from: behind)
            guard let phrase = clause.phrases.phrase(from: first, limit: clause.range.upperBound) else { continue }
            var end = phrase.tokens.upperBound
            // Marcus Bell, who was there, said
            if !phrase.appositions.isEmpty, end < clause.range.upperBound, tokens[end].isComma { end += 1 }
            guard end < clause.range.upperBound, tokens[end].kind == .word else { continue }
            let isVerb =
                reading.isVerbal(end) || reading.mayBeVerb(end)
                || tokens[end].classes.contains(.adverb) && end + 1 < clause.range.upperBound
                    && (reading.isVerbal(end + 1) || reading.mayBeVerb(end + 1))
            guard isVerb, !tokens[phrase.head].classes.contains(.speech) else { continue }
            return (phrase, comma)
        }
        return nil
    }

    /// Whether a comma stands inside of a quotation at its end, as it is printed in America.
    private func closesQuotation(_ comma: Int) -> Bool {
        tokens[comma + 1].kind == .quotationMark
            && reading.prose.quotations[tokens[comma].quotation].tokens.upperBound == comma + 2
    }

    /// Whether a word may stand before such a participle (in rejecting, while noting, when asked).
    private func leads(_ index: Int) -> Bool {
        !tokens[index].classes.isDisjoint(with: [.preposition, .subordinator, .agent])
    }
}
