import Foundation
import GRDB
import Ingestion
import Ledger
import Provenance
import Testing

@Suite("Verification")
struct VerificationTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A ledger of 20 entries in five batches, and a copy whose triggers were dropped.
    private func copy() async throws -> SQLiteFile {
        let ledger = try scratch.ledger()
        for batch in 0..<5 {
            try await ledger.write(at: Int64(batch)) { writer in
                let text = "Selon B, texte \(batch)."
                let id = try writer.take(SampleArticle("https://a.example/\(batch)", title: "T", text: text))
                for _ in 0..<2 {
                    let attribution = Attribution.outlet("b.example", named: "B", in: text)
                    _ = try writer.append(.attribution(AttributionRecord(article: id, attribution: attribution)))
                }
            }
        }
        #expect(try await ledger.verify(against: nil).faults == [])
        let copy = scratch.file("copy.sqlite")
        try SQLiteFile(ledger.address).run("VACUUM INTO ?", [copy])
        let file = SQLiteFile(copy)
        for table in ["ledger", "entry", "node", "checkpoint"] {
            try file.run("DROP TRIGGER \(table)_no_update; DROP TRIGGER \(table)_no_delete")
        }
        return file
    }

    private func faults(_ file: SQLiteFile, against note: String? = nil) async throws -> [VerificationReport.Fault] {
        try await StoredLedger.open(path: file.path, create: false).verify(against: note).faults
    }

    @Test("an untouched copy holds, and says what was checked")
    func untouched() async throws {
        let file = try await copy()
        let report = try await StoredLedger.open(path: file.path, create: false).verify(against: nil)
        #expect(report == VerificationReport(entries: 20, nodes: 38, checkpoints: 6, contents: 15, withheld: 0))
    }

    @Test(
        "the triggers refuse to change or delete what was recorded",
        arguments: ["entry", "node", "checkpoint", "ledger"])
    func triggers(table: String) async throws {
        _ = try await copy()
        let file = SQLiteFile(scratch.file("ledger.sqlite"))
        #expect(throws: DatabaseError.self) { try file.run("DELETE FROM \(table)") }
        #expect(throws: DatabaseError.self) { try file.run("UPDATE \(table) SET rowid = rowid + 100") }
    }

    @Test("a changed entry is named, and nothing else", arguments: [0, 7, 19])
    func changedEntry(index: Int) async throws {
        let file = try await copy()
        try file.run(
            "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '1970', '1971') AS BLOB) WHERE idx = \(index)")
        let found = try await faults(file)
        #expect(found.map(\.entry) == [Int64(index)])
        #expect(found.first?.message == "entry \(index) is not the one whose leaf hash is stored")
    }

    @Test("a log that was cut or has a gap is found", arguments: [19, 12, 0])
    func missingEntry(index: Int) async throws {
        let file = try await copy()
        try file.run("DELETE FROM entry WHERE idx = \(index)")
        #expect(try await faults(file).first?.entry == Int64(index))
    }

    @Test("a tail that was cut off cleanly contradicts the checkpoints")
    func cutTail() async throws {
        let file = try await copy()
        try file.run("DELETE FROM entry WHERE idx >= 18; DELETE FROM node WHERE i >= 34")
        let found = try await faults(file)
        #expect(found.first?.message.contains("signs 20 entries, and there are 18") == true)
    }

    @Test("an entry put behind the last checkpoint is not covered, and nothing is added to it")
    func unsignedTail() async throws {
        let file = try await copy()
        try file.run("INSERT INTO entry SELECT 20, bytes FROM entry WHERE idx = 0")
        #expect(try await faults(file).map(\.entry).contains(20))
        let key = try String(contentsOfFile: scratch.file("ledger.sqlite.key"), encoding: .utf8)
        try key.write(toFile: file.path + ".key", atomically: true, encoding: .utf8)
        let ledger = try StoredLedger.open(path: file.path, create: false)
        await #expect { try await ledger.write(at: 9) { _ = try $0.append(.key(KeyRecord(vkey: "x"))) } } throws: {
            ($0 as? LedgerError)?.code == .inconsistent
        }
    }

    @Test("a log rewritten with all its nodes contradicts its signed checkpoints, which name the entries")
    func rewritten() async throws {
        let file = try await copy()
        let other = try Scratch()
        let forged = try other.ledger()
        for batch in 0..<5 {
            try await forged.write(at: Int64(batch)) { writer in
                for number in 0..<4 { _ = try writer.append(.key(KeyRecord(vkey: "\(batch) \(number)"))) }
            }
        }
        try file.run(
            """
            ATTACH '\(forged.address)' AS forged;
            DELETE FROM entry WHERE idx >= 4; INSERT INTO entry SELECT * FROM forged.entry WHERE idx >= 4;
            DELETE FROM node WHERE i >= 7; INSERT INTO node SELECT * FROM forged.node WHERE i >= 7;
            """)
        let found = try await faults(file)
        #expect(found.first?.entry == 4)
        #expect(found.contains { $0.message.hasPrefix("entries 4 to 7 are not those that the checkpoint") })
    }

    @Test("a checkpoint kept elsewhere finds a log that was rewritten and signed anew by whoever holds the key")
    func outsideCheckpoint() async throws {
        let ledger = try scratch.ledger()
        try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "one"))) }
        let kept = try await ledger.head()
        try await ledger.write(at: 1) { _ = try $0.append(.key(KeyRecord(vkey: "two"))) }
        #expect(try await ledger.verify(against: kept).holds)
        #expect(try await ledger.verify(against: try await ledger.head()).holds)
        let copy = try await self.rewriteWithKey(of: ledger)
        #expect(try await copy.verify(against: nil).holds)
        let found = try await copy.verify(against: kept).faults
        #expect(found.count == 1)
        #expect(found.first?.message == "entries 0 to 0 are not those that the checkpoint kept elsewhere signs")
        for nonsense in ["", "x", kept.replacingOccurrences(of: "\n1\n", with: "\n2\n")] {
            #expect(try await ledger.verify(against: nonsense).faults.count == 1)
        }
        let longer = try await ledger.head()
        let short = try scratch.ledger("short.sqlite")
        #expect(try await short.verify(against: longer).holds == false)
    }

    @Test("a checkpoint kept elsewhere finds a log whose tail was cut off with the checkpoints that signed it")
    func cutWithCheckpoints() async throws {
        let file = try await copy()
        let kept = try await StoredLedger.open(path: file.path, create: false).head()
        try file.run("DELETE FROM checkpoint WHERE size > 16; DELETE FROM entry WHERE idx >= 16")
        try file.run("DELETE FROM node WHERE i >= 31")
        let ledger = try StoredLedger.open(path: file.path, create: false)
        // Alone it is what was really signed once.
        #expect(try await ledger.verify(against: nil).holds)
        let found = try await ledger.verify(against: kept).faults
        #expect(found.map(\.entry) == [16])
        #expect(found.first?.message == "the checkpoint kept elsewhere signs 20 entries, and there are 16")
    }

    /// Another history under the same key, as only its holder can make it.
    private func rewriteWithKey(of ledger: StoredLedger) async throws -> StoredLedger {
        let path = scratch.file("rewritten.sqlite")
        let made = try StoredLedger.open(path: path, create: true, origin: "test.example/log")
        let file = SQLiteFile(path)
        let note = try SQLiteFile(ledger.address).rows("SELECT note FROM checkpoint WHERE size = 0")
        #expect(note.count == 1)
        try file.run("DROP TRIGGER ledger_no_update; DROP TRIGGER checkpoint_no_update")
        try file.run("UPDATE ledger SET vkey = ?", [ledger.verificationKey.description])
        try file.run("UPDATE checkpoint SET note = ?", [note[0]])
        let key = try String(contentsOfFile: ledger.address + ".key", encoding: .utf8)
        try key.write(toFile: made.address + ".key", atomically: true, encoding: .utf8)
        let forged = try StoredLedger.open(path: path, create: false)
        try await forged.write(at: 0) { writer in
            for vkey in ["three", "four"] { _ = try writer.append(.key(KeyRecord(vkey: vkey))) }
        }
        return forged
    }

    @Test("a content that is not its digest's is named with its entry; one that was taken out silently too")
    func contents() async throws {
        let file = try await copy()
        try file.run(
            "UPDATE content SET bytes = CAST('Selon C, texte 2.' AS BLOB) WHERE CAST(bytes AS TEXT) = 'Selon B, texte 2.'"
        )
        #expect(try await faults(file).map(\.entry) == [9])
        try file.run("UPDATE content SET bytes = NULL WHERE CAST(bytes AS TEXT) = 'Selon C, texte 2.'")
        let taken = try await faults(file)
        #expect(taken.map(\.entry) == [9])
        #expect(taken.first?.message.hasSuffix("was taken out, and no entry says why") == true)
        try file.run("DELETE FROM content WHERE bytes IS NULL")
        #expect(try await faults(file).map(\.entry) == [9])
    }

    @Test("every one of 2,000 random changes of a single byte in an entry, a node, a checkpoint or a text is found")
    func flips() async throws {
        var random = SeededRandom(seed: 20_260_101)
        let file = try await copy()
        let ledger = try StoredLedger.open(path: file.path, create: false)
        let queue = try DatabaseQueue(path: file.path)
        let places = try await queue.read { db in
            try [
                ("entry", "bytes", "idx"), ("node", "hash", "i"), ("checkpoint", "note", "size"),
                ("content", "bytes", "id"),
            ]
            .map {
                (table: $0.0, column: $0.1, row: $0.2, keys: try Int64.fetchAll(db, sql: "SELECT \($0.2) FROM \($0.0)"))
            }
        }
        #expect(places.allSatisfy { !$0.keys.isEmpty })
        for number in 0..<2000 {
            let (table, column, row, keys) = places[number % places.count]
            let key = keys[Int.random(in: 0..<keys.count, using: &random)]
            let select = "SELECT CAST(\(column) AS BLOB) FROM \(table) WHERE \(row) = \(key)"
            let bytes = [UInt8](try await queue.read { try #require(try Data.fetchOne($0, sql: select)) })
            var changed = bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            changed[place] ^= UInt8.random(in: 1...255, using: &random)
            // What was text stays text, also where its bytes are no UTF-8 any more.
            let value = table == "checkpoint" ? "CAST(? AS TEXT)" : "?"
            let update = "UPDATE \(table) SET \(column) = \(value) WHERE \(row) = \(key)"
            try await queue.write { [changed] in try $0.execute(sql: update, arguments: [Data(changed)]) }
            #expect(try await !ledger.verify(against: nil).holds, "\(table) \(key), byte \(place): \(changed[place])")
            try await queue.write { try $0.execute(sql: update, arguments: [Data(bytes)]) }
        }
        #expect(try await ledger.verify(against: nil).holds)
        try queue.close()
    }
}
