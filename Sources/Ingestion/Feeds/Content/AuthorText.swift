/// Takes a line that names an author apart.
///
/// RSS asks for `jbb@dallas.example.com (Joe Bob Briggs)`; feeds also write the name first, with commas, or with the
/// address in angle brackets.
enum AuthorText {
    /// No line with an address is longer, in bytes.
    private static let longest = 512

    /// - Returns: `nil` where nothing is left.
    static func author(_ line: String) -> FeedAuthor? {
        guard let text = line.trimmedToContent else { return nil }
        guard text.utf8.count <= longest, text.utf8.contains(0x40) else { return FeedAuthor(name: text) }
        let bytes = Array(text.utf8)
        guard let email = address(in: bytes) else { return FeedAuthor(name: text) }
        var rest = withoutLeftovers(bytes[..<email.lowerBound] + [0x20] + bytes[email.upperBound...])[...]
        while let last = rest.last, last <= 0x20 || isSign(last) { rest.removeLast() }
        while let first = rest.first, first <= 0x20 || isSign(first) { rest.removeFirst() }
        if rest.first == 0x28, rest.last == 0x29, rest.count > 1 {
            let inner = rest.dropFirst().dropLast()
            if !inner.contains(where: { $0 == 0x28 || $0 == 0x29 }) { rest = inner }
        }
        return FeedAuthor(
            name: String(decoding: rest, as: UTF8.self).trimmedToContent,
            url: "mailto:" + String(decoding: bytes[email], as: UTF8.self))
    }

    /// Whether a sign sets name and address apart.
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x3B, 0x3C, 0x3E, 0x3A, 0x2D: true
        default: false
        }
    }

    /// The text without what stood around the address: brackets that are empty now, and `mailto:`.
    private static func withoutLeftovers(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text {
            result.append(byte)
            switch byte {
            case 0x29: removeEmpty(0x28, from: &result)
            case 0x3E: removeEmpty(0x3C, from: &result)
            case 0x5D: removeEmpty(0x5B, from: &result)
            case 0x3A where result.suffix(7).elementsEqual("mailto:".utf8): result.removeLast(7)
            default: break
            }
        }
        return result
    }

    /// Takes a pair of brackets away from the end, if nothing but white space stands between them.
    private static func removeEmpty(_ bracket: UInt8, from text: inout [UInt8]) {
        var opening = text.count - 2
        while opening >= 0, text[opening] <= 0x20 { opening -= 1 }
        guard opening >= 0, text[opening] == bracket else { return }
        text.removeSubrange(opening...)
    }

    /// Finds an e-mail address.
    private static func address(in text: [UInt8]) -> Range<Int>? {
        guard let at = text.firstIndex(of: 0x40) else { return nil }
        var start = at
        while start > 0 {
            // To the first byte of a character.
            var first = start - 1
            while first > 0, text[first] & 0xC0 == 0x80 { first -= 1 }
            guard isPart(text[first..<start]) else { break }
            start = first
        }
        var end = at + 1
        while end < text.count {
            var next = end + 1
            while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
            guard isPart(text[end..<next]) else { break }
            end = next
        }
        while end > at + 1, [0x2E, 0x27, 0x2D].contains(text[end - 1]) { end -= 1 }
        guard start < at, end - at > 1 else { return nil }
        return start..<end
    }

    /// Whether a character may stand in an address.
    private static func isPart(_ character: ArraySlice<UInt8>) -> Bool {
        guard let first = character.first else { return false }
        switch first {
        case 0x2E, 0x5F, 0x25, 0x2B, 0x2D, 0x27: return true
        case ..<0x80: return first.isASCIIAlphanumeric
        default:
            let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first
            return scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
        }
    }
}
