import Foundation
import Testing

@testable import Ledger

@Suite("Witness")
struct WitnessTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func grow(_ ledger: StoredLedger, by count: Int) async throws {
        try await ledger.write(at: 0) { writer in
            for number in 0..<count { _ = try writer.append(.key(KeyRecord(vkey: "\(number)"))) }
        }
    }

    private func note(_ ledger: StoredLedger) async throws -> SignedNote {
        try #require(SignedNote(try await ledger.head()))
    }

    private func code(_ body: () async throws -> Cosigned) async -> LedgerError.Code? {
        do {
            _ = try await body()
            return nil
        } catch { return (error as? LedgerError)?.code ?? LedgerError.Code(rawValue: "\(error)") }
    }

    @Test("cosigns a log as it grows, at the time that it says, with a key of its own")
    func grows() async throws {
        let (log, witness) = (try scratch.ledger(), try scratch.ledger("w.sqlite", origin: "w.example/log"))
        let key = log.verificationKey
        var size = TreeSize.zero
        for (round, count) in [0, 3, 4, 1, 300, 0, 7].enumerated() {
            try await grow(log, by: count)
            let (note, proof) = (try await note(log), try await log.consistencyProof(from: size))
            let cosigned = try await witness.cosign(
                note, proof: proof, key: round == 0 ? key : nil, at: 1_800_000_000 + Int64(round))
            #expect(cosigned.before == (round == 0 ? nil : size))
            #expect(cosigned.witness.time(of: cosigned.note) == 1_800_000_000 + Int64(round))
            #expect(key.verifies(cosigned.note))
            #expect(SignedNote(cosigned.note.note) == cosigned.note)
            #expect(CosignatureKey(cosigned.witness.description) == cosigned.witness)
            size = cosigned.checkpoint.size
        }
        let seen = try await witness.witnessedLogs()
        #expect(seen.map(\.checkpoint.size.rawValue) == [315])
        #expect(try witness.witnessKey().keyID != witness.verificationKey.keyID)
    }

    @Test("a cosignature is bound to the checkpoint, the time and the witness")
    func bound() async throws {
        let (log, witness) = (try scratch.ledger(), try scratch.ledger("w.sqlite", origin: "w.example/log"))
        let note = try await note(log)
        let signed = try await witness.cosign(note, proof: nil, key: log.verificationKey, at: 1_800_000_000)
        let cosignature = try #require(signed.note.signatures.last)
        #expect(signed.witness.time(of: note) == nil)
        for place in [0, 7, 8, 71] {
            var bytes = cosignature.bytes
            bytes[place] ^= 1
            let changed = SignedNote.Signature(name: cosignature.name, keyID: cosignature.keyID, bytes: bytes)
            #expect(signed.witness.time(of: SignedNote(text: note.text, signatures: [changed])) == nil)
        }
        let other = SignedNote(text: note.text + "x\n", signatures: [cosignature])
        #expect(signed.witness.time(of: other) == nil)
        #expect(try scratch.ledger("v.sqlite", origin: "w.example/log").witnessKey().time(of: signed.note) == nil)
    }

    @Test("signs nothing that contradicts what it signed, and remembers that over a restart")
    func refuses() async throws {
        let log = try scratch.ledger()
        let witness = try scratch.ledger("w.sqlite", origin: "w.example/log")
        try await grow(log, by: 5)
        let (five, key) = (try await note(log), log.verificationKey)
        #expect(await code { try await witness.cosign(five, proof: nil, key: nil, at: 0) } == .badCheckpoint)
        #expect(
            await code { try await witness.cosign(five, proof: nil, key: witness.verificationKey, at: 0) } == .forked)
        #expect(await code { try await witness.cosign(five, proof: nil, key: key, at: 0) } == nil)
        try witness.close()

        let again = try StoredLedger.open(path: witness.address, create: false)
        try await grow(log, by: 3)
        let eight = try await note(log)
        let (right, wrong) = (try await log.consistencyProof(from: #require(TreeSize("5"))), ["4", "6"])
        #expect(await code { try await again.cosign(eight, proof: nil, key: nil, at: 0) } == .badCheckpoint)
        for size in wrong {
            let proof = try await log.consistencyProof(from: #require(TreeSize(size)))
            #expect(await code { try await again.cosign(eight, proof: proof, key: nil, at: 0) } == .badCheckpoint)
        }
        var path = right.path
        path[0] = .empty
        let changed = ConsistencyDocument(old: right.old, path: path, note: eight)
        #expect(await code { try await again.cosign(eight, proof: changed, key: nil, at: 0) } == .forked)
        #expect(await code { try await again.cosign(eight, proof: right, key: nil, at: 0) } == nil)
        #expect(await code { try await again.cosign(five, proof: nil, key: nil, at: 0) } == .forked)
        #expect(await code { try await again.cosign(eight, proof: nil, key: nil, at: 0) } == nil)
    }

    @Test("two histories under one key are never both signed")
    func fork() async throws {
        let origin = try #require(LogOrigin("log.example/x"))
        let keyed = try #require(SigningKey(origin: origin, seed: Array(repeating: 7, count: 32)))
        func log(_ name: String, _ words: [String]) async throws -> StoredLedger {
            try await ReferenceLog.make(
                at: scratch.file(name), entries: words.map { Array("{\"w\":\"\($0)\"}".utf8) }, key: keyed,
                origin: "log.example/x")
        }
        let witness = try scratch.ledger("w.sqlite", origin: "w.example/log")
        let (one, other) = (try await log("a.sqlite", ["a", "b"]), try await log("b.sqlite", ["a", "c"]))
        let longer = try await log("c.sqlite", ["a", "c", "d"])
        let first = try await note(one)
        #expect(await code { try await witness.cosign(first, proof: nil, key: keyed.verificationKey, at: 0) } == nil)
        let second = try await note(other)
        #expect(await code { try await witness.cosign(second, proof: nil, key: nil, at: 0) } == .forked)
        let (third, proof) = (try await note(longer), try await longer.consistencyProof(from: #require(TreeSize("2"))))
        #expect(await code { try await witness.cosign(third, proof: proof, key: nil, at: 0) } == .forked)
    }
}
