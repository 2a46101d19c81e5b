/// The right edge of a log: the complete subtrees that its next entries will join, largest first.
///
/// It is all that an append needs of the tree: at most 63 hashes.
struct TreeFrontier {
    private(set) var size: TreeSize
    private var subtrees: [TreeHash]

    /// The edge of an empty log.
    init() {
        size = .zero
        subtrees = []
    }

    /// Reads the edge of a log of `size` entries.
    init(of size: TreeSize, from source: some NodeSource) throws {
        self.size = size
        subtrees = try NodePosition.subtrees(from: 0, to: size.rawValue).map { try source.hash(at: $0) }
    }

    /// Appends a leaf and hands over the nodes that it completes, in dense order: 1 + trailing ones of the size.
    mutating func append(_ leaf: LeafHash, _ emit: (TreeHash) throws -> Void) rethrows {
        var hash = leaf.hash
        try emit(hash)
        var rest = size.rawValue
        while rest & 1 == 1, let left = subtrees.popLast() {
            hash = .node(left, hash)
            try emit(hash)
            rest >>= 1
        }
        subtrees.append(hash)
        size = TreeSize(size.rawValue + 1)
    }

    /// Appends a leaf and passes each node that it completes through `choose`, which may answer with another hash to go
    /// on with: how a verification follows the tree that is stored.
    mutating func follow(_ leaf: LeafHash, _ choose: (TreeHash) throws -> TreeHash) rethrows {
        var hash = try choose(leaf.hash)
        var rest = size.rawValue
        while rest & 1 == 1, let left = subtrees.popLast() {
            hash = try choose(.node(left, hash))
            rest >>= 1
        }
        subtrees.append(hash)
        size = TreeSize(size.rawValue + 1)
    }

    var root: TreeHash {
        guard var hash = subtrees.last else { return .empty }
        for left in subtrees.dropLast().reversed() { hash = .node(left, hash) }
        return hash
    }
}
