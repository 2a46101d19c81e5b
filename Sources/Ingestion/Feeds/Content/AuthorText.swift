/// Takes a line that names an author apart.
///
/// RSS asks for `jbb@dallas.example.com (Joe Bob Briggs)`; feeds also write the name first, with commas, or with the
/// address in angle brackets.
enum AuthorText {
    /// - Returns: `nil` where nothing is left.
    static func author(_ line: String) -> FeedAuthor? {
        guard let text = line.trimmedToContent else { return nil }
        guard text.utf8.count <= 512, text.utf8.contains(0x40), let email = address(in: text) else {
            return FeedAuthor(name: text)
        }
        var rest = String(text[..<email.lowerBound]) + " " + String(text[email.upperBound...])
        rest = rest.replacing(["mailto:", "()", "<>", "[]", "( )", "< >"])
        var name = Substring(rest)
        while let last = name.last, last.isWhitespace || ",;<>:-".contains(last) { name.removeLast() }
        while let first = name.first, first.isWhitespace || ",;<>:-".contains(first) { name.removeFirst() }
        if name.first == "(", name.last == ")", name.dropFirst().dropLast().allSatisfy({ $0 != "(" && $0 != ")" }) {
            name = name.dropFirst().dropLast()
        }
        return FeedAuthor(name: String(name).trimmedToContent, url: "mailto:" + text[email])
    }

    /// Finds an e-mail address.
    private static func address(in text: String) -> Range<String.Index>? {
        guard let at = text.firstIndex(of: "@") else { return nil }
        func isPart(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || "._%+-'".contains(character)
        }
        var start = at
        while start > text.startIndex, isPart(text[text.index(before: start)]) { start = text.index(before: start) }
        var end = text.index(after: at)
        while end < text.endIndex, isPart(text[end]) { end = text.index(after: end) }
        while end > at, let last = text[at..<end].last, ".'-".contains(last) { end = text.index(before: end) }
        guard start < at, text[at..<end].contains(".") || text[at..<end].count > 1 else { return nil }
        return start..<end
    }
}

extension String {
    /// The text without any of these.
    fileprivate func replacing(_ parts: [String]) -> String {
        var result = self
        for part in parts {
            while let range = result.firstRange(of: part) { result.removeSubrange(range) }
        }
        return result
    }
}
