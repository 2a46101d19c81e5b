import Foundation

/// Goes from tag to tag of a page without reading what stands between them.
///
/// What is a tag, a comment and a script's text is decided as browsers do
/// (https://html.spec.whatwg.org/multipage/parsing.html#tokenization); what an attribute is as libxml2 does (2.9,
/// HTMLparser.c), which is given nothing but what was found here.
struct TagWalk {
    struct Token {
        enum Kind {
            case start
            case end
            /// A comment, a document type, an instruction: nothing that a reader sees.
            case comment
            /// A `<` that begins nothing.
            case sign
        }

        let kind: Kind
        /// Where its `<` stands.
        let start: Int
        let name: Range<Int>
    }

    struct Attribute {
        let name: Range<Int>
        /// Behind its value, or its name where it has none.
        let end: Int
    }

    /// How a start tag ends.
    struct TagEnd {
        /// Where its `>` stands, or the page's end.
        let close: Int
        /// Whether a `/` before the `>` closes the element too.
        let isSelfClosing: Bool
        /// The text of a script or a style, which lies right behind the tag; else empty.
        let text: Range<Int>
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private(set) var index = 0

    /// `nil` where there is nothing to go over. The bytes outlive the walk, and may change behind it.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return nil }
        self.bytes = bytes
        self.base = base
    }

    /// The next token; `index` is behind it, but for a start tag, whose attributes are to be read first.
    @inline(__always)
    mutating func next() -> Token? {
        guard let start = first(0x3C, from: index) else { return nil }
        index = start + 1
        guard index < bytes.count else { return Token(kind: .sign, start: start, name: index..<index) }
        let byte = bytes[index]
        if byte.isASCIILetter {
            let name = name(from: index)
            index = name.upperBound
            return Token(kind: .start, start: start, name: name)
        }
        if byte == 0x2F, index + 1 < bytes.count, bytes[index + 1].isASCIILetter {
            let name = name(from: index + 1)
            skipPast(0x3E, from: name.upperBound)
            return Token(kind: .end, start: start, name: name)
        }
        let name = index..<index
        switch byte {
        case 0x21 where matches("!--", at: index): index = endOfComment(from: index + 3)
        case 0x21, 0x3F: skipPast(0x3E, from: index)
        case 0x2F where index + 1 < bytes.count: skipPast(0x3E, from: index + 1)
        default: return Token(kind: .sign, start: start, name: name)
        }
        return Token(kind: .comment, start: start, name: name)
    }

    /// Goes to the end of a start tag, and behind the text of a script or a style; tells each attribute, and what is
    /// none.
    @inline(__always)
    mutating func readAttributes(
        of tag: Token, _ found: (Attribute) -> Void, junk: (Range<Int>) -> Void
    ) -> TagEnd {
        var isSelfClosing = false
        skipJunk(junk)
        while true {
            skipBlanks()
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte == 0x3E { break }
            if byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x3E {
                isSelfClosing = true
                index += 1
                break
            }
            if Self.isNameStart(byte) {
                found(readAttribute())
            } else {
                skipJunk(junk)
            }
        }
        let close = index
        index = min(close + 1, bytes.count)
        guard !isSelfClosing, holdsText(tag.name) else {
            return TagEnd(close: close, isSelfClosing: isSelfClosing, text: index..<index)
        }
        let start = index
        skipText(of: tag.name)
        return TagEnd(close: close, isSelfClosing: false, text: start..<index)
    }

    @inline(__always)
    private mutating func readAttribute() -> Attribute {
        let name = name(from: index)
        index = name.upperBound
        skipBlanks()
        guard index < bytes.count, bytes[index] == 0x3D else {
            index = name.upperBound
            return Attribute(name: name, end: index)
        }
        index += 1
        skipBlanks()
        guard index < bytes.count else { return Attribute(name: name, end: index) }
        let byte = bytes[index]
        if byte == 0x22 || byte == 0x27 {
            skipPast(byte, from: index + 1)
        } else {
            while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E { index += 1 }
        }
        return Attribute(name: name, end: index)
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }

    /// Passes over what is no attribute, up to a blank or the tag's end.
    @inline(__always)
    private mutating func skipJunk(_ junk: (Range<Int>) -> Void) {
        let start = index
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E {
            if bytes[index] == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x3E { break }
            index += 1
        }
        if index > start { junk(start..<index) }
    }

    @inline(__always)
    private func holdsText(_ name: Range<Int>) -> Bool {
        name.count == 6 && matches("script", at: name.lowerBound)
            || name.count == 5 && matches("style", at: name.lowerBound)
    }

    /// Goes to the end tag of a script or a style.
    private mutating func skipText(of name: Range<Int>) {
        while let start = first(0x3C, from: index) {
            index = start
            if index + 1 + name.count < bytes.count, bytes[index + 1] == 0x2F,
                name.indices.allSatisfy({
                    bytes[index + 2 + $0 - name.lowerBound].asciiLowercased == bytes[$0].asciiLowercased
                })
            {
                return
            }
            index += 1
        }
        index = bytes.count
    }

    /// Behind a comment's end; what no sign ends reaches to the page's.
    private func endOfComment(from start: Int) -> Int {
        if start < bytes.count, bytes[start] == 0x3E { return start + 1 }
        if matches("->", at: start) { return start + 2 }
        var index = start
        while let end = first(0x3E, from: index) {
            index = end + 1
            if end - 2 >= start, bytes[end - 1] == 0x2D, bytes[end - 2] == 0x2D { return index }
            if end - 3 >= start, bytes[end - 1] == 0x21, bytes[end - 2] == 0x2D, bytes[end - 3] == 0x2D { return index }
        }
        return bytes.count
    }

    @inline(__always)
    private func name(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
        return start..<end
    }

    private mutating func skipPast(_ byte: UInt8, from start: Int) {
        index = first(byte, from: start).map { $0 + 1 } ?? bytes.count
    }

    @inline(__always)
    private func first(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let found = memchr(base + start, Int32(byte), bytes.count - start) else {
            return nil
        }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }

    private func matches(_ word: StaticString, at start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
        return word.withUTF8Buffer { word in word.indices.allSatisfy { bytes[start + $0].asciiLowercased == word[$0] } }
    }

    @inline(__always)
    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == 0x5F || byte == 0x3A || byte == 0x2E
    }

    @inline(__always)
    private static func isNameByte(_ byte: UInt8) -> Bool { isNameStart(byte) || byte.isASCIIDigit || byte == 0x2D }
}
