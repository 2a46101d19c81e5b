internal import Crypto
internal import Foundation

/// A witness's private key, in the encoding of signed notes. It signs nothing but cosignatures, so that it is another one
/// than the ledger's own.
struct CosigningKey: Sendable {
    let cosignatureKey: CosignatureKey
    private let seed: [UInt8]

    /// Takes a seed of 32 bytes; `nil` where there are more or fewer.
    init?(name: LogOrigin, seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.seed = seed
        cosignatureKey = CosignatureKey(name: name.name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Makes a key from the system's randomness.
    init(name: LogOrigin) {
        let key = Curve25519.Signing.PrivateKey()
        seed = Array(key.rawRepresentation)
        cosignatureKey = CosignatureKey(name: name.name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Reads the encoding; `nil` where it is none.
    init?(_ encoded: some StringProtocol) {
        guard let key = EncodedKey(private: encoded, algorithm: CosignatureKey.algorithm),
            let name = LogOrigin(key.name)
        else { return nil }
        self.init(name: name, seed: key.bytes)
        guard cosignatureKey.keyID.hex8 == key.hash else { return nil }
    }

    var encoded: String {
        EncodedKey.privateText(
            name: cosignatureKey.name, id: cosignatureKey.keyID, algorithm: CosignatureKey.algorithm, bytes: seed)
    }

    /// Signs a checkpoint's text at a time, in seconds since 1970.
    func cosign(_ checkpoint: String, at seconds: Int64) throws -> SignedNote.Signature {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        let signature = try key.signature(for: CosignatureKey.message(checkpoint, at: seconds))
        let time = (0..<8).reversed().map { UInt8(truncatingIfNeeded: seconds >> (8 * Int64($0))) }
        return SignedNote.Signature(
            name: cosignatureKey.name, keyID: cosignatureKey.keyID, bytes: time + Array(signature))
    }
}
