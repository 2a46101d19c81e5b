import Ingestion
import Ledger
import Provenance

/// Takes the page of one feed entry into the ledger.
struct PageTaker: Sendable {
    let store: any LedgerStore
    let reasoning: Reasoning
    let fetcher: any Fetcher
    let robots: RobotsPolicy?

    /// What is done with an entry: `nil` where nothing was new. `copy` is where an archive keeps the feed.
    func take(_ entry: FeedEntry, of feed: WebAddress, copy: ArchivedCopy? = nil, now: Int64) async throws
        -> ArticleIntake.Outcome?
    {
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
            return try await takeContent(of: entry, at: page, feed: feed, copy: copy, why: refusal, now: now)
        }
        let request = FetchRequest(
            page, validators: state?.validators ?? Validators(),
            accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5", held: state?.archived)
        let response = try await fetcher.fetch(request)
        if response.status == 304 { return nil }
        guard (200..<300).contains(response.status) else {
            let error = IngestionError(.httpStatus, "\(page): the server answered \(response.status)")
            guard state?.article == nil, Self.isRefusal(response.status) else { throw error }
            return try await takeContent(of: entry, at: page, feed: feed, copy: copy, why: error, now: now)
        }
        if let digest = state?.bodyDigest, digest == ContentDigest(of: response.body).hex { return nil }
        var article = try ArticleExtractor.extract(
            response.body, url: response.address, contentType: response.header("content-type"))
        EntryCompletion(registry: reasoning.registry).complete(&article, from: entry, page: response.address, now: now)
        let isFile = page.scheme == "file"
        let capture = ArticleIntake.Capture(
            url: page.string, finalURL: response.address == page ? nil : response.address.string,
            status: isFile ? nil : response.status, validators: response.validators, payload: response.body,
            feedURL: feed.string, archived: response.archived)
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
        of entry: FeedEntry, at page: WebAddress, feed: WebAddress, copy: ArchivedCopy?, why: IngestionError,
        now: Int64
    ) async throws -> ArticleIntake.Outcome? {
        guard let body = EntryPage.html(of: entry) else {
            if why.code == .robots { return nil }
            throw why
        }
        var article = try ArticleExtractor.extract(body, url: page, contentType: "text/html; charset=utf-8")
        EntryCompletion(registry: reasoning.registry).complete(&article, from: entry, page: page, now: now)
        let capture = ArticleIntake.Capture(url: page.string, payload: body, feedURL: feed.string, archived: copy)
        return try await ArticleIntake(reasoning: reasoning)
            .take(article, from: capture, pageKey: page.comparisonKey, now: now, into: store)
    }
}
