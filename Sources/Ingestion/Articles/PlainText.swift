/// Reads text without markup as an article.
enum PlainText {
    static func article(_ utf8: [UInt8], url: WebAddress?, language: String?) -> Article {
        var text = ArticleText()
        let lines = lines(of: utf8)
        let hasBlank = lines.contains { $0.isBlank }
        utf8.withUnsafeBufferPointer { bytes in
            for line in lines {
                if line.isBlank {
                    text.endParagraph()
                    continue
                }
                text.append(UnsafeBufferPointer(rebasing: bytes[line.range]), link: -1)
                if hasBlank { text.breakLine() } else { text.endParagraph() }
            }
        }
        text.endParagraph()
        let string = text.string
        var credits = ArticleCredits()
        credits.read(text)
        return Article(
            url: url, language: language ?? LanguageIdentifier.language(of: string), text: string,
            paragraphs: text.paragraphs, credits: credits.credits)
    }

    private static func lines(of utf8: [UInt8]) -> [(range: Range<Int>, isBlank: Bool)] {
        var result: [(range: Range<Int>, isBlank: Bool)] = []
        var start = 0
        var isBlank = true
        var index = 0
        while index <= utf8.count {
            let isEnd = index == utf8.count
            if isEnd || utf8[index] == 0x0A || utf8[index] == 0x0D {
                // Blank lines at the very ends separate nothing.
                if !isBlank || (!result.isEmpty && !isEnd) { result.append((start..<index, isBlank)) }
                if !isEnd, utf8[index] == 0x0D, index + 1 < utf8.count, utf8[index + 1] == 0x0A { index += 1 }
                start = index + 1
                isBlank = true
            } else if utf8[index] > 0x20 {
                isBlank = false
            }
            index += 1
        }
        while result.last?.isBlank == true { result.removeLast() }
        return result
    }
}
