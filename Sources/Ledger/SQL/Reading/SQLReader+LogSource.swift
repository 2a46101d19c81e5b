extension SQLReader: LogSource {
    func hash(at position: NodePosition) throws -> TreeHash { try NodeTable(session: session).hash(at: position) }

    func note() throws -> SignedNote {
        guard let note = try session.lastCheckpoint().flatMap({ SignedNote($0) }) else {
            throw LedgerError(
                .inconsistent, "the last checkpoint can't be read; 'sourcier ledger verify' says what doesn't hold")
        }
        return note
    }

    func entries(in range: Range<Int64>, _ body: (Int64, [UInt8]) throws -> Void) throws {
        let rows = try session.sequence(
            "SELECT idx, bytes FROM entry WHERE idx >= $1 AND idx < $2 ORDER BY idx", .integer(range.lowerBound),
            .integer(range.upperBound))
        while try rows.next() {
            if let index = rows.integer(0), let bytes = rows.bytes(1) { try body(index, bytes) }
        }
    }
}
