/// A piece of embedded JSON, read with bounds and with the patience that pages need.
///
/// Raw line ends in strings, trailing commas and comments around the whole are let pass; what ends too early is closed.
struct LinkedDocument: Sendable {
    static let maximumDepth = 48
    static let maximumValues = 200_000

    let bytes: [UInt8]
    private(set) var root: LinkedValue = .null

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var reader = LinkedReader(bytes: bytes)
        root = reader.value(depth: 0)
    }

    /// The value of a key, where the value is an object that has it.
    func member(_ key: StaticString, of value: LinkedValue) -> LinkedValue? {
        guard case .object(let members) = value else { return nil }
        return key.withUTF8Buffer { wanted in
            for member in members where member.key.count == wanted.count {
                if bytes[member.key].elementsEqual(wanted) { return member.value }
            }
            return nil
        }
    }

    /// A string with its escapes undone; `nil` for anything else and for what is empty.
    func string(_ value: LinkedValue?) -> String? {
        switch value {
        case .string(let range):
            let text = String(decoding: unescaped(range), as: UTF8.self)
            return text.isEmpty ? nil : text
        case .number(let range): return String(decoding: bytes[range], as: UTF8.self)
        case .list(let values):
            return values.first.flatMap { first in
                if case .string = first { return string(first) }
                return nil
            }
        default: return nil
        }
    }

    func string(_ key: StaticString, of value: LinkedValue) -> String? {
        string(member(key, of: value))
    }

    /// A value as a list: itself where it is none.
    func list(_ value: LinkedValue?) -> [LinkedValue] {
        switch value {
        case .list(let values): values
        case .none, .null: []
        case .some(let single): [single]
        }
    }

    /// The UTF-8 of a string between its quotation marks, escapes undone.
    func unescaped(_ range: Range<Int>) -> [UInt8] {
        guard bytes[range].contains(0x5C) else { return Array(bytes[range]) }
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            guard byte == 0x5C, index < range.upperBound else {
                result.append(byte)
                continue
            }
            let escape = bytes[index]
            index += 1
            switch escape {
            case 0x6E: result.append(0x0A)
            case 0x74: result.append(0x09)
            case 0x72: result.append(0x0D)
            case 0x62, 0x66: result.append(0x20)
            case 0x75: appendScalar(to: &result, at: &index, before: range.upperBound)
            default: result.append(escape)
            }
        }
        return result
    }

    private func appendScalar(to result: inout [UInt8], at index: inout Int, before end: Int) {
        guard var code = hexadecimal(at: index, before: end) else { return }
        index += 4
        if code >= 0xD800, code < 0xDC00, index + 5 < end, bytes[index] == 0x5C, bytes[index + 1] == 0x75,
            let low = hexadecimal(at: index + 2, before: end), low >= 0xDC00, low < 0xE000
        {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            index += 6
        }
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private func hexadecimal(at index: Int, before end: Int) -> UInt32? {
        guard index + 4 <= end else { return nil }
        var code: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: return nil
            }
        }
        return code
    }
}
