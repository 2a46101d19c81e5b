public import Ingestion

/// What a poll of one feed came to.
public struct FeedResult: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, Codable {
        /// The feed was read, and something in it was new.
        case updated
        /// Nothing was new.
        case unchanged
        /// The feed could not be fetched or read.
        case failed
        /// The server says that it is gone for good.
        case gone
        /// It was not due.
        case skipped
    }

    public var feed: String
    public var status: Status
    public var httpStatus: Int?
    public var newArticles: Int
    public var newVersions: Int
    public var newAttributions: Int
    public var nextPoll: NewsDate?
    /// Why it failed.
    public var error: IngestionError?
    /// Pages that could not be taken in, with the reason; the others were.
    public var pageErrors: [PageError]
    /// The entries that were taken in, new and changed.
    public var articles: [Int64]

    public struct PageError: Sendable, Hashable {
        public var url: String
        public var error: IngestionError

        public init(url: String, error: IngestionError) {
            self.url = url
            self.error = error
        }
    }

    public init(feed: String, status: Status) {
        self.feed = feed
        self.status = status
        newArticles = 0
        newVersions = 0
        newAttributions = 0
        pageErrors = []
        articles = []
    }
}

extension FeedResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case feed, status, error
        case httpStatus = "http_status"
        case newArticles = "new_articles"
        case newVersions = "new_versions"
        case newAttributions = "new_attributions"
        case nextPoll = "next_poll"
        case pageErrors = "page_errors"
    }

    private enum ErrorKeys: String, CodingKey {
        case url, code, message
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(feed, forKey: .feed)
        try container.encode(status, forKey: .status)
        try container.encodeIfPresent(httpStatus, forKey: .httpStatus)
        try container.encode(newArticles, forKey: .newArticles)
        try container.encode(newVersions, forKey: .newVersions)
        try container.encode(newAttributions, forKey: .newAttributions)
        try container.encodeIfPresent(nextPoll, forKey: .nextPoll)
        if let error {
            var item = container.nestedContainer(keyedBy: ErrorKeys.self, forKey: .error)
            try item.encode(error.code.rawValue, forKey: .code)
            try item.encode(error.message, forKey: .message)
        }
        guard !pageErrors.isEmpty else { return }
        var list = container.nestedUnkeyedContainer(forKey: .pageErrors)
        for page in pageErrors {
            var item = list.nestedContainer(keyedBy: ErrorKeys.self)
            try item.encode(page.url, forKey: .url)
            try item.encode(page.error.code.rawValue, forKey: .code)
            try item.encode(page.error.message, forKey: .message)
        }
    }
}
