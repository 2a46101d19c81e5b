internal import Crypto

/// A SHA-256 hash of the tree: of a leaf, of a node, or the root.
public struct TreeHash: Sendable, Hashable {
    /// The 32 bytes, inline, so that an array of hashes is one block of memory.
    private let words: SIMD4<UInt64>

    /// Takes 32 bytes; `nil` where there are more or fewer.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    init?(buffer: UnsafeRawBufferPointer) {
        guard buffer.count == Self.byteCount else { return nil }
        words = buffer.loadUnaligned(as: SIMD4<UInt64>.self)
    }

    init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    public static let byteCount = 32

    /// Zeros, which nobody knows an entry for: it stands for a hash that can't be read.
    static let impossible = TreeHash(words: .zero)

    private init(words: SIMD4<UInt64>) { self.words = words }

    /// SHA-256 of bytes.
    static func digest(_ bytes: UnsafeRawBufferPointer) -> TreeHash {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return TreeHash(hasher.finalize())
    }

    public var bytes: [UInt8] { withBytes { Array($0) } }

    func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try withUnsafeBytes(of: words, body)
    }
}

extension TreeHash: CustomStringConvertible {
    /// Base64, as checkpoints and proofs write it.
    public var description: String { Base64.encode(bytes) }

    /// Reads base64 of 32 bytes.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes: bytes)
    }
}

extension TreeHash {
    /// Reads 64 lower-case hexadecimal digits.
    init?(hex: some RandomAccessCollection<UInt8>) {
        guard hex.count == 2 * Self.byteCount else { return nil }
        var words = SIMD4<UInt64>.zero
        for (place, digit) in hex.enumerated() {
            let value: UInt8
            switch digit {
            case 48...57: value = digit - 48
            case 97...102: value = digit - 87
            default: return nil
            }
            // The first byte is the lowest of the first word, and its first digit the higher one.
            let shift = UInt64((place / 2) % 8 * 8 + (place % 2 == 0 ? 4 : 0))
            words[place / 16] |= UInt64(value) << shift
        }
        self.init(
            words: SIMD4(
                UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]),
                UInt64(littleEndian: words[2]), UInt64(littleEndian: words[3])))
    }

    /// The root of the tree without leaves: SHA-256 of nothing (RFC 6962 §2.1).
    public static var empty: TreeHash { TreeHash(SHA256().finalize()) }

    /// Joins two subtrees: SHA-256(0x01 || left || right) (RFC 6962 §2.1, https://www.rfc-editor.org/rfc/rfc6962).
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            left.withBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0) }
            right.withBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0) }
            return digest(UnsafeRawBufferPointer(buffer))
        }
    }
}
