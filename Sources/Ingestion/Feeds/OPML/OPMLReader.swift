/// Reads OPML from the events of its XML.
struct OPMLReader: XMLEventHandler {
    private(set) var isOPML = false
    private(set) var title: String?
    private(set) var subscriptions: [OPML.Subscription] = []

    /// So many folders in each other are told apart.
    private static let deepest = 16

    /// The folder that each open element is; `nil` where it is none.
    private var open: [String?] = []
    private var titleText: [UInt8]?

    mutating func startElement(_ name: Int, attributes: XMLAttributes, names: XMLNames) -> Bool {
        let local = names[name].local.lowercased()
        if open.isEmpty {
            isOPML = local == "opml"
        }
        switch local {
        case "title":
            if title == nil, open.count == 2 { titleText = [] }
            open.append(nil)
        case "outline": open.append(outline(attributes, names))
        default: open.append(nil)
        }
        return isOPML
    }

    mutating func endElement() {
        if let text = titleText {
            title = String(decoding: text, as: UTF8.self).trimmedToContent
            titleText = nil
        }
        _ = open.popLast()
    }

    mutating func text(_ utf8: UnsafeRawBufferPointer) {
        titleText?.append(contentsOf: utf8)
    }

    /// Takes a subscription, or returns the name of a folder.
    private mutating func outline(_ attributes: XMLAttributes, _ names: XMLNames) -> String? {
        func value(_ wanted: String) -> String? {
            for index in 0..<attributes.count where names[attributes.name(index)].local.lowercased() == wanted {
                return String(decoding: attributes.value(index), as: UTF8.self).trimmedToContent
            }
            return nil
        }
        let title = value("title") ?? value("text")
        guard let feed = value("xmlurl") ?? (value("type")?.lowercased() == "rss" ? value("url") : nil) else {
            return title
        }
        subscriptions.append(
            OPML.Subscription(
                feedURL: feed, title: title, siteURL: value("htmlurl"),
                folders: Array(open.compactMap { $0 }.prefix(Self.deepest))))
        return nil
    }
}
