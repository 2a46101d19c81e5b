/// Decodes UTF-16 and UTF-32.
enum WideUnits {
    /// Decodes whole units; unpaired surrogates, values out of range and a cut-off last unit become U+FFFD.
    static func decode(_ bytes: [UInt8], as encoding: CharacterEncoding) -> (utf8: [UInt8], failures: Int) {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count)
        var failures = 0
        switch encoding.scheme {
        case .utf16(let littleEndian):
            var pending: UInt32?
            let high = littleEndian == true ? 1 : 0
            for i in stride(from: 0, to: bytes.count - bytes.count % 2, by: 2) {
                let unit = UInt32(bytes[i + high]) << 8 | UInt32(bytes[i + 1 - high])
                if let first = pending {
                    pending = nil
                    if (0xDC00...0xDFFF).contains(unit) {
                        utf8.append(utf8Of: 0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))
                        continue
                    }
                    utf8.append(utf8Of: 0xFFFD)
                    failures += 1
                }
                if (0xD800...0xDBFF).contains(unit) {
                    pending = unit
                } else {
                    failures += utf8.append(utf8Of: unit) ? 0 : 1
                }
            }
            if pending != nil || bytes.count % 2 != 0 {
                utf8.append(utf8Of: 0xFFFD)
                failures += 1
            }
        case .utf32(let littleEndian):
            for i in stride(from: 0, to: bytes.count - bytes.count % 4, by: 4) {
                var value: UInt32 = 0
                for k in 0..<4 { value |= UInt32(bytes[i + k]) << UInt32(littleEndian == true ? 8 * k : 24 - 8 * k) }
                failures += utf8.append(utf8Of: value) ? 0 : 1
            }
            if bytes.count % 4 != 0 {
                utf8.append(utf8Of: 0xFFFD)
                failures += 1
            }
        default:
            return (bytes, 0)
        }
        return (utf8, failures)
    }
}

extension [UInt8] {
    /// Appends a scalar value as UTF-8; U+FFFD, and `false`, where it is none.
    @discardableResult
    mutating func append(utf8Of value: UInt32) -> Bool {
        switch value {
        case 0..<0x80:
            append(UInt8(truncatingIfNeeded: value))
        case 0x80..<0x800:
            append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        case 0x800..<0xD800, 0xE000..<0x10000:
            append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        case 0x10000..<0x110000:
            append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        default:
            append(contentsOf: [0xEF, 0xBF, 0xBD])
            return false
        }
        return true
    }
}
