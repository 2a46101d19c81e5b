import Foundation
import TestSupport
import Testing

/// A log that is published in a directory, whoever else has been there.
@Suite("A published log", .waiting)
struct PublicationTests {
    private let home: Home
    private let world: SampleWorld
    private var directory: URL { home.folder.appendingPathComponent("log") }

    init() throws {
        home = try Home()
        world = try SampleWorld.shared.get()
    }

    private func publish() throws -> Run {
        try world.run("ledger", "export", "--format", "tiles", "--output", directory.path)
    }

    private func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: directory.path) {
            files[name] = FileManager.default.contents(atPath: directory.appendingPathComponent(name).path)
        }
        return files
    }

    @Test("leads nowhere: a link where a tile should be is refused, and nothing is written through it")
    func links() throws {
        #expect(try publish().status == 0)
        let whole = try files()
        let victim = URL(fileURLWithPath: try home.file("victim", "untouched"))
        let outside = home.folder.appendingPathComponent("outside")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        for (name, target) in [("tile/0/000", victim), ("tile/entries", outside), ("checkpoint", victim)] {
            let place = directory.appendingPathComponent(name)
            try FileManager.default.removeItem(at: place)
            try FileManager.default.createSymbolicLink(at: place, withDestinationURL: target)
            let run = try publish()
            #expect(run.status == 65, "\(name): \(run.errors)")
            #expect(run.errorLines.count == 1)
            try FileManager.default.removeItem(at: place)
            #expect(try publish().status == 0)
        }
        #expect(try String(contentsOf: victim, encoding: .utf8) == "untouched")
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
        #expect(try files() == whole)
    }

    @Test("that was half written is finished by the next run; a directory of another log is left alone")
    func interrupted() throws {
        #expect(try publish().status == 0)
        let whole = try files()
        try FileManager.default.removeItem(at: directory.appendingPathComponent("checkpoint"))
        for name in ["tile/0/000", "tile/0/000.partial", "checkpoint.partial"] {
            try Data("half".utf8).write(to: directory.appendingPathComponent(name))
        }
        #expect(try publish().status == 0)
        #expect(try files() == whole)
        let other = home.folder.appendingPathComponent("other.sqlite").path
        #expect(try Run(["ledger", "init", "--origin", "other.example/log", "--ledger", other], in: home).status == 0)
        let refused = try Run(
            ["ledger", "export", "--format", "tiles", "--output", directory.path, "--ledger", other], in: home)
        #expect(refused.status == 65 && refused.errorLines.count == 1)
        #expect(try files() == whole)
    }

    @Test("whose files are pipes, devices or folders is refused in one line, and nobody waits for them")
    func notFiles() throws {
        #expect(try publish().status == 0)
        let key = try world.run("ledger", "head", "--vkey").output.split(whereSeparator: \.isNewline).joined()
        let place = directory.appendingPathComponent("tile/entries/000")
        let kept = try Data(contentsOf: place)
        for command in ["mkfifo '\(place.path)'", "ln -s /dev/zero '\(place.path)'", "mkdir '\(place.path)'"] {
            try FileManager.default.removeItem(at: place)
            #expect(try ForeignTool.run("sh", ["-c", command]).status == 0)
            let copy = home.folder.appendingPathComponent("copy.sqlite").path
            let run = try Run(
                ["ledger", "import", directory.path, "--vkey", key, "--to", copy], in: home, seconds: 20)
            #expect(run.status == 65, "\(command): \(run.errors)")
            #expect(run.errorLines.count == 1)
            #expect(!FileManager.default.fileExists(atPath: copy))
        }
        try FileManager.default.removeItem(at: place)
        try kept.write(to: place)
    }

    @Test("is imported from a web server, and followed over a change of its key")
    func overHTTP() throws {
        let own = home.folder.appendingPathComponent("own.sqlite").path
        func run(_ arguments: String...) throws -> Run { try Run(arguments, in: home) }
        func publish() throws {
            #expect(
                try run("ledger", "export", "--format", "tiles", "--output", directory.path, "--ledger", own).status
                    == 0)
        }
        #expect(try run("ledger", "init", "--origin", "desk.example/log", "--ledger", own).status == 0)
        #expect(try run("audit", home.file("page.html", SampleInputs.page), "--record", "--ledger", own).status == 0)
        try publish()
        let first = try run("ledger", "keys", "--ledger", own).output.split(separator: " ").first.map(String.init) ?? ""
        let folder = directory
        let server = try LoopbackServer { request in
            let file = folder.appendingPathComponent(String(request.path.dropFirst(5))).path
            guard let data = FileManager.default.contents(atPath: file) else { return LoopbackServer.Response(404) }
            return LoopbackServer.Response(body: [UInt8](data))
        }
        let copy = home.folder.appendingPathComponent("copy.sqlite").path
        func copyLog(_ more: String...) throws -> Run {
            try Run(
                ["ledger", "import", server.url("/log"), "--to", copy, "--format", "json"] + more, in: home,
                environment: ["SOURCIER_ALLOW_ADDRESS": "127.0.0.1"])
        }
        let refused = try Run(["ledger", "import", server.url("/log"), "--vkey", first, "--to", copy], in: home)
        #expect(refused.status == 69 && refused.errorLines.count == 1)
        #expect(try copyLog("--vkey", first).documents().first?["new"] as? Int ?? 0 > 3)
        let changed = try #require(
            try run("ledger", "rekey", "--format", "json", "--ledger", own).documents().first?["vkey"] as? String)
        #expect(try run("ledger", "withhold", "article:1", "--why", "x", "--ledger", own).status == 0)
        try publish()
        let unknown = try copyLog()
        #expect(unknown.status == 1 && unknown.errors.contains("--vkey"))
        #expect(try copyLog("--vkey", changed).documents().first?["new"] as? Int == 2)
        #expect(try copyLog().documents().first?["new"] as? Int == 0)
        #expect(try run("ledger", "verify", "--ledger", copy).status == 0)
        #expect(try run("ledger", "verify", "--ledger", own).status == 0)
        let keys = try run("ledger", "keys", "--format", "json", "--ledger", own).documents()
        #expect(keys.compactMap { $0["vkey"] as? String } == [first, changed])
        #expect(keys.last?["previous_vkey"] as? String == first)
    }
}
