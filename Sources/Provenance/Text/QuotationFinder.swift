import Ingestion

/// Finds what stands between quotation marks, with the marks of every language.
///
/// A mark's part follows from its kind, its surroundings and what is open: `“` opens in English and closes in German,
/// `»` opens in German and closes in French, a straight mark does both. A quotation that a paragraph leaves open ends
/// with it; the next one goes it on where it begins with an opening mark.
struct QuotationFinder {
    private enum Side { case opens, closes, either }

    let text: ScalarText

    /// Finds the quotations and writes into each token which outermost one holds it.
    func find(in tokens: inout [Token]) -> [Quotation] {
        var quotations: [Quotation] = []
        var start = 0
        var leftOpen = false
        for index in tokens.indices where tokens[index].kind == .paragraphEnd {
            leftOpen = read(start..<index, of: &tokens, into: &quotations, continuing: leftOpen)
            start = index + 1
        }
        return quotations
    }

    /// Reads a paragraph; returns whether it leaves a quotation open.
    private func read(
        _ paragraph: Range<Int>, of tokens: inout [Token], into quotations: inout [Quotation], continuing: Bool
    ) -> Bool {
        // Marks that are open, outermost first; deeper ones than eight are not told apart.
        var open: [(index: Int, mark: Unicode.Scalar)] = []
        func close(at index: Int, closed: Bool) {
            guard let outer = open.first else { return }
            let end = closed ? index + 1 : index
            var words = 0
            var sentenceEnd = false
            for inner in outer.index..<end {
                tokens[inner].quotation = quotations.count
                if tokens[inner].isWord { words += 1 }
                if tokens[inner].isSentenceEnd { sentenceEnd = true }
            }
            let continues = continuing && outer.index == paragraph.lowerBound
            quotations.append(
                Quotation(
                    tokens: outer.index..<end, isClosed: closed, isContinuation: continues, words: words,
                    hasSentenceEnd: sentenceEnd, isSingle: false))
            open.removeAll(keepingCapacity: true)
        }
        guard paragraph.contains(where: { tokens[$0].kind == .mark && Self.isDouble(tokens[$0].first) }) else {
            readSingle(paragraph, of: &tokens, into: &quotations)
            return false
        }
        for index in paragraph where tokens[index].kind == .mark && Self.isDouble(tokens[index].first) {
            let mark = tokens[index].first
            tokens[index].kind = .quotationMark
            switch side(of: mark, at: tokens[index], open: open.last?.mark) {
            case .opens, .either:
                if open.count < 8 { open.append((index, mark)) }
            case .closes:
                if open.count > 1 { open.removeLast() } else { close(at: index, closed: true) }
            }
        }
        if !open.isEmpty {
            close(at: paragraph.upperBound, closed: false)
            return true
        }
        return false
    }

    /// Reads what stands between ‘ and ’ in a paragraph without double marks, as British papers print speech.
    ///
    /// An apostrophe looks like the closing mark, so that only one behind a mark of punctuation closes.
    private func readSingle(_ paragraph: Range<Int>, of tokens: inout [Token], into quotations: inout [Quotation]) {
        var opening: Int?
        for index in paragraph where tokens[index].kind == .mark {
            let token = tokens[index]
            if token.first == "‘", opening == nil, text.scalar(at: token.start - 1).map(\.isBlank) ?? true,
                text.scalar(at: token.end).map({ !$0.isBlank }) ?? false
            {
                opening = index
            } else if token.first == "’", let start = opening, Self.isPunctuation(text.scalar(at: token.start - 1)) {
                var words = 0
                var sentenceEnd = false
                tokens[start].kind = .quotationMark
                tokens[index].kind = .quotationMark
                for inner in start...index {
                    tokens[inner].quotation = quotations.count
                    if tokens[inner].isWord { words += 1 }
                    if tokens[inner].isSentenceEnd { sentenceEnd = true }
                }
                quotations.append(
                    Quotation(
                        tokens: start..<index + 1, isClosed: true, isContinuation: false, words: words,
                        hasSentenceEnd: sentenceEnd, isSingle: true))
                opening = nil
            }
        }
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar?) -> Bool {
        switch scalar {
        case ",", ".", "?", "!", "…": true
        default: false
        }
    }

    private func side(of mark: Unicode.Scalar, at token: Token, open: Unicode.Scalar?) -> Side {
        let before = text.scalar(at: token.start - 1)
        let after = text.scalar(at: token.end)
        let blankBefore = before.map { $0.isBlank || Self.isBracket($0) } ?? true
        let blankAfter = after.map { $0.isBlank } ?? true
        switch mark {
        case "„", "‟", "〝", "「", "『": return .opens
        case "」", "』", "〞": return .closes
        case "“":
            if open == "„" || open == "‟" { return .closes }
            if open == "“" && blankAfter && !blankBefore { return .closes }
            return .opens
        case "”":
            if open != nil { return .closes }
            return blankBefore && !blankAfter ? .opens : .closes
        case "«":
            if open == "»" { return .closes }
            return open == "«" && blankAfter && !blankBefore ? .closes : .opens
        case "»":
            if open == "«" { return .closes }
            if open == "»" { return blankBefore && !blankAfter ? .opens : .closes }
            return blankAfter && !blankBefore ? .closes : .opens
        default:
            if open == mark { return .closes }
            if open == nil { return .opens }
            return blankBefore && !blankAfter ? .opens : .closes
        }
    }

    static func isDouble(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "“", "”", "„", "‟", "«", "»", "〝", "〞", "「", "」", "『", "』", "＂": true
        default: false
        }
    }

    private static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", "[", "{", "–", "—", "-", "/", "'", "‘", "‚": true
        default: false
        }
    }
}
