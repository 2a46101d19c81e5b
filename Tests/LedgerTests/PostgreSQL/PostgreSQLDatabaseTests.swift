import Foundation
import Ingestion
import TestSupport
import Testing

@testable import Ledger

@Suite(
    "PostgreSQLDatabase", .waiting, .enabled(if: PostgreSQLServer.isInstalled, "skipped: no PostgreSQL is installed"))
struct PostgreSQLDatabaseTests {
    private let scratch: Scratch
    private let server: PostgreSQLServer

    init() throws {
        scratch = try Scratch()
        server = try #require(PostgreSQLServer.shared)
    }

    private func open(_ address: String, create: Bool = false) throws -> StoredLedger {
        try StoredLedger.open(
            .server(address), create: create, origin: "test.example/log", keyFolder: scratch.file("keys"))
    }

    private static func note(_ word: String, in ledger: StoredLedger, at seconds: Int64 = 0) async throws {
        try await ledger.write(at: seconds) { _ = try $0.append(.key(KeyRecord(vkey: word))) }
    }

    private func failure(_ body: () async throws -> Void) async -> LedgerError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? LedgerError ?? LedgerError(LedgerError.Code(rawValue: "none"), "\(error)")
        }
    }

    @Test(
        "the log refuses to be changed, also by whoever owns it",
        arguments: [("ledger", "origin"), ("entry", "idx"), ("node", "i"), ("checkpoint", "size")])
    func onlyGrows(table: String, column: String) async throws {
        let address = try server.database()
        try await Self.note("one", in: open(address, create: true))
        let tables = [table] + (table == "entry" || table == "node" ? ["\(table)_0"] : [])
        for table in tables {
            for statement in [
                "DELETE FROM \(table)", "TRUNCATE \(table)", "UPDATE \(table) SET \(column) = \(column)",
            ] {
                #expect { try server.sql(statement, in: address) } throws: { "\($0)".contains("the ledger only grows") }
            }
        }
        #expect(try await open(address).verify(against: nil).entries == 1)
    }

    @Test("a user who is let in to work appends and changes nothing of the log; one who reads only reads")
    func members() async throws {
        let address = try server.database()
        try await Self.note("owner's", in: open(address, create: true))
        let (worker, reader) = ("a_worker", "a_reader")
        _ = try server.sql("CREATE ROLE \(worker) LOGIN; CREATE ROLE \(reader) LOGIN", in: address)
        let asWorker = address.replacing("postgres@", with: "\(worker)@")
        let asReader = address.replacing("postgres@", with: "\(reader)@")
        let denied = await failure { _ = try open(asReader) }
        #expect(denied?.code == .denied)
        #expect(denied?.message.contains("ledger_admit") == true)
        _ = try server.sql("SELECT ledger_admit('\(worker)', true), ledger_admit('\(reader)')", in: address)

        let working = try open(asWorker)
        try await Self.note("worker's", in: working)
        try await working.rebuild()
        #expect(try await working.verify(against: nil).entries == 2)
        for statement in [
            "DELETE FROM entry", "UPDATE node SET hash = hash", "TRUNCATE checkpoint", "DELETE FROM content",
        ] {
            #expect { try server.sql(statement, in: asWorker) } throws: { "\($0)".contains("permission denied") }
        }
        let reading = try open(asReader)
        #expect(try await reading.verify(against: nil).holds)
        #expect(await failure { try await Self.note("reader's", in: reading) }?.code == .denied)
        #expect(try await reading.read { try $0.size() } == 2)
    }

    @Test("a ledger of a newer version is refused with what to do, and a stranger's tables are left alone")
    func versions() async throws {
        let address = try server.database()
        _ = try open(address, create: true)
        _ = try server.sql("INSERT INTO ledger_version(version) VALUES (99)", in: address)
        let newer = await failure { _ = try open(address, create: true) }
        #expect(newer?.code == .otherVersion)
        #expect(newer?.message.contains("version 99") == true && newer?.message.contains("update") == true)
        let other = try server.database()
        _ = try server.sql("CREATE TABLE entry(x integer)", in: other)
        #expect(await failure { _ = try open(other, create: true) }?.code == .notALedger)
        #expect(try server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", in: other) == ["1"])
        #expect(await failure { _ = try open(try server.database()) }?.code == .noLedger)
    }

    @Test("a server that isn't there, a database that isn't, a user or password that is wrong: each in one line")
    func unreachable() async throws {
        let address = try server.database()
        _ = try open(address, create: true)
        _ = try? server.sql("CREATE ROLE locked LOGIN PASSWORD 'right'", in: address)
        let locked = address.replacing("postgres@", with: "locked@")
        let cases: [(String, LedgerError.Code, String)] = [
            ("postgres://postgres@/x?host=\(scratch.path)", .unreachable, "is it running?"),
            ("postgres://postgres@127.0.0.1:1/x?connect_timeout=2", .unreachable, "is it running?"),
            (server.address("absent"), .noLedger, "createdb"),
            (address.replacing("postgres@", with: "nobody_here@"), .denied, "createuser"),
            (locked, .denied, "password"),
            (locked.replacing("locked@", with: "locked:wrong-secret@"), .denied, "password"),
        ]
        for (address, code, words) in cases {
            let error = await failure { _ = try open(address) }
            #expect(error?.code == code, "\(address): \(error?.message ?? "")")
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
            #expect(error?.message.contains("\n") == false)
            #expect(error?.message.contains("wrong-secret") == false)
        }
    }

    @Test("a connection that is lost within a write records nothing, and the next write goes through")
    func lost() async throws {
        let address = try server.database()
        let ledger = try open(address, create: true)
        try await Self.note("one", in: ledger)
        let server = server
        let error = await failure {
            try await ledger.write(at: 1) { writer in
                _ = try writer.append(.key(KeyRecord(vkey: "lost")))
                _ = try server.sql(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid != pg_backend_pid()
                    """, in: address)
                _ = try writer.append(.key(KeyRecord(vkey: "lost too")))
            }
        }
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("\n") == false)
        try await Self.note("two", in: ledger)
        let report = try await ledger.verify(against: nil)
        #expect((report.entries, report.faults) == (2, []))
    }

    @Test("the same entries under the same key give the same checkpoint as in a file", arguments: [1, 2, 255, 3000])
    func sameRoot(count: Int) async throws {
        let origin = try #require(LogOrigin("log.example/x"))
        let key = try #require(SigningKey(origin: origin, seed: Array(repeating: 5, count: 32)))
        let entries = (0..<count).map { Array("{\"n\":\($0),\"w\":\"«é» 🙂\"}".utf8) }
        let file = try await ReferenceLog.make(
            at: scratch.file("l.sqlite"), entries: entries, key: key, origin: origin.name)
        let ledger = try PostgreSQLDatabase.open(
            address: server.database(), create: true, origin: origin.name, keyFolder: scratch.file("keys")
        ) { _ in key }
        let log = ledger.logIdentity
        try await ledger.database.write { session in
            let appender = try LogAppender(session: session, log: log)
            for entry in entries { _ = try appender.append(entry) }
            try appender.finish()
        }
        #expect(try await ledger.head() == file.head())
        #expect(try await ReferenceLog.tiles(of: ledger) == ReferenceLog.tiles(of: file))
        #expect(try await ledger.verify(against: file.head()).nodes == file.verify(against: nil).nodes)
    }

    @Test("what a superuser changed behind the triggers' back is found and named", arguments: [0, 2, 5])
    func tampered(index: Int) async throws {
        let address = try server.database()
        let ledger = try open(address, create: true)
        for number in 0..<6 { try await Self.note("key \(number)", in: ledger) }
        _ = try server.sql(
            """
            SET session_replication_role = replica;
            UPDATE entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '1970', '1971'), 'UTF8')
            WHERE idx = \(index)
            """, in: address)
        let faults = try await ledger.verify(against: nil).faults
        #expect(faults.map(\.entry) == [Int64(index)])
    }

    @Test("two handles write one after the other, and neither loses an entry")
    func twoHandles() async throws {
        let address = try server.database()
        let one = try open(address, create: true)
        let two = try open(address)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, ledger) in [("one", one), ("two", two)] {
                group.addTask {
                    for number in 0..<40 { try await Self.note("\(name) \(number)", in: ledger, at: Int64(number)) }
                }
            }
            group.addTask {
                for _ in 0..<10 {
                    let (size, report) = (try await one.read { try $0.size() }, try await two.verify(against: nil))
                    #expect(report.holds && report.entries >= size)
                }
            }
            try await group.waitForAll()
        }
        let report = try await one.verify(against: nil)
        #expect((report.entries, report.checkpoints, report.holds) == (80, 81, true))
    }

    @Test("what a failed write did is taken back, and what it prepared can be prepared again")
    func rollback() async throws {
        struct Failure: Error {}
        let ledger = try open(try server.database(), create: true)
        for round in 0..<3 {
            await #expect(throws: Failure.self) {
                try await ledger.write(at: 0) { writer in
                    _ = try writer.append(.key(KeyRecord(vkey: "lost")))
                    _ = try writer.store([1, 2, 3])
                    throw Failure()
                }
            }
            try await Self.note("kept \(round)", in: ledger)
        }
        let report = try await ledger.verify(against: nil)
        #expect((report.entries, report.contents, report.faults) == (3, 0, []))
    }

    @Test("an address is shown without its password")
    func address() {
        for (address, shown) in [
            ("postgres://a:secret@h/d", "postgres://a@h/d"),
            ("postgres://a@h/d?password=x&port=1", "postgres://a@h/d?port=1"),
            ("postgresql://h/d?password=x", "postgresql://h/d"), ("postgres://a:p:q@h", "postgres://a@h"),
            ("postgres://h/a:b@c", "postgres://h/a:b@c"),
        ] { #expect(LedgerAddress(address).description == shown) }
        #expect(LedgerAddress("a/b.sqlite") == .file("a/b.sqlite"))
    }
}
