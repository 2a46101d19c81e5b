import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite("A change of the key")
struct KeyChangeTests {
    private let scratch: Scratch
    private let ledger: StoredLedger
    private let first: VerificationKey

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.ledger()
        first = ledger.verificationKey
    }

    private func grow(_ count: Int, _ ledger: StoredLedger? = nil) async throws {
        try await (ledger ?? self.ledger).write(at: 0) { writer in
            for number in 0..<count {
                _ = try writer.append(.feed(FeedRecord(event: .subscribed, url: "https://a.example/\(number)")))
            }
        }
    }

    private func head() async throws -> SignedNote { try #require(SignedNote(try await ledger.head())) }

    private func reopened() throws -> StoredLedger { try StoredLedger.open(path: ledger.address, create: false) }

    private func code(_ body: () async throws -> Void) async -> LedgerError.Code? {
        do {
            try await body()
            return nil
        } catch { return (error as? LedgerError)?.code ?? LedgerError.Code(rawValue: "\(error)") }
    }

    @Test("is signed by both keys, and what comes behind it by the new one")
    func signatures() async throws {
        try await grow(5)
        let before = try await ledger.head()
        let change = try await ledger.changeKey(at: 1)
        #expect(change.entry == 5 && change.key != first)
        let both = try await head()
        #expect(first.verifies(both) && change.key.verifies(both))
        try await grow(3)
        let after = try await head()
        #expect(!first.verifies(after) && change.key.verifies(after))
        #expect(try reopened().verificationKey == change.key)
        #expect(try await ledger.keys().links.map(\.key) == [first, change.key])
        for kept in [before, both.note, after.note] { #expect(try await ledger.verify(against: kept).faults == []) }
        let bytes = try #require(try await ledger.entryBytes(at: 5))
        #expect(try await ledger.inclusionProof(of: 5).proves(bytes, by: change.key))
        #expect(CanonicalForm.isCanonical(bytes))
        let file = try FileManager.default.attributesOfItem(atPath: ledger.keyPath)
        #expect(file[.posixPermissions] as? Int == 0o600)
        #expect(!FileManager.default.fileExists(atPath: ledger.keyPath + ".new"))
    }

    @Test("may come again, also first of all, and is followed by whoever has the ledger open")
    func again() async throws {
        let other = try reopened()
        var keys = [first]
        for round in 0..<3 {
            keys.append(try await (round == 1 ? other : ledger).changeKey(at: 1).key)
            try await grow(round, other)
        }
        #expect(try await ledger.keys().links.map(\.key) == keys)
        #expect(try await ledger.verify(against: nil).faults == [])
        try await ledger.rebuild()
        #expect(try await ledger.keys().links.map(\.key) == keys)
        try await grow(1)
        #expect(try await ledger.verify(against: nil).holds)
    }

    @Test("outlasts a crash between the log and the key's file; an older key signs nothing more")
    func crash() async throws {
        try await grow(1)
        let old = try String(contentsOfFile: ledger.keyPath, encoding: .utf8)
        _ = try await ledger.changeKey(at: 1)
        let new = try String(contentsOfFile: ledger.keyPath, encoding: .utf8)
        #expect(old != new)
        try old.write(toFile: ledger.keyPath, atomically: true, encoding: .utf8)
        #expect(await code { try await grow(1) } == .key)
        try new.write(toFile: ledger.keyPath + ".new", atomically: true, encoding: .utf8)
        #expect(await code { try await grow(1) } == nil)
        #expect(try String(contentsOfFile: ledger.keyPath, encoding: .utf8) == new)
        #expect(try await ledger.verify(against: nil).holds)
    }

    @Test("that the key before didn't sign is a fault, and no key follows from it")
    func forged() async throws {
        let origin = try #require(LogOrigin("test.example/log"))
        let (stranger, next) = (SigningKey(origin: origin), SigningKey(origin: origin))
        var record = try KeyRecord(from: stranger, to: next.verificationKey)
        #expect(record.change?.from == stranger.verificationKey)
        record.previous = first.description
        #expect(record.change == nil)
        let forged = record
        _ = try await ledger.write(at: 0) { try $0.append(.key(forged)) }
        try await grow(2)
        let faults = try await ledger.verify(against: nil).faults
        #expect(faults.map(\.message) == ["entry 0 names a key that the key before it didn't sign"])
        #expect(try await ledger.keys().newest == first)
    }

    @Test("a checkpoint behind it that the old key signed is a fault, in the ledger and from elsewhere")
    func oldKey() async throws {
        let old = try #require(
            SigningKey(try String(contentsOfFile: ledger.keyPath, encoding: .utf8).filter { $0 != "\n" }))
        try await grow(4)
        _ = try await ledger.changeKey(at: 1)
        try await grow(1)
        let newest = try #require(Checkpoint(try await head().text))
        let forged = try old.sign(newest).note
        #expect(try await !ledger.verify(against: forged).holds)
        try ledger.close()
        let file = SQLiteFile(ledger.address)
        try file.run("DROP TRIGGER checkpoint_no_update")
        try file.run("UPDATE checkpoint SET note = ? WHERE size = 6", [forged])
        let faults = try await reopened().verify(against: nil).faults
        #expect(
            faults.first?.message
                == "the checkpoint over 6 entries (it added entries 5 to 5) isn't signed by the ledger's key")
    }

    @Test("every byte of the checkpoint with both signatures counts")
    func flips() async throws {
        try await grow(2)
        _ = try await ledger.changeKey(at: 1)
        let note = Array(try await ledger.head().utf8)
        try ledger.close()
        let file = SQLiteFile(ledger.address)
        try file.run("DROP TRIGGER checkpoint_no_update")
        let held = try reopened()
        for place in note.indices {
            var changed = note
            changed[place] ^= 1
            try file.run("UPDATE checkpoint SET note = CAST(? AS TEXT) WHERE size = 3", [Data(changed)])
            #expect(try await !held.verify(against: nil).holds, "byte \(place)")
        }
        try file.run("UPDATE checkpoint SET note = CAST(? AS TEXT) WHERE size = 3", [Data(note)])
        #expect(try await held.verify(against: nil).holds)
    }

    @Test("is followed by a copy that knows any of the keys, and by none that knows another")
    func copies() async throws {
        try await grow(300)
        let folder = scratch.file("log")
        func publish() async throws {
            for (name, bytes) in try await ReferenceLog.tiles(of: ledger) {
                let file = URL(fileURLWithPath: folder + "/" + name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file)
            }
        }
        func copy(_ name: String, key: VerificationKey?) async throws -> ImportedLog {
            try await LogImport(folder: folder).run(into: scratch.file(name), key: key)
        }
        try await publish()
        _ = try await copy("old.sqlite", key: first)
        let second = try await ledger.changeKey(at: 1).key
        try await publish()
        _ = try await copy("both.sqlite", key: second)
        try await grow(10)
        let third = try await ledger.changeKey(at: 1).key
        try await grow(1)
        try await publish()
        for (name, key) in [
            ("old.sqlite", nil), ("both.sqlite", third), ("first.sqlite", first), ("second.sqlite", second),
            ("third.sqlite", third), ("old.sqlite", third),
        ] {
            #expect(try await copy(name, key: key).verificationKey == third, "\(name)")
            let held = try StoredLedger.open(path: scratch.file(name), create: false)
            #expect(try await held.verify(against: try await ledger.head()).faults == [], "\(name)")
        }
        let stranger = SigningKey(origin: try #require(LogOrigin("test.example/log"))).verificationKey
        #expect(await code { _ = try await copy("old.sqlite", key: stranger) } == .forked)
        #expect(await code { _ = try await copy("stranger.sqlite", key: stranger) } == .forked)
        #expect(!FileManager.default.fileExists(atPath: scratch.file("stranger.sqlite")))
    }

    @Test("is followed by a witness that is shown what the old key signed")
    func witness() async throws {
        let witness = try scratch.ledger("w.sqlite", origin: "w.example/log")
        try await grow(3)
        _ = try await witness.cosign(try await head(), proof: nil, key: first, at: 1)
        let second = try await ledger.changeKey(at: 1).key
        try await grow(2)
        let proof = try await ledger.consistencyProof(from: TreeSize(3))
        #expect(await code { _ = try await witness.cosign(try await head(), proof: proof, key: nil, at: 2) } == .forked)
        #expect(
            await code { _ = try await witness.cosign(try await head(), proof: proof, key: second, at: 2) } == .forked)
        let changes = try await ledger.keys().links.compactMap(\.record)
        let cosigned = try await witness.cosign(try await head(), proof: proof, key: nil, changes: changes, at: 3)
        #expect(cosigned.before?.rawValue == 3)
        #expect(try await witness.witnessedLogs().map(\.verificationKey) == [second])
        var forged = changes
        forged[0].vkey = SigningKey(origin: try #require(LogOrigin("test.example/log"))).verificationKey.description
        let fresh = try scratch.ledger("v.sqlite", origin: "v.example/log")
        let early = try #require(SignedNote(try await ledger.head()))
        _ = try await fresh.cosign(early, proof: nil, key: second, at: 1)
        #expect(
            await code { _ = try await fresh.cosign(early, proof: nil, key: first, changes: forged, at: 2) } == .forked)
    }
}

/// Whether bytes are JSON in the form that the log wants.
private enum CanonicalForm {
    static func isCanonical(_ bytes: [UInt8]) -> Bool { JSONParser.parse(bytes)?.canonical == bytes }
}
