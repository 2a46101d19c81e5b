/// Characters and references of XML.
enum XMLText {
    /// Returns the text without the characters that XML doesn't have, controls, U+FFFE and U+FFFF; `nil` where there
    /// are none.
    static func withoutForbidden(_ utf8: [UInt8]) -> [UInt8]? {
        utf8.withUnsafeBytes { raw in
            var result: [UInt8] = []
            var copied = 0
            var control = ByteSearch.firstControl(in: raw, from: 0)
            var lead = ByteSearch.first(0xEF, in: raw, from: 0)
            while control < raw.count || lead < raw.count {
                if control < lead {
                    result.append(contentsOf: raw[copied..<control])
                    copied = control + 1
                    control = ByteSearch.firstControl(in: raw, from: copied)
                } else {
                    if lead + 2 < raw.count, raw[lead + 1] == 0xBF, raw[lead + 2] >= 0xBE {
                        result.append(contentsOf: raw[copied..<lead])
                        copied = lead + 3
                    }
                    lead = ByteSearch.first(0xEF, in: raw, from: lead + 1)
                }
            }
            guard copied > 0 else { return nil }
            result.append(contentsOf: raw[copied...])
            return result
        }
    }

    enum Reference {
        /// One that every XML parser knows.
        case known(end: Int)
        /// A number that should stand for this character.
        case character(UInt32, end: Int)
        /// A name that must be looked up.
        case name(Range<Int>, end: Int)
        /// No reference, but an ampersand.
        case bare
    }

    /// Reads what the ampersand at `i` begins.
    static func reference(in bytes: [UInt8], at i: Int, limit: Int) -> Reference {
        var k = i + 1
        guard k < limit else { return .bare }
        if bytes[k] == 0x23 {
            guard let (value, end) = number(in: bytes, at: k + 1, limit: limit) else { return .bare }
            let intended = NamedCharacters.intended(value)
            if isCharacter(intended) { return intended == value ? .known(end: end) : .character(intended, end: end) }
            return .character(0xFFFD, end: end)
        }
        let start = k
        while k < limit, k - start <= NamedCharacters.longest,
            bytes[k].isASCIIAlphanumeric || bytes[k] == 0x5F || bytes[k] == 0x2D || bytes[k] == 0x2E
        {
            k += 1
        }
        guard k > start, k < limit, bytes[k] == 0x3B else { return .bare }
        switch k - start {
        case 2 where bytes[start + 1] == 0x74 && (bytes[start] == 0x6C || bytes[start] == 0x67):
            return .known(end: k + 1)
        case 3 where bytes[start] == 0x61 && bytes[start + 1] == 0x6D && bytes[start + 2] == 0x70:
            return .known(end: k + 1)
        case 4 where bytes[start..<k].elementsEqual("quot".utf8) || bytes[start..<k].elementsEqual("apos".utf8):
            return .known(end: k + 1)
        default: return .name(start..<k, end: k + 1)
        }
    }

    /// Reads the digits of a numeric reference and its semicolon.
    private static func number(in bytes: [UInt8], at start: Int, limit: Int) -> (value: UInt32, end: Int)? {
        var k = start
        let isHex = k < limit && bytes[k] == 0x78
        if isHex { k += 1 }
        let first = k
        var value: UInt32 = 0
        while k < limit, k - first < 16, let digit = bytes[k].hexValue, isHex || digit < 10 {
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x110000)
            k += 1
        }
        guard k > first, k < limit, bytes[k] == 0x3B else { return nil }
        return (value, k + 1)
    }

    /// Says whether XML 1.0 has the character (https://www.w3.org/TR/xml/#charsets).
    static func isCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Writes a character so that it is text.
    static func escaped(_ value: UInt32) -> [UInt8] {
        switch value {
        case 0x26: return Array("&amp;".utf8)
        case 0x3C: return Array("&lt;".utf8)
        case 0x3E: return Array("&gt;".utf8)
        case 0x22: return Array("&quot;".utf8)
        default:
            var utf8: [UInt8] = []
            utf8.append(utf8Of: value)
            return utf8
        }
    }

    static func isNameStart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == 0x5F || byte == 0x3A || byte >= 0x80
    }

    static func isName(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == 0x5F || byte == 0x3A || byte == 0x2D || byte == 0x2E || byte >= 0x80
    }
}
