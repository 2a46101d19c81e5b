/// What a log commits to: how many entries it has, and the root over them (https://c2sp.org/tlog-checkpoint).
public struct Checkpoint: Sendable, Hashable {
    public let origin: LogOrigin
    public let size: TreeSize
    public let root: TreeHash

    public init(origin: LogOrigin, size: TreeSize, root: TreeHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads a checkpoint; extension lines behind the root are allowed and not looked at.
    public init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", let origin = LogOrigin(String(lines[0])),
            let size = TreeSize(lines[1]), let root = TreeHash(base64: lines[2])
        else { return nil }
        self.init(origin: origin, size: size, root: root)
    }

    /// Three lines: origin, size, root.
    public var text: String { "\(origin)\n\(size)\n\(root)\n" }
}
