/// The number of entries of a log, at some time of its life.
public struct TreeSize: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    public let rawValue: Int64

    /// Takes a count; `nil` where it is negative.
    public init?(rawValue: Int64) {
        guard rawValue >= 0 else { return nil }
        self.rawValue = rawValue
    }

    /// Takes a count that is known to be one; a negative number counts as none.
    init(_ count: Int64) { rawValue = max(0, count) }

    /// Reads decimal digits with no leading zero.
    public init?(_ text: some StringProtocol) {
        let digits = text.utf8
        guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy({ (48...57).contains($0) }),
            digits.count == 1 || digits.first != 48, let count = Int64(text)
        else { return nil }
        rawValue = count
    }

    public static let zero = TreeSize(0)

    public var description: String { String(rawValue) }
    public static func < (a: TreeSize, b: TreeSize) -> Bool { a.rawValue < b.rawValue }

    /// How many nodes a log of this size stores: a node is stored once both its children are complete.
    public var storedNodes: Int64 {
        var (count, rest) = (Int64(0), rawValue)
        while rest > 0 {
            count += rest
            rest >>= 1
        }
        return count
    }
}
