internal import GRDB

/// The copy of a log, as it grows within one transaction.
final class CopiedLog {
    private let db: Database
    private var frontier: TreeFrontier
    private var nextNode: Int64
    private let entries: PreparedStatement
    private let nodes: PreparedStatement
    private let derived: DerivedTables

    init(db: Database) throws {
        self.db = db
        let size = TreeSize(try Int64.fetchOne(db, sql: "SELECT max(idx) + 1 FROM entry") ?? 0)
        frontier = try TreeFrontier(of: size, from: NodeTable(db: db))
        nextNode = size.storedNodes
        entries = try PreparedStatement(db, sql: "INSERT INTO entry(idx, bytes) VALUES (?, ?)")
        nodes = try PreparedStatement(db, sql: "INSERT INTO node(i, hash) VALUES (?, ?)")
        derived = DerivedTables(db: db)
    }

    var size: TreeSize { frontier.size }
    var root: TreeHash { frontier.root }

    func append(_ bytes: [UInt8]) throws {
        let index = frontier.size.rawValue
        try bytes.withUnsafeBytes { try entries.run(index, $0) }
        try frontier.append(LeafHash(of: bytes)) { hash in
            try hash.withBytes { try nodes.run(nextNode, $0) }
            nextNode += 1
        }
        try derived.applyForeign(bytes, index: index)
    }

    func finish(_ note: SignedNote, of checkpoint: Checkpoint) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO checkpoint(size, note) VALUES (?, ?)",
            arguments: [checkpoint.size.rawValue, note.note])
    }
}
