internal import Foundation
internal import GRDB

/// The tree's nodes as the ledger stores them.
struct NodeTable: NodeSource {
    let db: Database

    func hash(at position: NodePosition) throws -> TreeHash {
        let statement = try db.cachedStatement(sql: "SELECT hash FROM node WHERE i = ?")
        guard let bytes = try Data.fetchOne(statement, arguments: [position.dense]),
            let hash = TreeHash(bytes: Array(bytes))
        else {
            throw LedgerError(
                .inconsistent,
                "node \(position.dense) of the tree is missing or damaged; 'sourcier ledger verify' says where")
        }
        return hash
    }
}
