/// The hashes that show that a log is an older one with entries added behind it (RFC 6962 §2.1.2).
public struct ConsistencyProof: Sendable, Hashable {
    public let old: TreeSize
    public let new: TreeSize
    public let path: [TreeHash]

    public init(old: TreeSize, new: TreeSize, path: [TreeHash]) {
        self.old = old
        self.new = new
        self.path = path
    }

    /// Makes the proof that a log of `new` entries extends that of its first `old`; reads O(log² new) hashes.
    ///
    /// - Returns: `nil` where `old` is larger than `new`.
    public init?(from old: TreeSize, to new: TreeSize, from source: some NodeSource) throws {
        guard old <= new else { return nil }
        guard old > .zero else {
            self.init(old: old, new: new, path: [])
            return
        }
        var (low, high, path) = (Int64(0), new.rawValue, [TreeHash]())
        while old.rawValue != high {
            let middle = low + (high - low).split
            if old.rawValue <= middle {
                path.append(try source.hash(from: middle, to: high))
                high = middle
            } else {
                path.append(try source.hash(from: low, to: middle))
                low = middle
            }
        }
        if low > 0 { path.append(try source.hash(from: low, to: high)) }
        self.init(old: old, new: new, path: path.reversed())
    }

    /// Whether the new root extends the old one (RFC 9162 §2.1.4.2, https://www.rfc-editor.org/rfc/rfc9162).
    public func proves(_ oldRoot: TreeHash, isExtendedBy newRoot: TreeHash) -> Bool {
        if old == .zero { return path.isEmpty && oldRoot == .empty }
        if old == new { return path.isEmpty && oldRoot == newRoot }
        guard old < new, !path.isEmpty else { return false }
        var (first, last) = (old.rawValue - 1, new.rawValue - 1)
        while first & 1 == 1 {
            first >>= 1
            last >>= 1
        }
        // Where the old tree is one complete subtree, its own root begins the path and is left out of it.
        let isComplete = old.rawValue & (old.rawValue - 1) == 0
        let start = isComplete ? oldRoot : path[0]
        var (oldHash, newHash) = (start, start)
        for hash in path.dropFirst(isComplete ? 0 : 1) {
            guard last > 0 else { return false }
            if first & 1 == 1 || first == last {
                oldHash = .node(hash, oldHash)
                newHash = .node(hash, newHash)
                while first & 1 == 0, first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                newHash = .node(newHash, hash)
            }
            first >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}
