/// A value of a JSON file (RFC 8259, https://www.rfc-editor.org/rfc/rfc8259) with the line on which it begins.
///
/// Data files are read at every start of the program, and a person who wrote one must be told the line of a mistake:
/// Foundation's decoder is too slow for the first and silent about the second.
struct JSONNode: Sendable, Hashable {
    indirect enum Value: Sendable, Hashable {
        case null
        case bool(Bool)
        /// As it is written.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// In the order of the file.
        case object([Member])
    }

    struct Member: Sendable, Hashable {
        var key: String
        var node: JSONNode
    }

    var value: Value
    /// Counted from 1.
    var line: Int

    var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    var array: [JSONNode]? {
        if case .array(let nodes) = value { nodes } else { nil }
    }

    var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    /// A list of strings; `nil` where this is none.
    var strings: [String]? {
        guard let array else { return nil }
        var result: [String] = []
        result.reserveCapacity(array.count)
        for node in array {
            guard let text = node.string else { return nil }
            result.append(text)
        }
        return result
    }

    subscript(key: String) -> JSONNode? { members?.first { $0.key == key }?.node }
}
