/// What a look at bytes as UTF-8 shows.
struct UTF8Validity: Sendable, Hashable {
    /// Sequences of two, three or four bytes that are well formed.
    var multibyte = 0
    /// Those of them of three or four bytes.
    var long = 0
    /// Maximal ill-formed subsequences (Unicode 16, §3.9, table 3-8).
    var failures = 0
    /// Whether the only failure is a sequence cut off by the end.
    var isOnlyTruncated = false

    var isValid: Bool { failures == 0 }

    /// Examines all bytes, eight at a time where they are ASCII.
    init(_ bytes: [UInt8]) {
        let count = bytes.count
        var result = (multibyte: 0, long: 0, failures: 0, truncated: false)
        bytes.withUnsafeBytes { raw in
            var i = 0
            while i < count {
                if i &+ 8 <= count {
                    let highs = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080
                    if highs == 0 {
                        i &+= 8
                        continue
                    }
                    i &+= highs.littleEndian.trailingZeroBitCount >> 3
                }
                let lead = raw[i]
                if lead < 0x80 {
                    i &+= 1
                    continue
                }
                // The commonest beyond ASCII: two bytes.
                if lead >= 0xC2, lead < 0xE0, i &+ 1 < count, raw[i &+ 1] & 0xC0 == 0x80 {
                    result.multibyte &+= 1
                    i &+= 2
                    continue
                }
                let (length, isValid) = Self.sequence(at: i, in: raw)
                if isValid {
                    result.multibyte += 1
                    if length > 2 { result.long += 1 }
                } else {
                    result.failures += 1
                    result.truncated = i + length == count && Self.isLead(lead)
                }
                i += length
            }
        }
        multibyte = result.multibyte
        long = result.long
        failures = result.failures
        isOnlyTruncated = result.failures == 1 && result.truncated
    }

    /// Returns how many bytes from `i` on belong together, and whether they are a well-formed sequence.
    static func sequence(at i: Int, in raw: UnsafeRawBufferPointer) -> (length: Int, isValid: Bool) {
        let lead = raw[i]
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        let needed: Int
        switch lead {
        case 0xC2...0xDF: needed = 1
        case 0xE0...0xEF:
            needed = 2
            if lead == 0xE0 { low = 0xA0 }
            if lead == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            needed = 3
            if lead == 0xF0 { low = 0x90 }
            if lead == 0xF4 { high = 0x8F }
        default: return (1, false)
        }
        var length = 1
        while length <= needed {
            guard i + length < raw.count, raw[i + length] >= low, raw[i + length] <= high else {
                return (length, false)
            }
            low = 0x80
            high = 0xBF
            length += 1
        }
        return (length, true)
    }

    private static func isLead(_ byte: UInt8) -> Bool { (0xC2...0xF4).contains(byte) }
}
