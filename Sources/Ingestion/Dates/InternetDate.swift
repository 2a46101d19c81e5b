/// Reads the date of mail and HTTP, the commonest in feeds, straight from its bytes.
///
/// `Mon, 05 Jan 2026 08:15:00 +0100`, the weekday and the seconds optional
/// (RFC 5322 §3.3, https://www.rfc-editor.org/rfc/rfc5322). Everything else is left to the slower readers.
enum InternetDate {
    static func parse<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes) -> NewsDate? where Bytes.Index == Int {
        var i = bytes.startIndex
        let end = bytes.endIndex

        func number(_ longest: Int) -> (value: Int, digits: Int)? {
            var value = 0
            var digits = 0
            while i < end, digits < longest, (0x30...0x39).contains(bytes[i]) {
                value = value * 10 + Int(bytes[i] - 0x30)
                digits += 1
                i += 1
            }
            return digits > 0 ? (value, digits) : nil
        }
        func skipSpaces() { while i < end, bytes[i] == 0x20 { i += 1 } }
        func skip(_ byte: UInt8) -> Bool {
            guard i < end, bytes[i] == byte else { return false }
            i += 1
            return true
        }

        if bytes.count > 4, bytes[i + 3] == 0x2C { i += 4 }
        skipSpaces()
        guard let day = number(2), skip(0x20), i + 4 < end, let month = month(bytes[i], bytes[i + 1], bytes[i + 2]),
            bytes[i + 3] == 0x20
        else { return nil }
        i += 4
        guard let year = number(4), year.digits == 4, skip(0x20), let hour = number(2), skip(0x3A),
            let minute = number(2)
        else { return nil }
        var second = 0
        if skip(0x3A) {
            guard let read = number(2) else { return nil }
            second = read.value
        }
        guard skip(0x20), i < end else { return nil }
        var offset = 0
        switch bytes[i] {
        case 0x2B, 0x2D:
            let sign = bytes[i] == 0x2D ? -1 : 1
            i += 1
            guard let zone = number(4), zone.digits == 4 else { return nil }
            offset = sign * (zone.value / 100 * 3600 + zone.value % 100 * 60)
        case 0x47:
            guard i + 3 == end, bytes[i + 1] == 0x4D, bytes[i + 2] == 0x54 else { return nil }
            i = end
        default:
            let start = i
            while i < end, bytes[i].isASCIILetter, i - start < 6 { i += 1 }
            let name = String(decoding: bytes[start..<i].map(\.asciiLowercased), as: UTF8.self)
            guard i > start, let known = ZoneName.offset(name) else { return nil }
            offset = known
        }
        guard i == end else { return nil }
        return NewsDate(
            year: year.value, month: month, day: day.value, time: (hour.value, minute.value, second),
            offsetSeconds: offset)
    }

    private static func month(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int? {
        switch UInt32(a | 0x20) << 16 | UInt32(b | 0x20) << 8 | UInt32(c | 0x20) {
        case 0x6A616E: 1
        case 0x666562: 2
        case 0x6D6172: 3
        case 0x617072: 4
        case 0x6D6179: 5
        case 0x6A756E: 6
        case 0x6A756C: 7
        case 0x617567: 8
        case 0x736570: 9
        case 0x6F6374: 10
        case 0x6E6F76: 11
        case 0x646563: 12
        default: nil
        }
    }
}
