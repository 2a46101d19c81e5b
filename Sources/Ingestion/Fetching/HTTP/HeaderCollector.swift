/// Collects the header fields of a response from its lines.
///
/// Interim responses and those of a proxy come before the last one; each begins anew.
struct HeaderCollector: Sendable {
    private(set) var status = 0
    /// Names in lower case, in the order in which they came.
    private(set) var fields: [(name: String, value: String)] = []
    /// The bytes of all lines so far, of interim responses too.
    private(set) var byteCount = 0
    private var isComplete = false

    /// Takes one line, with its line break.
    mutating func take(_ line: some Collection<UInt8>) {
        byteCount += line.count
        let bytes = Array(line)
        if bytes.starts(with: "HTTP/".utf8) {
            let fields = bytes.split(separator: 0x20, maxSplits: 2)
            status = fields.count > 1 ? Self.status(fields[1]) : 0
            self.fields = []
            isComplete = false
            return
        }
        let text = Self.trimmed(bytes[...])
        if text.isEmpty { isComplete = true }
        // What follows the empty line is trailers: nothing in them is needed here.
        guard !isComplete else { return }
        if bytes.first == 0x20 || bytes.first == 0x09 {
            fold(text)
            return
        }
        guard let colon = bytes.firstIndex(of: .colon), colon > 0 else { return }
        let name = String(decoding: Self.trimmed(bytes[..<colon]).map(\.asciiLowercased), as: UTF8.self)
        fields.append((name, Self.value(of: name, Self.trimmed(bytes[(colon + 1)...]))))
    }

    /// Joins a folded line to the one before (RFC 9112 §5.2).
    private mutating func fold(_ text: ArraySlice<UInt8>) {
        guard let last = fields.popLast() else { return }
        fields.append((last.name, last.value + " " + Self.value(of: last.name, text)))
    }

    private static func status(_ text: ArraySlice<UInt8>) -> Int {
        let digits = trimmed(text)
        return digits.count == 3 && digits.allSatisfy(\.isASCIIDigit)
            ? Int(String(decoding: digits, as: UTF8.self)) ?? 0 : 0
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = bytes
        while let first = slice.first, first <= 0x20 { slice.removeFirst() }
        while let last = slice.last, last <= 0x20 { slice.removeLast() }
        return slice
    }

    /// Reads a value as UTF-8, else as Latin-1; a validator always as Latin-1, so that its bytes can be sent back.
    private static func value(of name: String, _ bytes: ArraySlice<UInt8>) -> String {
        if name != "etag", name != "last-modified", let text = String(validating: bytes, as: UTF8.self) { return text }
        return IsomorphicText.decode(bytes)
    }
}
