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
            guard var walk = TagWalk(buffer) else { return }
            while let tag = walk.next() {
                names += 1
                if tag.isEnd {
                    endTags += 1
                    continue
                }
                var attributes = 0
                walk.readAttributes(of: tag) { _ in attributes += 1 }
                if attributes > HTMLInput.maximumAttributes { isHarmless = false }
                names += attributes
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
    }

    private static func repair(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        var bareAmpersands = 0
        for index in buffer.indices {
            let byte = buffer[index]
            if byte == 0x26, index + 1 < buffer.count, !buffer[index + 1].isASCIILetter, buffer[index + 1] != 0x23 {
                bareAmpersands += 1
                if bareAmpersands > maximumBareAmpersands { buffer[index] = 0x20 }
            } else if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D {
                buffer[index] = 0x20
            }
        }
        guard var walk = TagWalk(UnsafeBufferPointer(buffer)) else { return }
        while let tag = walk.next() {
            if tag.isEnd { continue }
            var attributes = 0
            var surplus: Int?
            let end = walk.readAttributes(of: tag) { start in
                attributes += 1
                if attributes == maximumAttributes + 1 { surplus = start }
            }
            if let surplus { buffer[surplus..<end].update(repeating: 0x20) }
        }
    }
}
