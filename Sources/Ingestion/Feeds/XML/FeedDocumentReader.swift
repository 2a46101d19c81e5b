/// Reads RSS, RDF, Atom and news sitemaps from the events of their XML.
struct FeedDocumentReader: XMLEventHandler {
    /// Where the reader is: the element whose children come.
    enum Place {
        case root, feed, entry, author(isEntry: Bool), image, source
        /// An element of an entry that only wraps others of it.
        case entryPart
        /// An element whose children say nothing.
        case ignored
    }

    /// A base that an element set, and how deep the element is.
    private struct Base {
        var depth: Int
        var address: WebAddress?
    }

    private(set) var format: FeedFormat?
    private(set) var isRefused = false
    var feed = Feed(format: FeedFormat(rawValue: ""))
    var feedTitle = EntryDraft.Ranked<String>()
    var feedDescription = EntryDraft.Ranked<String>()
    var feedLink = EntryDraft.Ranked<String>()
    var feedLanguage = EntryDraft.Ranked<String>()
    var updatePeriod: String?
    var updateFrequency: Int?
    var hasNews = false
    var draft = EntryDraft()
    var author = FeedAuthor()
    var authorEmail: String?
    var sourceID: String?
    var showAuthor: FeedAuthor?
    var isPermalink = true
    private(set) var isAtom = false
    private var isSitemap = false
    private var isRDF = false

    private(set) var places: [Place] = []
    private var depth = 0
    private var skipping = 0
    private var capture: TextCapture?
    private var openInside: [XMLName] = []
    private var bases: [Base]
    private var buffer: [UInt8] = []
    private var ownNamespace: String?
    private var elements: [FeedElement?] = []
    private var vocabularies: [(namespace: String, prefix: String, vocabulary: FeedVocabulary)] = []
    /// What the attributes met so far are, by the numbers of their names.
    private var kinds: [FeedAttribute?] = []

    init(baseURL: WebAddress?) {
        bases = [Base(depth: 0, address: baseURL)]
    }

    var base: WebAddress? { bases.last?.address }

    // MARK: Events

    mutating func startElement(_ tag: borrowing XMLStartTag) -> Bool {
        depth += 1
        if skipping > 0 {
            skipping += 1
            return true
        }
        if tag.hasAttributes { takeKinds(of: tag) }
        if capture != nil {
            openInside(tag)
        } else if places.isEmpty {
            openRoot(tag)
        } else {
            open(element(tag.name, in: tag.names), tag)
        }
        return !isRefused
    }

    mutating func endElement() {
        endContent()
        if let last = bases.indices.last, bases[last].depth == depth { bases.removeLast() }
        depth -= 1
    }

    private mutating func endContent() {
        if skipping > 0 {
            skipping -= 1
            return
        }
        if var text = capture.take() {
            if text.depth > 1, let name = openInside.popLast() {
                text.close(name)
                capture = text
                return
            }
            finish(text)
            buffer = text.takeBuffer()
            return
        }
        if let place = places.popLast() { close(place) }
    }

    mutating func text(_ utf8: UnsafeRawBufferPointer) {
        guard skipping == 0, capture != nil else { return }
        capture?.append(utf8)
    }

    // MARK: Going in

    mutating func enter(_ place: Place) { places.append(place) }

    mutating func skip() { skipping = 1 }

    /// Collects the text of the element that has just begun.
    mutating func take(_ element: FeedElement, type: TextType? = nil) {
        // Taken out first, so that there is one owner, and the buffer isn't copied.
        var free: [UInt8] = []
        swap(&free, &buffer)
        capture = TextCapture(element: element, type: type ?? .unstated, buffer: free)
    }

    private mutating func openInside(_ tag: borrowing XMLStartTag) {
        let name = tag.names[tag.name]
        openInside.append(name)
        guard var text = capture.take() else { return }
        var list: [(name: String, value: ArraySlice<UInt8>)] = []
        for index in 0..<tag.count {
            let name = tag.names[tag.name(index)]
            guard name.prefix != "xml" else { continue }
            let local = name.prefix.isEmpty ? name.local : name.prefix + ":" + name.local
            var value = tag.value(index)
            if let base, ContentAddresses.isAddress(name.local.lowercased()), !value.withoutOuterBlanks.isEmpty,
                !ContentAddresses.hasScheme(value.withoutOuterBlanks),
                let address = WebAddress(String(decoding: value, as: UTF8.self), relativeTo: base)
            {
                value = Array(address.string.utf8)[...]
            }
            list.append((local, value))
        }
        text.open(name, attributes: list)
        capture = text
    }

    private mutating func openRoot(_ tag: borrowing XMLStartTag) {
        let root = tag.names[tag.name]
        let vocabulary = FeedVocabulary(namespace: root.namespace, prefix: root.prefix)
        isAtom = vocabulary == .atom || ["feed", "entry"].contains(root.local.lowercased())
        if vocabulary == .other { ownNamespace = root.namespace }
        isSitemap = root.local.lowercased() == "urlset"
        let element = element(tag.name, in: tag.names)
        format = FeedFormat(root: element, name: root, version: value(.version, of: tag))
        isRDF = element == .rdf
        switch element {
        case .rss, .channel, .rdf, .feed, .sitemap: enter(element == .rss || element == .rdf ? .root : .feed)
        case .item where isAtom:
            enter(.entry)
        default:
            isRefused = true
            enter(.ignored)
            return
        }
        if let language = value(.language, of: tag) { feedLanguage.offer(language, rank: 0) }
    }

    private mutating func element(_ name: Int, in names: XMLNames) -> FeedElement {
        while elements.count <= name { elements.append(nil) }
        if let known = elements[name] { return known }
        let full = names[name]
        if isRDF, full.namespace.contains("netscape.com/rdf/simple/0.9") { format = .rss0_90 }
        let element = FeedElement(
            full, vocabulary: vocabulary(of: full), own: ownNamespace, isAtom: isAtom, isSitemap: isSitemap)
        elements[name] = element
        return element
    }

    /// Looks a vocabulary up; a feed has few, so that the last ones are soon found.
    private mutating func vocabulary(of name: XMLName) -> FeedVocabulary {
        if let known = vocabularies.first(where: { $0.namespace == name.namespace && $0.prefix == name.prefix }) {
            return known.vocabulary
        }
        let vocabulary = FeedVocabulary(namespace: name.namespace, prefix: name.prefix)
        if vocabularies.count < 16 { vocabularies.append((name.namespace, name.prefix, vocabulary)) }
        return vocabulary
    }

    /// Learns what the attributes of a tag are, and takes the base that one of them sets.
    private mutating func takeKinds(of tag: borrowing XMLStartTag) {
        var base: Int?
        for index in 0..<tag.count {
            let number = tag.name(index)
            while kinds.count <= number { kinds.append(nil) }
            if kinds[number] == nil { kinds[number] = FeedAttribute(tag.names[number]) }
            if kinds[number] == .base, base == nil { base = index }
        }
        guard let base else { return }
        let text = String(decoding: tag.value(base), as: UTF8.self)
        bases.append(Base(depth: depth, address: WebAddress(text, relativeTo: self.base) ?? self.base))
    }

    // MARK: Attributes

    /// The first attribute of a kind, without white space around it; `nil` where it is empty.
    func bytes(_ kind: FeedAttribute, of tag: borrowing XMLStartTag) -> ArraySlice<UInt8>? {
        for index in 0..<tag.count where kinds[tag.name(index)] == kind {
            let value = tag.value(index).withoutOuterBlanks
            return value.isEmpty ? nil : value
        }
        return nil
    }

    /// The first attribute of a kind, trimmed; `nil` where it is empty.
    func value(_ kind: FeedAttribute, of tag: borrowing XMLStartTag) -> String? {
        bytes(kind, of: tag).flatMap { String(validUTF8: $0).trimmedToContent }
    }

    /// What a link is for.
    func relation(of tag: borrowing XMLStartTag) -> LinkRelation {
        bytes(.rel, of: tag).map { LinkRelation($0) } ?? .alternate
    }

    /// Resolves an address that stands in an attribute; nearly every one is whole and in order as it is.
    func resolved(_ kind: FeedAttribute, of tag: borrowing XMLStartTag) -> String? {
        guard let bytes = bytes(kind, of: tag) else { return nil }
        let text = String(validUTF8: bytes)
        return PlainAddress.isWhole(bytes) ? text : resolved(text)
    }

    /// Resolves an address; what cannot be resolved stays as it is written.
    func resolved(_ text: String?) -> String? { resolved(text, base: base) }

    func resolved(_ text: String?, base: WebAddress?) -> String? {
        guard let text = text?.trimmedToContent else { return nil }
        if text.utf8.withContiguousStorageIfAvailable({ PlainAddress.isWhole($0) }) == true { return text }
        return WebAddress(text, relativeTo: base)?.string ?? text
    }
}

/// What a link of a feed is for (RFC 4287 §4.2.7.2; `hub` is WebSub's).
enum LinkRelation {
    case alternate, enclosure, own, next, hub, other

    /// The registry of relations, which Atom lets stand before a name of it (RFC 4287 §4.2.7.2).
    private static let registry: StaticString = "http://www.iana.org/assignments/relation/"

    init(_ relation: ArraySlice<UInt8>) {
        let rel =
            relation.hasASCII(Self.registry, at: relation.startIndex)
            ? relation.dropFirst(Self.registry.utf8CodeUnitCount) : relation
        func isWord(_ word: StaticString) -> Bool {
            rel.count == word.utf8CodeUnitCount && rel.hasASCII(word, at: rel.startIndex)
        }
        self =
            isWord("alternate")
            ? .alternate
            : isWord("enclosure")
                ? .enclosure : isWord("self") ? .own : isWord("next") ? .next : isWord("hub") ? .hub : .other
    }
}

extension FeedFormat {
    static let rss0_90 = FeedFormat(rawValue: "rss0.90")
    static let newsSitemap = FeedFormat(rawValue: "news-sitemap")

    /// Names the format by a document's root.
    init?(root: FeedElement, name: XMLName, version: String?) {
        switch root {
        case .feed, .item:
            if let version, ["0.1", "0.2", "0.3"].contains(version) {
                self.init(rawValue: "atom" + version)
            } else {
                let isNew =
                    name.namespace.lowercased().hasPrefix("http://www.w3.org/2005/atom") || name.namespace.isEmpty
                self.init(rawValue: isNew ? "atom1.0" : "atom0.3")
            }
        case .rdf: self.init(rawValue: "rss1.0")
        case .sitemap: self = .newsSitemap
        case .rss, .channel:
            switch version {
            case "0.90"?, "0.9"?: self.init(rawValue: "rss0.90")
            case "0.91"?, "0.92"?, "0.93"?, "0.94"?: self.init(rawValue: "rss" + (version ?? ""))
            case "1.0"?, "1.1"?: self.init(rawValue: "rss1.0")
            case let version? where version.hasPrefix("2"): self.init(rawValue: "rss2.0")
            default: self.init(rawValue: "rss")
            }
        default: return nil
        }
    }
}
