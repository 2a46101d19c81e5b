/// The log itself: what is proved and published of it.
protocol LogSource: NodeSource {
    /// The newest signed checkpoint.
    func note() throws -> SignedNote
    /// Hands over the entries of a range in order, by their stored bytes.
    func entries(in range: Range<Int64>, _ body: (Int64, [UInt8]) throws -> Void) throws
}

extension LogSource {
    /// The newest checkpoint with its note.
    func head() throws -> (note: SignedNote, size: TreeSize) {
        let note = try note()
        guard let checkpoint = Checkpoint(note.text) else {
            throw LedgerError(
                .inconsistent, "the last checkpoint can't be read; 'sourcier ledger verify' says what doesn't hold")
        }
        return (note, checkpoint.size)
    }

    func inclusionDocument(of index: Int64) throws -> InclusionDocument {
        let (note, size) = try head()
        guard let proof = try InclusionProof(of: index, in: size, from: self) else {
            throw LedgerError(.noEntry, "entry \(index): the log has the entries 0 to \(size.rawValue - 1)")
        }
        return InclusionDocument(index: index, path: proof.path, note: note)
    }

    func consistencyDocument(from old: TreeSize) throws -> ConsistencyDocument {
        let (note, size) = try head()
        guard let proof = try ConsistencyProof(from: old, to: size, from: self) else {
            throw LedgerError(.noEntry, "size \(old): the log has \(size) entries")
        }
        return ConsistencyDocument(old: old, path: proof.path, note: note)
    }
}
