/// Receives what an XML document consists of, in document order.
protocol XMLEventHandler {
    /// An element begins.
    ///
    /// - Parameters:
    ///   - name: the number that stands for the element's name in `names`.
    ///   - attributes: its attributes without namespace declarations; valid until this returns.
    ///   - names: all names so far.
    /// - Returns: whether more is wanted.
    mutating func startElement(_ name: Int, attributes: XMLAttributes, names: XMLNames) -> Bool
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

/// The attributes of one element.
struct XMLAttributes {
    private struct Entry {
        var name: Int
        /// Where its value ends; it begins where the one before ends.
        var end: Int
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []

    var count: Int { entries.count }
    var isEmpty: Bool { entries.isEmpty }

    func name(_ index: Int) -> Int { entries[index].name }

    func value(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : entries[index - 1].end)..<entries[index].end]
    }

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
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
        entries.append(Entry(name: name, end: bytes.count))
    }
}
