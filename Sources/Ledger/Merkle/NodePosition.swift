/// A complete subtree of the log: `index` counts the subtrees of 2^`level` leaves from the left.
///
/// Nodes are numbered in the order in which appends complete them, the dense order of Crosby and Wallach, "Efficient
/// Data Structures for Tamper-Evident Logging" (USENIX Security 2009); Go's checksum database does the same.
public struct NodePosition: Sendable, Hashable {
    public let level: Int
    public let index: Int64

    public init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }

    /// The node's number in dense order.
    ///
    /// The last leaf below it is leaf (index + 1) · 2^level - 1; that leaf's own number is Σ ⌊leaf / 2^k⌋, and the
    /// nodes that it completes follow it level by level.
    public var dense: Int64 {
        var leaf = index
        for _ in 0..<level { leaf = leaf &* 2 &+ 1 }
        var number = Int64(0)
        while leaf > 0 {
            number &+= leaf
            leaf >>= 1
        }
        return number &+ Int64(level)
    }

    /// Takes apart a range of leaves that begins on a multiple of its largest subtree, from the left.
    static func subtrees(from low: Int64, to high: Int64) -> [NodePosition] {
        var (low, positions) = (low, [NodePosition]())
        while low < high {
            let level = (high - low).largestBit
            positions.append(NodePosition(level: level, index: low >> Int64(level)))
            low += 1 << Int64(level)
        }
        return positions
    }
}

extension Int64 {
    /// The exponent of the largest power of two that is not above a positive number.
    var largestBit: Int { Int64.bitWidth - 1 - Swift.max(self, 1).leadingZeroBitCount }

    /// The largest power of two below a number that is at least 2: where RFC 6962 splits a tree.
    var split: Int64 { 1 << Int64((self - 1).largestBit) }
}
