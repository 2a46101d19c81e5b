internal import Crypto
internal import Foundation

/// A log's private key, in the encoding of signed notes: `PRIVATE+KEY+name+hash+base64`.
public struct SigningKey: Sendable {
    private let name: String
    private let seed: [UInt8]
    public let verificationKey: VerificationKey

    /// Takes a seed of 32 bytes; `nil` where there are more or fewer.
    public init?(origin: LogOrigin, seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        name = origin.name
        self.seed = seed
        verificationKey = VerificationKey(name: origin.name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Makes a key from the system's randomness.
    public init(origin: LogOrigin) {
        let key = Curve25519.Signing.PrivateKey()
        name = origin.name
        seed = Array(key.rawRepresentation)
        verificationKey = VerificationKey(name: origin.name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Reads the encoding; `nil` where it is none.
    public init?(_ encoded: some StringProtocol) {
        guard let key = EncodedKey(private: encoded, algorithm: VerificationKey.algorithm),
            let origin = LogOrigin(key.name)
        else { return nil }
        self.init(origin: origin, seed: key.bytes)
        guard verificationKey.keyID.hex8 == key.hash else { return nil }
    }

    public var encoded: String {
        EncodedKey.privateText(
            name: name, id: verificationKey.keyID, algorithm: VerificationKey.algorithm, bytes: seed)
    }

    /// Signs a checkpoint.
    public func sign(_ checkpoint: Checkpoint) throws -> SignedNote {
        SignedNote(text: checkpoint.text, signatures: [try signature(of: checkpoint.text)])
    }

    /// Signs a note's text.
    func signature(of text: String) throws -> SignedNote.Signature {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        let signature = try key.signature(for: Data(text.utf8))
        return SignedNote.Signature(name: name, keyID: verificationKey.keyID, bytes: Array(signature))
    }
}
