/// A page as one flat arena: nodes in document order, each before its descendants.
///
/// The order makes every subtree a range (`node.end`), so that passes over the page are loops, whatever its depth. It
/// never changes, and everything that reads it holds one reference instead of its arrays.
final class HTMLPage: Sendable {
    let nodes: [HTMLNode]
    let text: [UInt8]
    let attributes: [HTMLAttribute]
    let values: [UInt8]
    let scripts: [HTMLScript]
    /// The page's UTF-8, in which the scripts' texts stand.
    let source: [UInt8]

    init(_ arena: HTMLArena, source: [UInt8]) {
        nodes = arena.nodes
        text = arena.text
        attributes = arena.attributes
        values = arena.values
        scripts = arena.scripts
        self.source = source
    }

    /// How much of an element's text is read where a headline, a name or a date is expected, in bytes.
    private static let longestLabel = 4096

    func parent(_ node: Int) -> Int { Int(nodes[node].parent) }
    func end(_ node: Int) -> Int { Int(nodes[node].end) }
    func name(_ node: Int) -> HTMLName { nodes[node].name }

    /// The bytes of an attribute's value, or `nil` where the element has no such attribute.
    func value(_ node: Int, _ name: HTMLAttributeName) -> ArraySlice<UInt8>? {
        let element = nodes[node]
        guard element.attributeCount > 0, element.name != .text else { return nil }
        let first = Int(element.start)
        for attribute in attributes[first..<first + Int(element.attributeCount)] where attribute.name == name {
            return values[Int(attribute.start)..<Int(attribute.end)]
        }
        return nil
    }

    /// An element's name as the page writes it.
    func elementName(of node: Int) -> String {
        name(node) == .other ? string(node, .elementName) ?? "" : "\(name(node))"
    }

    /// The page's text below a node, markup's white space and all.
    func textRange(of node: Int) -> Range<Int> {
        let end = end(node)
        let first = nodes[node].name == .text ? Int(nodes[node].start) : Int(nodes[node].textEnd)
        guard end < nodes.count else { return first..<text.count }
        let last = nodes[end].name == .text ? Int(nodes[end].start) : Int(nodes[end].textEnd)
        return first..<max(first, last)
    }

    /// The run of text that holds a place in the page's text, or the last one before it.
    func textNode(at offset: Int) -> Int {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            let node = nodes[middle]
            if Int(node.name == .text ? node.start : node.textEnd) <= offset { low = middle + 1 } else { high = middle }
        }
        var node = max(0, low - 1)
        while node > 0, nodes[node].name != .text { node -= 1 }
        return node
    }

    func attributes(of node: Int) -> ArraySlice<HTMLAttribute> {
        let element = nodes[node]
        guard element.attributeCount > 0, element.name != .text else { return [] }
        return attributes[Int(element.start)..<Int(element.start) + Int(element.attributeCount)]
    }

    /// An attribute's value without the white space around it; `nil` where there is none or it is empty.
    func string(_ node: Int, _ name: HTMLAttributeName) -> String? {
        guard let bytes = value(node, name)?.trimmed, !bytes.isEmpty else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All text below a node, white space collapsed; layouts keep spans apart that no space parts.
    ///
    /// - Returns: no more than what fits into `longestLabel`, so that nests of labels cost nothing.
    func plainText(of node: Int) -> String {
        var bytes: [UInt8] = []
        var spanEnd = 0
        for index in node..<min(end(node), node + Self.longestLabel) {
            if bytes.count > Self.longestLabel { break }
            let current = nodes[index]
            if index >= spanEnd, spanEnd > 0 {
                bytes.append(0x20)
                spanEnd = 0
            }
            if current.name == .text {
                var end = min(Int(current.textEnd), Int(current.start) + Self.longestLabel)
                while end < Int(current.textEnd), end > Int(current.start), text[end] & 0xC0 == 0x80 { end -= 1 }
                bytes.append(contentsOf: text[Int(current.start)..<end])
            } else if current.name == .br || current.name.isBlock || current.name == .span {
                bytes.append(0x20)
                if current.name == .span { spanEnd = Int(current.end) }
            }
        }
        return CollapsedText.string(bytes)
    }
}

extension ArraySlice<UInt8> {
    /// Without ASCII white space at its ends.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first <= 0x20 { slice.removeFirst() }
        while let last = slice.last, last <= 0x20 { slice.removeLast() }
        return slice
    }

    /// Whether it equals a text in lower case, whatever its own case (ASCII).
    func equalsIgnoringCase(_ other: StaticString) -> Bool {
        guard count == other.utf8CodeUnitCount else { return false }
        return other.withUTF8Buffer { expected in
            for (byte, wanted) in zip(self, expected) where byte.asciiLowercased != wanted { return false }
            return true
        }
    }
}
