import Ingestion

/// Finds credits in the text: datelines, agency signs in brackets, bylines and sign-offs.
struct CreditFinder {
    let reading: Reading

    private var tokens: [Token] { reading.tokens }

    /// The mentions that are credits, with their rules.
    func credits() -> [Int: String] {
        var found: [Int: String] = [:]
        guard !reading.mentions.isEmpty else { return found }
        for mention in reading.mentions.indices {
            let range = reading.mentionTokens[mention]
            guard !range.isEmpty, reading.mentions[mention].kind != .platform else { continue }
            if let bracket = bracket(around: range), isSign(bracket) {
                if reading.mentions[mention].kind == .agency || opensParagraph(bracket) && bracketed(mention) == nil {
                    found[mention] = "credit.sign"
                }
            } else if isListed(range) || isMaterial(range) {
                found[mention] = "credit.list"
            } else if isShortParagraph(range),
                !reading.mentions[mention].isCommon || reading.mentions[mention].kind == .agency
            {
                found[mention] = "credit.line"
            }
        }
        return found
    }

    /// Outlets that stand alone in brackets at a paragraph's end: the source of what the paragraph says.
    func bracketed(_ mention: Int) -> Range<Int>? {
        let range = reading.mentionTokens[mention]
        guard !range.isEmpty, let bracket = bracket(around: range), bracket.count == range.count + 2,
            bracket.upperBound >= tokens.count || tokens[bracket.upperBound].kind == .paragraphEnd
                || tokens[bracket.upperBound].isSentenceEnd && bracket.upperBound + 1 < tokens.count
                    && tokens[bracket.upperBound + 1].kind == .paragraphEnd
        else { return nil }
        return bracket
    }

    private func bracket(around range: Range<Int>) -> Range<Int>? {
        var low = range.lowerBound - 1
        while low >= 0, range.lowerBound - low <= 6, !tokens[low].isMark("("), !tokens[low].isMark("[") {
            if tokens[low].kind == .paragraphEnd { return nil }
            low -= 1
        }
        guard low >= 0, tokens[low].isMark("(") || tokens[low].isMark("[") else { return nil }
        var high = range.upperBound
        while high < tokens.count, high - range.upperBound <= 6, !tokens[high].isMark(")"), !tokens[high].isMark("]") {
            if tokens[high].kind == .paragraphEnd { return nil }
            high += 1
        }
        guard high < tokens.count, tokens[high].isMark(")") || tokens[high].isMark("]") else { return nil }
        return low..<high + 1
    }

    /// Whether a bracket holds nothing but names of agencies and the short signs of desks.
    private func isSign(_ bracket: Range<Int>) -> Bool {
        if bracket.count > 2,
            let (phrase, _) = reading.lexicon.phrase(
                at: bracket.lowerBound + 1, in: tokens, limit: bracket.upperBound), !phrase.mediaOnly
        {
            return false
        }
        return bracket.allSatisfy { index in
            let token = tokens[index]
            if token.kind != .word { return true }
            return reading.mentionAt[index] >= 0 || token.end - token.start <= 4 || token.classes.contains(.coordinator)
                || token.classes.contains(.preposition)
        }
    }

    /// "Mit Material der dpa": what an agency or a paper delivered, in a sentence that says so.
    private func isMaterial(_ range: Range<Int>) -> Bool {
        let low = max(0, range.lowerBound - 6)
        for index in (low..<range.lowerBound).reversed() {
            if tokens[index].classes.contains(.material) {
                return index > 0 && tokens[index - 1].kind == .word
                    && !tokens[index - 1].classes.isDisjoint(with: [.preposition, .adjective, .determiner])
            }
            guard
                tokens[index].kind == .quotationMark
                    || !tokens[index].classes.isDisjoint(with: [
                        .preposition, .determiner, .agencyNoun, .outletNoun, .coordinator,
                    ]) || reading.mentionAt[index] >= 0
            else { return false }
        }
        return false
    }

    /// Whether a mention stands in a line such as "Verwendete Quellen: …".
    private func isListed(_ range: Range<Int>) -> Bool {
        var low = range.lowerBound
        while low > 0, tokens[low - 1].kind != .paragraphEnd {
            low -= 1
            if range.lowerBound - low > 30 { return false }
        }
        for label in low..<min(low + 2, range.lowerBound) where tokens[label].classes.contains(.sourceLabel) {
            return tokens[label + 1].isMark(":")
        }
        return false
    }

    private func opensParagraph(_ bracket: Range<Int>) -> Bool {
        var index = bracket.lowerBound
        while index > 0, bracket.lowerBound - index < 6 {
            if tokens[index - 1].kind == .paragraphEnd { return true }
            if tokens[index - 1].kind == .word, !tokens[index - 1].isCapitalized { return false }
            index -= 1
        }
        return index == 0
    }

    /// A paragraph of a few words without a verb that names an agency.
    private func isShortParagraph(_ range: Range<Int>) -> Bool {
        var low = range.lowerBound
        while low > 0, tokens[low - 1].kind != .paragraphEnd {
            low -= 1
            if range.lowerBound - low > 12 { return false }
        }
        var high = range.upperBound
        while high < tokens.count, tokens[high].kind != .paragraphEnd {
            high += 1
            if high - range.upperBound > 8 { return false }
        }
        let agency = reading.mentions[reading.mentionAt[range.lowerBound]].kind == .agency
        // A line that closes like a sentence and is longer than a sign is one.
        if high - low > range.count + 5, tokens[high - 1].isSentenceEnd { return false }
        guard agency || high - low <= range.count + 3 && high - low > range.count else { return false }
        if (low..<high).contains(where: { tokens[$0].classes.contains(.picture) }) { return false }
        // © Luc Roy / AFP: who took a picture.
        if tokens[low..<high].contains(where: { $0.isMark("©") }),
            (low..<high).contains(where: { tokens[$0].classes.contains(.given) && reading.mentionAt[$0] < 0 })
        {
            return false
        }
        return !(low..<high).contains {
            reading.mentionAt[$0] < 0 && (reading.isVerbal($0) || tokens[$0].quotation >= 0)
        }
    }
}
