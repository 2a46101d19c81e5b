/// An address of the web that is already in the form that the parser would give it.
///
/// Nearly every address in a feed is; telling so in one pass over its bytes spares taking it apart.
struct PlainAddress {
    let scheme: String
    let host: String

    private static let http = Array("http://".utf8)
    private static let https = Array("https://".utf8)

    /// - Returns: `nil` where the whole parser has to look.
    init?(_ bytes: [UInt8]) {
        let isSecure: Bool
        if bytes.starts(with: Self.https) {
            isSecure = true
        } else if bytes.starts(with: Self.http) {
            isSecure = false
        } else {
            return nil
        }
        let start = isSecure ? 8 : 7
        guard let end = Self.hostEnd(of: bytes, from: start), Self.isPlain(bytes[end...]) else { return nil }
        scheme = isSecure ? "https" : "http"
        host = String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Whether a text is a path (`/politics/a.html?b#c`) that the parser would put behind the base's host as it is.
    static func isPath(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == .slash, bytes.count == 1 || (bytes[1] != .slash && bytes[1] != .backslash) else {
            return false
        }
        return isPlain(bytes[...])
    }

    /// Where a host of letters ends at a slash.
    private static func hostEnd(of bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < bytes.count, index - start < 250 {
            switch bytes[index] {
            case 0x61...0x7A, 0x30...0x39, 0x2D, .dot: index += 1
            case .slash:
                // Ends in a letter: no IPv4 address, and no dot to think about.
                guard index > start, bytes[index - 1].isASCIILetter, !endsInHex(bytes[start..<index]) else {
                    return nil
                }
                return index
            default: return nil
            }
        }
        return nil
    }

    /// Whether the last label begins as a hexadecimal number does.
    private static func endsInHex(_ host: ArraySlice<UInt8>) -> Bool {
        let label = host[(host.lastIndex(of: .dot).map { $0 + 1 } ?? host.startIndex)...]
        return label.first?.isASCIIDigit ?? true
    }

    private static let plain = ByteSet(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&()*+,;=:@/%")

    private static func isPlain(_ rest: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0
        var isPath = true
        var hasFragment = false
        for byte in rest {
            if !plain.contains(byte) {
                switch byte {
                case .question: isPath = false
                case .hash where !hasFragment:
                    isPath = false
                    hasFragment = true
                default: return false
                }
            } else if isPath, previous == .slash, byte == .dot || byte == .percent {
                return false
            }
            previous = byte
        }
        return true
    }
}
