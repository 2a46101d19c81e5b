/// The hashes beside the way from a leaf to the root, the leaf's sibling first (RFC 6962 §2.1.1).
public struct InclusionProof: Sendable, Hashable {
    public let index: Int64
    public let size: TreeSize
    public let path: [TreeHash]

    public init(index: Int64, size: TreeSize, path: [TreeHash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Makes the proof that a log of `size` entries holds the one at `index`; reads O(log² size) hashes.
    ///
    /// - Returns: `nil` where there is no such entry.
    public init?(of index: Int64, in size: TreeSize, from source: some NodeSource) throws {
        guard index >= 0, index < size.rawValue else { return nil }
        var (low, high, path) = (Int64(0), size.rawValue, [TreeHash]())
        while high - low > 1 {
            let middle = low + (high - low).split
            if index < middle {
                path.append(try source.hash(from: middle, to: high))
                high = middle
            } else {
                path.append(try source.hash(from: low, to: middle))
                low = middle
            }
        }
        self.init(index: index, size: size, path: path.reversed())
    }

    /// Whether the proof leads from the leaf to the root (RFC 9162 §2.1.3.2, https://www.rfc-editor.org/rfc/rfc9162).
    public func proves(_ leaf: LeafHash, in root: TreeHash) -> Bool {
        guard index >= 0, index < size.rawValue else { return false }
        var (first, last, hash) = (index, size.rawValue - 1, leaf.hash)
        for sibling in path {
            guard last > 0 else { return false }
            if first & 1 == 1 || first == last {
                hash = .node(sibling, hash)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, sibling)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}
