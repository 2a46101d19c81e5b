/// A list of subscriptions (OPML 2.0, https://opml.org/spec2.opml).
public struct OPML: Sendable, Hashable {
    /// One feed of the list.
    public struct Subscription: Sendable, Hashable {
        /// The feed's address as it is written.
        public var feedURL: String
        public var title: String?
        /// The site's page.
        public var siteURL: String?
        /// The folders in which it lies, outermost first.
        public var folders: [String]

        public init(feedURL: String, title: String? = nil, siteURL: String? = nil, folders: [String] = []) {
            self.feedURL = feedURL
            self.title = title
            self.siteURL = siteURL
            self.folders = folders
        }
    }

    public var title: String?
    public var subscriptions: [Subscription]

    public init(title: String? = nil, subscriptions: [Subscription] = []) {
        self.title = title
        self.subscriptions = subscriptions
    }

    /// Reads a list.
    ///
    /// - Parameter bytes: the document as it came.
    /// - Returns: its subscriptions in the order in which they stand; one without an address is left out.
    /// - Throws: `IngestionError` with the code `empty`, `binary` or `badData` where it is no OPML.
    public static func read(_ bytes: [UInt8]) throws(IngestionError) -> OPML {
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw IngestionError(.empty, "no OPML: the document is empty")
        }
        if let kind = BinarySignature.kind(of: bytes) { throw IngestionError(.binary, "no OPML: this is \(kind)") }
        let text = TextDecoder.decode(bytes, syntax: .xml)
        let repaired = XMLRepair.repair(text.utf8)
        var reader = OPMLReader()
        _ = XMLEventParser.parse(repaired, handler: &reader)
        guard reader.isOPML else {
            throw IngestionError(.badData, "no OPML: the document's root is no opml element")
        }
        return OPML(title: reader.title, subscriptions: reader.subscriptions)
    }
}
