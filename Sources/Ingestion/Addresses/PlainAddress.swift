/// An address of the web that is already in the form that the parser would give it.
///
/// Nearly every address in a feed is; telling so in one pass over its bytes spares taking it apart.
struct PlainAddress {
    let scheme: String
    let host: String

    /// - Returns: `nil` where the whole parser has to look.
    init?(_ bytes: [UInt8]) {
        guard let host = bytes.withUnsafeBytes({ Self.host(of: $0) }) else { return nil }
        scheme = host.lowerBound == 8 ? "https" : "http"
        self.host = String(decoding: bytes[host], as: UTF8.self)
    }

    /// Whether the parser would leave the whole text as it is.
    static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBytes { host(of: $0) != nil }
    }

    static func isWhole(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        host(of: UnsafeRawBufferPointer(bytes)) != nil
    }

    /// Where the host stands, if the parser would leave the whole text as it is.
    private static func host(of raw: UnsafeRawBufferPointer) -> Range<Int>? {
        guard raw.count >= 8 else { return nil }
        let start: Int
        switch raw.loadUnaligned(as: UInt64.self).littleEndian {
        case 0x2F2F_3A73_7074_7468: start = 8
        case let word where word & 0xFF_FFFF_FFFF_FFFF == 0x2F_2F3A_7074_7468: start = 7
        default: return nil
        }
        guard let end = hostEnd(of: raw, from: start), isPlain(raw, from: end) else { return nil }
        return start..<end
    }

    /// Whether a text is a path (`/politics/a.html?b#c`) that the parser would put behind the base's host as it is.
    static func isPath(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == .slash, bytes.count == 1 || (bytes[1] != .slash && bytes[1] != .backslash) else {
            return false
        }
        return bytes.withUnsafeBytes { isPlain($0, from: 0) }
    }

    /// Where a host of letters ends at a slash.
    private static func hostEnd(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let limit = min(bytes.count, start + 250)
        var index = start
        while index < limit, isHost(bytes[index]) { index &+= 1 }
        // Ends in a letter: no IPv4 address, and no dot to think about.
        guard index < limit, bytes[index] == .slash, index > start, bytes[index - 1].isASCIILetter,
            !endsInHex(bytes[start..<index])
        else { return nil }
        return index
    }

    @inline(__always)
    private static func isHost(_ byte: UInt8) -> Bool {
        (byte &- 0x61 < 26) || (byte &- 0x30 < 10) || byte == 0x2D || byte == 0x2E
    }

    /// Whether the last label begins as a hexadecimal number does.
    private static func endsInHex(_ host: Slice<UnsafeRawBufferPointer>) -> Bool {
        let label = host[(host.lastIndex(of: .dot).map { $0 + 1 } ?? host.startIndex)...]
        return label.first?.isASCIIDigit ?? true
    }

    private static let plain = ByteSet(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&()*+,;=:@/%")

    /// Which bytes need no look: those of `plain` but the slash.
    private static let isOrdinary = (UInt8.min...UInt8.max).map { plain.contains($0) && $0 != .slash }

    private static func isPlain(_ raw: UnsafeRawBufferPointer, from start: Int) -> Bool {
        isOrdinary.withUnsafeBufferPointer { isOrdinary in
            var isPath = true
            var hasFragment = false
            var i = start
            while true {
                while i &+ 4 <= raw.count, isOrdinary[Int(raw[i])], isOrdinary[Int(raw[i &+ 1])],
                    isOrdinary[Int(raw[i &+ 2])], isOrdinary[Int(raw[i &+ 3])]
                {
                    i &+= 4
                }
                while i < raw.count, isOrdinary[Int(raw[i])] { i &+= 1 }
                guard i < raw.count else { return true }
                switch raw[i] {
                case .slash:
                    // A dot segment, or an escape that may be one.
                    if isPath, i &+ 1 < raw.count, raw[i &+ 1] == .dot || raw[i &+ 1] == .percent { return false }
                case .question: isPath = false
                case .hash where !hasFragment:
                    isPath = false
                    hasFragment = true
                default: return false
                }
                i &+= 1
            }
        }
    }
}
