/// Decodes encodings older than Unicode.
enum LegacyText {
    /// - Returns: `nil` where neither our tables nor the C library know the encoding.
    static func decode(_ bytes: [UInt8], as encoding: CharacterEncoding) -> IconvConverter.Conversion? {
        switch encoding.scheme {
        case .singleByte:
            if encoding == .windows1252 { return .init(utf8: windows1252(bytes), failures: 0) }
            return singleByte(bytes, as: encoding)
        case .hz:
            return IconvConverter.convert(eightBit(hz: bytes), from: encoding.converter)
        default:
            return IconvConverter.convert(bytes, from: encoding.converter)
        }
    }

    /// Decodes windows-1252 as WHATWG's index has it: the five bytes that Microsoft leaves open are C1 controls.
    static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        map(bytes, by: windows1252Table)
    }

    /// The scalar values of windows-1252's bytes 0x80 to 0xFF.
    static let windows1252Table: [UInt32] = {
        let c1: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
            0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
            0x0153, 0x9D, 0x017E, 0x0178,
        ]
        return c1 + (0xA0...0xFF).map { UInt32($0) }
    }()

    private static func singleByte(_ bytes: [UInt8], as encoding: CharacterEncoding) -> IconvConverter.Conversion? {
        guard let table = SingleByteTables.table(of: encoding.converter) else { return nil }
        var failures = 0
        for byte in bytes where byte >= 0x80 && table[Int(byte) - 0x80] == 0xFFFD { failures += 1 }
        return .init(utf8: map(bytes, by: table), failures: failures)
    }

    private static func map(_ bytes: [UInt8], by table: [UInt32]) -> [UInt8] {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 4)
        bytes.withUnsafeBytes { raw in
            var copied = 0
            var i = 0
            while i < raw.count {
                if i &+ 8 <= raw.count {
                    let highs = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080
                    if highs == 0 {
                        i &+= 8
                        continue
                    }
                    i &+= highs.littleEndian.trailingZeroBitCount >> 3
                }
                if raw[i] >= 0x80 {
                    utf8.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[copied..<i]))
                    utf8.append(utf8Of: table[Int(raw[i]) - 0x80])
                    copied = i &+ 1
                }
                i &+= 1
            }
            utf8.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[copied...]))
        }
        return utf8
    }

    /// Turns HZ into GB 2312 with the high bits set.
    private static func eightBit(hz bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isChinese = false
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x7E, i + 1 < bytes.count, [0x7B, 0x7D, 0x7E, 0x0A].contains(bytes[i + 1]) {
                switch bytes[i + 1] {
                case 0x7B: isChinese = true
                case 0x7D: isChinese = false
                case 0x7E: result.append(0x7E)
                default: break
                }
                i += 2
                continue
            }
            result.append(isChinese && bytes[i] > 0x20 ? bytes[i] | 0x80 : bytes[i])
            i += 1
        }
        return result
    }
}
