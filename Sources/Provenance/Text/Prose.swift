import Ingestion

/// A text taken apart: tokens, quotations, sentences, in one language.
struct Prose {
    let text: ScalarText
    let lexicon: Lexicon
    let tokens: [Token]
    let quotations: [Quotation]
    let sentences: [Sentence]

    init(_ text: ScalarText, lexicon: Lexicon) {
        self.text = text
        self.lexicon = lexicon
        var tokens = Tokenizer(text: text, lexicon: lexicon).tokens()
        if lexicon.splitsGenitive { HeadlineCase(tokens: tokens).lower(&tokens) }
        quotations = QuotationFinder(text: text).find(in: &tokens)
        sentences = SentenceSplitter(lexicon: lexicon).sentences(of: tokens)
        self.tokens = tokens
    }

    /// The scalars that tokens cover, from the first one's start to the last one's end.
    func span(_ range: Range<Int>) -> TextSpan {
        guard let first = range.first, let last = range.last, first < tokens.count, last < tokens.count else {
            return TextSpan(0, 0)
        }
        return TextSpan(tokens[first].start, tokens[last].end)
    }

    func mention(_ range: Range<Int>) -> Mention { text.mention(span(range)) }

    func word(_ index: Int) -> String { text.foldedString(tokens[index].span) }

    /// The first token at or behind an offset (binary search).
    func tokenIndex(from offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The sentence that holds a token (binary search).
    func sentenceIndex(ofToken token: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].tokens.contains(token) ? low : nil
    }
}
