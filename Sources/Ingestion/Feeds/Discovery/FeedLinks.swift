/// Finds the addresses at which a page says, or looks as if, there were feeds.
public enum FeedLinks {
    private static let mostLinks = 64
    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
        "application/xml", "text/xml", "application/x-rss+xml", "application/json",
    ]
    /// Names under which feeds lie on many servers, relative to the site's root.
    private static let commonPaths = [
        "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed/", "/index.xml", "/feed.json", "/news/rss.xml",
        "/rss/index.xml", "/feeds/posts/default",
    ]

    /// The feeds that a page declares with `link rel="alternate"`
    /// (https://html.spec.whatwg.org/multipage/links.html#rel-alternate), in order, each once.
    public static func declared(in page: [UInt8], at address: WebAddress, contentType: String? = nil) -> [WebAddress] {
        addresses(in: page, at: address, contentType: contentType) { page, index in
            guard page.nodes[index].name == .link,
                let relation = page.string(index, .rel)?.lowercased().split(separator: " "),
                relation.contains("alternate") || relation.contains("feed"), !relation.contains("stylesheet")
            else { return false }
            let type = page.string(index, .type)?.lowercased().split(separator: ";").first.map(String.init)
            return type.map(types.contains) ?? relation.contains("feed")
        }
    }

    /// Links in a page's text whose address looks like that of a feed.
    public static func linked(in page: [UInt8], at address: WebAddress, contentType: String? = nil) -> [WebAddress] {
        addresses(in: page, at: address, contentType: contentType) { page, index in
            guard page.nodes[index].name == .a, let target = page.string(index, .href) else { return false }
            return looksLikeFeed(target)
        }
    }

    /// The places at which many servers have a feed.
    public static func commonPlaces(of address: WebAddress) -> [WebAddress] {
        commonPaths.compactMap { WebAddress($0, relativeTo: address) }
    }

    private static func looksLikeFeed(_ target: String) -> Bool {
        let path = target.lowercased().prefix { $0 != "?" && $0 != "#" }
        if ["/feed", "/feed/", "/rss", "/rss/", "/atom"].contains(where: path.hasSuffix) { return true }
        let isDocument = [".xml", ".rss", ".atom", ".rdf", ".json"].contains(where: path.hasSuffix)
        return isDocument && ["rss", "feed", "atom", "rdf"].contains { path.contains($0) }
    }

    private static func addresses(
        in bytes: [UInt8], at address: WebAddress, contentType: String?, where isFeed: (HTMLPage, Int) -> Bool
    ) -> [WebAddress] {
        guard let utf8 = try? InputCheck.decodedPage(bytes, contentType: contentType) else { return [] }
        let page = HTMLEventParser.parse(HTMLInput(utf8))
        var base = address
        var found: [WebAddress] = []
        for index in page.nodes.indices {
            if page.nodes[index].name == .base, let written = page.string(index, .href) {
                base = WebAddress(written, relativeTo: address) ?? base
            }
            guard isFeed(page, index), let target = page.string(index, .href),
                let feed = WebAddress(target, relativeTo: base), feed.isHTTP, !found.contains(feed)
            else { continue }
            found.append(feed)
            if found.count == mostLinks { break }
        }
        return found
    }
}
