import Ingestion
import Provenance

/// Fills into an article what only the feed that named it knows, and settles the article's address.
struct EntryCompletion {
    let registry: OutletRegistry

    /// A date that lies further ahead of the fetch than this, in seconds, is no date of publication.
    private static let aheadLimit: Int64 = 86400

    /// Completes an article that was read from a page, as it stood at a time, in seconds since 1970.
    func complete(_ article: inout Article, from entry: FeedEntry?, page: WebAddress, now: Int64) {
        if page.scheme == "file" {
            article.url = nil
        } else if let canonical = article.canonicalURL, !isSameHouse(canonical, page) {
            // A page may say that another house has the original; it can't speak in that house's name.
            article.canonicalURL = nil
            article.declaredSources.append(canonical)
        }
        article.title = article.title ?? entry?.title
        article.published = article.published ?? entry?.published
        article.modified = article.modified ?? entry?.modified
        if let published = article.published, published.seconds > now + Self.aheadLimit { article.published = nil }
        if article.authors.isEmpty { article.authors = entry?.authors.compactMap(\.name) ?? [] }
        if let source = entry?.source?.url.flatMap({ WebAddress($0) }), !article.declaredSources.contains(source) {
            article.declaredSources.append(source)
        }
    }

    private func isSameHouse(_ a: WebAddress, _ b: WebAddress) -> Bool {
        if let one = registry.publisher(of: a), let other = registry.publisher(of: b) { return one == other }
        return a.host == b.host
    }
}
