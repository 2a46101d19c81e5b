import Foundation

/// Goes from tag to tag of a page as libxml2 does (2.9, HTMLparser.c), without reading what they say.
///
/// Whoever bounds what libxml2 gets has to see a quotation, a comment and a script begin and end where it does: what
/// hides in one for the one is a tag for the other.
struct TagWalk {
    struct Tag {
        /// Where its `<` stands.
        let start: Int
        let name: Range<Int>
        let isEnd: Bool
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

    /// The next tag; its attributes are to be read before the one after it is asked for.
    mutating func next() -> Tag? {
        while let start = first(0x3C, from: index) {
            index = start + 1
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case 0x2F:
                guard index + 1 < bytes.count, bytes[index + 1].isASCIILetter else { continue }
                let name = name(from: index + 1)
                index = first(0x3E, from: name.upperBound) ?? bytes.count
                return Tag(start: start, name: name, isEnd: true)
            case 0x21 where matches("!--", at: index): index = endOfComment(from: index + 3)
            case let byte where byte.isASCIILetter:
                let name = name(from: index)
                index = name.upperBound
                return Tag(start: start, name: name, isEnd: false)
            default: break
            }
        }
        return nil
    }

    /// Goes to the end of a start tag, and behind the text of a script or a style; tells where each attribute begins.
    ///
    /// - Returns: the index of the closing `>`, or the page's end.
    @inline(__always)
    @discardableResult
    mutating func readAttributes(of tag: Tag, _ found: (Int) -> Void) -> Int {
        var place = Place.junk
        var previous: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3E { break }
            if byte <= 0x20 {
                switch place {
                case .name: place = .named
                case .junk, .value: place = .gap
                case .gap, .named, .equals: break
                }
            } else {
                switch place {
                case .equals:
                    place = .value
                    if byte == 0x22 || byte == 0x27 {
                        index = first(byte, from: index + 1) ?? bytes.count
                        place = .gap
                    }
                case .name where Self.isNameByte(byte): break
                case .name where byte == 0x3D, .named where byte == 0x3D: place = .equals
                case .gap where Self.isNameStart(byte), .named where Self.isNameStart(byte):
                    place = .name
                    found(index)
                case .value, .junk: break
                case .gap, .name, .named: place = .junk
                }
            }
            previous = byte
            index += 1
        }
        index = min(index, bytes.count)
        let end = index
        if place == .value || previous != 0x2F { skipText(of: tag.name) }
        return end
    }

    private enum Place {
        /// Behind blanks or a quotation.
        case gap
        case name
        /// In blanks behind a name.
        case named
        /// Behind the sign before a value.
        case equals
        /// In a value without quotation marks.
        case value
        /// In what is passed over up to the next blank, and in the rest of the tag's name.
        case junk
    }

    private mutating func skipText(of name: Range<Int>) {
        guard
            name.count == 6 && matches("script", at: name.lowerBound)
                || name.count == 5 && matches("style", at: name.lowerBound)
        else { return }
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

    private func endOfComment(from start: Int) -> Int {
        var index = start
        while let end = first(0x3E, from: index) {
            index = end + 1
            if end - 2 >= start, bytes[end - 1] == 0x2D, bytes[end - 2] == 0x2D { return index }
            if end - 3 >= start, bytes[end - 1] == 0x21, bytes[end - 2] == 0x2D, bytes[end - 3] == 0x2D { return index }
        }
        return bytes.count
    }

    func name(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
        return start..<end
    }

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

    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == 0x5F || byte == 0x3A || byte == 0x2E
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { isNameStart(byte) || byte.isASCIIDigit || byte == 0x2D }
}
