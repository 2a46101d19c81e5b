import Ingestion

/// Gives a claim the sentences around it that are nothing but its quotation.
struct QuotationFollower {
    let reading: Reading

    private var tokens: [Token] { reading.tokens }
    private var sentences: [Sentence] { reading.prose.sentences }

    func followed(_ claims: [ClaimDraft]) -> [ClaimDraft] {
        var claims = claims
        var hasClaim = [Bool](repeating: false, count: sentences.count)
        for claim in claims where !claim.isNested { hasClaim[claim.sentence] = true }
        for index in claims.indices where !claims[index].isNested {
            let sentence = claims[index].sentence
            let isLast =
                index + 1 >= claims.count
                || !claims[(index + 1)...].prefix(4).contains { $0.sentence == sentence && !$0.isNested }
            if claims[index].content.isEmpty {
                if sentence > 0, !hasClaim[sentence - 1] || isQuotation(sentence - 1),
                    sentences[sentence - 1].paragraph >= sentences[sentence].paragraph
                        - (isQuotation(sentence - 1) ? 1 : 0)
                {
                    claims[index].content = [words(of: sentence - 1)]
                } else if sentence > 0,
                    sentences[sentence - 1].paragraph
                        >= sentences[sentence].paragraph - (claims[index].pointsBack ? 1 : 0)
                {
                    claims[index].content = [words(of: sentence - 1)]
                }
            }
            let isQuoting = quotes(claims[index])
            if claims[index].takesParagraph { takeParagraph(&claims[index]) }
            guard isLast || isQuoting && isLastToQuote(index, of: claims) else { continue }
            let opens = claims[index].content.isEmpty || endsWithColon(sentence)
            guard isQuoting || opens else { continue }
            var next = sentence + 1
            if opens, reading.lexicon.splitsGenitive, next < sentences.count, endsWithColon(sentence), !hasClaim[next],
                sentences[next].paragraph == sentences[sentence].paragraph + 1
            {
                // What a colon at a paragraph's end announces, with or without quotation marks.
                let paragraph = sentences[next].paragraph
                claims[index].content = []
                while next < sentences.count, sentences[next].paragraph == paragraph, !hasClaim[next] {
                    claims[index].content.append(words(of: next))
                    next += 1
                }
            }
            while next < sentences.count, !hasClaim[next], isQuotation(next), next - sentence < 40 {
                let sameParagraph = sentences[next].paragraph == sentences[sentence].paragraph
                guard sameParagraph || continues(next) || opens && next == sentence + 1 else { break }
                claims[index].content.append(words(of: next))
                next += 1
            }
        }
        return claims.filter { !$0.content.isEmpty }
    }

    private func quotes(_ claim: ClaimDraft) -> Bool {
        claim.content.contains { $0.contains { tokens[$0].quotation >= 0 } }
    }

    /// Whether the claims behind one in its sentence quote nobody.
    private func isLastToQuote(_ index: Int, of claims: [ClaimDraft]) -> Bool {
        !reading.lexicon.nounsAreCapitalized
            && !claims[(index + 1)...].prefix(4).contains {
                $0.sentence == claims[index].sentence && !$0.isNested && quotes($0)
            }
    }

    /// Gives a speaker's line the rest of its paragraph.
    private func takeParagraph(_ claim: inout ClaimDraft) {
        var next = claim.sentence + 1
        while next < sentences.count, sentences[next].paragraph == sentences[claim.sentence].paragraph {
            claim.content.append(words(of: next))
            next += 1
        }
    }

    private func endsWithColon(_ sentence: Int) -> Bool {
        sentences[sentence].tokens.last.map { tokens[$0].isMark(":") } ?? false
    }

    private func words(of sentence: Int) -> Range<Int> {
        var range = sentences[sentence].tokens
        while let last = range.last, range.count > 1, tokens[last].isSentenceEnd, tokens[last].quotation < 0 {
            range = range.dropLast()
        }
        return range
    }

    /// Whether a sentence is one quotation and nothing else.
    private func isQuotation(_ sentence: Int) -> Bool {
        let range = sentences[sentence].tokens
        guard let first = range.first, tokens[first].quotation >= 0 else { return false }
        return !range.contains { tokens[$0].isWord && tokens[$0].quotation < 0 }
    }

    /// Whether a paragraph goes a quotation on that the one before left open.
    private func continues(_ sentence: Int) -> Bool {
        guard let first = sentences[sentence].tokens.first, tokens[first].quotation >= 0 else { return false }
        return reading.prose.quotations[tokens[first].quotation].isContinuation
    }
}
