/// Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
enum JSONFeedReader {
    /// - Returns: `nil` where the text is no JSON, or no feed.
    static func read(_ utf8: [UInt8], baseURL: WebAddress?) -> Feed? {
        guard let document = JSONReader.read(utf8), let format = format(of: document.value) else { return nil }
        let value = document.value
        var feed = Feed(format: format, recovered: document.isRepaired)
        let own = value["feed_url"]?.text.flatMap { WebAddress($0, relativeTo: baseURL) }
        let base = baseURL ?? own ?? value["home_page_url"]?.text.flatMap { WebAddress($0) }
        func address(_ value: JSONValue?) -> String? { resolved(value, base: base) }

        feed.title = line(value["title"])
        feed.homePageURL = address(value["home_page_url"])
        feed.feedURL = address(value["feed_url"])
        feed.nextURL = address(value["next_url"])
        feed.description = line(value["description"])
        feed.icon = address(value["icon"])
        feed.favicon = address(value["favicon"])
        feed.authors = authors(of: value, base: base)
        feed.language = value["language"]?.text
        feed.expired = value["expired"]?.truth
        feed.hubs = list(value["hubs"]).prefix(32).compactMap { hub in
            address(hub["url"]).map { FeedHub(type: hub["type"]?.text ?? "WebSub", url: $0) }
        }
        feed.entries = list(value["items"]).prefix(50_000).compactMap { entry(of: $0, base: base) }
        return feed
    }

    /// Names the version; `nil` where this is some other JSON.
    private static func format(of value: JSONValue) -> FeedFormat? {
        guard case .object = value else { return nil }
        if let version = value["version"]?.text {
            let bytes = Array(version.utf8)[...]
            if bytes.firstIndex(ofASCII: "jsonfeed.org/version/1.1", from: 0) != nil || version == "1.1" {
                return .json1_1
            }
            if bytes.firstIndex(ofASCII: "jsonfeed.org", from: 0) != nil || version == "1.0" || version == "1" {
                return .json1_0
            }
        }
        // A feed that forgot its version: entries that look like entries.
        guard case .array(let items)? = value["items"] else { return nil }
        let isEntry = items.first.map { item in
            ["content_html", "content_text", "date_published", "external_url"].contains { item[$0] != nil }
                || (item["id"] != nil && (item["url"] != nil || item["title"] != nil))
        }
        let isFeed = ["feed_url", "home_page_url"].contains { value[$0] != nil }
        return isEntry ?? isFeed ? .json1_1 : nil
    }

    private static func entry(of value: JSONValue, base: WebAddress?) -> FeedEntry? {
        guard case .object = value else { return nil }
        var entry = FeedEntry(id: value["id"]?.text ?? "")
        entry.url = resolved(value["url"], base: base)
        entry.externalURL = resolved(value["external_url"], base: base)
        entry.title = line(value["title"])
        if let html = value["content_html"]?.text {
            let bytes = Array(html.utf8)
            let resolved = base.flatMap { ContentAddresses.resolved(bytes[...], base: $0) }
            entry.contentHTML = resolved.map { String(decoding: $0, as: UTF8.self) } ?? html
        }
        entry.contentText = value["content_text"]?.text
        entry.summary = line(value["summary"])
        entry.image = resolved(value["image"], base: base)
        entry.bannerImage = resolved(value["banner_image"], base: base)
        entry.published = value["date_published"]?.text.flatMap { NewsDate(parsing: $0) }
        entry.modified = value["date_modified"]?.text.flatMap { NewsDate(parsing: $0) }
        entry.authors = authors(of: value, base: base)
        entry.tags = list(value["tags"]).compactMap(\.text)
        entry.language = value["language"]?.text
        entry.attachments = list(value["attachments"]).compactMap { attachment(of: $0, base: base) }
        return entry
    }

    private static func attachment(of value: JSONValue, base: WebAddress?) -> FeedAttachment? {
        guard let url = resolved(value["url"], base: base) else { return nil }
        var attachment = FeedAttachment(url: url, mimeType: value["mime_type"]?.text)
        attachment.title = value["title"]?.text
        attachment.sizeInBytes = value["size_in_bytes"]?.integer.flatMap { $0 > 0 ? $0 : nil }
        attachment.durationInSeconds = value["duration_in_seconds"]?.integer.flatMap { $0 > 0 ? $0 : nil }
        return attachment
    }

    /// Reads `authors`, or version 1.0's `author`.
    private static func authors(of value: JSONValue, base: WebAddress?) -> [FeedAuthor] {
        let values = list(value["authors"])
        return (values.isEmpty ? list(value["author"]) : values).compactMap { value in
            if case .string = value { return value.text.map { FeedAuthor(name: $0) } }
            let author = FeedAuthor(
                name: value["name"]?.text, url: resolved(value["url"], base: base),
                avatar: resolved(value["avatar"], base: base))
            return author == FeedAuthor() ? nil : author
        }
    }

    /// Takes one value where a list belongs as a list of one.
    private static func list(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case .array(let elements)?: elements
        case .object?, .string?, .number?: value.map { [$0] } ?? []
        default: []
        }
    }

    /// Plain text in one line.
    private static func line(_ value: JSONValue?) -> String? {
        guard let text = value?.text else { return nil }
        let bytes = StrippedMarkup.collapsed(Array(text.utf8)[...])
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static func resolved(_ value: JSONValue?, base: WebAddress?) -> String? {
        guard case .string? = value, let text = value?.text else { return nil }
        return WebAddress(text, relativeTo: base)?.string ?? text
    }
}

extension FeedFormat {
    static let json1_0 = FeedFormat(rawValue: "json1.0")
    static let json1_1 = FeedFormat(rawValue: "json1.1")
}
