public import Ingestion
public import Ledger
import Provenance

/// Takes what lies in archives and files into the ledger, as polling takes what it fetches.
public actor IngestDesk {
    private let store: any LedgerStore
    private let reasoning: Reasoning
    private let clock: @Sendable () -> Int64
    private let maxBytes: Int
    private var memory = FeedMemory()
    private var unresolved: [ArticleID] = []

    /// How many articles are taken in before it is looked for what they cite.
    private static let batch = 2000

    /// Makes a desk; `clock` gives seconds since 1970, and no page is longer than `maxBytes`.
    public init(
        store: any LedgerStore, reasoning: Reasoning, maxBytes: Int, clock: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        self.reasoning = reasoning
        self.maxBytes = maxBytes
        self.clock = clock
    }

    // MARK: Archives

    /// Takes in every response of an archive, record by record; `progress` is called after each.
    ///
    /// Where the archive can't be read on, what came before is taken in and the count says why. Throws `LedgerError`, and
    /// `CancellationError`.
    public func archive(_ reader: sending WARCReader, progress: @Sendable () -> Void = {}) async throws -> IngestCount {
        var count = IngestCount()
        while true {
            try Task.checkCancellation()
            let record: WARCRecord?
            do throws(IngestionError) {
                record = try reader.next()
            } catch {
                count.error = error
                break
            }
            guard let record else { break }
            try await take(record, into: &count)
            progress()
        }
        for item in memory.leftovers() { try await takeContent(of: item, into: &count) }
        try await settle(count.articles)
        return count
    }

    private func take(_ record: WARCRecord, into count: inout IngestCount) async throws {
        guard record.type == "response" || record.type == "resource" || record.type == "revisit" else { return }
        guard let address = record.targetURI.flatMap({ WebAddress($0) }), address.isHTTP else { return }
        if record.type == "revisit" {
            count.skip(.revisit)
            return
        }
        guard !record.isTooLong else {
            count.skip(.tooLarge)
            return
        }
        var page = IngestedPage(address: address, body: record.block, captured: record.date, record: record.id)
        page.contentType = record.fields["Content-Type"]
        if record.type == "response" {
            guard page.contentType?.lowercased().contains("dns") != true else { return }
            guard let response = ArchivedResponse(block: record.block, maxBytes: maxBytes) else {
                count.skip(.coding)
                return
            }
            page.body = response.body
            page.contentType = response.header("content-type")
            page.status = response.status
            page.validators = response.validators
            if let to = response.header("location").flatMap({ WebAddress($0, relativeTo: address) }) {
                memory.redirect(from: address, to: to)
            }
        }
        try await take(page, into: &count)
    }

    // MARK: Files

    /// Looks through a file for what it says of pages, if it is a feed; a folder's feeds are learned before its pages are
    /// taken in.
    ///
    /// Returns whether it is one.
    public func learn(_ page: IngestedPage) -> Bool {
        guard Self.maybeFeed(page), let feed = feed(page) else { return false }
        memory.learn(feed, at: page.address, captured: page.captured, record: page.record)
        return true
    }

    /// Takes in the entries of a feed whose pages weren't there.
    public func leftovers(ofFeedAt address: WebAddress) async throws -> IngestCount {
        var count = IngestCount()
        for item in memory.leftovers(of: address) { try await takeContent(of: item, into: &count) }
        try await settle(count.articles)
        return count
    }

    /// Takes in one page of its own.
    ///
    /// Throws `IngestionError` where there is no article, `LedgerError`, and `CancellationError`.
    public func page(_ page: IngestedPage) async throws -> IngestCount {
        var count = IngestCount()
        count.pages = 1
        count.note(try await record(page))
        try await settle(count.articles)
        return count
    }

    /// Looks for what the last articles cite.
    public func finish() async throws {
        guard !unresolved.isEmpty else { return }
        let articles = unresolved
        unresolved = []
        _ = try await ResolutionRound(reasoning: reasoning).run(articles: articles, now: clock(), in: store)
    }

    private func settle(_ articles: [ArticleID]) async throws {
        unresolved += articles
        if unresolved.count >= Self.batch { try await finish() }
    }

    // MARK: Pages

    private func take(_ page: IngestedPage, into count: inout IngestCount) async throws {
        if let status = page.status, !(200..<300).contains(status) { return count.skip(.status) }
        if Self.maybeFeed(page), let feed = feed(page) {
            return memory.learn(feed, at: page.address, captured: page.captured, record: page.record)
        }
        guard Self.maybePage(page) else { return count.skip(.notAPage) }
        count.pages += 1
        do {
            count.note(try await record(page))
        } catch let error as IngestionError {
            switch error.code {
            case .noArticle, .empty: count.skip(.noArticle)
            case .binary: count.skip(.notAPage)
            case .badAddress, .badData: count.skip(.noAddress)
            case .tooLarge: count.skip(.tooLarge)
            default: throw error
            }
        }
        if unresolved.count + count.articles.count >= Self.batch {
            try await settle(count.articles)
            count.articles = []
        }
    }

    private func record(_ page: IngestedPage) async throws -> ArticleIntake.Outcome {
        let isFile = page.address.scheme == "file"
        var article =
            page.isText
            ? try ArticleExtractor.plainText(page.body, url: isFile ? nil : page.address, language: page.language)
            : try ArticleExtractor.extract(
                page.body, url: isFile ? nil : page.address, contentType: page.contentType)
        let now = clock()
        let asked = memory.origin(of: page.address)
        let entry = memory.entry(of: [asked, page.address, article.canonicalURL].compactMap { $0 })
        EntryCompletion(registry: reasoning.registry)
            .complete(&article, from: entry, page: page.address, now: page.captured?.seconds ?? now)
        article.language = page.language ?? article.language
        article.published = article.published ?? page.published
        if isFile, article.address == nil, let link = entry?.url.flatMap({ WebAddress($0) }), link.isHTTP {
            article.url = link
        }
        guard article.address != nil else {
            throw IngestionError(
                .badData,
                "\(page.address.filePath ?? page.address.string): no address is known of this page; name it in a manifest"
            )
        }
        return try await intake(
            article, of: page, asked: asked,
            archived: page.record.map { ArchivedCopy(record: $0, date: "", digest: "", address: "") }, now: now)
    }

    private func intake(
        _ article: Article, of page: IngestedPage, asked: WebAddress?, archived: ArchivedCopy?, now: Int64
    ) async throws -> ArticleIntake.Outcome {
        let capture = ArticleIntake.Capture(
            url: (asked ?? page.address).string, finalURL: asked == nil ? nil : page.address.string,
            status: page.status, validators: page.validators, payload: page.body, captured: page.captured,
            archived: archived)
        return try await ArticleIntake(reasoning: reasoning).take(
            article, from: capture, pageKey: (article.address ?? page.address).comparisonKey, now: now, into: store)
    }

    private func takeContent(of item: FeedMemory.Item, into count: inout IngestCount) async throws {
        guard item.page.isHTTP, let body = EntryPage.html(of: item.entry),
            var article = try? ArticleExtractor.extract(
                body, url: item.page, contentType: "text/html; charset=utf-8")
        else { return count.skip(.noArticle) }
        let now = clock()
        EntryCompletion(registry: reasoning.registry)
            .complete(&article, from: item.entry, page: item.page, now: item.captured?.seconds ?? now)
        let capture = ArticleIntake.Capture(
            url: item.page.string, payload: body, feedURL: item.feed.string, captured: item.captured,
            archived: item.record.map { ArchivedCopy(record: $0, date: "", digest: "", address: "") })
        count.pages += 1
        count.note(
            try await ArticleIntake(reasoning: reasoning).take(
                article, from: capture, pageKey: item.page.comparisonKey, now: now, into: store))
    }

    // MARK: Kinds

    private func feed(_ page: IngestedPage) -> Feed? {
        try? FeedParser.parse(page.body, baseURL: page.address, contentType: page.contentType)
    }

    /// Whether it is worth a try: what says that it is a page, or looks like one, is no feed.
    private static func maybeFeed(_ page: IngestedPage) -> Bool {
        guard !page.isText else { return false }
        let start = String(decoding: page.body.prefix(1024), as: UTF8.self).lowercased()
        if start.contains("<!doctype html") || start.contains("<html") { return false }
        let first = start.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
        guard first == "<" || first == "{" else { return false }
        return ["<rss", "<feed", "<rdf", "<?xml", "<urlset", "jsonfeed.org"].contains { start.contains($0) }
    }

    private static func maybePage(_ page: IngestedPage) -> Bool {
        guard let type = page.contentType?.lowercased() else { return page.body.prefix(1024).contains(0x3C) }
        return type.contains("html")
    }
}
