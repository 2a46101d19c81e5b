/// A JSON value; members keep their order.
indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// As it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Sendable, Hashable {
        var name: String
        var value: JSONValue
    }

    /// The member of an object; the last one, where the name stands twice.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The text of a string, or a number or truth value as it is written; trimmed, `nil` where nothing is left.
    var text: String? {
        switch self {
        case .string(let text): text.trimmedToContent
        case .number(let digits): digits
        default: nil
        }
    }

    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var integer: Int? {
        guard let text else { return nil }
        if let value = Int(text) { return value }
        guard let value = Double(text), value.isFinite, abs(value) < 9e15 else { return nil }
        return Int(value)
    }

    var truth: Bool? {
        switch self {
        case .bool(let value): value
        case .string(let text): text.lowercased() == "true" ? true : text.lowercased() == "false" ? false : nil
        default: nil
        }
    }
}

extension String {
    /// The text without white space at its ends; `nil` where nothing is left.
    var trimmedToContent: String? {
        // Nearly every text begins and ends with a letter of ASCII.
        let utf8 = utf8
        if let first = utf8.first, let last = utf8.last, first > 0x20, first < 0x7F, last > 0x20, last < 0x7F {
            return self
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return nil }
        if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return self }
        return String(scalars[first...last])
    }
}

extension Unicode.Scalar {
    /// Whether this is white space, a control character or a byte order mark.
    var isBlank: Bool {
        value <= 0x20 || value == 0x7F || (value >= 0x80 && (properties.isWhitespace || value == 0xFEFF))
    }
}
