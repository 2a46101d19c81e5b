/// A consistency proof with the newer checkpoint, as a text of its own: `old <size>`, the hashes, the signed note.
///
/// With an older checkpoint and the log's verification key it proves offline that nothing up to the older one was changed
/// since.
public struct ConsistencyDocument: Sendable, Hashable {
    public let old: TreeSize
    public let path: [TreeHash]
    public let note: SignedNote

    public init(old: TreeSize, path: [TreeHash], note: SignedNote) {
        self.old = old
        self.path = path
        self.note = note
    }

    /// Reads the text; `nil` where it is none.
    public init?(_ text: String) {
        guard let (head, path, note) = ProofText.read(text, headLines: 1),
            let old = ProofText.number(head[0], named: "old")
        else { return nil }
        self.init(old: old, path: path, note: note)
    }

    public var text: String { ProofText.write(head: "old \(old)", path: path, note: note.note) }

    /// Whether the newer checkpoint extends an older one, both signed by the key.
    public func proves(_ older: SignedNote, by key: VerificationKey) -> Bool {
        guard key.verifies(older), key.verifies(note), let first = Checkpoint(older.text),
            let second = Checkpoint(note.text), first.origin == second.origin, first.size == old
        else { return false }
        return ConsistencyProof(old: old, new: second.size, path: path).proves(first.root, isExtendedBy: second.root)
    }
}
