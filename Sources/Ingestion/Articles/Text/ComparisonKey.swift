/// A text reduced to its letters and digits, for comparing what two places of a page say.
enum ComparisonKey {
    /// ASCII in lower case without anything but letters and digits; of the rest all but general punctuation.
    static func bytes(of text: some Sequence<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        var skipping = 0
        var previous: UInt8 = 0
        for byte in text {
            if skipping > 0 {
                skipping -= 1
                continue
            }
            if byte < 0x80 {
                if byte.isASCIILetter || byte.isASCIIDigit { key.append(byte.asciiLowercased) }
            } else if byte == 0xC2 {
                skipping = 1
            } else if byte == 0xE2 {
                skipping = 2
            } else if previous == 0xE3, byte == 0x80 {
                key.removeLast()
                skipping = 1
            } else {
                key.append(byte)
            }
            previous = byte
        }
        return key
    }

    static func of(_ text: String) -> [UInt8] { bytes(of: text.utf8) }
}
