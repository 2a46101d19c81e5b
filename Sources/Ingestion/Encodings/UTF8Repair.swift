/// Mends UTF-8 that has a few bytes of something else in it.
enum UTF8Repair {
    /// Keeps what is well formed; a stray byte is read as windows-1252, which is what it nearly always was, and a
    /// sequence that was cut off is U+FFFD.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16)
        bytes.withUnsafeBytes { raw in
            var i = 0
            while i < raw.count {
                if raw[i] < 0x80 {
                    result.append(raw[i])
                    i += 1
                    continue
                }
                let (length, isValid) = UTF8Validity.sequence(at: i, in: raw)
                if isValid {
                    result.append(contentsOf: raw[i..<i + length])
                } else if length > 1 || i + length == raw.count || raw[i] < 0xA0 {
                    result.append(utf8Of: 0xFFFD)
                } else {
                    result.append(utf8Of: LegacyText.windows1252Table[Int(raw[i]) - 0x80])
                }
                i += length
            }
        }
        return result
    }
}
