/// The FNV-1a hash of a word's bytes, for tables of words that are looked up while a text is read
/// (http://www.isthe.com/chongo/tech/comp/fnv/).
enum WordHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = step(hash, byte) }
        return hash
    }

    /// The hashes of a text's words, ASCII in lower case; all that is beyond ASCII counts as letters, but for general
    /// punctuation.
    static func words(of text: some Sequence<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        var hash = seed
        var length = 0
        var skipping = 0
        func end() {
            if length > 0 { words.append(hash) }
            hash = seed
            length = 0
        }
        for byte in text {
            if skipping > 0 {
                skipping -= 1
                continue
            }
            if byte.isASCIILetter || byte.isASCIIDigit || (byte >= 0x80 && byte != 0xC2 && byte != 0xE2) {
                hash = step(hash, byte.asciiLowercased)
                length += 1
            } else {
                if byte >= 0x80 { skipping = byte == 0xC2 ? 1 : 2 }
                end()
            }
        }
        end()
        return words
    }
}
