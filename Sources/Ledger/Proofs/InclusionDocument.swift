/// An inclusion proof with the checkpoint that it leads to, as a text of its own
/// (`c2sp.org/tlog-proof@v1`, https://c2sp.org/tlog-proof).
///
/// With the log's verification key it proves offline that the log held an entry when the checkpoint was signed.
public struct InclusionDocument: Sendable, Hashable {
    public let index: Int64
    public let path: [TreeHash]
    public let note: SignedNote

    private static let title = "c2sp.org/tlog-proof@v1"

    public init(index: Int64, path: [TreeHash], note: SignedNote) {
        self.index = index
        self.path = path
        self.note = note
    }

    /// Reads the text; `nil` where it is none.
    public init?(_ text: String) {
        guard let (head, path, note) = ProofText.read(text, headLines: 2), head[0] == Self.title,
            let index = ProofText.number(head[1], named: "index")
        else { return nil }
        self.init(index: index.rawValue, path: path, note: note)
    }

    public var text: String {
        ProofText.write(head: "\(Self.title)\nindex \(index)", path: path, note: note.note)
    }

    /// Whether the log that a key belongs to held an entry's bytes.
    public func proves(_ entry: [UInt8], by key: VerificationKey) -> Bool {
        guard key.verifies(note), let checkpoint = Checkpoint(note.text), checkpoint.origin.name == key.name else {
            return false
        }
        return InclusionProof(index: index, size: checkpoint.size, path: path)
            .proves(LeafHash(of: entry), in: checkpoint.root)
    }
}
