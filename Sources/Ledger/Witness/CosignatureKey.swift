internal import Crypto
internal import Foundation

/// The public half of a witness's key (https://c2sp.org/tlog-cosignature): `name+hash+base64`, with the type 0x04.
public struct CosignatureKey: Sendable, Hashable, CustomStringConvertible {
    public let name: String
    /// 32 bytes.
    let publicKey: [UInt8]

    /// Ed25519 cosignatures in signed notes.
    static let algorithm: UInt8 = 4

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads a vkey; `nil` where it is none, or of another type, or its hash is not its own.
    public init?(_ vkey: String) {
        guard let key = EncodedKey(vkey, algorithm: Self.algorithm) else { return nil }
        self.init(name: key.name, publicKey: key.bytes)
        guard keyID.hex8 == key.hash else { return nil }
    }

    /// SHA-256(name || 0x0A || 0x04 || key), its first four bytes.
    public var keyID: UInt32 { EncodedKey.id(name: name, algorithm: Self.algorithm, publicKey: publicKey) }

    public var description: String {
        EncodedKey.text(name: name, id: keyID, algorithm: Self.algorithm, bytes: publicKey)
    }

    /// When this witness signed a checkpoint, in seconds since 1970; `nil` where it didn't.
    public func time(of note: SignedNote) -> Int64? {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return nil }
        for signature in note.signatures
        where signature.name == name && signature.keyID == keyID && signature.bytes.count == 72 {
            let time = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard let seconds = Int64(exactly: time) else { continue }
            let message = Self.message(note.text, at: seconds)
            if key.isValidSignature(Data(signature.bytes.dropFirst(8)), for: message) { return seconds }
        }
        return nil
    }

    static func message(_ checkpoint: String, at seconds: Int64) -> Data {
        Data("cosignature/v1\ntime \(seconds)\n\(checkpoint)".utf8)
    }
}
