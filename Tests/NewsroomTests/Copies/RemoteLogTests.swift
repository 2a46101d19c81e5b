import Foundation
import Ingestion
import Ledger
import TestSupport
import Testing

@testable import Newsroom

@Suite("A log on a web server", .waiting)
struct RemoteLogTests {
    private let scratch: URL
    private let ledger: StoredLedger
    private var copy: String { scratch.appendingPathComponent("copy.sqlite").path }
    private var published: URL { scratch.appendingPathComponent("log") }

    init() throws {
        scratch = FileManager.default.temporaryDirectory.appendingPathComponent("remote-log-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        ledger = try StoredLedger.open(
            path: scratch.appendingPathComponent("own.sqlite").path, create: true, origin: "desk.example/log")
    }

    /// Brings the ledger to a number of entries, and publishes it.
    private func publish(_ count: Int64) async throws {
        let held = try await ledger.read { try $0.size() }
        try await ledger.write(at: 1_769_850_000) { writer in
            for number in held..<count {
                let record = FeedRecord(event: .subscribed, url: "https://a.example/\(number)")
                _ = try writer.append(.feed(record))
            }
        }
        let published = published
        try await ledger.exportTiles { name, bytes in
            let file = published.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }

    /// Serves the files of the folder below `/log/`.
    private func server() throws -> LoopbackServer {
        let published = published
        return try LoopbackServer { request in
            let name = request.path.dropFirst("/log/".count)
            guard request.path.hasPrefix("/log/"),
                let data = FileManager.default.contents(atPath: published.appendingPathComponent(String(name)).path)
            else { return LoopbackServer.Response(404) }
            return LoopbackServer.Response(body: [UInt8](data))
        }
    }

    private static func fetcher(allowing host: String? = "127.0.0.1") throws -> any Fetcher {
        var limits = FetchLimits()
        limits.allowedAddresses = [host.flatMap { AllowedAddress($0) }].compactMap { $0 }
        return PoliteFetcher(wrapping: try CurlFetcher(limits: limits, environment: [:]))
    }

    private func run(_ server: LoopbackServer, key: VerificationKey? = nil) async throws -> ImportedLog {
        let log = try RemoteLog(address: server.url("/log"), fetcher: Self.fetcher())
        return try await log.copy(into: copy, upTo: try await log.head(), key: key)
    }

    private func code(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch { return (error as? LedgerError)?.code.rawValue ?? (error as? IngestionError)?.code.rawValue }
    }

    @Test("is copied, and brought up to date by what is new alone", arguments: [0, 1, 255, 256, 300])
    func copies(first: Int64) async throws {
        try await publish(first)
        let server = try server()
        #expect(try await run(server, key: ledger.verificationKey).checkpoint.size.rawValue == first)
        try await publish(600)
        let before = server.requests.count
        let result = try await run(server)
        #expect(result.before.rawValue == first && result.checkpoint.size.rawValue == 600)
        let asked = server.requests.dropFirst(before).map(\.path)
        #expect(asked.first == "/log/checkpoint")
        #expect(asked.contains("/log/tile/entries/000") == (first < 256))
        #expect(asked.contains("/log/tile/entries/002.p/88"))
        let held = try StoredLedger.open(path: copy, create: false)
        #expect(try await held.verify(against: try await ledger.head()).holds)
        #expect(!FileManager.default.fileExists(atPath: copy + ".tiles"))
        let again = server.requests.count
        #expect(try await run(server).before.rawValue == 600)
        #expect(server.requests.count == again + 1)
    }

    @Test("a full tile stands in for one that the server has no more, and what was fetched isn't fetched again")
    func fullTile() async throws {
        try await publish(300)
        let log = published
        let head = try Data(contentsOf: log.appendingPathComponent("checkpoint"))
        try await publish(600)
        for level in ["entries", "0"] {
            try FileManager.default.removeItem(at: log.appendingPathComponent("tile/\(level)/001.p"))
        }
        try head.write(to: log.appendingPathComponent("checkpoint"))
        let kept = copy + ".tiles/tile/entries"
        try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: log.appendingPathComponent("tile/entries/000"), to: URL(fileURLWithPath: kept + "/000"))
        let server = try server()
        #expect(try await run(server, key: ledger.verificationKey).checkpoint.size.rawValue == 300)
        let asked = server.requests.map(\.path)
        #expect(!asked.contains("/log/tile/entries/000"))
        #expect(asked.contains("/log/tile/entries/001.p/44") && asked.contains("/log/tile/entries/001"))
    }

    @Test("whose tiles are changed or missing is refused, and nothing of it is kept")
    func changed() async throws {
        try await publish(300)
        let server = try server()
        for name in ["tile/0/000", "tile/entries/000", "tile/1/000.p/1"] {
            let file = published.appendingPathComponent(name)
            let whole = try Data(contentsOf: file)
            var bytes = [UInt8](whole)
            bytes[bytes.count / 2] ^= 1
            try Data(bytes).write(to: file)
            let forged = await code { _ = try await run(server, key: ledger.verificationKey) }
            #expect(["log-forked", "bad-checkpoint"].contains(forged), "\(name): \(String(describing: forged))")
            try FileManager.default.removeItem(at: file)
            let missing = await code { _ = try await run(server, key: ledger.verificationKey) }
            #expect(missing == "bad-checkpoint", "\(name): \(String(describing: missing))")
            try whole.write(to: file)
            // What was fetched before is kept for the next run, and was good.
            try? FileManager.default.removeItem(atPath: copy + ".tiles")
        }
        #expect(try await run(server, key: ledger.verificationKey).before == .zero)
    }

    @Test("is refused before a tile is asked for where its key isn't known, or another")
    func keys() async throws {
        try await publish(3)
        let server = try server()
        let stranger = try StoredLedger.open(
            path: scratch.appendingPathComponent("stranger.sqlite").path, create: true, origin: "desk.example/log")
        #expect(await code { _ = try await run(server) } == "bad-checkpoint")
        #expect(await code { _ = try await run(server, key: stranger.verificationKey) } == "log-forked")
        #expect(server.requests.map(\.path) == ["/log/checkpoint", "/log/checkpoint"])
        #expect(!FileManager.default.fileExists(atPath: copy))
    }

    @Test("is held to the rule on addresses, and says what a server answered")
    func answers() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/none/checkpoint": LoopbackServer.Response(404)
            case "/page/checkpoint": LoopbackServer.Response(text: "<html></html>")
            case "/moved/checkpoint": LoopbackServer.Response.redirect(302, to: "http://127.0.0.2:1/checkpoint")
            default: LoopbackServer.Response(500)
            }
        }
        func head(_ path: String, allowing host: String? = "127.0.0.1") async -> String? {
            await code {
                _ = try await RemoteLog(address: server.url(path), fetcher: Self.fetcher(allowing: host)).head()
            }
        }
        #expect(await head("/none") == "no-tiles")
        #expect(await head("/page") == "bad-checkpoint")
        #expect(await head("/moved") == "forbidden-address")
        #expect(await head("/x") == "http-status")
        #expect(await head("/none", allowing: nil) == "forbidden-address")
        #expect(throws: IngestionError.self) { _ = try RemoteLog(address: "file:///etc", fetcher: Self.fetcher()) }
    }
}
