import Foundation
import Ledger
import Testing

/// A log made by other code, in the shape of `Fixtures/vectors.json` and of the development set.
struct Vectors: Decodable {
    struct Inclusion: Decodable {
        let index: Int64
        let size: Int64
        let path: [String]
    }

    struct Consistency: Decodable {
        let from: Int64
        let to: Int64
        let path: [String]
    }

    let origin: String
    let vkey: String
    let signing_key: String?
    let seed: String?
    /// All of them, or the first few.
    let entries: [String]
    let leaf_hashes: [String]
    let roots: [String: String]
    let inclusion: [Inclusion]
    let consistency: [Consistency]
    let checkpoints: [String]?

    func root(_ size: Int64) throws -> TreeHash {
        let root = try #require(roots[String(size)])
        return try #require(TreeHash(base64: root))
    }

    /// Checks what can be checked from the entries that are given.
    func check() throws {
        let leaves = entries.map { LeafHash(of: Array($0.utf8)) }
        #expect(leaves.map(\.hash.description) == leaf_hashes)
        let tree = MemoryTree(leaves)
        for (size, root) in roots where Int(size) ?? .max <= entries.count {
            #expect(try tree.root(of: #require(TreeSize(size))).description == root, "root of \(size)")
        }
        for proof in inclusion {
            let size = try #require(TreeSize(rawValue: proof.size))
            let path = try proof.path.map { try #require(TreeHash(base64: $0)) }
            if proof.index < entries.count {
                let checked = InclusionProof(index: proof.index, size: size, path: path)
                #expect(try checked.proves(leaves[Int(proof.index)], in: root(proof.size)))
            }
            guard proof.size <= entries.count else { continue }
            #expect(try InclusionProof(of: proof.index, in: size, from: tree)?.path == path)
        }
        for proof in consistency {
            let (old, new) = (try #require(TreeSize(rawValue: proof.from)), try #require(TreeSize(rawValue: proof.to)))
            let path = try proof.path.map { try #require(TreeHash(base64: $0)) }
            if roots[String(proof.from)] != nil, roots[String(proof.to)] != nil {
                let checked = ConsistencyProof(old: old, new: new, path: path)
                #expect(try checked.proves(root(proof.from), isExtendedBy: root(proof.to)))
            }
            guard proof.to <= entries.count else { continue }
            #expect(try ConsistencyProof(from: old, to: new, from: tree)?.path == path)
        }
    }
}

/// A tree whose every node is kept, in the order of appending.
struct MemoryTree: NodeSource {
    let nodes: [TreeHash]

    /// Hashes level by level, by other means than the ledger does: every complete subtree is made from the one before.
    init(_ leaves: [LeafHash]) {
        var placed: [Int64: TreeHash] = [:]
        var level = leaves.map(\.hash)
        var height = 0
        while !level.isEmpty {
            for (index, hash) in level.enumerated() {
                placed[NodePosition(level: height, index: Int64(index)).dense] = hash
            }
            level = stride(from: 0, to: level.count - 1, by: 2).map { .node(level[$0], level[$0 + 1]) }
            height += 1
        }
        nodes = (0..<Int64(placed.count)).compactMap { placed[$0] }
    }

    func hash(at position: NodePosition) throws -> TreeHash {
        try #require(nodes.indices.contains(Int(position.dense)) ? nodes[Int(position.dense)] : nil)
    }
}
