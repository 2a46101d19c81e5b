/// The named fields of a record, in their order (WARC 1.1 §4, https://iipc.github.io/warc-specifications/).
public struct WARCFields: Sendable, Hashable {
    /// One field; names are compared without regard to case.
    public struct Field: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    public private(set) var fields: [Field] = []

    public init() {}

    /// The first value of a name.
    public subscript(name: String) -> String? {
        let name = name.lowercased()
        return fields.first { $0.name.lowercased() == name }?.value
    }

    /// Adds a field; line ends in a value are made blanks.
    public mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        let line = String(String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        fields.append(Field(name: name, value: line))
    }

    /// Joins a folded line to the field before.
    mutating func fold(_ text: String) {
        guard let last = fields.popLast() else { return }
        fields.append(Field(name: last.name, value: last.value + " " + text))
    }
}
