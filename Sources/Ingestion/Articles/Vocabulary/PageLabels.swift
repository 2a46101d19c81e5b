/// The labels of every element of a page.
struct PageLabels: Sendable {
    private(set) var own: [Labels]

    init(_ page: HTMLPage) {
        own = Array(repeating: [], count: page.nodes.count)
        let vocabulary = ClassVocabulary.standard
        var seen: [UInt64: Labels] = [:]
        for index in page.nodes.indices {
            let node = page.nodes[index]
            guard node.name != .text else { continue }
            var labels = Self.labels(of: node.name)
            guard node.attributeCount > 0, node.name != .meta, node.name != .link else {
                own[index] = labels
                continue
            }
            for attribute in page.attributes(of: index) {
                let range = Int(attribute.start)..<Int(attribute.end)
                switch attribute.name {
                case .class, .id, .dataName, .elementName:
                    guard !range.isEmpty, range.count < 400 else { continue }
                    let hash = WordHash.of(page.values[range])
                    if let known = seen[hash] {
                        labels.formUnion(known)
                    } else {
                        let found = vocabulary.labels(of: page.values[range])
                        seen[hash] = found
                        labels.formUnion(found)
                    }
                case .role: labels.formUnion(Self.labels(ofRole: page.values[range]))
                case .itemprop: labels.formUnion(Self.labels(ofProperty: page.values[range]))
                case .hidden: labels.insert(.hidden)
                case .ariaHidden:
                    if page.values[range].equalsIgnoringCase("true") { labels.insert(.hidden) }
                case .style:
                    if Self.hides(page.values[range]) { labels.insert(.hidden) }
                default: break
                }
            }
            // What a live report calls its comments are its entries.
            if labels.contains(.live) { labels.subtract(.unwanted) }
            // A template names the whole page after what it may show.
            if node.name == .body || node.name == .html { labels = [] }
            own[index] = labels
        }
    }

    /// Adds what the build of the page says of an element.
    mutating func add(_ label: Labels, to node: Int) { own[node].formUnion(label) }

    private static func labels(of name: HTMLName) -> Labels {
        switch name {
        case .nav, .menu: .navigation
        case .footer: .footer
        case .header: .header
        case .aside: .sidebar
        case .form, .fieldset: .furniture
        case .figcaption, .caption: .caption
        case .article: .article
        case .main: .main
        default: []
        }
    }

    private static func labels(ofRole value: ArraySlice<UInt8>) -> Labels {
        if value.equalsIgnoringCase("navigation") || value.equalsIgnoringCase("menu") { return .navigation }
        if value.equalsIgnoringCase("contentinfo") { return .footer }
        if value.equalsIgnoringCase("complementary") { return .sidebar }
        if value.equalsIgnoringCase("search") || value.equalsIgnoringCase("dialog") { return .furniture }
        if value.equalsIgnoringCase("article") { return .article }
        if value.equalsIgnoringCase("main") { return .main }
        return []
    }

    private static func labels(ofProperty value: ArraySlice<UInt8>) -> Labels {
        if value.equalsIgnoringCase("articlebody") { return .body }
        if value.equalsIgnoringCase("author") { return .byline }
        if value.equalsIgnoringCase("comment") { return .comments }
        if value.equalsIgnoringCase("headline") { return .headline }
        if value.equalsIgnoringCase("datepublished") || value.equalsIgnoringCase("datemodified") { return .date }
        if value.equalsIgnoringCase("caption") { return .caption }
        return []
    }

    /// Whether a `style` hides its element: `display:none`, `visibility:hidden`.
    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        guard style.count >= 12 else { return false }
        var compact: [UInt8] = []
        for byte in style where byte > 0x20 { compact.append(byte.asciiLowercased) }
        return compact.containsSequence("display:none") || compact.containsSequence("visibility:hidden")
    }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// Whether a short text occurs.
    func containsSequence(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard length > 0, count >= length else { return false }
        return text.withUTF8Buffer { wanted in
            for start in startIndex...(endIndex - length) where self[start] == wanted[0] {
                var offset = 1
                while offset < length, self[start + offset] == wanted[offset] { offset += 1 }
                if offset == length { return true }
            }
            return false
        }
    }
}
