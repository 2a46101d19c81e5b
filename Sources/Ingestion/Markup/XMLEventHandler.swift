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
struct XMLNames {
    private(set) var all: [XMLName] = []

    subscript(number: Int) -> XMLName { all[number] }

    mutating func append(_ name: XMLName) -> Int {
        all.append(name)
        return all.count - 1
    }
}

/// The attributes of one element.
struct XMLAttributes {
    private var names: [Int] = []
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    var count: Int { names.count }
    var isEmpty: Bool { names.isEmpty }

    func name(_ index: Int) -> Int { names[index] }

    func value(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    mutating func removeAll() {
        names.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Adds an attribute.
    ///
    /// - Parameters:
    ///   - name: the number of its name.
    ///   - value: as libxml2 hands it over; an ampersand is `&#38;` in it.
    mutating func append(name: Int, value: UnsafeRawBufferPointer) {
        var rest = value[...]
        while let ampersand = rest.firstIndex(of: 0x26) {
            bytes.append(contentsOf: value[rest.startIndex...ampersand])
            rest = rest[(ampersand + 1)...]
            if rest.starts(with: "#38;".utf8) { rest = rest.dropFirst(4) }
        }
        bytes.append(contentsOf: value[rest.startIndex..<rest.endIndex])
        names.append(name)
        ends.append(bytes.count)
    }
}
