/// Tells wide units (UTF-16, UTF-32) by their byte order mark or by where the zero bytes lie.
enum ByteOrder {
    /// Returns the encoding that a byte order mark states, and the mark's length.
    static func mark(of bytes: [UInt8]) -> (encoding: CharacterEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return (.utf32(littleEndian: true), 4) }
        if bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return (.utf32(littleEndian: false), 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(littleEndian: true), 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(littleEndian: false), 2) }
        return nil
    }

    /// Returns the encoding of text that begins with ASCII characters in wide units.
    static func unmarked(_ bytes: [UInt8]) -> CharacterEncoding? {
        guard bytes.count >= 4 else { return nil }
        let isASCII = bytes[..<4].map { $0 != 0 && $0 < 0x80 }
        let isZero = bytes[..<4].map { $0 == 0 }
        if isZero[0], isZero[1], isZero[2], isASCII[3] { return .utf32(littleEndian: false) }
        if isASCII[0], isZero[1], isZero[2], isZero[3] { return .utf32(littleEndian: true) }
        // The second character may be any, the first is markup or white space.
        if isZero[0], isASCII[1], !isASCII[2] || isZero[2] { return .utf16(littleEndian: false) }
        if isASCII[0], isZero[1] { return .utf16(littleEndian: true) }
        return nil
    }
}
