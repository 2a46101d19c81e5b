/// A text reduced to its letters and digits, for comparing what two places of a page say.
enum ComparisonKey {
    /// ASCII in lower case without anything but letters and digits; of the rest all but general punctuation.
    static func bytes(of text: some Sequence<UInt8>) -> [UInt8] {
        text.withContiguousStorageIfAvailable { key(of: $0) } ?? Array(text).withUnsafeBufferPointer { key(of: $0) }
    }

    static func of(_ text: String) -> [UInt8] { bytes(of: text.utf8) }

    private static func key(of text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { key, count in
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte < 0x80 {
                    if byte.isASCIILetter || byte.isASCIIDigit {
                        key[count] = byte.asciiLowercased
                        count += 1
                    }
                } else if byte == 0xC2 {
                    index += 1
                } else if byte == 0xE2 || (byte == 0xE3 && index + 1 < text.count && text[index + 1] == 0x80) {
                    index += 2
                } else {
                    key[count] = byte
                    count += 1
                }
                index += 1
            }
        }
    }
}
