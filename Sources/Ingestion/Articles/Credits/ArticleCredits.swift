/// Collects the agencies that an article credits, in its text and around it.
struct ArticleCredits {
    private(set) var credits: [ArticleCredit] = []
    private var seen: Set<String> = []

    /// How many paragraphs at the start may carry a dateline.
    private static let datelines = 3
    /// How many at the end may be a sign-off as a whole.
    private static let signOffs = 12
    /// Where in a long paragraph a credit stands: so many bytes from either end.
    private static let longestHead = 200

    /// Reads the article's own paragraphs.
    mutating func read(_ text: ArticleText) {
        for (index, span) in text.paragraphs.enumerated() {
            let bytes = text.utf8[text.paragraphBytes[index]]
            // A credit is a short line, or stands in brackets or before a dash.
            let isFirst = index < Self.datelines
            let isLast = text.paragraphs.count - index <= Self.signOffs
            let isLine = bytes.count <= CreditReader.longestLine * 3
            guard isFirst || (isLine && isLast) || Self.endsInBracket(bytes) else { continue }
            guard
                AgencyNames.standard.mayOccur(
                    in: isLine ? bytes : bytes.prefix(Self.longestHead) + bytes.suffix(Self.longestHead))
            else { continue }
            let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
            for found in CreditReader.credits(in: scalars, isFirst: isFirst) {
                var words = String.UnicodeScalarView()
                words.append(contentsOf: scalars[found.span.start..<found.span.end])
                add(
                    String(words), found.agency,
                    TextSpan(span.start + found.span.start, span.start + found.span.end))
            }
        }
    }

    /// Reads a line that stands outside of the text: a byline, a sign-off.
    mutating func read(line: String) {
        guard AgencyNames.standard.mayOccur(in: Array(line.utf8)[...]) else { return }
        let scalars = Array(line.unicodeScalars)
        guard scalars.count <= CreditReader.longestLine else { return }
        guard !CreditReader.isPicture(scalars) else { return }
        var found = CreditReader.line(scalars)
        if found.isEmpty { found = CreditReader.credits(in: scalars, isFirst: true) }
        for credit in found { add(line, credit.agency, nil) }
    }

    private mutating func add(_ text: String, _ agency: String?, _ span: TextSpan?) {
        // A credit repeated on the page is one.
        guard seen.insert((agency ?? text).lowercased()).inserted else { return }
        credits.append(ArticleCredit(text: text, agency: agency, span: span))
    }

    private static func endsInBracket(_ bytes: ArraySlice<UInt8>) -> Bool {
        let end = bytes.suffix(4)
        return end.contains(0x29) || end.contains(0x5D) || end.suffix(3).elementsEqual([0xEF, 0xBC, 0x89])
    }
}
