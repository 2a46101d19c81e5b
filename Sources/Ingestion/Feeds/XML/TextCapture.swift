/// Collects the text of one element, with the markup in it.
struct TextCapture {
    /// The element whose text this is.
    let element: FeedElement
    let type: TextType
    /// Elements open, the one of `element` among them.
    var depth = 1
    private(set) var utf8: [UInt8]
    private(set) var hasMarkup = false
    /// Whether text is written as markup would have it, so that it stays text beside tags.
    private var isEscaping = false
    /// The depth of XHTML's wrapping `div`, which is no part of the content.
    private var wrapper: Int?

    init(element: FeedElement, type: TextType, buffer: consuming [UInt8]) {
        self.element = element
        self.type = type
        buffer.removeAll(keepingCapacity: true)
        utf8 = buffer
    }

    mutating func append(_ text: UnsafeRawBufferPointer) {
        // What stands within a tag is text, whatever the element's own text is.
        guard isEscaping || (depth > 1 && type.form == .unstated) else { return utf8.append(contentsOf: text) }
        var copied = 0
        while true {
            let index = ByteSearch.firstToEscapeInMarkup(in: text, from: copied)
            utf8.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[copied..<index]))
            guard index < text.count else { return }
            append(escaping: text[index])
            copied = index + 1
        }
    }

    /// Writes the tag of an element inside.
    ///
    /// - Parameters:
    ///   - name: the element's name.
    ///   - attributes: names and values, addresses resolved.
    mutating func open(_ name: XMLName, attributes: [(name: String, value: ArraySlice<UInt8>)]) {
        depth += 1
        let isXHTML = name.namespace == "http://www.w3.org/1999/xhtml"
        if !hasMarkup {
            hasMarkup = true
            if type.form == .inline || type.form == .literal {
                let before = utf8
                utf8.removeAll(keepingCapacity: true)
                isEscaping = true
                for byte in before { append(escaping: byte) }
            }
            if type.form == .inline, name.local == "div", utf8.allSatisfy({ $0 <= 0x20 }) {
                utf8.removeAll(keepingCapacity: true)
                wrapper = depth
                return
            }
        }
        utf8.append(0x3C)
        appendName(name, isXHTML: isXHTML)
        for attribute in attributes {
            utf8.append(0x20)
            utf8.append(contentsOf: attribute.name.utf8)
            utf8.append(contentsOf: [0x3D, 0x22])
            if attribute.value.contains(where: { $0 == 0x22 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) {
                for byte in attribute.value {
                    if byte == 0x22 { utf8.append(contentsOf: "&quot;".utf8) } else { append(escaping: byte) }
                }
            } else {
                utf8.append(contentsOf: attribute.value)
            }
            utf8.append(0x22)
        }
        utf8.append(0x3E)
    }

    /// Writes an end tag.
    mutating func close(_ name: XMLName) {
        defer { depth -= 1 }
        if depth == wrapper {
            wrapper = nil
            return
        }
        if MarkupTags.isVoid(name.local) { return }
        utf8.append(contentsOf: [0x3C, 0x2F])
        appendName(name, isXHTML: name.namespace == "http://www.w3.org/1999/xhtml")
        utf8.append(0x3E)
    }

    private mutating func appendName(_ name: XMLName, isXHTML: Bool) {
        if !name.prefix.isEmpty, !isXHTML {
            utf8.append(contentsOf: name.prefix.utf8)
            utf8.append(0x3A)
        }
        utf8.append(contentsOf: name.local.utf8)
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case 0x3C: utf8.append(contentsOf: "&lt;".utf8)
        case 0x3E: utf8.append(contentsOf: "&gt;".utf8)
        case 0x26: utf8.append(contentsOf: "&amp;".utf8)
        default: utf8.append(byte)
        }
    }

    /// The text as its type has it; white space at its ends is no part of it.
    var construct: TextConstruct {
        let bytes = utf8[...].withoutOuterBlanks
        let kind: TextConstruct.Kind
        switch type.form {
        case .literal: kind = hasMarkup ? .html : .text
        case .escaped: kind = .html
        case .inline: kind = hasMarkup ? .html : .text
        case .unstated: kind = isEscaping || hasMarkup ? .html : .unstated
        }
        if type.isBase64, !hasMarkup, let decoded = Base64.decoded(bytes) {
            let text = TextDecoder.decode(decoded, syntax: .plain)
            if !text.repaired, !text.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) {
                return TextConstruct(kind: kind, utf8: text.utf8[...])
            }
        }
        return TextConstruct(kind: kind, utf8: bytes)
    }

    /// The text as one line, whatever markup stood in it.
    var line: String? {
        let text = hasMarkup ? StrippedMarkup.stripped(utf8[...], isCertain: true)[...] : utf8[...].withoutOuterBlanks
        guard let first = text.first, let last = text.last else { return nil }
        let line = String(validUTF8: text)
        // White space beyond ASCII stands at hardly any text's ends.
        return first < 0x7F && last < 0x7F ? line : line.trimmedToContent
    }

    /// Gives the buffer back for the next text.
    mutating func takeBuffer() -> [UInt8] {
        let buffer = utf8
        utf8 = []
        return buffer
    }
}
