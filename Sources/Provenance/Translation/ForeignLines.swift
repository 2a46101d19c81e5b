import Ingestion

/// Finds lines that a page put around the original and a translation left as they were ("Veröffentlicht am").
struct ForeignLines {
    let reading: TranslationReading

    /// The lines of a language other than the text's: short, most of their words its boilerplate, none the text's own.
    func spans(of language: String) -> [TextSpan] {
        guard language != reading.language, let foreign = reading.dictionary.languages[language]?.boilerplate else {
            return []
        }
        let own = reading.words.boilerplate
        var spans: [TextSpan] = []
        for line in lines() {
            let words = reading.tokens[line]
            guard 2...14 ~= words.count, let first = words.first, let last = words.last else { continue }
            let known = words.count { foreign.contains($0.hash) }
            let native = words.count { own.contains($0.hash) && !foreign.contains($0.hash) }
            if known >= 2, native == 0, known * 5 >= words.count * 2 { spans.append(TextSpan(first.start, last.end)) }
        }
        return spans
    }

    /// The words of each line.
    private func lines() -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for index in reading.tokens.indices.dropFirst() {
            let between = reading.text.scalars[reading.tokens[index - 1].end..<reading.tokens[index].start]
            if between.contains(where: \.isLineEnd) {
                lines.append(start..<index)
                start = index
            }
        }
        if start < reading.tokens.count { lines.append(start..<reading.tokens.count) }
        return lines
    }
}
