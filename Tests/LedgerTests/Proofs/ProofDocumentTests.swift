import Foundation
import Testing

@testable import Ledger

@Suite("Proofs as documents")
struct ProofDocumentTests {
    private let scratch: Scratch
    private let vectors: Vectors

    init() throws {
        scratch = try Scratch()
        vectors = try JSONDecoder().decode(Vectors.self, from: Fixture.data("vectors.json"))
    }

    private func ledger() async throws -> StoredLedger {
        let key = try #require(SigningKey(vectors.signing_key ?? ""))
        return try await ReferenceLog.make(
            at: scratch.file("ledger.sqlite"), entries: vectors.entries.map { Array($0.utf8) }, key: key,
            origin: vectors.origin)
    }

    @Test("an inclusion proof proves its entry to whoever has the log's key, and no other entry")
    func inclusion() async throws {
        let ledger = try await ledger()
        #expect(try await ledger.head() == vectors.checkpoints?.last)
        let key = try #require(VerificationKey(vectors.vkey))
        let stranger = try #require(
            VerificationKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        for (index, entry) in vectors.entries.enumerated() {
            let text = try await ledger.inclusionProof(of: Int64(index)).text
            let document = try #require(InclusionDocument(text))
            #expect(document.text == text)
            #expect(document.proves(Array(entry.utf8), by: key))
            #expect(!document.proves(Array((entry + " ").utf8), by: key))
            #expect(!document.proves(Array(entry.utf8), by: stranger))
            let moved = InclusionDocument(index: document.index + 1, path: document.path, note: document.note)
            #expect(!moved.proves(Array(entry.utf8), by: key))
        }
        for index in [-1, 21] as [Int64] {
            await #expect { _ = try await ledger.inclusionProof(of: index) } throws: {
                ($0 as? LedgerError)?.code == .noEntry
            }
        }
    }

    @Test("a consistency proof leads from an older checkpoint to the newest, and from no other")
    func consistency() async throws {
        let ledger = try await ledger()
        let key = try #require(VerificationKey(vectors.vkey))
        let notes = try (vectors.checkpoints ?? []).map { try #require(SignedNote($0)) }
        for note in notes {
            let size = try #require(Checkpoint(note.text)?.size)
            let text = try await ledger.consistencyProof(from: size).text
            let document = try #require(ConsistencyDocument(text))
            #expect(document.text == text)
            for other in notes { #expect(document.proves(other, by: key) == (other == note)) }
        }
        let larger = try #require(TreeSize("22"))
        await #expect { _ = try await ledger.consistencyProof(from: larger) } throws: {
            ($0 as? LedgerError)?.code == .noEntry
        }
    }

    @Test(
        "what is no proof is refused",
        arguments: [
            "", "\n", "old 1\n", "old x\n\na\n\n— a AAAAAAAA\n", "c2sp.org/tlog-proof@v1\nindex 1\n",
            "old 1\nxx\n\na\n1\n",
        ])
    func malformed(text: String) {
        #expect(InclusionDocument(text) == nil)
        #expect(ConsistencyDocument(text) == nil)
    }
}
