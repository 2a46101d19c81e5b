import Foundation
import TestSupport
import Testing

/// `poll --watch` as a process, against a server on loopback.
@Suite(.waiting) struct WatchCommandTests {
    private typealias Response = LoopbackServer.Response

    private static func feed(_ number: Int) -> String {
        """
        <rss version="2.0"><channel><title>Blatt \(number)</title><ttl>60</ttl><item><title>Meldung \(number)</title>
        <link>/artikel/\(number)</link><guid>/artikel/\(number)</guid></item></channel></rss>
        """
    }

    private static func page(_ number: String) -> String {
        """
        <html lang="de"><head><title>Meldung \(number)</title></head><body><article><h1>Meldung \(number)</h1>
        <p>Die Brücke Nummer \(number) wird ab Montag gesperrt, wie die Gemeinde am Freitag mitteilte; Laut Krone.at
        dauert das bis in den Herbst des kommenden Jahres, und die Umleitung führt über das Tal der Wendel.</p>
        </article></body></html>
        """
    }

    /// Serves any number of feeds, each with one article; a page takes a while.
    private static func server(pause: Duration = .zero) throws -> LoopbackServer {
        try LoopbackServer { request in
            let name = request.path.split(separator: "/").last.map(String.init) ?? ""
            if request.path.hasPrefix("/feed/") {
                return Response(headers: ["Content-Type": "application/rss+xml"], text: feed(Int(name) ?? 0))
            }
            guard request.path.hasPrefix("/artikel/") else { return Response(404, text: "nothing here") }
            let page = Response(headers: ["Content-Type": "text/html"], text: page(name))
            return Response(steps: [.pause(pause)] + page.steps)
        }
    }

    private static func subscribe(_ home: Home, to server: LoopbackServer, count: Int) throws {
        let feeds = (0..<count).map { server.url("/feed/\($0)") }
        #expect(try Run(["feeds", "add", "--unchecked"] + feeds, in: home).status == 0)
    }

    private static func articles(_ home: Home) throws -> [String] {
        try Run(["articles", "--format", "json"], in: home).documents().compactMap { $0["url"] as? String }
    }

    private static let watch = ["poll", "--watch", "--allow-address", "127.0.0.1"]

    @Test("SIGTERM ends it cleanly, with what was polled written and whole")
    func terminated() throws {
        let home = try Home()
        let server = try Self.server()
        try Self.subscribe(home, to: server, count: 2)
        let run = try BackgroundRun(Self.watch, in: home)
        #expect(BackgroundRun.wait { server.requests.filter { $0.path.hasPrefix("/artikel/") }.count == 2 })
        Thread.sleep(forTimeInterval: 0.3)
        #expect(run.isRunning)
        #expect(run.end(by: SIGTERM) == 143)
        #expect(!run.errors.contains("rror"))
        #expect(try Run(["ledger", "verify"], in: home).status == 0)
        #expect(try Self.articles(home).count == 2)
    }

    @Test("After a kill -9 in the middle the next one goes on, with nothing lost and nothing doubled")
    func killed() throws {
        let home = try Home()
        let server = try Self.server(pause: .milliseconds(300))
        try Self.subscribe(home, to: server, count: 4)
        let first = try BackgroundRun(Self.watch, in: home)
        #expect(BackgroundRun.wait { server.requests.contains { $0.path.hasPrefix("/artikel/") } })
        #expect(first.end(by: SIGKILL) == 137)
        #expect(try Run(["ledger", "verify"], in: home).status == 0)
        // What the dead process had claimed is free again when its claim runs out, or at once by force.
        let second = try Run(["poll", "--force", "--allow-address", "127.0.0.1"], in: home)
        #expect(second.status == 0)
        #expect(try Self.articles(home).sorted() == (0..<4).map { server.url("/artikel/\($0)") })
        #expect(try Run(["ledger", "verify"], in: home).status == 0)
    }

    @Test("Two on one ledger share the feeds, and neither asks for one that the other has")
    func shared() throws {
        let home = try Home()
        let server = try Self.server(pause: .milliseconds(20))
        try Self.subscribe(home, to: server, count: 12)
        let runs = try (0..<2).map { _ in try BackgroundRun(Self.watch, in: home) }
        #expect(BackgroundRun.wait { Set(server.requests.map(\.path)).count >= 24 })
        Thread.sleep(forTimeInterval: 0.5)
        for run in runs { #expect(run.end(by: SIGTERM) == 143) }
        let feeds = server.requests.map(\.path).filter { $0.hasPrefix("/feed/") }
        #expect(feeds.count == 12)
        #expect(Set(feeds).count == 12)
        #expect(try Self.articles(home).count == 12)
        #expect(try Run(["ledger", "verify"], in: home).status == 0)
    }
}
