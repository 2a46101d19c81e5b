internal import Crypto

/// A key of signed notes as they write it: `name+hash+base64`, where the first byte of what is encoded says what kind of
/// signatures it makes (https://c2sp.org/signed-note).
struct EncodedKey {
    let name: String
    /// The key's ID as the text gives it, eight hexadecimal digits.
    let hash: String
    /// 32 bytes: a public key, or the seed of a private one.
    let bytes: [UInt8]

    /// Reads a key of a kind; whether the hash is its own is for the caller to say.
    init?(_ text: some StringProtocol, algorithm: UInt8) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, LogOrigin(String(parts[0])) != nil, let key = Base64.decode(parts[2]), key.count == 33,
            key[0] == algorithm
        else { return nil }
        (name, hash, bytes) = (String(parts[0]), String(parts[1]), Array(key.dropFirst()))
    }

    private static let privatePrefix = "PRIVATE+KEY+"

    /// Reads a private key of a kind.
    init?(private text: some StringProtocol, algorithm: UInt8) {
        guard text.hasPrefix(Self.privatePrefix) else { return nil }
        self.init(text.dropFirst(Self.privatePrefix.count), algorithm: algorithm)
    }

    static func text(name: String, id: UInt32, algorithm: UInt8, bytes: [UInt8]) -> String {
        "\(name)+\(id.hex8)+\(Base64.encode([algorithm] + bytes))"
    }

    static func privateText(name: String, id: UInt32, algorithm: UInt8, bytes: [UInt8]) -> String {
        privatePrefix + text(name: name, id: id, algorithm: algorithm, bytes: bytes)
    }

    /// SHA-256(name || 0x0A || kind || public key), its first four bytes.
    static func id(name: String, algorithm: UInt8, publicKey: [UInt8]) -> UInt32 {
        SHA256.hash(data: Array(name.utf8) + [0x0A, algorithm] + publicKey).prefix(4)
            .reduce(0) { $0 << 8 | UInt32($1) }
    }
}
