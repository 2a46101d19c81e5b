extension Reading {
    /// A range without the marks and linking words at its ends; `nil` where nothing is left.
    func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let token = tokens[start]
            if token.kind == .mark, !token.isMark("("), !token.isMark("["), !token.isMark("'"), !token.isMark("‘"),
                !token.isMark("$"), !token.isMark("€"), !token.isMark("£"), !token.isMark("#"), !token.isMark("@")
            {
                start += 1
            } else if token.kind == .quotationMark, token.quotation >= 0,
                prose.quotations[token.quotation].tokens.upperBound == start + 1,
                prose.quotations[token.quotation].tokens.lowerBound < start
            {
                start += 1
            } else {
                break
            }
        }
        while end > start {
            let token = tokens[end - 1]
            if token.kind == .paragraphEnd || token.isComma || token.isMark(";") || token.isMark(":") || token.isDash
                || token.isMark("(")
                || token.quotation < 0 && token.isSentenceEnd
            {
                end -= 1
            } else if token.kind == .quotationMark, token.quotation >= 0,
                prose.quotations[token.quotation].tokens.lowerBound == end - 1
            {
                end -= 1
            } else if token.kind == .word, token.quotation < 0, token.classes.contains(.coordinator), end - 1 > start,
                !token.isCapitalized
            {
                end -= 1
            } else {
                break
            }
        }
        return start < end ? start..<end : nil
    }
}
