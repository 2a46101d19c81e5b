import Foundation

/// Bytes made safe for the parser: no control characters, no flood of attributes.
///
/// libxml2 takes a NUL for the end of a page, and compares each attribute of a tag with all before it, so that a tag
/// with a million of them would take hours.
struct HTMLInput: Sendable {
    /// Attributes of one tag beyond this number are blanked.
    static let maximumAttributes = 256
    /// libxml2 composes a message for each of these, though nobody asked; beyond this number they are blanked.
    static let maximumBareAmpersands = 100_000

    let utf8: [UInt8]
    /// How many end tags there are.
    let endTags: Int

    /// - Parameter bytes: valid UTF-8.
    init(_ bytes: [UInt8]) {
        let survey = bytes.withUnsafeBufferPointer { Survey($0) }
        endTags = survey.endTags
        if survey.isHarmless {
            utf8 = bytes
        } else {
            var repaired = bytes
            repaired.withUnsafeMutableBufferPointer {
                Self.repair($0)
                if survey.mayHoldTooManyNames { NameBound.apply(to: $0) }
            }
            utf8 = repaired
        }
    }

    /// What a page holds of what harms, found without touching it.
    private struct Survey {
        private(set) var endTags = 0
        private(set) var isHarmless = true
        /// Whether there are so many tags, attributes and references that their names could be too many.
        var mayHoldTooManyNames: Bool { names > NameBound.mostNames }
        private var names = 0

        /// A page below this size can't hold enough of what merely costs time.
        private static let smallPage = 1 << 20

        init(_ buffer: UnsafeBufferPointer<UInt8>) {
            guard let base = buffer.baseAddress else { return }
            let count = buffer.count
            isHarmless = memchr(base, 0, count) == nil
            if count >= Self.smallPage, isHarmless { isHarmless = !isFlooded(buffer) }
            var index = 0
            while index < count, let found = memchr(base + index, 0x3C, count - index) {
                index = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
                guard index < count else { break }
                let next = buffer[index]
                if next == 0x2F {
                    endTags += 1
                    names += 1
                } else if next.isASCIILetter {
                    names += 1
                    index = skipTag(buffer, from: index)
                }
            }
            if count >= Self.smallPage / 4, mayHoldTooManyNames { isHarmless = false }
        }

        /// Whether there are control characters or bare ampersands by the hundred thousand.
        private mutating func isFlooded(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
            var odd = 0
            for byte in buffer {
                if byte == 0x26 {
                    odd += 1
                    names += 1
                } else if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D {
                    odd += 1
                }
            }
            return odd > HTMLInput.maximumBareAmpersands
        }

        /// Goes over a start tag; what parts its words bounds its attributes.
        private mutating func skipTag(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            var index = start
            let count = buffer.count
            var gaps = 0
            var previous: UInt8 = 0
            while index < count {
                let byte = buffer[index]
                if byte == 0x3E { break }
                if byte <= 0x20 || byte == 0x2F {
                    gaps += 1
                    // White space may stand behind the sign before a value.
                    index += 1
                    continue
                }
                if byte == 0x22 || byte == 0x27, previous == 0x3D {
                    gaps += 1
                    index += 1
                    while index < count, buffer[index] != byte { index += 1 }
                }
                previous = byte
                index += 1
            }
            if gaps > HTMLInput.maximumAttributes { isHarmless = false }
            names += min(gaps, HTMLInput.maximumAttributes)
            return min(index, count)
        }
    }

    private static func repair(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        var bareAmpersands = 0
        var index = 0
        let count = buffer.count
        while index < count {
            let byte = buffer[index]
            index += 1
            if byte == 0x3C {
                if index < count, buffer[index].isASCIILetter { index = repairTag(buffer, from: index) }
            } else if byte == 0x26, index < count, !buffer[index].isASCIILetter, buffer[index] != 0x23 {
                bareAmpersands += 1
                if bareAmpersands > maximumBareAmpersands { buffer[index - 1] = 0x20 }
            } else if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D {
                buffer[index - 1] = 0x20
            }
        }
    }

    /// Goes over a start tag as HTML's tokenizer does (https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state)
    /// and blanks what is too much.
    ///
    /// - Returns: the index of the closing `>`, or the end of the page.
    private static func repairTag(_ buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let count = buffer.count
        var attributes = 0
        var afterSpace = false
        var afterEquals = false
        while index < count {
            let byte = buffer[index]
            switch byte {
            case 0x3E: return index
            case 0x22 where afterEquals, 0x27 where afterEquals:
                let blank = attributes > maximumAttributes
                if blank { buffer[index] = 0x20 }
                index += 1
                while index < count, buffer[index] != byte {
                    if blank || buffer[index] < 0x20 { buffer[index] = 0x20 }
                    index += 1
                }
                if blank, index < count { buffer[index] = 0x20 }
                afterEquals = false
                afterSpace = true
            case 0x3D:
                afterEquals = true
                afterSpace = false
                if attributes > maximumAttributes { buffer[index] = 0x20 }
            case 0...0x20:
                if byte < 0x20 { buffer[index] = 0x20 }
                if !afterEquals { afterSpace = true }
            default:
                if afterSpace || byte == 0x2F {
                    if byte != 0x2F { attributes += 1 }
                    afterSpace = byte == 0x2F
                }
                afterEquals = false
                if attributes > maximumAttributes { buffer[index] = 0x20 }
            }
            index += 1
        }
        return count
    }
}
