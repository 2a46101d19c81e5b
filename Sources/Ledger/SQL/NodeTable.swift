/// The tree's nodes as the ledger stores them.
struct NodeTable: NodeSource {
    let session: any SQLSession

    func hash(at position: NodePosition) throws -> TreeHash {
        let bytes = try session.row("SELECT hash FROM node WHERE i = $1", .integer(position.dense))?.bytes(0)
        guard let bytes, let hash = TreeHash(bytes: bytes) else {
            throw LedgerError(
                .inconsistent,
                "node \(position.dense) of the tree is missing or damaged; 'sourcier ledger verify' says where")
        }
        return hash
    }
}
