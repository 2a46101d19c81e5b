/// Receives what an XML document consists of, in document order.
protocol XMLEventHandler {
    /// An element begins.
    ///
    /// - Parameter tag: its name and attributes, valid until this returns.
    /// - Returns: whether more is wanted.
    mutating func startElement(_ tag: borrowing XMLStartTag) -> Bool
    /// The element that began last and hasn't ended ends.
    mutating func endElement()
    /// A run of text, as UTF-8; text may come in several.
    mutating func text(_ utf8: UnsafeRawBufferPointer)
}

/// A name: prefix as written, local part and namespace.
struct XMLName: Sendable, Hashable {
    var prefix: String
    var local: String
    var namespace: String
}

/// The names of a document, each once.
///
/// A class, so that parser and handler share one list that grows while both hold it.
final class XMLNames {
    private(set) var all: [XMLName] = []

    var count: Int { all.count }

    subscript(number: Int) -> XMLName { all[number] }

    func append(_ name: XMLName) -> Int {
        all.append(name)
        return all.count - 1
    }
}

/// The name of an element that begins, and its attributes without namespace declarations.
///
/// There is one for a whole document, filled anew for each element; not copyable, so that handing it on costs nothing.
struct XMLStartTag: ~Copyable {
    private struct Attribute {
        var name: Int
        /// Where its value ends; it begins where the one before ends.
        var end: Int
    }

    /// All names so far.
    let names = XMLNames()
    /// The number that stands for the element's name in `names`.
    var name = 0
    private var attributes: [Attribute] = []
    private var bytes: [UInt8] = []

    /// How many attributes there are.
    var count: Int { attributes.count }
    var hasAttributes: Bool { !attributes.isEmpty }

    /// The number of an attribute's name.
    func name(_ index: Int) -> Int { attributes[index].name }

    func value(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : attributes[index - 1].end)..<attributes[index].end]
    }

    mutating func removeAttributes() {
        attributes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Adds an attribute whose value is as it is written.
    mutating func append(name: Int, plain value: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: value)
        attributes.append(Attribute(name: name, end: bytes.count))
    }

    /// Adds an attribute.
    ///
    /// - Parameters:
    ///   - name: the number of its name.
    ///   - value: as libxml2 hands it over; an ampersand is `&#38;` in it.
    mutating func append(name: Int, value: UnsafeRawBufferPointer) {
        var copied = 0
        while true {
            let ampersand = ByteSearch.first(0x26, in: value, from: copied)
            guard ampersand < value.count else { break }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: value[copied...ampersand]))
            copied = ampersand + 1
            if value[copied...].starts(with: "#38;".utf8) { copied += 4 }
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: value[copied...]))
        attributes.append(Attribute(name: name, end: bytes.count))
    }
}
