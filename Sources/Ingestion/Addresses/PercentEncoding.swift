/// Percent-encoding of an address's parts (RFC 3986 §2.1; the sets are those of
/// https://url.spec.whatwg.org/#percent-encoded-bytes).
enum PercentEncoding {
    /// What is escaped in a path beside controls, the space and everything that is not ASCII.
    static let path = ByteSet("\"#<>?^`{}")
    static let query = ByteSet("\"#<>'")
    static let fragment = ByteSet("\"<>`")
    static let user = ByteSet("\"#<>?^`{}/;=@[\\]|")
    static let opaque = ByteSet("\"<>")
    /// A file's name may hold what has a meaning in an address.
    static let fileName = ByteSet("\"#<>?^`{}%\\")

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Appends bytes, each escaped where it is in the set, a control, a space or not ASCII; escapes stay as they are.
    static func append(_ bytes: ArraySlice<UInt8>, escaping set: ByteSet, to out: inout [UInt8]) {
        for byte in bytes {
            if byte <= 0x20 || byte >= 0x7F || set.contains(byte) {
                appendEscape(of: byte, to: &out)
            } else {
                out.append(byte)
            }
        }
    }

    static func appendEscape(of byte: UInt8, to out: inout [UInt8]) {
        out.append(.percent)
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
    }

    /// The byte that an escape at `index` stands for; `nil` where there is no whole escape.
    static func escapedByte(in bytes: ArraySlice<UInt8>, at index: Int) -> UInt8? {
        guard bytes[index] == .percent, bytes.endIndex - index >= 3, let high = bytes[index + 1].hexValue,
            let low = bytes[index + 2].hexValue
        else { return nil }
        return high << 4 | low
    }

    /// Undoes every escape; a percent sign that begins none stays.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let byte = escapedByte(in: bytes, at: index) {
                out.append(byte)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    /// Escapes in upper case, and none for what needs none (RFC 3986 §6.2.2): for comparison.
    static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let byte = escapedByte(in: bytes, at: index) {
                if isUnreserved(byte) {
                    out.append(byte)
                } else {
                    appendEscape(of: byte, to: &out)
                }
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    /// Whether a byte stands for itself everywhere (RFC 3986 §2.3).
    static func isUnreserved(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || unreserved.contains(byte)
    }

    private static let unreserved = ByteSet("-._~")
}
