import Foundation

/// A page made ready for the parser: no control characters, no floods, nothing that needn't be parsed.
///
/// libxml2 takes a NUL for the end of a page, compares each attribute of a tag with all before it, and looks for names
/// in a table that is made for few of them, so that some pages of a few megabytes would take hours.
struct HTMLInput: Sendable {
    /// What libxml2 gets, see `HTMLSkeleton`.
    let markup: [UInt8]
    /// The page's UTF-8, in which the texts of scripts stand.
    let source: [UInt8]
    let scripts: [Range<Int>]
    /// How many end tags there are.
    let endTags: Int
}

extension HTMLInput {
    /// libxml2 composes a message for each of these, though nobody asked; beyond this number they are blanked.
    private static let maximumBareAmpersands = 100_000
    /// A page below this size can't hold enough of what merely costs time.
    private static let smallPage = 1 << 20

    /// - Parameter bytes: valid UTF-8.
    init(_ bytes: [UInt8]) {
        let source = Self.isFlooded(bytes) ? Self.repaired(bytes) : bytes
        let skeleton = source.withUnsafeBufferPointer { HTMLSkeleton($0) }
        self.source = source
        scripts = skeleton.scripts
        endTags = skeleton.endTags
        guard skeleton.markup.count >= Self.smallPage / 4 else {
            markup = skeleton.markup
            return
        }
        let names = skeleton.names + skeleton.markup.count { $0 == 0x26 }
        guard names > NameBound.mostNames else {
            markup = skeleton.markup
            return
        }
        var bounded = skeleton.markup
        bounded.withUnsafeMutableBufferPointer { NameBound.apply(to: $0) }
        markup = bounded
    }

    /// Whether there is a NUL, or control characters or ampersands by the hundred thousand.
    private static func isFlooded(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { raw in
            if ByteSearch.first(0, in: raw, from: 0) < raw.count { return true }
            guard raw.count >= smallPage else { return false }
            return raw.count { isControl($0) || $0 == 0x26 } > maximumBareAmpersands
        }
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x0A && byte != 0x09 && byte != 0x0D
    }

    /// With blanks for control characters and surplus bare ampersands.
    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.withUnsafeMutableBufferPointer { buffer in
            var bareAmpersands = 0
            for index in buffer.indices {
                let byte = buffer[index]
                if byte == 0x26, index + 1 < buffer.count, !buffer[index + 1].isASCIILetter, buffer[index + 1] != 0x23 {
                    bareAmpersands += 1
                    if bareAmpersands > maximumBareAmpersands { buffer[index] = 0x20 }
                } else if isControl(byte) {
                    buffer[index] = 0x20
                }
            }
        }
        return bytes
    }
}
