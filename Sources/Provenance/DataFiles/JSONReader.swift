/// Reads a JSON file of the program's data in one pass.
struct JSONReader {
    /// Why a file is no JSON.
    struct Failure: Error, Hashable {
        var line: Int
        var message: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// Objects and arrays may be nested so deep, so that no file exhausts the stack.
    private static let maximumDepth = 32

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value of a file.
    static func read(_ bytes: [UInt8]) throws(Failure) -> JSONNode {
        var reader = JSONReader(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        reader.skipBlanks()
        let node = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.position == bytes.count else { throw reader.failure("text after the end of the value") }
        return node
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func failure(_ message: String) -> Failure { Failure(line: line, message: message) }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\n"):
                line += 1
                position += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONNode {
        guard depth < Self.maximumDepth else { throw failure("nested too deep") }
        let start = line
        switch next {
        case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), line: start)
        case UInt8(ascii: "["): return JSONNode(value: .array(try array(depth: depth)), line: start)
        case UInt8(ascii: "{"): return JSONNode(value: .object(try object(depth: depth)), line: start)
        case UInt8(ascii: "t"): return JSONNode(value: try literal("true", .bool(true)), line: start)
        case UInt8(ascii: "f"): return JSONNode(value: try literal("false", .bool(false)), line: start)
        case UInt8(ascii: "n"): return JSONNode(value: try literal("null", .null), line: start)
        case nil: throw failure("the file ends too early")
        case .some(let byte) where isNumeric(byte): return JSONNode(value: .number(number()), line: start)
        default: throw failure("a value is expected here")
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONNode.Value) throws(Failure) -> JSONNode.Value {
        let text = Array("\(word)".utf8)
        guard bytes[position...].starts(with: text) else { throw failure("a value is expected here") }
        position += text.count
        return value
    }

    private mutating func number() -> String {
        let start = position
        while let byte = next, isNumeric(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func array(depth: Int) throws(Failure) -> [JSONNode] {
        position += 1
        var nodes: [JSONNode] = []
        skipBlanks()
        if next == UInt8(ascii: "]") {
            position += 1
            return nodes
        }
        while true {
            skipBlanks()
            nodes.append(try value(depth: depth + 1))
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                return nodes
            default: throw failure("a comma or ] is expected here")
            }
        }
    }

    private mutating func object(depth: Int) throws(Failure) -> [JSONNode.Member] {
        position += 1
        var members: [JSONNode.Member] = []
        skipBlanks()
        if next == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw failure("a key in quotation marks is expected here") }
            let key = try string()
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw failure("a colon is expected here") }
            position += 1
            skipBlanks()
            members.append(JSONNode.Member(key: key, node: try value(depth: depth + 1)))
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                return members
            default: throw failure("a comma or } is expected here")
            }
        }
    }

    /// Reads a string; one without escapes, as nearly all are, is cut out whole.
    private mutating func string() throws(Failure) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw failure("a string is not closed")
            default: position += 1
            }
        }
        throw failure("a string is not closed")
    }

    private mutating func escapedString(from start: Int) throws(Failure) -> String {
        var text = String.UnicodeScalarView(String(decoding: bytes[start..<position], as: UTF8.self).unicodeScalars)
        var run = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                text.append(contentsOf: String(decoding: bytes[run..<position], as: UTF8.self).unicodeScalars)
                position += 1
                return String(text)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: String(decoding: bytes[run..<position], as: UTF8.self).unicodeScalars)
                position += 1
                text.append(try escape())
                run = position
            case 0..<0x20: throw failure("a string is not closed")
            default: position += 1
            }
        }
        throw failure("a string is not closed")
    }

    private mutating func escape() throws(Failure) -> Unicode.Scalar {
        guard let byte = next else { throw failure("a string is not closed") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure("an unknown escape in a string")
        }
    }

    private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let low = try hexadecimal()
            if 0xDC00...0xDFFF ~= low,
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            {
                return scalar
            }
        }
        throw failure("half a surrogate pair in a string")
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        guard position + 4 <= bytes.count,
            let unit = UInt32(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
        else { throw failure("four hexadecimal digits are expected here") }
        position += 4
        return unit
    }
}
