internal import Crypto
internal import Foundation

/// The public half of a log's key: `name+hash+base64` (https://c2sp.org/signed-note#verifier-keys).
public struct VerificationKey: Sendable, Hashable, CustomStringConvertible {
    public let name: String
    /// 32 bytes.
    let publicKey: [UInt8]

    /// Ed25519 in signed notes.
    static let algorithm: UInt8 = 1

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads a vkey; `nil` where it is none, or of another algorithm than Ed25519, or its hash is not its own.
    public init?(_ vkey: String) {
        guard let key = EncodedKey(vkey, algorithm: Self.algorithm) else { return nil }
        self.init(name: key.name, publicKey: key.bytes)
        guard keyID.hex8 == key.hash else { return nil }
    }

    /// SHA-256(name || 0x0A || 0x01 || key), its first four bytes.
    public var keyID: UInt32 { EncodedKey.id(name: name, algorithm: Self.algorithm, publicKey: publicKey) }

    public var description: String {
        EncodedKey.text(name: name, id: keyID, algorithm: Self.algorithm, bytes: publicKey)
    }

    /// Whether one of the note's signatures is this key's and holds.
    public func verifies(_ note: SignedNote) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        let (id, message) = (keyID, Data(note.text.utf8))
        return note.signatures.contains {
            $0.name == name && $0.keyID == id && $0.bytes.count == 64
                && key.isValidSignature(Data($0.bytes), for: message)
        }
    }

    /// The checkpoint of a note that this key signed.
    func checkpoint(of note: String) -> Checkpoint? {
        guard let note = SignedNote(note), verifies(note) else { return nil }
        return Checkpoint(note.text)
    }
}
