import Ingestion

/// The hub that a feed names, and what the feed is called there.
struct PushOffer: Sendable, Hashable {
    var hub: String
    var topic: String

    /// Finds what a response and the feed in it say; the response's Link fields come first (WebSub §4).
    ///
    /// - Returns: `nil` where no hub is named.
    init?(_ feed: Feed, of response: FetchResponse) {
        let hub =
            response.links("hub").first { $0.isHTTP }
            ?? feed.hubs.lazy.filter { $0.type == "WebSub" }.compactMap { WebAddress($0.url) }.first { $0.isHTTP }
        guard let hub else { return nil }
        let topic =
            response.links("self").first { $0.isHTTP }
            ?? feed.feedURL.flatMap { WebAddress($0, relativeTo: response.address) } ?? response.address
        guard topic.isHTTP, [hub, topic].allSatisfy({ $0.string.utf8.count <= Self.longest }) else { return nil }
        self.hub = hub.string
        self.topic = topic.string
    }

    private static let longest = 2048
}
