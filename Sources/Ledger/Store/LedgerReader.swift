public import Ingestion
public import Provenance

/// What can be asked of a ledger, within one consistent state. Every look-up is bounded.
public protocol LedgerReader: ArticleIndex {
    /// The number of entries.
    func size() throws -> Int64
    func entry(at index: Int64) throws -> (entry: Entry, at: Int64)?
    /// What the ledger holds, counted.
    func counts() throws -> LedgerCounts
    /// The versions of an article, oldest first; `id` may be any of them.
    func versions(of id: ArticleID) throws -> [ArticleVersion]
    /// The newest version of the article that an entry belongs to.
    func newest(of id: ArticleID) throws -> ArticleID?
    func articles(matching query: ArticleQuery) throws -> [HeldArticle]
    /// Bytes by their digest; `nil` where they were withheld.
    func content(_ digest: ContentDigest) throws -> [UInt8]?
    /// Active subscriptions, in the order in which they were made.
    func subscriptions() throws -> [Subscribed]
    func subscription(_ url: String) throws -> Subscribed?
    /// What is remembered of a page for its next conditional request.
    func pageState(of key: String) throws -> PageState?
    /// Articles that name an outlet or agency and took their form in a closed interval of seconds since 1970, the oldest
    /// first; at most `limit` of their citations are looked at.
    func articles(naming outlet: OutletID, from: Int64, through: Int64, limit: Int) throws -> [ArticleID]
    /// Articles whose newest version stands at an entry or behind it, in the order of the log.
    func articles(fromEntry index: Int64, limit: Int) throws -> [ArticleID]
    /// How far a recurring work has come, as it noted itself; `nil` where it never did.
    func mark(_ work: RecurringWork) throws -> Int64?
}

/// Changes what is remembered beside the log, within one transaction.
public protocol LedgerMemory: LedgerReader {
    /// Holds subscriptions until the transaction ends, and returns those that somebody else holds at this moment.
    func hold(_ subscriptions: [String]) throws -> Set<String>
    /// Remembers the working state of a subscription; it is not part of the log.
    func setState(_ state: FeedState, of url: String) throws
    func setPageState(_ state: PageState, of key: String) throws
    /// Notes how far a recurring work has come; like other working state it is not part of the log.
    func setMark(_ index: Int64, of work: RecurringWork) throws
}

/// Appends, within one transaction. Derived rows follow from the entries by themselves.
public protocol LedgerWriter: LedgerMemory {
    /// Appends an entry and returns its index.
    func append(_ entry: Entry) throws -> Int64
    /// Keeps bytes under their digest.
    func store(_ content: [UInt8]) throws -> ContentDigest
}

/// Work that goes on from where it came to, also when a process died within it.
public enum RecurringWork: String, Sendable {
    /// Looking for the articles that citations mean; the mark is the first entry that wasn't looked at.
    case resolution
}

/// Which articles to list.
public struct ArticleQuery: Sendable, Hashable {
    /// Words that title or text hold, letter case and diacritics aside.
    public var search: String?
    public var outlet: OutletID?
    /// Seconds since 1970.
    public var since: Int64?
    /// Where the last page ended: only what comes behind it in the list, youngest first.
    public var after: Place?
    public var limit: Int

    /// A place in a list of articles.
    public struct Place: Sendable, Hashable {
        /// Seconds since 1970.
        public var time: Int64
        public var id: ArticleID

        public init(time: Int64, id: ArticleID) {
            self.time = time
            self.id = id
        }
    }

    public init(
        search: String? = nil, outlet: OutletID? = nil, since: Int64? = nil, after: Place? = nil, limit: Int = 1000
    ) {
        self.search = search
        self.outlet = outlet
        self.since = since
        self.after = after
        self.limit = limit
    }
}

/// One version of an article.
public struct ArticleVersion: Sendable, Hashable {
    public var id: ArticleID
    /// Seconds since 1970.
    public var seen: Int64
    public var text: ContentDigest

    public init(id: ArticleID, seen: Int64, text: ContentDigest) {
        self.id = id
        self.seen = seen
        self.text = text
    }
}

/// What a ledger holds.
public struct LedgerCounts: Sendable, Hashable {
    public var entries: Int64
    public var articles: Int64
    public var versions: Int64
    public var attributions: Int64
    public var resolutions: Int64
    public var feeds: Int64

    public init(
        entries: Int64, articles: Int64, versions: Int64, attributions: Int64, resolutions: Int64, feeds: Int64
    ) {
        self.entries = entries
        self.articles = articles
        self.versions = versions
        self.attributions = attributions
        self.resolutions = resolutions
        self.feeds = feeds
    }
}

/// A subscription with its working state.
public struct Subscribed: Sendable, Hashable {
    public var url: String
    public var title: String?
    public var state: FeedState

    public init(url: String, title: String? = nil, state: FeedState = FeedState()) {
        self.url = url
        self.title = title
        self.state = state
    }
}

/// What polling remembers of a feed. Times are seconds since 1970.
public struct FeedState: Sendable, Hashable, Codable {
    public var title: String?
    public var siteURL: String?
    public var folders: [String]
    public var validators: Validators
    /// SHA-256 of the last body, for servers that give no validators.
    public var bodyDigest: String?
    public var lastPoll: Int64?
    public var lastSuccess: Int64?
    public var nextPoll: Int64?
    /// What the next poll follows from, in one word.
    public var nextReason: String?
    public var failures: Int
    public var lastStatus: Int?
    public var lastError: String?
    /// Until when the server said to stay away.
    public var heldUntil: Int64?
    /// When the server said that the feed is gone for good.
    public var goneSince: Int64?
    /// Where the last poll found that the feed has moved.
    public var movedTo: String?
    /// When something new was last seen in it.
    public var lastChange: Int64?
    /// The mean time between the entries that it shows, in seconds.
    public var publicationGap: Int64?
    /// Since when the server has answered with 404 and nothing else.
    public var missingSince: Int64?
    /// Since when it is not polled any more, until somebody resumes it.
    public var suspendedSince: Int64?
    /// Which process is polling it, and until when nobody else does.
    public var claimant: String?
    public var claimedUntil: Int64?
    /// Where the last body lies in an archive.
    public var archived: ArchivedCopy?
    /// The hub that the feed names, and what it is called there.
    public var hub: String?
    public var topic: String?
    /// The subscription at the hub.
    public var push: PushLease?

    public init() {
        folders = []
        validators = Validators()
        failures = 0
    }
}

/// What polling remembers of a page. Times are seconds since 1970.
public struct PageState: Sendable, Hashable {
    public var validators: Validators
    /// SHA-256 of the last body.
    public var bodyDigest: String?
    public var lastFetch: Int64?
    /// The entry of the newest version.
    public var article: Int64?
    /// Where the last body lies in an archive.
    public var archived: ArchivedCopy?
    /// What the newest version was read in.
    public var origin: Origin

    /// What an article can be read in.
    public enum Origin: String, Sendable, Hashable {
        case page
        /// The feed's own content, the page being out of reach.
        case feed
    }

    public init(
        validators: Validators = Validators(), bodyDigest: String? = nil, lastFetch: Int64? = nil,
        article: Int64? = nil, archived: ArchivedCopy? = nil, origin: Origin = .page
    ) {
        self.validators = validators
        self.bodyDigest = bodyDigest
        self.lastFetch = lastFetch
        self.article = article
        self.archived = archived
        self.origin = origin
    }
}
