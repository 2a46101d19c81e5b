extension OPML {
    /// The list as OPML 2.0 in UTF-8: folders as nested outlines, in the order in which they first occur.
    public var bytes: [UInt8] {
        var text = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head>".utf8)
        if let title {
            text.append(contentsOf: "<title>".utf8)
            Self.append(title, to: &text)
            text.append(contentsOf: "</title>".utf8)
        }
        text.append(contentsOf: "</head>\n<body>\n".utf8)
        var root = Folder()
        for subscription in subscriptions { root.add(subscription, in: subscription.folders.prefix(16)) }
        root.write(to: &text, depth: 1)
        text.append(contentsOf: "</body>\n</opml>\n".utf8)
        return text
    }

    /// A folder while the list is written.
    private struct Folder {
        var subscriptions: [Subscription] = []
        var names: [String] = []
        var folders: [String: Folder] = [:]

        mutating func add(_ subscription: Subscription, in path: ArraySlice<String>) {
            guard let name = path.first else { return subscriptions.append(subscription) }
            if folders[name] == nil { names.append(name) }
            folders[name, default: Folder()].add(subscription, in: path.dropFirst())
        }

        func write(to text: inout [UInt8], depth: Int) {
            let margin = [UInt8](repeating: 0x20, count: depth * 2)
            for subscription in subscriptions {
                text.append(contentsOf: margin)
                text.append(contentsOf: "<outline type=\"rss\"".utf8)
                OPML.append("text", subscription.title ?? subscription.feedURL, to: &text)
                OPML.append("title", subscription.title, to: &text)
                OPML.append("xmlUrl", subscription.feedURL, to: &text)
                OPML.append("htmlUrl", subscription.siteURL, to: &text)
                text.append(contentsOf: "/>\n".utf8)
            }
            for name in names {
                text.append(contentsOf: margin)
                text.append(contentsOf: "<outline".utf8)
                OPML.append("text", name, to: &text)
                text.append(contentsOf: ">\n".utf8)
                folders[name]?.write(to: &text, depth: depth + 1)
                text.append(contentsOf: margin)
                text.append(contentsOf: "</outline>\n".utf8)
            }
        }
    }

    private static func append(_ name: String, _ value: String?, to text: inout [UInt8]) {
        guard let value else { return }
        text.append(0x20)
        text.append(contentsOf: name.utf8)
        text.append(contentsOf: [0x3D, 0x22])
        append(value, to: &text)
        text.append(0x22)
    }

    private static func append(_ value: String, to text: inout [UInt8]) {
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text.append(contentsOf: "&amp;".utf8)
            case "<": text.append(contentsOf: "&lt;".utf8)
            case ">": text.append(contentsOf: "&gt;".utf8)
            case "\"": text.append(contentsOf: "&quot;".utf8)
            case "\n", "\r", "\t": text.append(0x20)
            default: if XMLText.isCharacter(scalar.value) { text.append(utf8Of: scalar.value) }
            }
        }
    }
}
