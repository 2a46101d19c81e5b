import Foundation
import Testing

@testable import Ledger

@Suite("Signed note")
struct SignedNoteTests {
    private let vectors: Vectors

    init() throws { vectors = try JSONDecoder().decode(Vectors.self, from: Fixture.data("vectors.json")) }

    @Test("a checkpoint signed here is the one that other code signed, byte for byte")
    func signing() throws {
        let encoded = try #require(vectors.signing_key)
        let key = try #require(SigningKey(encoded))
        #expect(key.verificationKey.description == vectors.vkey)
        #expect(key.encoded == vectors.signing_key)
        let origin = try #require(LogOrigin(vectors.origin))
        for note in try #require(vectors.checkpoints) {
            let signed = try #require(SignedNote(note))
            let checkpoint = try #require(Checkpoint(signed.text))
            #expect(try checkpoint.root == vectors.root(checkpoint.size.rawValue))
            let again = Checkpoint(origin: origin, size: checkpoint.size, root: checkpoint.root)
            #expect(try key.sign(again).note == note)
            #expect(key.verificationKey.verifies(signed))
            #expect(key.verificationKey.checkpoint(of: note) == checkpoint)
        }
    }

    @Test(
        "signs and reads what the development set holds",
        .enabled(if: Fixture.development("ledger") != nil, "skipped: ../shared/dev/ledger is not here"))
    func developmentCheckpoint() throws {
        let path = try #require(Fixture.development("ledger"))
        let vectors = try JSONDecoder().decode(
            Vectors.self, from: Data(contentsOf: URL(fileURLWithPath: path + "/vectors.json")))
        let note = try String(contentsOfFile: path + "/log/checkpoint", encoding: .utf8)
        let key = try #require(VerificationKey(vectors.vkey))
        let checkpoint = try #require(key.checkpoint(of: note))
        #expect(try checkpoint.root == vectors.root(300))
        let hex = try #require(vectors.seed)
        let seed = stride(from: 0, to: 64, by: 2).compactMap { place in
            let start = hex.index(hex.startIndex, offsetBy: place)
            return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
        }
        let signer = try #require(SigningKey(origin: checkpoint.origin, seed: seed))
        #expect(try signer.sign(checkpoint).note == note)
    }

    @Test("a key pair of Go's note package is read")
    func foreignKey() throws {
        let key = try #require(
            SigningKey("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"))
        #expect(
            key.verificationKey.description
                == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    }

    @Test("no byte of a signed checkpoint can change without notice")
    func tampering() throws {
        let note = try #require(vectors.checkpoints?.last)
        let key = try #require(VerificationKey(vectors.vkey))
        let bytes = Array(note.utf8)
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            let text = String(decoding: changed, as: UTF8.self)
            #expect(key.checkpoint(of: text) == nil, "byte \(place)")
        }
    }

    @Test(
        "what is no note is refused",
        arguments: [
            "", "\n", "\n\n", "text\n", "text\n\n", "text\n\nno signature\n", "text\n\n\u{2014} name AAAA\n",
            "a\n\n\u{2014} n AAAAAAAA",
        ])
    func malformed(note: String) {
        #expect(SignedNote(note) == nil)
    }

    @Test("a text may have blank lines of its own, and a signature of a stranger is kept beside ours")
    func severalSignatures() throws {
        let text = "one\n\ntwo\n\n\u{2014} a AAAAAAAAAAA=\n\u{2014} b/c AAAAAQAAAAA=\n"
        let note = try #require(SignedNote(text))
        #expect(note.text == "one\n\ntwo\n")
        #expect(note.signatures.map(\.name) == ["a", "b/c"])
        #expect(note.signatures.map(\.keyID) == [0, 1])
        #expect(note.note == text)
    }

    @Test(
        "an origin has no scheme, no blank and no plus sign",
        arguments: [
            "", "https://example.org/log", "a b", "a+b", "a\u{A0}b", "a\nb", "a\tb", "a\u{9B}2Jb", "a\u{202E}b",
            "a\u{200B}b", "a\0b",
        ])
    func origins(name: String) {
        #expect(LogOrigin(name) == nil)
    }

    @Test(
        "a damaged verification key is refused",
        arguments: [
            "", "name", "name+00000000+AQ==", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        ])
    func badKeys(vkey: String) {
        #expect(VerificationKey(vkey) == nil)
    }
}
