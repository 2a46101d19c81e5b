/// Reads JSON (RFC 8259) whose numbers are integers; depth and numbers are bounded, a repeated key is refused.
struct JSONParser {
    private let bytes: [UInt8]
    private var place = 0

    static let depthLimit = 32
    /// Numbers that every reader of JSON holds exactly: below 2^53.
    static let numberLimit: Int64 = 9_007_199_254_740_991

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that the bytes are; `nil` where they are none, or more than one.
    static func parse(_ bytes: [UInt8]) -> JSONValue? {
        var parser = JSONParser(bytes)
        guard let value = parser.value(depth: 0) else { return nil }
        parser.skipBlanks()
        return parser.place == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipBlanks()
        guard depth <= Self.depthLimit, place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        default: return integer().map { .integer($0) }
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        place += 1
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if take("}") { return .object(members) }
        while true {
            skipBlanks()
            guard let key = string() else { return nil }
            skipBlanks()
            guard take(":"), let value = value(depth: depth + 1), members.updateValue(value, forKey: key) == nil else {
                return nil
            }
            skipBlanks()
            if take("}") { return .object(members) }
            guard take(",") else { return nil }
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        place += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(elements) }
        while true {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
            skipBlanks()
            if take("]") { return .array(elements) }
            guard take(",") else { return nil }
        }
    }

    private mutating func integer() -> Int64? {
        let negative = take("-")
        let start = place
        var number = Int64(0)
        while place < bytes.count, (48...57).contains(bytes[place]), number <= Self.numberLimit / 10 {
            number = number * 10 + Int64(bytes[place] - 48)
            place += 1
        }
        let digits = place - start
        guard digits > 0, number <= Self.numberLimit, digits == 1 || bytes[start] != 48 else { return nil }
        if place < bytes.count, (48...57).contains(bytes[place]) || [0x2E, 0x65, 0x45].contains(bytes[place]) {
            return nil
        }
        if negative, number == 0 { return nil }
        return negative ? -number : number
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var start = place
        var result: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                result.append(contentsOf: bytes[start..<place])
                place += 1
                return String(validating: result, as: UTF8.self)
            }
            guard byte >= 0x20 else { return nil }
            if byte == UInt8(ascii: "\\") {
                result.append(contentsOf: bytes[start..<place])
                place += 1
                guard let scalar = escape() else { return nil }
                result.append(contentsOf: String(Character(scalar)).utf8)
                start = place
            } else {
                place += 1
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard place < bytes.count else { return nil }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            guard let unit = hex4() else { return nil }
            guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) }
            guard take("\\"), take("u"), let low = hex4(), (0xDC00...0xDFFF).contains(low) else { return nil }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        default: return nil
        }
    }

    private mutating func hex4() -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        var value = UInt32(0)
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        place += 4
        return value
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        let matches = text.withUTF8Buffer { $0.elementsEqual(bytes[place..<place + count]) }
        if matches { place += count }
        return matches
    }

    private mutating func skipBlanks() {
        while place < bytes.count {
            let byte = bytes[place]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return }
            place += 1
        }
    }
}
