import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import TestSupport

@testable import Dashboard

/// The site as it runs, over the sample world and one page of somebody who means ill, on a port of loopback.
final class TestSite: Sendable {
    static let shared = Task { try await TestSite() }

    static let evil = "</title><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    static let token = "a-token-of-thirty-two-signs-here"

    let ledger: StoredLedger
    let reasoning: Reasoning
    let site: Site
    let port: UInt16
    /// The same behind a token.
    let guardedPort: UInt16
    let evilID: ArticleID
    let rulesFile: String
    private let folder: URL

    /// Webhooks of the tests are on loopback.
    private static var reachingLoopback: FetchLimits {
        var limits = FetchLimits()
        limits.allowedAddresses = [AllowedAddress("127.0.0.1")].compactMap { $0 }
        return limits
    }

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private init() async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dashboard-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        reasoning = try Reasoning.load(configuration: folder.path)
        ledger = try StoredLedger.open(path: folder.appendingPathComponent("l.sqlite").path, create: true)
        let clock: @Sendable () -> Int64 = { 1_780_000_000 }
        var list = SubscriptionList()
        let sample = Self.repository.appendingPathComponent("feeds/sample").path
        try list.add(sample)
        let due = try await Subscriptions(store: ledger).add(list.items, now: clock())
        let web = try CurlFetcher(limits: FetchLimits())
        let round = PollRound(
            store: ledger, reasoning: reasoning,
            fetcher: DocumentFetcher(web: web, folders: list.folders, maxBytes: 1 << 20),
            robots: RobotsPolicy(fetcher: web, agent: "sourcier"), clock: clock)
        _ = try await round.run(due, options: PollRound.Options(force: false)) { _ in }
        let desk = AuditDesk(reasoning: reasoning, store: ledger, fetcher: web, clock: clock)
        let text = "Laut \(Self.evil) und laut Spiegel ist das so. „<script>alert(1)</script>“, sagte Max Muster."
        let article = Article(
            url: WebAddress("https://evil.example/a?\"><script>x</script>"), title: Self.evil, authors: [Self.evil],
            published: NewsDate(seconds: 1_790_000_000), language: "de", text: text,
            paragraphs: [TextSpan(0, text.unicodeScalars.count)])
        let audit = try await desk.record(article, from: "evil.html", payload: Array(text.utf8))
        evilID = audit.id ?? ArticleID(rawValue: 0)
        rulesFile = folder.appendingPathComponent("rules.json").path
        let hooks = try CurlFetcher(limits: Self.reachingLoopback)
        site = try Site(
            ledger: ledger, reasoning: reasoning, desk: desk, fetcher: hooks, rulesFile: rulesFile, clock: clock)
        let open = site
        let guarded = try Site(
            ledger: ledger, reasoning: reasoning, desk: desk, fetcher: web, access: Site.Access(token: Self.token),
            clock: clock)
        let server = try WebServer(address: "127.0.0.1", port: 0) { await open.respond(to: $0) }
        let guardedServer = try WebServer(address: "127.0.0.1", port: 0) { await guarded.respond(to: $0) }
        port = server.port
        guardedPort = guardedServer.port
        Task(executorPreference: WaitingThreads.servers) { try await server.run() }
        Task(executorPreference: WaitingThreads.servers) { try await guardedServer.run() }
        Task { await open.follow() }
        // Until the whole world has been looked at.
        for _ in 0..<600 {
            let progress = site.watch.progress
            if progress.hasCounted, progress.waiting == 0, progress.looked > 56 { break }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    func get(_ target: String, headers: [String: String] = [:], method: String = "GET", port: UInt16? = nil)
        async throws
        -> Answer
    {
        try await ask(method, target, headers: headers, body: "", port: port)
    }

    func post(_ target: String, headers: [String: String], body: String, port: UInt16? = nil) async throws -> Answer {
        try await ask("POST", target, headers: headers, body: body, port: port)
    }

    private func ask(
        _ method: String, _ target: String, headers: [String: String], body: String, port: UInt16?
    ) async throws -> Answer {
        let port = port ?? self.port
        return try await RawClient.away {
            let client = try RawClient(port: port)
            defer { client.close() }
            var fields = ["Host": "127.0.0.1:\(port)", "Connection": "close"].merging(headers) { $1 }
            if method == "POST" { fields["Content-Length"] = String(body.utf8.count) }
            client.send(
                "\(method) \(target) HTTP/1.1\r\n" + fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n" + body)
            return try Answer(client.receive())
        }
    }

    /// The number of an article that cites others, three steps deep.
    func deepArticle() async throws -> Int64 {
        let reasoning = reasoning
        return try await ledger.read { reader in
            func find(_ reader: some LedgerReader) throws -> Int64 {
                for article in try reader.allArticles() {
                    let chains = try reasoning.chains.chains(from: article.id, in: reader)
                    if chains.contains(where: { $0.depth >= 3 }) { return article.id.rawValue }
                }
                return 0
            }
            return try find(reader)
        }
    }
}
