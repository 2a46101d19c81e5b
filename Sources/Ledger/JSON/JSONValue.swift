/// A JSON value whose numbers are integers, the only ones that entries have.
enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    var string: String? { if case .string(let string) = self { string } else { nil } }
    var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }

    /// The canonical bytes (RFC 8785): members in the order of their keys' UTF-16 units, no white space.
    var canonical: [UInt8] { encoded(composing: true) }

    /// The bytes in canonical form; `composing` brings strings into normalization form C, as entries need it.
    func encoded(composing: Bool) -> [UInt8] {
        var writer = CanonicalWriter(composes: composing)
        write(to: &writer)
        return writer.bytes
    }

    /// Values nest no deeper than the parser allows, which bounds the recursion.
    private func write(to writer: inout CanonicalWriter) {
        switch self {
        case .null: writer.literal("null")
        case .bool(let value): writer.literal(value ? "true" : "false")
        case .integer(let number): writer.integer(number)
        case .string(let string): writer.string(string)
        case .array(let elements): writer.array { writer in for element in elements { element.write(to: &writer) } }
        case .object(let members):
            let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            writer.object { writer in
                for (key, value) in sorted {
                    writer.key(key)
                    value.write(to: &writer)
                }
            }
        }
    }
}
