/// Writes compact JSON (RFC 8259, https://www.rfc-editor.org/rfc/rfc8259) as UTF-8, keys in the order given.
///
///     var json = JSONWriter()
///     json.object {
///         $0.member("title", "Größe")
///         $0.array("tags", ["a", "b"])
///     }
///
/// Members whose value is `nil`, an empty string or an empty list are left out.
public struct JSONWriter: Sendable {
    /// What has been written so far, without a line end.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Makes a writer.
    ///
    /// - Parameter capacity: how many bytes are expected.
    public init(capacity: Int = 1024) {
        bytes.reserveCapacity(capacity)
    }

    // MARK: Values

    /// Writes an object; `body` writes its members.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(0x7B)
        body(&self)
        close(0x7D)
    }

    /// Writes an array; `body` writes its elements.
    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        open(0x5B)
        body(&self)
        close(0x5D)
    }

    public mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    public mutating func integer(_ value: Int) {
        separate()
        append(integer: value)
    }

    public mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes a number as JavaScript would; what is not finite is `null`.
    public mutating func double(_ value: Double) {
        separate()
        bytes.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
    }

    // MARK: Members

    /// Writes a member's name; its value must follow.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(0x22)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    public mutating func member(_ name: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        key(name)
        string(value)
    }

    public mutating func member(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    public mutating func member(_ name: StaticString, _ value: Bool?) {
        guard let value else { return }
        key(name)
        bool(value)
    }

    public mutating func object(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    /// Writes a list as an array of what `body` writes for each element; an empty list is left out.
    public mutating func array<Element>(
        _ name: StaticString, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        key(name)
        array { for element in elements { body(&$0, element) } }
    }

    public mutating func array(_ name: StaticString, _ strings: [String]) {
        array(name, strings) { $0.string($1) }
    }

    // MARK: Bytes

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    private mutating func append(integer value: Int) {
        bytes.append(contentsOf: String(value).utf8)
    }

    private mutating func quote(_ value: String) {
        bytes.append(0x22)
        if value.utf8.withContiguousStorageIfAvailable({ append(escaping: UnsafeRawBufferPointer($0)) }) == nil {
            Array(value.utf8).withUnsafeBytes { append(escaping: $0) }
        }
        bytes.append(0x22)
    }

    private mutating func append(escaping raw: UnsafeRawBufferPointer) {
        var start = 0
        while true {
            let end = ByteSearch.firstToEscapeInJSON(in: raw, from: start)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: raw[start..<end]))
            guard end < raw.count else { return }
            JSONText.escape(raw[end], into: &bytes)
            start = end + 1
        }
    }
}
