/// Where the hashes of complete subtrees are read from: a table, tiles, an array.
public protocol NodeSource {
    func hash(at position: NodePosition) throws -> TreeHash
}

extension NodeSource {
    /// The root of the tree of the first `size` entries.
    public func root(of size: TreeSize) throws -> TreeHash {
        guard size > .zero else { return .empty }
        return try hash(from: 0, to: size.rawValue)
    }

    /// The hash over a range of leaves that begins on a multiple of its largest subtree.
    func hash(from low: Int64, to high: Int64) throws -> TreeHash {
        var subtrees = NodePosition.subtrees(from: low, to: high)
        guard let last = subtrees.popLast() else { return .empty }
        var hash = try self.hash(at: last)
        while let left = subtrees.popLast() { hash = TreeHash.node(try self.hash(at: left), hash) }
        return hash
    }
}
