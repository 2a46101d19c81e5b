import Foundation
import TestSupport
import Testing

/// Several `poll --watch` on one database.
@Suite(
    "Workers on one ledger", .waiting,
    .enabled(if: PostgreSQLServer.isInstalled, "skipped: no PostgreSQL is installed (Debian: postgresql-15)"))
struct WorkersTests {
    private typealias Response = LoopbackServer.Response

    private static let watch = ["poll", "--watch", "--allow-address", "127.0.0.1", "--ledger"]

    private static func page(_ number: String) -> String {
        """
        <html lang="de"><head><title>Meldung \(number)</title></head><body><article><h1>Meldung \(number)</h1>
        <p>Die Schleuse Nummer \(number) wird ab Montag gesperrt, wie die Gemeinde am Freitag mitteilte; laut Krone.at
        dauert das bis in den Herbst des kommenden Jahres, und die Umleitung führt über das Tal der Wendel.</p>
        </article></body></html>
        """
    }

    /// Serves feeds with three articles each; everything takes a while.
    private static func site() throws -> LoopbackServer {
        try LoopbackServer { request in
            let name = request.path.split(separator: "/").last.map(String.init) ?? ""
            let answer: Response
            if request.path.hasPrefix("/feed/") {
                let items = (0..<3).map {
                    "<item><title>\(name)-\($0)</title><link>/artikel/\(name)-\($0)</link></item>"
                }
                answer = Response(
                    headers: ["Content-Type": "application/rss+xml"],
                    text: "<rss version=\"2.0\"><channel><title>Blatt \(name)</title>\(items.joined())</channel></rss>")
            } else if request.path.hasPrefix("/artikel/") {
                answer = Response(headers: ["Content-Type": "text/html"], text: page(name))
            } else {
                return Response(404, text: "nothing here")
            }
            return Response(steps: [.pause(.milliseconds(40))] + answer.steps)
        }
    }

    private let home: Home

    init() throws { home = try Home() }

    /// Makes the ledger with its subscriptions.
    private func subscribe(to site: LoopbackServer, count: Int, ledger: String) throws {
        let feeds = (0..<count).map { site.url("/feed/\($0)") }
        let added = try Run(["feeds", "add", "--unchecked", "--ledger", ledger] + feeds, in: home)
        #expect(added.status == 0, "\(added.errors)")
    }

    private func articles(_ ledger: String) throws -> [String] {
        try Run(["articles", "--format", "json", "--ledger", ledger], in: home).documents()
            .compactMap { $0["url"] as? String }
    }

    private func whole(_ site: LoopbackServer, count: Int) -> [String] {
        (0..<count).flatMap { feed in (0..<3).map { site.url("/artikel/\(feed)-\($0)") } }.sorted()
    }

    @Test("four share the feeds, two are killed at random, and nothing is lost or doubled", arguments: 0..<3)
    func killed(seed: Int) throws {
        let server = try #require(PostgreSQLServer.shared)
        let (ledger, site, count) = (try server.database(), try Self.site(), 24)
        try subscribe(to: site, count: count, ledger: ledger)
        let workers = try (0..<4).map { _ in try BackgroundRun(Self.watch + [ledger], in: home) }
        #expect(BackgroundRun.wait { site.requests.count > 4 + 9 * seed })
        for worker in workers.prefix(2) { #expect(worker.end(by: SIGKILL) == 137) }
        // What the dead had claimed is free at once: the others see that they are gone.
        #expect(BackgroundRun.wait { (try? articles(ledger).count) == 3 * count })
        Thread.sleep(forTimeInterval: 0.5)
        for worker in workers.suffix(2) {
            #expect(worker.isRunning)
            #expect(worker.end(by: SIGTERM) == 143, "\(worker.errors)")
        }
        #expect(try articles(ledger).sorted() == whole(site, count: count))
        let verified = try Run(["ledger", "verify", "--ledger", ledger], in: home)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(try server.sql("SELECT count(*) - count(DISTINCT work) FROM article", in: ledger) == ["0"])
    }

    @Test("goes on when the server was restarted", arguments: ["INT"])
    func restarted(signal: String) throws {
        let server = try PostgreSQLServer.own()
        let (ledger, site, count) = (try server.database(), try Self.site(), 12)
        try subscribe(to: site, count: count, ledger: ledger)
        let workers = try (0..<2).map { _ in try BackgroundRun(Self.watch + [ledger], in: home) }
        #expect(BackgroundRun.wait { site.requests.count > 12 })
        try server.restart(by: signal)
        #expect(BackgroundRun.wait { (try? articles(ledger).count) == 3 * count })
        Thread.sleep(forTimeInterval: 0.5)
        for worker in workers {
            #expect(worker.isRunning, "\(worker.errors)")
            #expect(worker.end(by: SIGTERM) == 143)
        }
        #expect(try articles(ledger).sorted() == whole(site, count: count))
        #expect(try Run(["ledger", "verify", "--ledger", ledger], in: home).status == 0)
    }
}
