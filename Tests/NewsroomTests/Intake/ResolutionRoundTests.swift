import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import Testing

/// What articles that come late change, and what the order of their coming does not.
@Suite struct ResolutionRoundTests {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    private func article(_ address: String, hour: Double, _ title: String, _ paragraphs: String...) -> Article {
        var spans: [TextSpan] = []
        var start = 0
        for paragraph in paragraphs {
            spans.append(TextSpan(start, start + paragraph.unicodeScalars.count))
            start += paragraph.unicodeScalars.count + 2
        }
        return Article(
            url: WebAddress(address), title: title, published: NewsDate(seconds: 1_771_000_000 + Int64(hour * 3600)),
            language: "en", text: paragraphs.joined(separator: "\n\n"), paragraphs: spans)
    }

    /// Takes an article in and resolves what can be resolved.
    @discardableResult
    private func take(_ article: Article) async throws -> ArticleID {
        let address = try #require(article.address?.string)
        let capture = ArticleIntake.Capture(url: address, payload: Array(article.text.utf8))
        let outcome = try await ArticleIntake(reasoning: desk.reasoning)
            .take(article, from: capture, pageKey: address, now: desk.now, into: desk.store)
        let id =
            switch outcome {
            case .added(let id, _), .changed(let id, _), .known(let id): id
            }
        _ = try await ResolutionRound(reasoning: desk.reasoning).run(articles: [id], now: desk.now, in: desk.store)
        return id
    }

    private func chains(from id: ArticleID) async throws -> [Chain] {
        let finder = desk.reasoning.chains
        return try await desk.store.read { reader in
            func find(_ reader: some LedgerReader) throws -> [Chain] { try finder.chains(from: id, in: reader) }
            return try find(reader)
        }
    }

    private func resolutions(of id: ArticleID) async throws -> [HeldCitation] {
        try await desk.store.read { try $0.citations(of: id) }
    }

    private var citing: Article {
        article(
            "https://www.theguardian.com/world/mill-1", hour: 20, "Norvent to shut mill in Leeds",
            "Norvent will shut its mill in Leeds on March 12 with the loss of 1,240 jobs, the BBC reported.",
            "The town's mayor, Helen Oakley, was in Berlin that day with the owners of the mill.")
    }

    private var meant: Article {
        article(
            "https://www.bbc.com/news/mill-2", hour: 18, "Norvent to shut Leeds mill with loss of 1,240 jobs",
            "Norvent is to shut its mill in Leeds on March 12, with the loss of 1,240 jobs.",
            "Workers were told by Paul Garnier, who runs the mill, at a meeting in the canteen on Monday.")
    }

    @Test("A chain grows when the article that was cited comes later")
    func later() async throws {
        let id = try await take(citing)
        #expect(try await chains(from: id).map(\.depth) == [1])
        let late = try await take(meant)
        let chain = try #require(try await chains(from: id).first)
        #expect(chain.links.map(\.id) == [id, late])
    }

    @Test("A better answer takes the place of an older one and names the entry that it replaces")
    func superseding() async throws {
        let first = try await take(
            article(
                "https://www.bbc.com/news/mill-1", hour: 2, "Norvent mill in Leeds may shut",
                "Norvent may shut its mill in Leeds, where 1,240 people work, by March 12.",
                "The firm would not say whether the mill had lost orders in the past year."))
        let id = try await take(citing)
        let before = try #require(try await resolutions(of: id).first { $0.attribution.outlet != nil })
        #expect(before.resolution?.article == first)
        let better = try await take(meant)
        let after = try #require(try await resolutions(of: id).first { $0.attribution.outlet != nil })
        #expect(after.resolution?.article == better)
        let entry = try #require(after.resolutionEntry)
        let stored = try await desk.store.read { try $0.entry(at: entry)?.entry }
        guard case .resolution(let record) = stored else {
            Issue.record("entry \(entry) is no resolution")
            return
        }
        #expect(record.supersedes == before.resolutionEntry)
    }

    // MARK: The sample world

    private static let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("feeds/sample").path

    /// Polls the sample's feeds from disk, in one round or in one for each feed, from the last to the first.
    private func poll(_ desk: TestDesk, oneByOne: Bool) async throws {
        var list = SubscriptionList()
        try list.add(Self.sample)
        let feeds = try await Subscriptions(store: desk.store).add(list.items, now: desk.now)
        let clock: @Sendable () -> Int64 = { 1_773_500_000 }
        let round = PollRound(
            store: desk.store, reasoning: desk.reasoning,
            fetcher: DocumentFetcher(web: NoWeb(), folders: [Self.sample], maxBytes: 1 << 22), robots: nil,
            clock: clock)
        for feeds in oneByOne ? feeds.reversed().map({ [$0] }) : [feeds] {
            _ = try await round.run(feeds, progress: { _ in })
        }
    }

    private struct NoWeb: Fetcher {
        func fetch(_ request: FetchRequest) async throws(IngestionError) -> FetchResponse {
            throw IngestionError(.unreachable, "\(request.address): no network here")
        }
    }

    /// The chains of a ledger by their stations.
    private func graph(of desk: TestDesk) async throws -> Set<String> {
        let finder = desk.reasoning.chains
        return try await desk.store.read { reader in
            func find(_ reader: some LedgerReader) throws -> Set<String> {
                var lines: Set<String> = []
                for held in try reader.allArticles() {
                    for chain in try finder.chains(from: held.id, in: reader) {
                        let stations = chain.links.map { $0.article?.string ?? $0.outlet?.rawValue ?? "?" }
                        lines.insert((stations + [chain.end.kind.rawValue, chain.end.id ?? ""]).joined(separator: " "))
                    }
                }
                return lines
            }
            return try find(reader)
        }
    }

    @Test("A graph that grew feed by feed is that of one round, and of a rebuild from the entries")
    func growing() async throws {
        try await poll(desk, oneByOne: true)
        let grown = try await graph(of: desk)
        #expect(grown.count > 60)
        try await desk.store.rebuild()
        #expect(try await graph(of: desk) == grown)
        let other = try TestDesk()
        try await poll(other, oneByOne: false)
        let whole = try await graph(of: other)
        #expect(whole.subtracting(grown) == [], "only in one round")
        #expect(grown.subtracting(whole) == [], "only feed by feed")
    }

    @Test("Two rounds from disk over the same files write the same entries in the same order")
    func repeating() async throws {
        try await poll(desk, oneByOne: false)
        let other = try TestDesk()
        try await poll(other, oneByOne: false)
        func entries(_ desk: TestDesk) async throws -> [Entry] {
            try await desk.store.read { reader in
                try (0..<reader.size()).compactMap { try reader.entry(at: $0)?.entry }
            }
        }
        let first = try await entries(desk)
        #expect(first.count > 200)
        #expect(try await entries(other) == first)
    }
}
