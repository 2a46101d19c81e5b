import Foundation
import Ledger
import Newsroom
import Provenance
import Synchronization

@testable import Ingestion

/// A newsroom with a ledger of its own and a clock that stands still until it is moved.
final class TestDesk: Sendable {
    let store: StoredLedger
    let reasoning: Reasoning
    private let folder: URL
    private let time = Mutex<Int64>(1_772_000_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("newsroom-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try StoredLedger.open(path: folder.appendingPathComponent("ledger.sqlite").path, create: true)
        reasoning = try Reasoning.load(configuration: folder.path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var now: Int64 { time.withLock { $0 } }
    func wait(_ seconds: Int64) { time.withLock { $0 += seconds } }

    var clock: @Sendable () -> Int64 { { [weak self] in self?.now ?? 0 } }

    /// A round over real HTTP, allowed to ask loopback.
    ///
    /// `names` are fixed answers in place of the DNS's, `host:port:address`.
    func round(
        robots: Bool = true, names: [String] = [], limits change: (inout FetchLimits) -> Void = { _ in }
    ) throws -> PollRound {
        var limits = FetchLimits()
        limits.timeout = .seconds(20)
        limits.allowedAddresses = ["127.0.0.1", "127.0.0.2"].compactMap { AllowedAddress($0) }
        change(&limits)
        let system = FetchClock.system
        let fetcher = PoliteFetcher(
            wrapping: try CurlFetcher(limits: limits, environment: [:], names: names), gate: HostGate(),
            clock: FetchClock(steady: system.steady, wall: clock, sleep: system.sleep))
        return PollRound(
            store: store, reasoning: reasoning, fetcher: fetcher,
            robots: robots ? RobotsPolicy(fetcher: fetcher, agent: "sourcier") : nil, clock: clock, jitter: { 0 })
    }

    /// Subscribes to feeds, where that isn't done yet, and polls them.
    @discardableResult
    func poll(
        _ urls: [String], force: Bool = false, names: [String] = [],
        limits: (inout FetchLimits) -> Void = { _ in }
    ) async throws -> [FeedResult] {
        let items = urls.compactMap { WebAddress($0) }.map { SubscriptionList.Item(address: $0) }
        let feeds = try await Subscriptions(store: store).add(items, now: now)
        return try await round(names: names, limits: limits).run(
            feeds, options: PollRound.Options(force: force), progress: { _ in }
        ).feeds
    }

    func audit(_ id: ArticleID) async throws -> Audit? {
        let auditor = Auditor(reasoning: reasoning)
        return try await store.read { reader in
            func open(_ reader: some LedgerReader) throws -> Audit? { try auditor.audit(id, in: reader) }
            return try open(reader)
        }
    }

    func subscription(_ url: String) async throws -> Subscribed? { try await store.read { try $0.subscription(url) } }

    func articles() async throws -> [HeldArticle] { try await store.read { try $0.allArticles() } }
}

/// Feeds and pages that the tests' servers give.
enum Papers {
    static func feed(_ items: [(link: String, title: String, date: String, content: String)], ttl: Int? = nil) -> String
    {
        let entries = items.map { item in
            """
            <item><title>\(item.title)</title><link>\(item.link)</link><guid>\(item.link)</guid>
            <pubDate>\(item.date)</pubDate><description><![CDATA[\(item.content)]]></description></item>
            """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Talbote</title>
            <link>http://127.0.0.1/</link>\(ttl.map { "<ttl>\($0)</ttl>" } ?? "")\(entries.joined())</channel></rss>
            """
    }

    static func page(_ title: String, _ paragraphs: [String]) -> String {
        """
        <!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>\(title)</title></head><body>
        <nav><a href="/">Start</a></nav><article><h1>\(title)</h1>
        \(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))</article><footer>Impressum</footer></body></html>
        """
    }

    static let bridge = [
        "Die alte Brücke über die Wendel wird ab Montag für den Verkehr gesperrt, wie die Gemeinde am Freitag mitteilte.",
        "Laut Krone.at kostet die Sanierung 2,4 Millionen Euro und dauert bis in den Herbst des kommenden Jahres.",
        "Fußgänger können einen Steg benutzen, der zweihundert Meter flussabwärts neben der Mühle errichtet worden ist.",
    ]
    static let date = "Fri, 20 Feb 2026 08:00:00 +0100"
}
