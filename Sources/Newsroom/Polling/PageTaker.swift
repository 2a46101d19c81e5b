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
        let isHeldFromPage = state?.article != nil && state?.origin != .feed
        if page.isHTTP, let refusal = await refusal(of: page, now: now) {
            guard !isHeldFromPage else { return nil }
            return try await takeContent(of: entry, at: page, feed: feed, copy: copy, why: refusal, now: now)
        }
        let request = FetchRequest(
            page, validators: state?.validators ?? Validators(),
            accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5", held: state?.archived)
        let response = try await fetcher.fetch(request)
        if response.status == 304 { return nil }
        guard (200..<300).contains(response.status) else {
            let error = IngestionError(.httpStatus, "\(page): the server answered \(response.status)")
            guard !isHeldFromPage, Self.isRefusal(response.status) else { throw error }
            return try await takeContent(of: entry, at: page, feed: feed, copy: copy, why: error, now: now)
        }
        if let digest = state?.bodyDigest, digest == ContentDigest(of: response.body).hex { return nil }
        var article: Article
        do throws(IngestionError) {
            article = try ArticleExtractor.extract(
                response.body, url: response.address, contentType: response.header("content-type"))
        } catch {
            // A wall or a question for consent comes as a page like any other, with no article in it.
            guard page.isHTTP, !isHeldFromPage, error.code == .noArticle || error.code == .empty else { throw error }
            let why = IngestionError(error.code, "\(page): \(error.message)")
            return try await takeContent(of: entry, at: page, feed: feed, copy: copy, why: why, now: now)
        }
        if page.isHTTP, let content = Self.fullerContent(of: entry, at: page, than: article) {
            guard !isHeldFromPage else {
                throw IngestionError(.noArticle, "\(page): the page shows but a beginning of the article now")
            }
            return try await take(content, of: entry, at: page, feed: feed, copy: copy, now: now)
        }
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
        guard let content = Self.content(of: entry, at: page) else {
            if why.code == .robots { return nil }
            throw why
        }
        return try await take(content, of: entry, at: page, feed: feed, copy: copy, now: now)
    }

    /// An entry's own content, as a page and as what is read in it.
    private struct Content {
        var html: [UInt8]
        var article: Article
    }

    /// `nil` where the entry holds no article.
    private static func content(of entry: FeedEntry, at page: WebAddress) -> Content? {
        guard let html = EntryPage.html(of: entry),
            let article = try? ArticleExtractor.extract(html, url: page, contentType: "text/html; charset=utf-8")
        else { return nil }
        return Content(html: html, article: article)
    }

    /// The entry's own content where the page has but a beginning of it: a wall lets a few sentences through.
    private static func fullerContent(of entry: FeedEntry, at page: WebAddress, than article: Article) -> Content? {
        let length = article.text.utf8.count
        // Not worth reading unless it may be what it is looked for.
        guard (entry.contentHTML ?? entry.contentText ?? "").utf8.count > 2 * length,
            let content = content(of: entry, at: page),
            content.article.text.utf8.count > max(2 * length, shortestFullText)
        else { return nil }
        return content
    }

    /// In bytes: what is shorter is a summary.
    private static let shortestFullText = 600

    private func take(
        _ content: Content, of entry: FeedEntry, at page: WebAddress, feed: WebAddress, copy: ArchivedCopy?, now: Int64
    ) async throws -> ArticleIntake.Outcome? {
        var article = content.article
        EntryCompletion(registry: reasoning.registry).complete(&article, from: entry, page: page, now: now)
        let capture = ArticleIntake.Capture(
            url: page.string, payload: content.html, feedURL: feed.string, archived: copy, origin: .feed)
        return try await ArticleIntake(reasoning: reasoning)
            .take(article, from: capture, pageKey: page.comparisonKey, now: now, into: store)
    }
}
