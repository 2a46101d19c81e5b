import CLibxml2

// The one file that owns libxml2's pointers: both of its parsers, and what they have to have in common.

/// Sets libxml2 up, once, before the first parser of any kind is made.
///
/// Two threads that make their first parser at the same time may block each other for good: libxml2 2.9 sets itself
/// up as it goes, and asks that a program with threads call `xmlInitParser` first
/// (https://gitlab.gnome.org/GNOME/libxml2/-/wikis/Thread-safety).
private enum MarkupLibrary {
    static let isReady: Bool = {
        xmlInitParser()
        return true
    }()
}

// MARK: XML

/// Parses XML with libxml2's SAX interface.
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
            withPieces(of: document) { pieces in
                var session = XMLSession(
                    context: context, pieces: pieces, onStart: { handler.pointee.startElement($0) },
                    onEnd: { handler.pointee.endElement() }, onText: { handler.pointee.text($0) })
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
                        context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1
                        && context.pointee.errNo == 0
                    return isSound ? .wellFormed : .faulty
                }
            }
        }
    }

    /// Lends the pieces of the document where they lie: they are asked for at each tag.
    private static func withPieces(of document: XMLSkeleton, _ body: (XMLSession.Pieces) -> Outcome) -> Outcome {
        document.texts.withUnsafeBufferPointer { texts in
            document.attributes.withUnsafeBufferPointer { attributes in
                document.source.withUnsafeBytes { source in
                    document.decoded.withUnsafeBytes { decoded in
                        body(
                            XMLSession.Pieces(
                                texts: texts, attributes: attributes, names: document.names,
                                source: source, decoded: decoded, events: document.events))
                    }
                }
            }
        }
    }
}

/// One run of the parser: what its callbacks share, reached by the pointer that libxml2 hands back to them.
private struct XMLSession: ~Copyable {
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

    /// What of the document goes past the parser, good for as long as that runs.
    struct Pieces {
        let texts: UnsafeBufferPointer<XMLSkeleton.Text>
        let attributes: UnsafeBufferPointer<XMLSkeleton.Attribute>
        let names: [Range<Int>]
        let source: UnsafeRawBufferPointer
        let decoded: UnsafeRawBufferPointer
        /// How many elements should begin and end; `nil` where nobody counted.
        let events: Int?
    }

    private let context: xmlParserCtxtPtr
    private let pieces: Pieces
    private var events = 0
    private var nextText = 0
    private var nextAttribute = 0
    /// How many events stand before the next text, and before the element of the next attribute.
    private var eventsBeforeText: Int
    private var eventsBeforeAttribute: Int
    /// The numbers of `pieces.names` in the tag's `names`; -1 for those that no plain attribute has borne so far.
    private var attributeNumbers: [Int]
    private var isStopped = false
    private let onStart: (borrowing XMLStartTag) -> Bool
    private let onEnd: () -> Void
    private let onText: (UnsafeRawBufferPointer) -> Void
    private var tag = XMLStartTag()
    /// Names that libxml2 gave: a feed has so few that looking through them is the fastest.
    private var keys: [Key] = []
    /// The number of each of `keys`.
    private var keyNumbers: [Int] = []
    /// Where to find those that are too many to look through.
    private var numbers: [Key: Int] = [:]
    /// The names met last, by where libxml2's dictionary keeps them.
    private var recent = [Recent](repeating: Recent(key: Key(), number: -1), count: 64)
    /// The prefixes and namespaces met last.
    private var strings: [(pointer: UnsafePointer<xmlChar>, text: String)] = []

    private static let fewKeys = 48
    private static let mostStrings = 24

    init(
        context: xmlParserCtxtPtr, pieces: Pieces, onStart: @escaping (borrowing XMLStartTag) -> Bool,
        onEnd: @escaping () -> Void, onText: @escaping (UnsafeRawBufferPointer) -> Void
    ) {
        self.context = context
        self.pieces = pieces
        attributeNumbers = [Int](repeating: -1, count: pieces.names.count)
        eventsBeforeText = pieces.texts.first.map { Int($0.event) } ?? .max
        eventsBeforeAttribute = pieces.attributes.first.map { Int($0.event) } ?? .max
        self.onStart = onStart
        self.onEnd = onEnd
        self.onText = onText
    }

    static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLSession>? {
        user?.assumingMemoryBound(to: XMLSession.self)
    }

    mutating func start(_ name: Key, _ count: Int32, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        if tag.hasAttributes { tag.removeAttributes() }
        takePlainAttributes()
        if count > 0, let values {
            // Five pointers each: local name, prefix, namespace, begin and end of the value.
            for index in 0..<Int(count) {
                let field = values + index * 5
                guard let begin = field[3], let end = field[4], end >= begin else { continue }
                tag.append(
                    name: number(Key(field[0], field[1], field[2])),
                    value: UnsafeRawBufferPointer(start: begin, count: end - begin))
            }
        }
        deliver()
        tag.name = number(name)
        if !onStart(tag) {
            isStopped = true
            xmlStopParser(context)
        }
    }

    /// Takes the attributes that go past the parser.
    private mutating func takePlainAttributes() {
        while eventsBeforeAttribute == events {
            let attribute = pieces.attributes[nextAttribute]
            nextAttribute += 1
            eventsBeforeAttribute =
                nextAttribute < pieces.attributes.count ? Int(pieces.attributes[nextAttribute].event) : .max
            let name = Int(attribute.name)
            if attributeNumbers[name] < 0 {
                let local = UnsafeRawBufferPointer(rebasing: pieces.source[pieces.names[name]])
                attributeNumbers[name] = tag.names.append(
                    XMLName(prefix: "", local: String(decoding: local, as: UTF8.self), namespace: ""))
            }
            tag.append(
                name: attributeNumbers[name], plain: UnsafeRawBufferPointer(rebasing: pieces.source[attribute.range]))
        }
    }

    mutating func end() {
        deliver()
        onEnd()
    }

    /// Whether elements went unreported.
    var isOutOfStep: Bool { !isStopped && pieces.events.map { $0 != events } == true }

    /// Hands on the texts that stand before the element that begins or ends now.
    private mutating func deliver() {
        while eventsBeforeText <= events {
            let text = pieces.texts[nextText]
            nextText += 1
            eventsBeforeText = nextText < pieces.texts.count ? Int(pieces.texts[nextText].event) : .max
            let bytes = text.isDecoded ? pieces.decoded : pieces.source
            onText(UnsafeRawBufferPointer(rebasing: bytes[text.range]))
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
        keys.firstIndex(of: key).map { keyNumbers[$0] } ?? (numbers.isEmpty ? nil : numbers[key])
    }

    private mutating func add(_ key: Key) -> Int {
        let local = key.local.map { String(cString: $0) } ?? ""
        let number = tag.names.append(
            XMLName(prefix: shared(key.prefix), local: local, namespace: shared(key.namespace)))
        if keys.count < Self.fewKeys {
            keys.append(key)
            keyNumbers.append(number)
        } else {
            numbers[key] = number
        }
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

// MARK: HTML

/// Parses HTML with libxml2's events.
///
/// The events go straight into a flat arena, which is faster than libxml2's own tree and has no depth to recurse
/// into. libxml2 gets valid UTF-8 only: its own conversion ends a page in the middle at the first wrong byte.
enum HTMLEventParser {
    /// Reads a page; whatever its markup, there is a result.
    ///
    /// - Parameter input: the page, made ready.
    /// - Returns: the page, or what of it lies within the bounds.
    static func parse(_ input: HTMLInput) -> HTMLPage {
        var state = EventState(builder: HTMLPageBuilder(input))
        guard MarkupLibrary.isReady, !input.markup.isEmpty, input.source.count < Int(Int32.max),
            input.markup.count < Int(Int32.max)
        else { return state.builder.finish() }
        input.markup.withUnsafeBytes { bytes in
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
