/// Reads a feed of any kind.
public enum FeedParser {
    /// Parses a whole document.
    ///
    /// - Parameters:
    ///   - bytes: the document as it came, gzip undone.
    ///   - baseURL: where it was fetched; relative addresses are resolved against it.
    ///   - contentType: the value of its Content-Type header.
    ///   - name: what to call it where it has no title: the file's name.
    /// - Returns: the feed, as much of it as can be read.
    /// - Throws: `IngestionError` with the code `empty`, `binary` or `notAFeed`.
    public static func parse(
        _ bytes: [UInt8], baseURL: WebAddress? = nil, contentType: String? = nil, name: String? = nil
    ) throws(IngestionError) -> Feed {
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw IngestionError(.empty, "no feed: the document is empty")
        }
        if let kind = BinarySignature.kind(of: bytes) {
            throw IngestionError(.binary, "no feed: this is \(kind)")
        }
        let isJSON = beginsJSON(bytes)
        let text = TextDecoder.decode(bytes, contentType: contentType, syntax: isJSON ? .plain : .xml)
        guard
            var feed = isJSON ? JSONFeedReader.read(text.utf8, baseURL: baseURL) : readXML(text.utf8, baseURL: baseURL)
        else { throw IngestionError(.notAFeed, "no feed: neither RSS, Atom, RDF, JSON Feed nor a news sitemap") }
        feed.encoding = text.encoding
        if text.repaired { feed.recovered = true }
        EntryIdentity.settle(&feed.entries)
        if feed.title == nil {
            feed.title = baseURL?.host ?? feed.feedURL.flatMap { WebAddress($0)?.host } ?? name
        }
        return feed
    }

    /// Whether the first character is a brace or a bracket, in whatever units.
    private static func beginsJSON(_ bytes: [UInt8]) -> Bool {
        for byte in bytes.prefix(4096) where byte > 0x20 && ![0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains(byte) {
            return byte == 0x7B || byte == 0x5B
        }
        return false
    }

    private static func readXML(_ utf8: [UInt8], baseURL: WebAddress?) -> Feed? {
        let repaired = XMLRepair.repair(utf8)
        var reader = FeedDocumentReader(baseURL: baseURL)
        var outcome = XMLEventParser.parse(repaired, handler: &reader)
        if outcome == .outOfStep {
            reader = FeedDocumentReader(baseURL: baseURL)
            _ = XMLEventParser.parse(repaired.joined, handler: &reader)
            outcome = .faulty
        }
        guard let format = reader.format, !reader.isRefused else { return nil }
        // A sitemap without news is a list of pages, not of what is new.
        if format == .newsSitemap, !reader.hasNews,
            utf8[...].prefix(8192).firstIndex(ofASCII: "schemas/sitemap-news/", from: 0) == nil
        {
            return nil
        }
        var feed = reader.finished()
        feed.format = format
        feed.recovered = repaired.isRepaired || outcome != .wellFormed
        return feed
    }
}
