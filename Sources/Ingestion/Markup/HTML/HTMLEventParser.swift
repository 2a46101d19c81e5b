import CLibxml2

/// Parses HTML with libxml2's events; the only place that holds its pointers.
///
/// The events go straight into a flat arena, which is faster than libxml2's own tree and has no depth to recurse
/// into. libxml2 gets valid UTF-8 only: its own conversion ends a page in the middle at the first wrong byte.
enum HTMLEventParser {
    /// Reads a page; whatever its markup, there is a result.
    ///
    /// - Parameter input: the page's UTF-8, made safe.
    /// - Returns: the page, or what of it lies within the bounds.
    static func parse(_ input: HTMLInput) -> HTMLPage {
        var state = EventState(
            builder: HTMLPageBuilder(expectedBytes: input.utf8.count, endTags: input.endTags))
        guard MarkupLibrary.isReady, !input.utf8.isEmpty, input.utf8.count < Int(Int32.max) else {
            return state.builder.finish()
        }
        input.utf8.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                let context = htmlCreateMemoryParserCtxt(base, Int32(bytes.count))
            else { return }
            defer { htmlFreeParserCtxt(context) }
            let options =
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            _ = htmlCtxtUseOptions(context, Int32(options))
            context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
            context.pointee.sax.pointee = handler()
            withUnsafeMutablePointer(to: &state) { pointer in
                pointer.pointee.context = context
                context.pointee.userData = UnsafeMutableRawPointer(pointer)
                _ = htmlParseDocument(context)
                pointer.pointee.context = nil
                context.pointee.userData = nil
            }
        }
        return state.builder.finish()
    }

    private static func handler() -> htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.startElement = { user, name, attributes in
            user?.assumingMemoryBound(to: EventState.self).pointee.start(name, attributes)
        }
        handler.endElement = { user, _ in
            user?.assumingMemoryBound(to: EventState.self).pointee.builder.end()
        }
        handler.characters = { user, bytes, count in
            guard let bytes, count > 0 else { return }
            user?.assumingMemoryBound(to: EventState.self).pointee.builder.characters(
                UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        return handler
    }
}

/// What the callbacks work on; lives on the stack of `parse` for as long as the parser runs.
private struct EventState {
    var builder: HTMLPageBuilder
    var context: htmlParserCtxtPtr?
    private var elements = InternedNames<HTMLName>(named: HTMLName.named, others: .other)
    private var attributes = InternedNames<HTMLAttributeName?>(
        named: HTMLAttributeName.named.mapValues { Optional($0) }, others: nil)

    init(builder: HTMLPageBuilder) {
        self.builder = builder
    }

    mutating func start(
        _ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name else { return }
        let element = elements[name]
        guard builder.start(element) else { return }
        if builder.isFull {
            xmlStopParser(context)
            return
        }
        if element == .other {
            builder.attribute(.elementName, UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
        }
        guard var pair = list else { return }
        while let key = pair.pointee {
            if let attribute = attributes[key] {
                let value = pair[1]
                builder.attribute(
                    attribute, UnsafeBufferPointer(start: value, count: value.map { Int(xmlStrlen($0)) } ?? 0))
            }
            pair += 2
        }
    }
}

/// Names by the address at which libxml2's dictionary holds them, which is one for each name while a page is parsed.
private struct InternedNames<Value> {
    private let named: [String: Value]
    private let others: Value
    private var slots: [(key: UnsafePointer<xmlChar>?, value: Value)]

    init(named: [String: Value], others: Value) {
        self.named = named
        self.others = others
        slots = Array(repeating: (nil, others), count: 256)
    }

    subscript(name: UnsafePointer<xmlChar>) -> Value {
        mutating get {
            let address = UInt(bitPattern: name)
            let slot = Int((address ^ (address >> 8)) & 255)
            if slots[slot].key == name { return slots[slot].value }
            let value = named[String(cString: name)] ?? others
            slots[slot] = (name, value)
            return value
        }
    }
}
