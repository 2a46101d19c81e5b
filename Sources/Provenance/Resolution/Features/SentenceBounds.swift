import Ingestion

/// Cuts a text into sentences, well enough to say which words stand together.
enum SentenceBounds {
    /// Spans that cover the text's words, in order; a line end always ends one.
    static func spans(in scalars: [Unicode.Scalar]) -> [TextSpan] {
        var spans: [TextSpan] = []
        var start = 0
        var index = 0
        func close(at end: Int) {
            if scalars[start..<end].contains(where: { $0.isWordCharacter }) { spans.append(TextSpan(start, end)) }
            start = end
        }
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar.isLineEnd {
                close(at: index)
            } else if scalar == "。" || scalar == "！" || scalar == "？" {
                close(at: index)
            } else if scalar == "." || scalar == "!" || scalar == "?" || scalar == "…" {
                while index < scalars.count, isClosing(scalars[index]) { index += 1 }
                if scalar == ".", isAbbreviation(before: index, in: scalars) { continue }
                if beginsSentence(at: index, in: scalars) { close(at: index) }
            }
        }
        close(at: scalars.count)
        return spans
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "»", "”", "“", "’", ")", "]", ".", "!", "?", "›", "‹", "«": true
        default: false
        }
    }

    /// Whether a blank and then a capital, a digit or an opening mark follow.
    private static func beginsSentence(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        var next = index
        guard next < scalars.count else { return true }
        guard scalars[next].isBlank || scalars[next] == "[" else { return false }
        while next < scalars.count, scalars[next].isBlank { next += 1 }
        guard next < scalars.count else { return true }
        let scalar = scalars[next]
        if scalar.isUpper || scalar.isDigit { return true }
        switch scalar {
        case "\"", "«", "“", "„", "»", "‹", "(", "—", "–", "‘", "[": return true
        default: return scalar.value >= 0x590 && scalar.isWordCharacter
        }
    }

    private static let titles: Set<String> = [
        "dr", "prof", "hr", "mr", "mrs", "ms", "st", "sr", "jr", "mme", "mlle", "gen", "sen", "rep", "gov", "lt", "col",
        "nr",
        "bzw", "ca", "vgl", "dott", "sra", "dra", "mons", "capt", "sgt",
    ]

    /// Whether the point behind which an index stands ends a title, an initial or an ordinal.
    private static func isAbbreviation(before index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard index >= 2, scalars[index - 1] == "." else { return false }
        var start = index - 1
        while start > 0, scalars[start - 1].isWordCharacter, index - start < 6 { start -= 1 }
        let word = scalars[start..<index - 1]
        guard let first = word.first else { return false }
        if word.allSatisfy({ $0.isDigit }) { return word.count <= 2 }
        if first.isUpper, word.count == 1 { return true }
        return titles.contains(String(String.UnicodeScalarView(word)).lowercased())
    }
}
