/// Reads JSON (RFC 8259) and what is nearly that.
///
/// Raw control characters in strings, trailing commas, a byte order mark, comments and an end in the middle are
/// forgiven, and reported. Nesting is bounded, and the reading is one pass without recursion.
struct JSONReader {
    /// A value and whether something had to be forgiven.
    struct Result {
        var value: JSONValue
        var isRepaired: Bool
    }

    static let deepest = 128

    private struct Container {
        var isObject: Bool
        var elements: [JSONValue] = []
        var members: [JSONValue.Member] = []
        /// The member whose value comes next.
        var name: String?

        var value: JSONValue { isObject ? .object(members) : .array(elements) }
    }

    private let bytes: [UInt8]
    private var i = 0
    private var isRepaired = false
    private var open: [Container] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the value that the text begins with.
    ///
    /// - Returns: `nil` where there is none, or it is nested too deep.
    static func read(_ utf8: [UInt8]) -> Result? {
        var reader = JSONReader(utf8)
        guard let value = reader.readValue() else { return nil }
        reader.skipBlank()
        if reader.i < reader.bytes.count { reader.isRepaired = true }
        return Result(value: value, isRepaired: reader.isRepaired)
    }

    private mutating func readValue() -> JSONValue? {
        while true {
            skipBlank()
            guard i < bytes.count else {
                // Cut off: what was complete is kept.
                isRepaired = true
                guard !open.isEmpty else { return nil }
                return closeAll()
            }
            switch bytes[i] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < Self.deepest else { return nil }
                open.append(Container(isObject: bytes[i] == UInt8(ascii: "{")))
                i += 1
                continue
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                i += 1
                guard let container = open.popLast() else { return nil }
                if let whole = add(container.value) { return whole }
                continue
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                i += 1
                continue
            default: break
            }
            if let last = open.indices.last, open[last].isObject, open[last].name == nil {
                guard bytes[i] == 0x22, let name = readString() else {
                    isRepaired = true
                    i += 1
                    continue
                }
                open[last].name = name
                continue
            }
            guard let scalar = readScalar() else {
                isRepaired = true
                i += 1
                continue
            }
            if let whole = add(scalar) { return whole }
        }
    }

    /// Adds a value to the innermost container; returns it where there is none.
    private mutating func add(_ value: JSONValue) -> JSONValue? {
        guard let last = open.indices.last else { return value }
        if !open[last].isObject {
            open[last].elements.append(value)
        } else if let name = open[last].name {
            open[last].members.append(.init(name: name, value: value))
            open[last].name = nil
        } else {
            isRepaired = true
        }
        return nil
    }

    private mutating func closeAll() -> JSONValue? {
        while let container = open.popLast() {
            if let whole = add(container.value) { return whole }
        }
        return nil
    }

    private mutating func readScalar() -> JSONValue? {
        switch bytes[i] {
        case 0x22: return readString().map { .string($0) }
        case UInt8(ascii: "-"), 0x30...0x39:
            let start = i
            while i < bytes.count, bytes[i].isASCIIAlphanumeric || [0x2B, 0x2D, 0x2E].contains(bytes[i]) { i += 1 }
            return .number(String(decoding: bytes[start..<i], as: UTF8.self))
        case UInt8(ascii: "t"): return skip("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return skip("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return skip("null") ? .null : nil
        default: return nil
        }
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        guard bytes.hasASCII(word, at: i) else { return false }
        i += word.utf8CodeUnitCount
        return true
    }

    private mutating func skipBlank() {
        while i < bytes.count {
            if bytes[i] <= 0x20 {
                i += 1
            } else if bytes[i] == 0xEF, bytes[i...].starts(with: [0xEF, 0xBB, 0xBF]) {
                i += 3
            } else if bytes[i] == 0x2F, i + 1 < bytes.count, bytes[i + 1] == 0x2F || bytes[i + 1] == 0x2A {
                isRepaired = true
                let isLine = bytes[i + 1] == 0x2F
                i += 2
                while i < bytes.count, isLine ? bytes[i] != 0x0A : !bytes[i...].starts(with: [0x2A, 0x2F]) { i += 1 }
                i = min(bytes.count, i + (isLine ? 1 : 2))
            } else {
                return
            }
        }
    }

    /// Reads a string; one that is cut off is what there is of it.
    private mutating func readString() -> String? {
        i += 1
        var text: [UInt8] = []
        while i < bytes.count {
            let start = i
            i = bytes.withUnsafeBytes { ByteSearch.firstToEscapeInJSON(in: $0, from: start) }
            text.append(contentsOf: bytes[start..<i])
            guard i < bytes.count else { break }
            if bytes[i] == 0x22 {
                i += 1
                return String(decoding: text, as: UTF8.self)
            }
            if bytes[i] == 0x5C {
                readEscape(into: &text)
            } else {
                isRepaired = true
                if bytes[i] == 0x09 || bytes[i] == 0x0A || bytes[i] == 0x0D { text.append(bytes[i]) }
                i += 1
            }
        }
        isRepaired = true
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func readEscape(into text: inout [UInt8]) {
        i += 1
        guard i < bytes.count else { return }
        let letter = bytes[i]
        i += 1
        switch letter {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): break
        case UInt8(ascii: "u"):
            guard var value = readHex() else {
                isRepaired = true
                return
            }
            if (0xD800...0xDBFF).contains(value), i + 1 < bytes.count, bytes[i] == 0x5C,
                bytes[i + 1] == UInt8(ascii: "u")
            {
                i += 2
                if let low = readHex() {
                    value = (0xDC00...0xDFFF).contains(low) ? 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
                }
            }
            if value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D { text.append(utf8Of: value) }
        default:
            if ![0x22, 0x5C, 0x2F].contains(letter) { isRepaired = true }
            text.append(letter)
        }
    }

    private mutating func readHex() -> UInt32? {
        guard i + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[i..<i + 4] {
            guard let digit = byte.hexValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        i += 4
        return value
    }
}
