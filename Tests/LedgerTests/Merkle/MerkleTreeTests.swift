import Foundation
import Testing

@testable import Ledger

@Suite("Merkle tree")
struct MerkleTreeTests {
    private static let largest = 70
    private static let entries = (0..<largest).map { Array("entry \($0) é".utf8) }

    /// The definition of RFC 6962 §2.1, word for word.
    private static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard leaves.count > 1 else { return leaves.first ?? .empty }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return .node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    private let leaves = Self.entries.map { LeafHash(of: $0) }

    @Test("every size from 0 to 70 has the root of the definition, by appending and from stored nodes")
    func roots() throws {
        let tree = MemoryTree(leaves)
        var frontier = TreeFrontier()
        var stored: [TreeHash] = []
        for size in 0...Self.largest {
            let expected = Self.root(leaves[..<size].map(\.hash)[...])
            let treeSize = try #require(TreeSize(rawValue: Int64(size)))
            #expect(frontier.root == expected)
            #expect(try tree.root(of: treeSize) == expected)
            #expect(try TreeFrontier(of: treeSize, from: tree).root == expected)
            #expect(stored.count == Int(treeSize.storedNodes))
            #expect(stored == Array(tree.nodes.prefix(stored.count)))
            if size < Self.largest { frontier.append(leaves[size]) { stored.append($0) } }
        }
    }

    @Test("an append writes 1 + trailing ones of the size")
    func appends() {
        var frontier = TreeFrontier()
        for size in 0..<Self.largest {
            var written = 0
            frontier.append(leaves[size]) { _ in written += 1 }
            #expect(written == 1 + (~size).trailingZeroBitCount)
        }
    }

    @Test("every inclusion proof up to size 70 holds, for its leaf, its place, its size and its root alone")
    func inclusion() throws {
        let tree = MemoryTree(leaves)
        for count in 1...Self.largest {
            let size = try #require(TreeSize(rawValue: Int64(count)))
            let root = try tree.root(of: size)
            for index in 0..<count {
                let proof = try #require(try InclusionProof(of: Int64(index), in: size, from: tree))
                #expect(proof.proves(leaves[index], in: root))
                #expect(!proof.proves(leaves[(index + 1) % Self.largest], in: root))
                #expect(!proof.proves(leaves[index], in: leaves[0].hash) || count == 1)
                if let first = proof.path.first {
                    let cut = InclusionProof(index: proof.index, size: size, path: Array(proof.path.dropFirst()))
                    let long = InclusionProof(index: proof.index, size: size, path: proof.path + [first])
                    #expect(!cut.proves(leaves[index], in: root))
                    #expect(!long.proves(leaves[index], in: root))
                }
                let elsewhere = InclusionProof(index: Int64(index ^ 1), size: size, path: proof.path)
                #expect(!elsewhere.proves(leaves[index], in: root))
            }
            #expect(try InclusionProof(of: Int64(count), in: size, from: tree) == nil)
        }
    }

    @Test("every consistency proof up to size 70 holds, for its two roots alone")
    func consistency() throws {
        let tree = MemoryTree(leaves)
        let sizes = try (0...Self.largest).map { try #require(TreeSize(rawValue: Int64($0))) }
        let roots = try sizes.map { try tree.root(of: $0) }
        for (new, newSize) in sizes.enumerated() {
            for old in 0...new {
                let proof = try #require(try ConsistencyProof(from: sizes[old], to: newSize, from: tree))
                #expect(proof.proves(roots[old], isExtendedBy: roots[new]))
                guard old > 0 else { continue }
                #expect(!proof.proves(roots[old - 1], isExtendedBy: roots[new]))
                #expect(!proof.proves(roots[old], isExtendedBy: roots[new - 1]))
                guard !proof.path.isEmpty else { continue }
                let cut = ConsistencyProof(old: sizes[old], new: newSize, path: Array(proof.path.dropLast()))
                #expect(!cut.proves(roots[old], isExtendedBy: roots[new]))
            }
        }
        #expect(try ConsistencyProof(from: sizes[5], to: sizes[4], from: tree) == nil)
    }

    @Test("positions in dense order are those of the order in which nodes are completed")
    func denseOrder() {
        let positions = [(0, 0), (0, 1), (1, 0), (0, 2), (0, 3), (1, 1), (2, 0), (0, 4)].map {
            NodePosition(level: $0.0, index: $0.1).dense
        }
        #expect(positions == [0, 1, 2, 3, 4, 5, 6, 7])
    }

    @Test("agrees with the vectors of its own fixtures")
    func vectors() throws {
        try JSONDecoder().decode(Vectors.self, from: Fixture.data("vectors.json")).check()
    }

    @Test(
        "agrees with the vectors of the development set",
        .enabled(if: Fixture.development("ledger") != nil, "skipped: ../shared/dev/ledger is not here"))
    func developmentVectors() throws {
        let path = try #require(Fixture.development("ledger"))
        let data = try Data(contentsOf: URL(fileURLWithPath: path + "/vectors.json"))
        try JSONDecoder().decode(Vectors.self, from: data).check()
    }

    @Test(
        "a size is digits with no sign and no leading zero",
        arguments: ["", "-1", "01", "+1", "1 ", "１", "9999999999999999999"])
    func sizes(text: String) {
        #expect(TreeSize(text) == nil)
    }
}
