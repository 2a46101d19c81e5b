/// A feed of any format, as it was read.
public struct Feed: Sendable, Hashable {
    public var format: FeedFormat
    /// WHATWG name of the encoding that was used, in lower case.
    public var encoding: String
    /// Whether the bytes were not well formed, or refuted their label, and what could be read was read.
    public var recovered: Bool
    public var title: String?
    public var homePageURL: String?
    public var feedURL: String?
    public var nextURL: String?
    public var description: String?
    public var icon: String?
    public var favicon: String?
    public var authors: [FeedAuthor]
    public var language: String?
    public var hubs: [FeedHub]
    public var expired: Bool?
    /// How long the feed asks not to be fetched again.
    public var ttlSeconds: Int?
    /// Hours of the day, in UTC, in which RSS's `skipHours` asks not to be polled.
    public var skippedHours: Set<Int>
    /// Days of the week in which RSS's `skipDays` asks not to be polled; Monday is 0.
    public var skippedDays: Set<Int>
    public var entries: [FeedEntry]

    public init(format: FeedFormat, encoding: String = "utf-8", recovered: Bool = false) {
        self.format = format
        self.encoding = encoding
        self.recovered = recovered
        authors = []
        hubs = []
        skippedHours = []
        skippedDays = []
        entries = []
    }
}

/// The formats by the names of the contract (`rss2.0`, `atom1.0`, `news-sitemap`).
public struct FeedFormat: RawRepresentable, Sendable, Hashable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

public struct FeedAuthor: Sendable, Hashable {
    public var name: String?
    public var url: String?
    public var avatar: String?

    public init(name: String? = nil, url: String? = nil, avatar: String? = nil) {
        self.name = name
        self.url = url
        self.avatar = avatar
    }
}

public struct FeedHub: Sendable, Hashable {
    public var type: String
    public var url: String

    public init(type: String, url: String) {
        self.type = type
        self.url = url
    }
}

/// One entry (an RSS item, an Atom entry).
public struct FeedEntry: Sendable, Hashable {
    /// Non-empty and distinct within the feed; made up, stably, where the feed has none.
    public var id: String
    public var url: String?
    public var externalURL: String?
    public var title: String?
    public var contentHTML: String?
    public var contentText: String?
    public var summary: String?
    public var image: String?
    public var bannerImage: String?
    public var published: NewsDate?
    public var modified: NewsDate?
    public var authors: [FeedAuthor]
    public var tags: [String]
    public var language: String?
    public var attachments: [FeedAttachment]
    /// Who had it first (RSS `source`, Atom `source`).
    public var source: FeedSource?
    public var rights: String?

    public init(id: String) {
        self.id = id
        authors = []
        tags = []
        attachments = []
    }
}

public struct FeedSource: Sendable, Hashable {
    public var url: String?
    public var title: String?

    public init(url: String? = nil, title: String? = nil) {
        self.url = url
        self.title = title
    }
}

/// An enclosure.
public struct FeedAttachment: Sendable, Hashable {
    public var url: String
    public var mimeType: String?
    public var title: String?
    public var sizeInBytes: Int?
    public var durationInSeconds: Int?

    public init(url: String, mimeType: String? = nil) {
        self.url = url
        self.mimeType = mimeType
    }
}
