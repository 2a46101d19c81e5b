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
    private var openInside: [Int] = []
    private var bases: [Base]
    private var buffer: [UInt8] = []
    private var ownNamespace: String?
    private var elements: [FeedElement?] = []
    private var vocabularies: [(namespace: String, prefix: String, vocabulary: FeedVocabulary)] = []
    private var attributeKinds: [FeedAttribute] = []
    private var names = XMLNames()

    init(baseURL: WebAddress?) {
        bases = [Base(depth: 0, address: baseURL)]
    }

    var base: WebAddress? { bases.last?.address }

    // MARK: Events

    mutating func startElement(_ name: Int, attributes: XMLAttributes, names: XMLNames) -> Bool {
        depth += 1
        if skipping > 0 {
            skipping += 1
            return true
        }
        if self.names !== names { self.names = names }
        if !attributes.isEmpty { pushBase(attributes) }
        if capture != nil {
            openInside(name, attributes)
            return true
        }
        let values = attributes.isEmpty ? .none : AttributeValues(attributes: attributes, kinds: attributeKinds)
        if places.isEmpty { openRoot(name, values) } else { open(element(name), values) }
        return !isRefused
    }

    mutating func endElement() {
        if let base = bases.last, base.depth == depth { bases.removeLast() }
        depth -= 1
        if skipping > 0 {
            skipping -= 1
            return
        }
        if var text = capture.take() {
            if text.depth > 1, let name = openInside.popLast() {
                text.close(names[name])
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
        capture = TextCapture(element: element, type: type ?? .unstated, base: base, buffer: free)
    }

    private mutating func openInside(_ name: Int, _ attributes: XMLAttributes) {
        openInside.append(name)
        guard var text = capture.take() else { return }
        var list: [(name: String, value: ArraySlice<UInt8>)] = []
        for index in 0..<attributes.count {
            let name = names[attributes.name(index)]
            guard name.prefix != "xml" else { continue }
            let local = name.prefix.isEmpty ? name.local : name.prefix + ":" + name.local
            var value = attributes.value(index)
            if let base, ContentAddresses.isAddress(name.local.lowercased()), !value.withoutOuterBlanks.isEmpty,
                !ContentAddresses.hasScheme(value.withoutOuterBlanks),
                let address = WebAddress(String(decoding: value, as: UTF8.self), relativeTo: base)
            {
                value = Array(address.string.utf8)[...]
            }
            list.append((local, value))
        }
        text.open(names[name], attributes: list)
        capture = text
    }

    private mutating func openRoot(_ name: Int, _ attributes: AttributeValues) {
        let root = names[name]
        let vocabulary = FeedVocabulary(namespace: root.namespace, prefix: root.prefix)
        isAtom = vocabulary == .atom || ["feed", "entry"].contains(root.local.lowercased())
        if vocabulary == .other { ownNamespace = root.namespace }
        isSitemap = root.local.lowercased() == "urlset"
        let element = element(name)
        format = FeedFormat(root: element, name: root, version: attributes[.version])
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
        if let language = attributes[.language] { feedLanguage.offer(language, rank: 0) }
    }

    private mutating func element(_ name: Int) -> FeedElement {
        while elements.count <= name { elements.append(nil) }
        if let known = elements[name] { return known }
        if isRDF, names[name].namespace.contains("netscape.com/rdf/simple/0.9") { format = .rss0_90 }
        let element = FeedElement(
            names[name], vocabulary: vocabulary(of: names[name]), own: ownNamespace, isAtom: isAtom,
            isSitemap: isSitemap)
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

    private mutating func pushBase(_ attributes: XMLAttributes) {
        for index in 0..<attributes.count {
            let number = attributes.name(index)
            while attributeKinds.count < names.all.count {
                attributeKinds.append(FeedAttribute(names[attributeKinds.count]))
            }
            guard attributeKinds[number] == .base else { continue }
            let text = String(decoding: attributes.value(index), as: UTF8.self)
            bases.append(Base(depth: depth, address: WebAddress(text, relativeTo: base) ?? base))
            return
        }
    }

    /// Resolves an address; what cannot be resolved stays as it is written.
    func resolved(_ text: String?) -> String? { resolved(text, base: base) }

    /// Resolves an address that stands in an attribute; nearly every one is whole and in order as it is.
    func resolved(_ attributes: AttributeValues, _ kind: FeedAttribute) -> String? {
        guard let bytes = attributes.bytes(kind) else { return nil }
        if PlainAddress.isWhole(bytes) { return String(decoding: bytes, as: UTF8.self) }
        return resolved(String(decoding: bytes, as: UTF8.self))
    }

    func resolved(_ text: String?, base: WebAddress?) -> String? {
        guard let text = text?.trimmedToContent else { return nil }
        if text.utf8.withContiguousStorageIfAvailable({ PlainAddress.isWhole($0) }) == true { return text }
        return WebAddress(text, relativeTo: base)?.string ?? text
    }
}

/// The attributes of an element by what they are.
struct AttributeValues {
    static let none = AttributeValues(attributes: XMLAttributes(), kinds: [])

    let attributes: XMLAttributes
    let kinds: [FeedAttribute]

    /// The first attribute of a kind, trimmed; `nil` where it is empty.
    subscript(kind: FeedAttribute) -> String? {
        bytes(kind).flatMap { String(decoding: $0, as: UTF8.self).trimmedToContent }
    }

    /// The first attribute of a kind, without white space around it; `nil` where it is empty.
    func bytes(_ kind: FeedAttribute) -> ArraySlice<UInt8>? {
        for index in 0..<attributes.count where kinds[attributes.name(index)] == kind {
            let value = attributes.value(index).withoutOuterBlanks
            return value.isEmpty ? nil : value
        }
        return nil
    }

    /// What a link is for.
    var relation: LinkRelation { bytes(.rel).map { LinkRelation($0) } ?? .alternate }

    var textType: (type: String?, mode: String?) { (self[.type], self[.mode]?.lowercased()) }
}

/// What a link of a feed is for (RFC 4287 §4.2.7.2; `hub` is WebSub's).
enum LinkRelation {
    case alternate, enclosure, own, next, hub, other

    init(_ rel: ArraySlice<UInt8>) {
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
