public import Ingestion

/// Finds the feeds of a site: those that its page declares or links to, those at the usual places, and the news
/// sitemaps that its robots.txt names.
///
/// Every feed that is given was fetched and read. Each step is taken only where those before it found nothing.
public struct FeedDiscovery: Sendable {
    /// A feed that was found.
    public struct Found: Sendable, Hashable {
        public var address: WebAddress
        public var title: String?
        public var format: String
        public var entries: Int
        /// The newest date that an entry bears.
        public var newest: NewsDate?
    }

    private let fetcher: any Fetcher
    private let robots: RobotsPolicy

    /// How many addresses are tried in one step.
    private static let mostTried = 24
    private static let accept =
        "application/rss+xml,application/atom+xml,application/feed+json,text/html;q=0.9,*/*;q=0.5"

    public init(fetcher: any Fetcher, robots: RobotsPolicy) {
        self.fetcher = fetcher
        self.robots = robots
    }

    /// The feeds at an address: the one that lies there, else those of the site whose page it is.
    ///
    /// `now` is in seconds since 1970. Empty where none was found; throws `IngestionError` where the address itself
    /// cannot be had.
    public func feeds(at address: WebAddress, now: Int64) async throws(IngestionError) -> [Found] {
        let response = try await fetcher.fetch(FetchRequest(address, accept: Self.accept))
        guard (200..<300).contains(response.status) else {
            throw IngestionError(.httpStatus, "\(address): the server answered \(response.status)")
        }
        if let feed = Self.read(response) { return [feed] }
        let type = response.header("content-type")
        let page = response.address
        var found = try await tried(FeedLinks.declared(in: response.body, at: page, contentType: type))
        if found.isEmpty { found = try await tried(FeedLinks.linked(in: response.body, at: page, contentType: type)) }
        if found.isEmpty { found = try await tried(FeedLinks.commonPlaces(of: page)) }
        if found.isEmpty { found = try await sitemaps(of: page, now: now) }
        return found
    }

    /// The news sitemaps that robots.txt names, itself or by way of an index.
    private func sitemaps(of page: WebAddress, now: Int64) async throws(IngestionError) -> [Found] {
        var found: [Found] = []
        for sitemap in await robots.sitemaps(of: page, now: now).prefix(Self.mostTried) {
            guard let response = try await answer(of: sitemap) else { continue }
            if let feed = Self.read(response) {
                found.append(feed)
            } else if Sitemap.index(response.body) != nil {
                let children = SitemapIndex.newsFirst(response.body, at: response.address)
                found += try await tried(Array(children.prefix(SitemapIndex.mostFollowed)))
            }
        }
        return found
    }

    /// Those of the addresses at which a feed lies, each once.
    private func tried(_ addresses: [WebAddress]) async throws(IngestionError) -> [Found] {
        var found: [Found] = []
        for address in addresses.prefix(Self.mostTried) {
            guard let response = try await answer(of: address), let feed = Self.read(response),
                !found.contains(where: { $0.address == feed.address })
            else { continue }
            found.append(feed)
        }
        return found
    }

    /// What lies at an address; `nil` where nothing does, or where it is out of reach.
    private func answer(of address: WebAddress) async throws(IngestionError) -> FetchResponse? {
        do throws(IngestionError) {
            let response = try await fetcher.fetch(FetchRequest(address, accept: Self.accept))
            return (200..<300).contains(response.status) ? response : nil
        } catch {
            if error.code == .cancelled { throw error }
            return nil
        }
    }

    private static func read(_ response: FetchResponse) -> Found? {
        let parsed = try? FeedParser.parse(
            response.body, baseURL: response.address, contentType: response.header("content-type"),
            name: response.address.string)
        guard let feed = parsed else { return nil }
        return Found(
            address: response.movedTo ?? response.requested, title: feed.title, format: feed.format.rawValue,
            entries: feed.entries.count,
            newest: feed.entries.compactMap { $0.published ?? $0.modified }.max { $0.seconds < $1.seconds })
    }
}
