import Foundation
import TestSupport
import Testing

/// The commands on a ledger in a PostgreSQL database.
@Suite(
    "A ledger on a server", .waiting,
    .enabled(if: PostgreSQLServer.isInstalled, "skipped: no PostgreSQL is installed (Debian: postgresql-15)"))
struct ServerLedgerTests {
    private let home: Home
    private let server: PostgreSQLServer

    init() throws {
        home = try Home()
        server = try #require(PostgreSQLServer.shared)
    }

    private func run(_ arguments: [String], on ledger: String) throws -> Run {
        try Run(arguments + ["--ledger", ledger], in: home)
    }

    @Test("is polled into as a file is: the same articles, chains and origins")
    func poll() throws {
        let ledger = try server.database()
        let poll = try run(["poll", SampleWorld.folder], on: ledger)
        #expect(poll.status == 0, "\(poll.errors)")
        #expect(poll.output == (try SampleWorld.shared.get().poll.output))
        #expect(try KillTests.facts(ledger, in: home) == KillTests.whole.get().facts)
        let head = try run(["ledger", "head"], on: ledger).output
        let again = try run(["poll", SampleWorld.folder, "--format", "json"], on: ledger).documents()
        #expect(again.count == 17)
        #expect(again.allSatisfy { $0["status"] as? String == "unchanged" })
        #expect(try run(["ledger", "head"], on: ledger).output == head)
        #expect(try run(["ledger", "verify"], on: ledger).status == 0)
    }

    /// Commands that read, and what they print but for the ledger's own address.
    private static let reading: [[String]] = [
        ["articles", "--format", "json"], ["articles", "barrage", "--format", "json"], ["chains"],
        ["chains", "--kind", "circular", "--format", "json"], ["story", "article:66"], ["audit", "article:60"],
        ["audit", "article:60", "--format", "html"], ["compare", "article:66", "article:69"],
        ["outlets", "rank"], ["feeds", "list", "--format", "json"], ["ledger", "head"], ["ledger", "head", "--vkey"],
        ["ledger", "verify", "--format", "json"], ["ledger", "prove", "article:66"],
        ["ledger", "prove", "--from", "5", "--format", "json"], ["ledger", "prove", "999999"],
        ["ledger", "export", "--format", "ndjson"], ["ledger", "export", "--format", "prov-json"],
        ["ledger", "export", "--format", "graphml"], ["ledger", "export", "--format", "csv"],
        ["ledger", "export", "--format", "annotations"],
    ]

    @Test("copied from a file answers every command as the file does, and copied back is the same ledger")
    func copied() throws {
        let world = try SampleWorld.shared.get()
        let (ledger, back) = (try server.database(), home.folder.appendingPathComponent("back.sqlite").path)
        let copy = try Run(["ledger", "copy", world.ledger, ledger, "--format", "json"], in: home)
        #expect(copy.status == 0, "\(copy.errors)")
        #expect(try #require(copy.documents().first)["new"] as? Int ?? 0 > 200)
        for command in Self.reading {
            let (here, there) = (try run(command, on: ledger), try run(command, on: world.ledger))
            #expect(here.status == there.status, "\(command): \(here.errors)")
            #expect(here.output == there.output, "\(command)")
        }
        #expect(try Run(["ledger", "copy", ledger, back], in: home).status == 0)
        let exports = try [ledger, back].map { try run(["ledger", "export", "--format", "ndjson"], on: $0).output }
        #expect(exports[0] == exports[1])
        #expect(try run(["ledger", "head"], on: back).output == run(["ledger", "head"], on: ledger).output)
        let again = try Run(["ledger", "copy", ledger, back, "--format", "json"], in: home)
        #expect(try #require(again.documents().first)["new"] as? Int == 0)
    }

    @Test("is written to by every command that writes")
    func writing() throws {
        let ledger = try server.database()
        let made = try run(["ledger", "init", "--origin", "desk.example/log"], on: ledger)
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("keys/desk.example_log.key"))
        #expect(try run(["ledger", "init"], on: ledger).status == 64)
        let page = try home.file("page.html", SampleInputs.page)
        for command in [
            ["audit", page, "--record"], ["ingest", page], ["feeds", "add", "--unchecked", "https://a.example/feed"],
            ["feeds", "remove", "https://a.example/feed"], ["ledger", "withhold", "1", "--why", "asked for"],
        ] {
            let run = try run(command, on: ledger)
            #expect(run.status == 0, "\(command): \(run.errors)")
        }
        let verified = try run(["ledger", "verify"], on: ledger)
        #expect(verified.status == 0, "\(verified.errors)")
        let head = try home.file("head.txt", try run(["ledger", "head"], on: ledger).output)
        let vkey = try run(["ledger", "head", "--vkey"], on: ledger).output.filter { $0 != "\n" }
        let other = try server.database()
        #expect(try run(["ledger", "init"], on: other).status == 0)
        let witnessed = try run(["ledger", "witness", head, "--vkey", vkey], on: other)
        #expect(witnessed.status == 0, "\(witnessed.errors)")
    }

    @Test("that can't be had is said in one line, with the status of what is out of reach")
    func refused() throws {
        for (ledger, status, words) in [
            ("postgres://nobody@/x?host=\(home.folder.path)", 69, "is it running?"),
            (server.address("absent"), 65, "createdb"),
            (server.address("postgres", user: "nobody_here"), 69, "createuser"),
            (try server.database(), 65, "no ledger"),
        ] {
            let run = try run(["chains"], on: ledger)
            #expect(run.status == Int32(status), "\(run.errors)")
            #expect(run.errorLines.count == 1)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test("is served as a file is")
    func serve() throws {
        let ledger = try server.database()
        #expect(try run(["poll", SampleWorld.folder], on: ledger).status == 0)
        let serving = try BackgroundRun(["serve", "--port", "0", "--ledger", ledger], in: home)
        #expect(BackgroundRun.wait { serving.errors.contains("Serving postgres://") })
        let port = try #require(serving.errors.firstMatch(of: /127\.0\.0\.1:(\d+)/)).output.1
        let page = home.folder.appendingPathComponent("page.html")
        let status = try ChildProcess(
            "curl", ["-sf", "-o", page.path, "http://127.0.0.1:\(port)/articles?q=barrage"]
        ).end()
        #expect(status == 0)
        #expect(try String(contentsOf: page, encoding: .utf8).contains("article"))
        _ = serving.end(by: SIGTERM)
    }
}
