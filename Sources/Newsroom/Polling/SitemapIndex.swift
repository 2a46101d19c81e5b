import Ingestion

/// Follows a sitemap index to the news sitemaps that it names (https://www.sitemaps.org/protocol.html#index).
struct SitemapIndex: Sendable {
    let fetcher: any Fetcher

    /// How many sitemaps of an index are asked for in one poll.
    static let mostFollowed = 12

    /// The sitemaps of an index, those first that are called news; of old ones an index names thousands.
    static func newsFirst(_ bytes: [UInt8], at address: WebAddress) -> [WebAddress] {
        let named = (Sitemap.index(bytes) ?? []).compactMap { WebAddress($0, relativeTo: address) }.filter(\.isHTTP)
        let news = named.filter { $0.string.lowercased().contains("news") }
        return news + named.filter { !news.contains($0) }.suffix(mostFollowed).reversed()
    }

    /// The entries of an index's news sitemaps as one feed; `nil` where the document is no index.
    ///
    /// Throws the first error where none of the sitemaps could be had, and `notAFeed` where none is for news.
    func feed(_ bytes: [UInt8], at address: WebAddress) async throws(IngestionError) -> Feed? {
        guard Sitemap.index(bytes) != nil else { return nil }
        var joined: Feed?
        var failure: IngestionError?
        for sitemap in Self.newsFirst(bytes, at: address).prefix(Self.mostFollowed) {
            do throws(IngestionError) {
                let feed = try await read(sitemap)
                if joined == nil {
                    joined = feed
                } else {
                    joined?.entries += feed.entries
                }
            } catch {
                if error.code == .cancelled { throw error }
                failure = failure ?? error
            }
        }
        if let joined { return joined }
        throw failure
            ?? IngestionError(.notAFeed, "\(address): a sitemap index that names no sitemap of news")
    }

    private func read(_ sitemap: WebAddress) async throws(IngestionError) -> Feed {
        let response = try await fetcher.fetch(FetchRequest(sitemap, accept: "application/xml,*/*;q=0.5"))
        guard (200..<300).contains(response.status) else {
            throw IngestionError(.httpStatus, "\(sitemap): the server answered \(response.status)")
        }
        return try FeedParser.parse(
            response.body, baseURL: response.address, contentType: response.header("content-type"),
            name: sitemap.string)
    }
}
