import Ingestion
import Ledger
import Provenance

/// Takes the page of one feed entry into the ledger.
struct PageTaker: Sendable {
    let store: any LedgerStore
    let reasoning: Reasoning
    let fetcher: any Fetcher
    let robots: RobotsPolicy?

    /// A date that lies further ahead of the fetch than this, in seconds, is no date of publication.
    private static let aheadLimit: Int64 = 86400

    /// What is done with an entry: `nil` where nothing was new.
    func take(_ entry: FeedEntry, of feed: WebAddress, now: Int64) async throws -> ArticleIntake.Outcome? {
        guard let link = entry.url, let page = WebAddress(link, relativeTo: feed) else { return nil }
        if page.scheme == "file" {
            guard feed.scheme == "file" else { return nil }
        } else if feed.scheme == "file" || !page.isHTTP {
            return nil
        }
        let key = page.comparisonKey
        let state = try await store.read { try $0.pageState(of: key) }
        if page.isHTTP, let refusal = await refusal(of: page, now: now) {
            guard state?.article == nil else { return nil }
            return try await takeContent(of: entry, at: page, feed: feed, why: refusal, now: now)
        }
        let request = FetchRequest(
            page, validators: state?.validators ?? Validators(),
            accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5")
        let response = try await fetcher.fetch(request)
        if response.status == 304 { return nil }
        guard (200..<300).contains(response.status) else {
            let error = IngestionError(.httpStatus, "\(page): the server answered \(response.status)")
            guard state?.article == nil, Self.isRefusal(response.status) else { throw error }
            return try await takeContent(of: entry, at: page, feed: feed, why: error, now: now)
        }
        if let digest = state?.bodyDigest, digest == ContentDigest(of: response.body).hex { return nil }
        var article = try ArticleExtractor.extract(
            response.body, url: response.address, contentType: response.header("content-type"))
        complete(&article, from: entry, page: response.address, now: now)
        let isFile = page.scheme == "file"
        let capture = ArticleIntake.Capture(
            url: page.string, finalURL: response.address == page ? nil : response.address.string,
            status: isFile ? nil : response.status, validators: response.validators, payload: response.body,
            feedURL: feed.string)
        return try await ArticleIntake(reasoning: reasoning)
            .take(article, from: capture, pageKey: key, now: now, into: store)
    }

    /// Why robots.txt keeps a page from being asked for; `nil` where it doesn't.
    private func refusal(of page: WebAddress, now: Int64) async -> IngestionError? {
        switch await robots?.permission(for: page, now: now) {
        case .allowed, nil: nil
        case .forbidden: IngestionError(.robots, "\(page): robots.txt of the host forbids this page")
        case .unknown(let error): error
        }
    }

    /// Statuses by which a server keeps a page to itself, or says that there is none.
    private static func isRefusal(_ status: Int) -> Bool { [401, 402, 403, 404, 410, 451].contains(status) }

    /// Takes the article from the feed's own content, where the page is not to be had.
    private func takeContent(
        of entry: FeedEntry, at page: WebAddress, feed: WebAddress, why: IngestionError, now: Int64
    ) async throws -> ArticleIntake.Outcome? {
        guard let body = EntryPage.html(of: entry) else {
            if why.code == .robots { return nil }
            throw why
        }
        var article = try ArticleExtractor.extract(body, url: page, contentType: "text/html; charset=utf-8")
        complete(&article, from: entry, page: page, now: now)
        let capture = ArticleIntake.Capture(url: page.string, payload: body, feedURL: feed.string)
        return try await ArticleIntake(reasoning: reasoning)
            .take(article, from: capture, pageKey: page.comparisonKey, now: now, into: store)
    }

    /// Fills in what only the feed knows, and settles the article's address.
    private func complete(_ article: inout Article, from entry: FeedEntry, page: WebAddress, now: Int64) {
        if page.scheme == "file" {
            article.url = nil
        } else if let canonical = article.canonicalURL, !isSameHouse(canonical, page) {
            // A page may say that another house has the original; it can't speak in that house's name.
            article.canonicalURL = nil
            article.declaredSources.append(canonical)
        }
        article.title = article.title ?? entry.title
        article.published = article.published ?? entry.published
        article.modified = article.modified ?? entry.modified
        if let published = article.published, published.seconds > now + Self.aheadLimit { article.published = nil }
        if article.authors.isEmpty { article.authors = entry.authors.compactMap(\.name) }
        if let source = entry.source?.url.flatMap({ WebAddress($0) }), !article.declaredSources.contains(source) {
            article.declaredSources.append(source)
        }
    }

    private func isSameHouse(_ a: WebAddress, _ b: WebAddress) -> Bool {
        if let one = reasoning.registry.publisher(of: a), let other = reasoning.registry.publisher(of: b) {
            return one == other
        }
        return a.host == b.host
    }
}
