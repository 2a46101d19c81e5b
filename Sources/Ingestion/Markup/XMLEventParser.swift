import CLibxml2

/// Parses XML with libxml2's SAX interface; the one file that owns its pointers for XML.
///
/// No tree is built, nothing is fetched, no entity is expanded: there is no document type in what it is given, and no
/// option is set that would allow it (https://gnome.pages.gitlab.gnome.org/libxml2/html/).
enum XMLEventParser {
    enum Outcome {
        /// Well formed, namespaces too.
        case wellFormed
        case faulty
        /// Not all elements were reported, so that texts may have gone astray; the document has to be parsed in one
        /// piece.
        case outOfStep
    }

    /// Parses a mended document.
    ///
    /// - Parameters:
    ///   - document: tags and texts.
    ///   - handler: is told what the document holds, in order.
    /// - Returns: how it went.
    static func parse<Handler: XMLEventHandler>(_ document: XMLSkeleton, handler: inout Handler) -> Outcome {
        let tags = document.tags
        guard MarkupLibrary.isReady, !tags.isEmpty, tags.count <= Int(Int32.max), let context = xmlNewParserCtxt(),
            let sax = context.pointee.sax
        else { return .faulty }
        defer { xmlFreeParserCtxt(context) }
        sax.pointee = xmlSAXHandler()
        sax.pointee.initialized = XML_SAX2_MAGIC
        sax.pointee.startElementNs = { user, local, prefix, namespace, _, _, count, _, attributes in
            XMLSession.of(user)?.pointee.start(XMLSession.Key(local, prefix, namespace), count, attributes)
        }
        sax.pointee.endElementNs = { user, _, _, _ in XMLSession.of(user)?.pointee.end() }
        sax.pointee.characters = { user, text, count in XMLSession.of(user)?.pointee.characters(text, count) }
        sax.pointee.ignorableWhitespace = sax.pointee.characters
        sax.pointee.cdataBlock = sax.pointee.characters
        // Errors are counted by the context; without this one they would be printed.
        sax.pointee.serror = { _, _ in }
        let options = Int32(XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue)
        return withUnsafeMutablePointer(to: &handler) { handler in
            var session = XMLSession(
                context: context, document: document,
                onStart: { handler.pointee.startElement($0, attributes: $1, names: $2) },
                onEnd: { handler.pointee.endElement() },
                onText: { handler.pointee.text($0) })
            return withUnsafeMutablePointer(to: &session) { session in
                context.pointee.userData = UnsafeMutableRawPointer(session)
                tags.withUnsafeBytes { raw in
                    let start = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
                    if let tree = xmlCtxtReadMemory(context, start, Int32(raw.count), nil, "UTF-8", options) {
                        xmlFreeDoc(tree)
                    }
                }
                if session.pointee.isOutOfStep { return .outOfStep }
                let isSound =
                    context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1 && context.pointee.errNo == 0
                return isSound ? .wellFormed : .faulty
            }
        }
    }
}

/// One run of the parser: what its callbacks share, reached by the pointer that libxml2 hands back to them.
private struct XMLSession {
    /// libxml2 keeps each string of a document's names once, so that its address stands for it.
    struct Key: Hashable {
        var local: UnsafePointer<xmlChar>?
        var prefix: UnsafePointer<xmlChar>?
        var namespace: UnsafePointer<xmlChar>?

        init(
            _ local: UnsafePointer<xmlChar>? = nil, _ prefix: UnsafePointer<xmlChar>? = nil,
            _ namespace: UnsafePointer<xmlChar>? = nil
        ) {
            self.local = local
            self.prefix = prefix
            self.namespace = namespace
        }
    }

    private struct Recent {
        var key: Key
        var number: Int
    }

    private let context: xmlParserCtxtPtr
    private let document: XMLSkeleton
    private var events = 0
    private var nextText = 0
    /// How many events stand before the next text.
    private var eventsBeforeText: Int
    private var isStopped = false
    private let onStart: (Int, XMLAttributes, XMLNames) -> Bool
    private let onEnd: () -> Void
    private let onText: (UnsafeRawBufferPointer) -> Void
    private var attributes = XMLAttributes()
    private let names = XMLNames()
    /// The keys of `names`, in their order: a feed has so few that looking through them is the fastest.
    private var keys: [Key] = []
    /// Where to find those that are too many to look through.
    private var numbers: [Key: Int] = [:]
    /// The names met last, by where libxml2's dictionary keeps them.
    private var recent = [Recent](repeating: Recent(key: Key(), number: -1), count: 64)
    /// The prefixes and namespaces met last.
    private var strings: [(pointer: UnsafePointer<xmlChar>, text: String)] = []

    private static let fewKeys = 48
    private static let mostStrings = 24

    init(
        context: xmlParserCtxtPtr, document: XMLSkeleton, onStart: @escaping (Int, XMLAttributes, XMLNames) -> Bool,
        onEnd: @escaping () -> Void, onText: @escaping (UnsafeRawBufferPointer) -> Void
    ) {
        self.context = context
        self.document = document
        eventsBeforeText = document.texts.first.map { Int($0.event) } ?? .max
        self.onStart = onStart
        self.onEnd = onEnd
        self.onText = onText
    }

    static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLSession>? {
        user?.assumingMemoryBound(to: XMLSession.self)
    }

    mutating func start(_ name: Key, _ count: Int32, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        if !attributes.isEmpty { attributes.removeAll() }
        if count > 0, let values {
            // Five pointers each: local name, prefix, namespace, begin and end of the value.
            for index in 0..<Int(count) {
                let field = values + index * 5
                guard let begin = field[3], let end = field[4], end >= begin else { continue }
                attributes.append(
                    name: number(Key(field[0], field[1], field[2])),
                    value: UnsafeRawBufferPointer(start: begin, count: end - begin))
            }
        }
        deliver()
        if !onStart(number(name), attributes, names) {
            isStopped = true
            xmlStopParser(context)
        }
    }

    mutating func end() {
        deliver()
        onEnd()
    }

    /// Whether elements went unreported.
    var isOutOfStep: Bool { !isStopped && document.events.map { $0 != events } == true }

    /// Hands on the texts that stand before the element that begins or ends now.
    private mutating func deliver() {
        while eventsBeforeText <= events {
            let text = document.texts[nextText]
            nextText += 1
            eventsBeforeText = nextText < document.texts.count ? Int(document.texts[nextText].event) : .max
            (text.isDecoded ? document.decoded : document.source).withUnsafeBytes { raw in
                onText(UnsafeRawBufferPointer(rebasing: raw[text.range]))
            }
        }
        events += 1
    }

    mutating func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, count > 0 else { return }
        onText(UnsafeRawBufferPointer(start: text, count: Int(count)))
    }

    private mutating func number(_ key: Key) -> Int {
        let slot = (Int(bitPattern: key.local) >> 3 ^ Int(bitPattern: key.namespace) >> 5) & 63
        if recent[slot].key == key, recent[slot].number >= 0 { return recent[slot].number }
        let number = known(key) ?? add(key)
        recent[slot] = Recent(key: key, number: number)
        return number
    }

    private func known(_ key: Key) -> Int? {
        keys.firstIndex(of: key) ?? (numbers.isEmpty ? nil : numbers[key])
    }

    private mutating func add(_ key: Key) -> Int {
        let local = key.local.map { String(cString: $0) } ?? ""
        let number = names.append(
            XMLName(prefix: shared(key.prefix), local: local, namespace: shared(key.namespace)))
        if keys.count < Self.fewKeys { keys.append(key) } else { numbers[key] = number }
        return number
    }

    /// The text of a prefix or namespace, of which a document has few.
    private mutating func shared(_ pointer: UnsafePointer<xmlChar>?) -> String {
        guard let pointer else { return "" }
        for string in strings where string.pointer == pointer { return string.text }
        let text = String(cString: pointer)
        if strings.count < Self.mostStrings { strings.append((pointer, text)) }
        return text
    }
}
