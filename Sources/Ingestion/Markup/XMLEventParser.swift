import CLibxml2

/// Parses XML with libxml2's SAX interface; the one file that owns its pointers for XML.
///
/// No tree is built, nothing is fetched, no entity is expanded: there is no document type in what it is given, and no
/// option is set that would allow it (https://gnome.pages.gitlab.gnome.org/libxml2/html/).
enum XMLEventParser {
    /// Parses a part of a buffer of valid UTF-8.
    ///
    /// - Returns: whether it was well formed, namespaces too.
    static func parse(_ bytes: [UInt8], range: Range<Int>, handler: any XMLEventHandler) -> Bool {
        guard !range.isEmpty, range.count <= Int(Int32.max) else { return false }
        guard let context = xmlNewParserCtxt() else { return false }
        defer { xmlFreeParserCtxt(context) }
        let session = XMLSession(handler: handler, context: context)
        guard let sax = context.pointee.sax else { return false }
        sax.pointee = xmlSAXHandler()
        sax.pointee.initialized = XML_SAX2_MAGIC
        sax.pointee.startElementNs = { user, local, prefix, namespace, _, _, count, _, attributes in
            XMLEventParser.session(of: user)?.start(local, prefix, namespace, count, attributes)
        }
        sax.pointee.endElementNs = { user, _, _, _ in XMLEventParser.session(of: user)?.handler.endElement() }
        sax.pointee.characters = { user, text, count in XMLEventParser.session(of: user)?.text(text, count) }
        sax.pointee.ignorableWhitespace = { user, text, count in XMLEventParser.session(of: user)?.text(text, count) }
        sax.pointee.cdataBlock = { user, text, count in XMLEventParser.session(of: user)?.text(text, count) }
        // Errors are counted by the context; without this one they would be printed.
        sax.pointee.serror = { _, _ in }
        let options = Int32(XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue)
        return withExtendedLifetime(session) {
            context.pointee._private = Unmanaged.passUnretained(session).toOpaque()
            bytes.withUnsafeBytes { raw in
                let start = raw.baseAddress?.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self)
                let document = xmlCtxtReadMemory(context, start, Int32(range.count), nil, "UTF-8", options)
                if let document { xmlFreeDoc(document) }
            }
            return context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1 && context.pointee.errNo == 0
        }
    }

    private static func session(of user: UnsafeMutableRawPointer?) -> XMLSession? {
        guard let user else { return nil }
        // libxml2 passes the parser's context as user data.
        let context = user.assumingMemoryBound(to: xmlParserCtxt.self)
        guard let box = context.pointee._private else { return nil }
        return Unmanaged<XMLSession>.fromOpaque(box).takeUnretainedValue()
    }
}

/// One run of the parser: what its callbacks share.
private final class XMLSession {
    let handler: any XMLEventHandler
    private let context: xmlParserCtxtPtr
    private var attributes = XMLAttributes()
    private var names = XMLNames()
    private var numbers: [Key: Int] = [:]
    /// The names met last, by where libxml2's dictionary keeps them.
    private var recent = [Recent](repeating: Recent(key: Key(), number: -1), count: 64)

    /// libxml2 keeps each string of a document's names once, so that its address stands for it.
    private struct Key: Hashable {
        var local: UnsafePointer<xmlChar>?
        var prefix: UnsafePointer<xmlChar>?
        var namespace: UnsafePointer<xmlChar>?
    }

    private struct Recent {
        var key: Key
        var number: Int
    }

    init(handler: any XMLEventHandler, context: xmlParserCtxtPtr) {
        self.handler = handler
        self.context = context
    }

    func start(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        _ count: Int32, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        if !attributes.isEmpty { attributes.removeAll() }
        if count > 0, let values {
            // Five pointers each: local name, prefix, namespace, begin and end of the value.
            for index in 0..<Int(count) {
                let field = values + index * 5
                guard let begin = field[3], let end = field[4], end >= begin else { continue }
                attributes.append(
                    name: number(field[0], field[1], field[2]),
                    value: UnsafeRawBufferPointer(start: begin, count: end - begin))
            }
        }
        handler.startElement(number(local, prefix, namespace), attributes: attributes, names: names)
        if handler.isDone { xmlStopParser(context) }
    }

    func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, count > 0 else { return }
        handler.text(UnsafeRawBufferPointer(start: text, count: Int(count)))
    }

    private func number(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) -> Int {
        let key = Key(local: local, prefix: prefix, namespace: namespace)
        let slot = (Int(bitPattern: local) >> 3 ^ Int(bitPattern: namespace) >> 5) & 63
        if recent[slot].key == key, recent[slot].number >= 0 { return recent[slot].number }
        let number: Int
        if let known = numbers[key] {
            number = known
        } else {
            number = names.append(XMLName(prefix: string(prefix), local: string(local), namespace: string(namespace)))
            numbers[key] = number
        }
        recent[slot] = Recent(key: key, number: number)
        return number
    }

    private func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
