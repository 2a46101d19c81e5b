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

    mutating func startElement(_ tag: borrowing XMLStartTag) -> Bool {
        let local = tag.names[tag.name].local.lowercased()
        if open.isEmpty {
            isOPML = local == "opml"
        }
        switch local {
        case "title":
            if title == nil, open.count == 2 { titleText = [] }
            open.append(nil)
        case "outline": open.append(outline(tag))
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
    private mutating func outline(_ tag: borrowing XMLStartTag) -> String? {
        let title = Self.value("title", of: tag) ?? Self.value("text", of: tag)
        let address = Self.value("type", of: tag)?.lowercased() == "rss" ? Self.value("url", of: tag) : nil
        guard let feed = Self.value("xmlurl", of: tag) ?? address else {
            return title
        }
        subscriptions.append(
            OPML.Subscription(
                feedURL: feed, title: title, siteURL: Self.value("htmlurl", of: tag),
                folders: Array(open.compactMap { $0 }.prefix(Self.deepest))))
        return nil
    }

    private static func value(_ wanted: String, of tag: borrowing XMLStartTag) -> String? {
        for index in 0..<tag.count where tag.names[tag.name(index)].local.lowercased() == wanted {
            return String(decoding: tag.value(index), as: UTF8.self).trimmedToContent
        }
        return nil
    }
}
