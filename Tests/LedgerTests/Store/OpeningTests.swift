import Foundation
import GRDB
import Ingestion
import Provenance
import Testing

@testable import Ledger

@Suite("Opening a ledger")
struct OpeningTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func code(_ path: String, create: Bool = false, patience: Double = 0.05) -> LedgerError.Code? {
        do {
            _ = try StoredLedger.open(path: path, create: create, patience: patience)
            return nil
        } catch {
            return (error as? LedgerError)?.code ?? LedgerError.Code(rawValue: "\(error)")
        }
    }

    @Test("a missing file is no ledger yet, and none is made unasked")
    func missing() {
        let path = scratch.file("none.sqlite")
        #expect(code(path) == .noLedger)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(code(scratch.file("no/such/folder.sqlite"), create: true) == .inputOutput)
    }

    @Test(
        "a file that is no database, or cut short, or a directory, is no ledger",
        arguments: [false, true])
    func noDatabase(create: Bool) throws {
        let path = scratch.file("file")
        for bytes in [
            Data("hello".utf8), Data([0x89, 0x50, 0x4E, 0x47]), Data("SQLite format 3\0".utf8),
            Data(repeating: 7, count: 9000),
        ] {
            try bytes.write(to: URL(fileURLWithPath: path))
            #expect(code(path, create: create) == .notALedger)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
        #expect(code(scratch.path, create: create) == .notALedger)
    }

    @Test("another program's database is no ledger, and stays as it is", arguments: [false, true])
    func stranger(create: Bool) throws {
        let path = scratch.file("stranger.sqlite")
        try SQLiteFile(path).run("CREATE TABLE t(x)")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(code(path, create: create) == .notALedger)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("an empty file becomes a ledger where one is to be made")
    func emptyFile() throws {
        let path = scratch.file("empty.sqlite")
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(code(path) == .noLedger)
        #expect(code(path, create: true) == nil)
        #expect(code(path) == nil)
    }

    @Test("a ledger of another version is refused with what to do", arguments: [0, -1, 99])
    func otherVersion(version: Int) throws {
        let path = try scratch.ledger().address
        try SQLiteFile(path).run("PRAGMA user_version = \(version)")
        #expect {
            _ = try StoredLedger.open(path: path, create: true)
        } throws: {
            let error = $0 as? LedgerError
            return error?.code == .otherVersion && error?.message.contains("version \(version)") == true
        }
    }

    @Test("opening twice gives the same ledger, and a new one has an origin of its own")
    func again() throws {
        let first = try scratch.ledger(origin: nil)
        let second = try StoredLedger.open(path: first.address, create: true, origin: "other.example/log")
        #expect(first.origin == second.origin)
        #expect(first.origin.hasPrefix("localhost/"))
        #expect(first.verificationKey == second.verificationKey)
        #expect(try scratch.ledger("b.sqlite", origin: nil).origin != first.origin)
        #expect(code(scratch.file("c.sqlite"), create: true) == nil)
        #expect(throws: LedgerError.self) { try scratch.ledger("d.sqlite", origin: "https://x") }
    }

    @Test("the signing key is a file of its own that nobody else may read, and never in the database")
    func key() async throws {
        let ledger = try scratch.ledger()
        let path = ledger.address + ".key"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let key = try String(contentsOfFile: path, encoding: .utf8)
        #expect(key.hasPrefix("PRIVATE+KEY+test.example/log+"))
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
        // The last of five parts; base64 has plus signs of its own.
        let secret = try #require(key.split(separator: "+", maxSplits: 4).last).dropLast()
        #expect(try Data(contentsOf: URL(fileURLWithPath: ledger.address)).range(of: Data(secret.utf8)) == nil)
        try FileManager.default.removeItem(atPath: path)
        #expect(try await ledger.verify(against: nil).holds)
        await #expect { try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "x"))) } } throws: {
            ($0 as? LedgerError)?.code == .key
        }
        // The process died between making the ledger and naming its key.
        try key.write(toFile: path + ".new", atomically: true, encoding: .utf8)
        try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "x"))) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == key)
    }

    @Test("another ledger's key is refused, and a key without its ledger makes no second one")
    func foreignKey() async throws {
        let (one, two) = (try scratch.ledger("one.sqlite"), try scratch.ledger("two.sqlite"))
        try FileManager.default.removeItem(atPath: one.address + ".key")
        try FileManager.default.copyItem(atPath: two.address + ".key", toPath: one.address + ".key")
        await #expect { try await one.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "x"))) } } throws: {
            ($0 as? LedgerError)?.code == .key
        }
        try FileManager.default.copyItem(atPath: two.address + ".key", toPath: scratch.file("three.sqlite.key"))
        #expect(code(scratch.file("three.sqlite"), create: true) == .key)
    }

    @Test("a ledger that another process writes to is locked, and can be read meanwhile")
    func locked() async throws {
        let path = try scratch.ledger().address
        let ledger = try StoredLedger.open(path: path, create: false, patience: 0.05)
        try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "x"))) }
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        await #expect { try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "y"))) } } throws: {
            ($0 as? LedgerError)?.code == .locked
        }
        #expect(try await ledger.read { try $0.size() } == 1)
        #expect(code(path) == nil)
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "y"))) }
        #expect(try await ledger.verify(against: nil).entries == 2)
    }

    @Test("a database that is cut or has damaged pages is an error or a fault, never a crash", arguments: 0..<24)
    func damaged(seed: Int) async throws {
        let ledger = try scratch.ledger()
        try await ledger.write(at: 0) { writer in
            for number in 0..<300 {
                _ = try writer.take(SampleArticle("https://a.example/\(number)", title: "T", text: "Text \(number)"))
            }
        }
        let path = scratch.file("damaged.sqlite")
        try SQLiteFile(ledger.address).run("VACUUM INTO ?", [path])
        var random = SeededRandom(seed: UInt64(seed))
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        if seed % 4 == 0 {
            bytes = bytes.prefix(Int.random(in: 100..<bytes.count, using: &random))
        } else {
            for _ in 0..<200 {
                bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
        }
        try bytes.write(to: URL(fileURLWithPath: path))
        do {
            let opened = try StoredLedger.open(path: path, create: false)
            #expect(try await !opened.verify(against: nil).holds)
        } catch let error as LedgerError {
            #expect([.notALedger, .inconsistent, .otherVersion, .noLedger].contains(error.code), "\(error)")
        }
    }

    @Test("what was not committed is gone after a crash, and the ledger holds")
    func crash() async throws {
        let ledger = try scratch.ledger()
        try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "kept"))) }
        struct Crash: Error {}
        await #expect(throws: Crash.self) {
            try await ledger.write(at: 1) { writer in
                _ = try writer.append(.key(KeyRecord(vkey: "lost")))
                _ = try writer.store([1, 2, 3])
                throw Crash()
            }
        }
        // The files as a process that was killed leaves them: the write-ahead log is not folded in.
        let copy = scratch.file("killed.sqlite")
        for suffix in ["", "-wal", ".key"] {
            try FileManager.default.copyItem(atPath: ledger.address + suffix, toPath: copy + suffix)
        }
        let reopened = try StoredLedger.open(path: copy, create: false)
        let report = try await reopened.verify(against: try await ledger.head())
        #expect((report.entries, report.contents, report.holds) == (1, 0, true))
        try await reopened.write(at: 2) { _ = try $0.append(.key(KeyRecord(vkey: "next"))) }
        #expect(try await reopened.verify(against: nil).entries == 2)
    }

    @Test("once it was let go of, the file alone is the ledger")
    func copied() async throws {
        let path = scratch.file("ledger.sqlite")
        do {
            let ledger = try scratch.ledger()
            for number in 0..<5 {
                try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "\(number)"))) }
            }
            #expect(try await ledger.read { try $0.size() } == 5)
        }
        let copy = scratch.file("copy.sqlite")
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        let report = try await StoredLedger.open(path: copy, create: false).verify(against: nil)
        #expect((report.entries, report.faults) == (5, []))
    }

    @Test("a commit is durable before it returns")
    func synchronous() async throws {
        let ledger = try scratch.ledger()
        let level = try await ledger.write(at: 0) { writer in try writer.append(.key(KeyRecord(vkey: "x"))) }
        #expect(level == 0)
        let database = try #require(ledger.database as? SQLiteDatabase)
        #expect(try database.durability() == "wal 2")
    }

    @Test("two handles write one after the other, and neither loses an entry")
    func twoHandles() async throws {
        let one = try scratch.ledger()
        let two = try StoredLedger.open(path: one.address, create: false)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, ledger) in [("one", one), ("two", two)] {
                group.addTask {
                    for number in 0..<40 {
                        try await ledger.write(at: Int64(number)) { writer in
                            _ = try writer.append(.key(KeyRecord(vkey: "\(name) \(number)")))
                        }
                    }
                }
            }
            group.addTask {
                for _ in 0..<20 {
                    let (size, report) = (try await one.read { try $0.size() }, try await two.verify(against: nil))
                    #expect(report.holds && report.entries >= size)
                }
            }
            try await group.waitForAll()
        }
        let report = try await one.verify(against: nil)
        #expect((report.entries, report.checkpoints, report.holds) == (80, 81, true))
    }
}
