internal import Crypto

/// The hash of one entry: SHA-256(0x00 || entry) (RFC 6962 §2.1).
public struct LeafHash: Sendable, Hashable {
    public let hash: TreeHash

    public init(_ hash: TreeHash) { self.hash = hash }

    public init(of entry: [UInt8]) {
        self = entry.withUnsafeBytes { LeafHash(of: $0) }
    }

    init(of entry: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: entry)
        hash = TreeHash(hasher.finalize())
    }
}
