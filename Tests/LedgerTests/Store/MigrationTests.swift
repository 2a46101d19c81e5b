import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite("Migration")
struct MigrationTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A ledger as version 1 wrote it, with two entries.
    private func old() async throws -> (path: String, head: String) {
        let ledger = try scratch.ledger()
        try await ledger.write(at: 0) { writer in
            for vkey in ["one", "two"] { _ = try writer.append(.key(KeyRecord(vkey: vkey))) }
        }
        let head = try await ledger.head()
        try ledger.close()
        try SQLiteFile(ledger.address).run(
            """
            DROP INDEX attribution_cited; DROP INDEX feature_outlet; ALTER TABLE attribution DROP COLUMN cited;
            ALTER TABLE attribution ADD COLUMN open INTEGER NOT NULL DEFAULT 0;
            CREATE INDEX attribution_open ON attribution(standing) WHERE open = 1;
            DROP TABLE witnessed; DROP TABLE mark; ALTER TABLE ledger DROP COLUMN imported; PRAGMA user_version = 1
            """)
        return (ledger.address, head)
    }

    private func schema(_ path: String) throws -> [String] {
        try SQLiteFile(path).rows("SELECT name, sql FROM sqlite_schema WHERE name != 'ledger' ORDER BY name")
            + SQLiteFile(path).rows("SELECT name, type FROM pragma_table_info('ledger') ORDER BY cid")
    }

    @Test("an older ledger is brought up to date, loses nothing, and a copy of it is kept")
    func migrates() async throws {
        let (path, head) = try await old()
        let before = try schema(path)
        let ledger = try StoredLedger.open(path: path, create: false)
        #expect(try await ledger.head() == head)
        #expect(try await ledger.verify(against: head).holds)
        try await ledger.write(at: 1) { _ = try $0.append(.key(KeyRecord(vkey: "three"))) }
        #expect(try await ledger.verify(against: head).entries == 3)
        try ledger.close()
        #expect(try schema(path) == schema(scratch.ledger("new.sqlite").address))

        let copy = path + ".v1.backup"
        #expect(try schema(copy) == before)
        #expect(try SQLiteFile(copy).rows("PRAGMA user_version") == ["1"])
        #expect(try SQLiteFile(copy).rows("SELECT count(*) FROM entry") == ["2"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path).allSatisfy { !$0.contains("partial") })
        #expect(try SQLiteFile(path).rows("PRAGMA user_version") == ["\(SQLiteSchema.version)"])
    }

    @Test("a copy that is there already is never overwritten")
    func secondCopy() async throws {
        let (path, _) = try await old()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path + ".v1.backup"))
        _ = try StoredLedger.open(path: path, create: false)
        #expect(try String(contentsOfFile: path + ".v1.backup", encoding: .utf8) == "mine")
        #expect(try SQLiteFile(path + ".v1.backup-2").rows("SELECT count(*) FROM entry") == ["2"])
    }

    @Test("while another process writes, an older ledger is locked and stays as it is")
    func locked() async throws {
        let (path, _) = try await old()
        let other = try SQLiteFile(path).lock()
        #expect { _ = try StoredLedger.open(path: path, create: false, patience: 0.1) } throws: {
            ($0 as? LedgerError)?.code == .locked
        }
        try other.close()
        #expect(try SQLiteFile(path).rows("PRAGMA user_version") == ["1"])
        #expect(throws: Never.self) { _ = try StoredLedger.open(path: path, create: false) }
    }
}
