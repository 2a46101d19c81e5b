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
        let parts = encoded.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let name = LogOrigin(String(parts[2])),
            let key = Base64.decode(parts[4]), key.first == CosignatureKey.algorithm
        else { return nil }
        self.init(name: name, seed: Array(key.dropFirst()))
        guard cosignatureKey.keyID.hex8 == parts[3] else { return nil }
    }

    var encoded: String {
        let key = Base64.encode([CosignatureKey.algorithm] + seed)
        return "PRIVATE+KEY+\(cosignatureKey.name)+\(cosignatureKey.keyID.hex8)+\(key)"
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
