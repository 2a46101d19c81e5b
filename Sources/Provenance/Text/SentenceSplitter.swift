import Ingestion

/// Splits tokens into sentences.
///
/// A full stop inside of a quotation ends a sentence only where the quotation ends with it and what follows begins
/// anew; abbreviations and ordinals carry their dot inside of the token and never end one alone.
struct SentenceSplitter {
    let lexicon: Lexicon

    func sentences(of tokens: [Token]) -> [Sentence] {
        var sentences: [Sentence] = []
        var start = 0
        var paragraph = 0
        var index = 0
        func finish(_ end: Int) {
            if end > start { sentences.append(Sentence(tokens: start..<end, paragraph: paragraph)) }
            start = end
        }
        while index < tokens.count {
            let token = tokens[index]
            if token.kind == .paragraphEnd {
                finish(index)
                start = index + 1
                paragraph += 1
            } else if let end = rule(at: index, in: tokens) {
                finish(index)
                start = end
                index = end
                continue
            } else if let end = sentenceEnd(at: index, in: tokens) {
                finish(end)
                index = end
                continue
            }
            index += 1
        }
        return sentences
    }

    /// Behind a row of three or more plus signs, with which live tickers part their entries.
    private func rule(at index: Int, in tokens: [Token]) -> Int? {
        var end = index
        while end < tokens.count, tokens[end].isMark("+") { end += 1 }
        return end - index >= 3 ? end : nil
    }

    /// The token behind the sentence that ends at a mark or a quotation's end, if one does.
    private func sentenceEnd(at index: Int, in tokens: [Token]) -> Int? {
        let token = tokens[index]
        var end = index + 1
        if token.isSentenceEnd {
            let inside = token.quotation
            // Closing marks and brackets belong to the sentence.
            while end < tokens.count, tokens[end].kind == .quotationMark || tokens[end].isMark(")") {
                if tokens[end].kind == .quotationMark, tokens[end].quotation != inside || inside < 0 { break }
                end += 1
            }
            // Still inside of the quotation?
            if inside >= 0, end < tokens.count, tokens[end].quotation == inside { return nil }
            if token.first == "…", end < tokens.count, tokens[end].kind == .word, !tokens[end].isCapitalized {
                return nil
            }
        } else if token.kind == .word, token.end > token.start, endsWithDot(token, before: tokens, at: index) {
            while end < tokens.count, tokens[end].kind == .quotationMark, tokens[end].quotation == token.quotation,
                token.quotation >= 0
            {
                end += 1
            }
            if token.quotation >= 0, end < tokens.count, tokens[end].quotation == token.quotation { return nil }
        } else {
            return nil
        }
        guard end < tokens.count else { return end }
        let next = tokens[end]
        switch next.kind {
        case .paragraphEnd: return end
        case .word: return next.isCapitalized ? end : nil
        case .number: return end
        case .quotationMark: return end
        case .mark: return next.isComma || next.isMark(";") || next.isMark(":") ? nil : end
        }
    }

    /// Whether a preposition of place stands before a letter, or before what it is called (auf der Plattform X.).
    private func isNetwork(_ index: Int, in tokens: [Token]) -> Bool {
        var before = index - 1
        while before > 0, index - before <= 4, tokens[before].kind == .word {
            let classes = tokens[before].classes
            if classes.contains(.venue) { return true }
            guard !tokens[before].isCapitalized || classes.contains(.outletNoun) else { return false }
            before -= 1
        }
        return false
    }

    /// Whether an abbreviation with its dot may end a sentence: the next word begins one.
    private func endsWithDot(_ token: Token, before tokens: [Token], at index: Int) -> Bool {
        // "Das schrieb er auf X. Danach": the network, and not somebody's initial.
        if token.first == "X", token.hasFinalDot, token.end - token.start == 2, index + 1 < tokens.count,
            isNetwork(index, in: tokens)
        {
            return tokens[index + 1].isCapitalized || tokens[index + 1].kind != .word
        }
        guard token.classes.contains(.abbreviation) || token.isAcronym, !token.classes.contains(.title),
            token.hasFinalDot, index + 1 < tokens.count
        else { return false }
        let next = tokens[index + 1]
        return next.isCapitalized && next.classes.isSentenceStart
    }
}
