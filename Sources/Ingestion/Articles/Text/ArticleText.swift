/// Puts an article's text together: paragraphs, links and their offsets in one pass.
struct ArticleText {
    private(set) var utf8: [UInt8] = []
    /// How many Unicode scalars `utf8` holds.
    private(set) var scalars = 0
    private(set) var paragraphs: [TextSpan] = []
    /// Where each paragraph lies in `utf8`.
    private(set) var paragraphBytes: [Range<Int>] = []
    private(set) var links: [Link] = []

    /// A link by the element that makes it.
    struct Link {
        let element: Int
        let span: TextSpan
        let bytes: Range<Int>
    }

    /// The paragraph under way, white space collapsed, not yet normalized.
    private var paragraph: [UInt8] = []
    private var openLinks: [(element: Int, start: Int, end: Int)] = []

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, link: Int) {
        let start = paragraph.count
        CollapsedText.append(bytes, to: &paragraph, from: 0)
        guard link >= 0, paragraph.count > start else { return }
        if let last = openLinks.last, last.element == link {
            openLinks[openLinks.count - 1].end = paragraph.count
        } else {
            openLinks.append((link, start, paragraph.count))
        }
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { paragraph.append(contentsOf: $0) }
    }

    /// Sets a line end within the paragraph.
    mutating func breakLine() {
        if paragraph.last == 0x20 { paragraph.removeLast() }
        if !paragraph.isEmpty, paragraph.last != 0x0A { paragraph.append(0x0A) }
    }

    /// Ends the paragraph.
    ///
    /// - Returns: its span, or `nil` where it had no words.
    @discardableResult
    mutating func endParagraph() -> TextSpan? {
        defer {
            paragraph.removeAll(keepingCapacity: true)
            openLinks.removeAll(keepingCapacity: true)
        }
        let range = CollapsedText.trimmedRange(of: paragraph, in: 0..<paragraph.count)
        guard !range.isEmpty else { return nil }
        if !utf8.isEmpty {
            utf8.append(0x0A)
            utf8.append(0x0A)
            scalars += 2
        }
        let start = scalars
        let startByte = utf8.count
        let isPlain = paragraph.withUnsafeBufferPointer {
            CanonicalForm.isSurelyComposed(UnsafeBufferPointer(rebasing: $0[range]))
        }
        var cursor = range.lowerBound
        for link in openLinks {
            let linked = CollapsedText.trimmedRange(
                of: paragraph,
                in: max(
                    link.start, range.lowerBound)..<max(link.start, min(link.end, range.upperBound), range.lowerBound))
            guard !linked.isEmpty, linked.lowerBound >= cursor else { continue }
            take(cursor..<boundary(linked.lowerBound, isPlain), isPlain)
            cursor = boundary(linked.lowerBound, isPlain)
            let first = scalars
            let firstByte = utf8.count
            take(cursor..<max(cursor, boundary(linked.upperBound, isPlain)), isPlain)
            cursor = max(cursor, boundary(linked.upperBound, isPlain))
            if scalars > first {
                links.append(Link(element: link.element, span: TextSpan(first, scalars), bytes: firstByte..<utf8.count))
            }
        }
        take(cursor..<max(cursor, range.upperBound), isPlain)
        let span = TextSpan(start, scalars)
        paragraphs.append(span)
        paragraphBytes.append(startByte..<utf8.count)
        return span
    }

    var string: String { String(decoding: utf8, as: UTF8.self) }

    private mutating func take(_ range: Range<Int>, _ isPlain: Bool) {
        guard !range.isEmpty else { return }
        let first = utf8.count
        if isPlain {
            utf8.append(contentsOf: paragraph[range])
        } else {
            let composed = paragraph.withUnsafeBufferPointer {
                CanonicalForm.composed(UnsafeBufferPointer(rebasing: $0[range]))
            }
            utf8.append(contentsOf: composed)
        }
        for index in first..<utf8.count where utf8[index] & 0xC0 != 0x80 { scalars += 1 }
    }

    /// Moves a boundary behind the marks that belong to the letter before it, so that pieces compose as the whole does.
    private func boundary(_ index: Int, _ isPlain: Bool) -> Int {
        guard !isPlain else { return index }
        var index = index
        while index < paragraph.count {
            var end = index + 1
            while end < paragraph.count, paragraph[end] & 0xC0 == 0x80 { end += 1 }
            let doubtful = paragraph.withUnsafeBufferPointer {
                !CanonicalForm.isSurelyComposed(UnsafeBufferPointer(rebasing: $0[index..<end]))
            }
            guard doubtful else { break }
            index = end
        }
        return index
    }
}
