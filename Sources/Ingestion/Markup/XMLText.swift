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

    /// Writes line ends as XML wants them read (https://www.w3.org/TR/xml/#sec-line-ends).
    static func withPlainLineEnds(_ utf8: [UInt8]) -> [UInt8] {
        utf8.withUnsafeBytes { raw in
            var result: [UInt8] = []
            var copied = 0
            var found = ByteSearch.first(0x0D, in: raw, from: 0)
            guard found < raw.count else { return utf8 }
            result.reserveCapacity(raw.count)
            while found < raw.count {
                result.append(contentsOf: raw[copied..<found])
                copied = found + 1
                if copied >= raw.count || raw[copied] != 0x0A { result.append(0x0A) }
                found = ByteSearch.first(0x0D, in: raw, from: copied)
            }
            result.append(contentsOf: raw[copied...])
            return result
        }
    }

    enum Reference {
        /// One that every XML parser knows.
        case known(UInt32, end: Int)
        /// A number that stands for nothing, in whose place this character is put.
        case character(UInt32, end: Int)
        /// A name that must be looked up.
        case name(Range<Int>, end: Int)
        /// No reference, but an ampersand.
        case bare
    }

    /// Reads `&lt;`, `&gt;`, `&amp;` and `&quot;`, of which escaped HTML is full, without a look-up.
    @inline(__always)
    static func commonReference(
        in raw: UnsafeRawBufferPointer, at i: Int, limit: Int
    ) -> (character: UInt8, end: Int)? {
        guard i &+ 6 <= limit else { return nil }
        let word = raw.loadUnaligned(fromByteOffset: i &+ 1, as: UInt32.self).littleEndian
        switch word {
        case 0x3B70_6D61: return (0x26, i &+ 5)
        case 0x746F_7571 where raw[i &+ 5] == 0x3B: return (0x22, i &+ 6)
        default: break
        }
        switch word & 0xFF_FFFF {
        case 0x3B_746C: return (0x3C, i &+ 4)
        case 0x3B_7467: return (0x3E, i &+ 4)
        default: return nil
        }
    }

    /// Reads what the ampersand at `i` begins.
    static func reference(in bytes: [UInt8], at i: Int, limit: Int) -> Reference {
        var k = i + 1
        guard k < limit else { return .bare }
        if bytes[k] == 0x23 {
            guard let (value, end) = number(in: bytes, at: k + 1, limit: limit) else { return .bare }
            return isCharacter(value) ? .known(NamedCharacters.intended(value), end: end) : .character(0xFFFD, end: end)
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
            return .known(bytes[start] == 0x6C ? 0x3C : 0x3E, end: k + 1)
        case 3 where bytes[start] == 0x61 && bytes[start + 1] == 0x6D && bytes[start + 2] == 0x70:
            return .known(0x26, end: k + 1)
        case 4 where bytes[start..<k].elementsEqual("quot".utf8) || bytes[start..<k].elementsEqual("apos".utf8):
            return .known(bytes[start] == 0x71 ? 0x22 : 0x27, end: k + 1)
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
        byte.isASCIILetter || byte == 0x5F || byte == 0x3A
    }

    static func isName(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == 0x5F || byte == 0x3A || byte == 0x2D || byte == 0x2E
    }

    /// Which bytes of ASCII a name may have.
    private static let nameBytes = (UInt8.min...UInt8.max).map(isName)

    /// Says whether a name may begin at an offset (https://www.w3.org/TR/xml/#NT-NameStartChar).
    static func beginsName(in bytes: [UInt8], at index: Int) -> Bool {
        let byte = bytes[index]
        return byte < 0x80 ? isNameStart(byte) : nameCharacter(in: bytes, at: index, isFirst: true) != nil
    }

    /// Returns where a name that begins at `start` ends; no name is longer than 1 KiB.
    static func nameEnd(in bytes: [UInt8], from start: Int) -> Int {
        var k = start
        let limit = min(bytes.count, start + 1024)
        while k < limit {
            k = bytes.withUnsafeBytes { raw in
                nameBytes.withUnsafeBufferPointer { isName in
                    var k = k
                    while k < limit, isName[Int(raw[k])] { k &+= 1 }
                    return k
                }
            }
            guard k < limit, bytes[k] >= 0x80, let length = nameCharacter(in: bytes, at: k, isFirst: false) else {
                break
            }
            k += length
        }
        return min(k, bytes.count)
    }

    /// Returns the length of a character beyond ASCII that a name may have; `nil` where it may not.
    private static func nameCharacter(in bytes: [UInt8], at index: Int, isFirst: Bool) -> Int? {
        let lead = bytes[index]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        // The middle of a character is no beginning.
        guard lead >= 0xC2, index + length <= bytes.count else { return nil }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for k in 1..<length { value = value << 6 | UInt32(bytes[index + k] & 0x3F) }
        switch value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
            0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            return length
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: return isFirst ? nil : length
        default: return nil
        }
    }
}
