internal import GRDB

/// What a log is called and signed with.
struct LogIdentity: Sendable {
    let path: String
    let origin: LogOrigin
    let verificationKey: VerificationKey
    var isImported = false
    let keyFile: KeyFile
}

/// Appends entries within one transaction, keeps the tree up with them, and signs what came of it.
final class LogAppender {
    private let db: Database
    private let log: LogIdentity
    private let key: SigningKey
    private let start: TreeSize
    private var frontier: TreeFrontier
    private var nextNode: Int64
    private let entries: PreparedStatement
    private let nodes: PreparedStatement

    /// Gets ready to append: checks that the log as it stands is what its last checkpoint signed.
    ///
    /// - Throws: `LedgerError` with the code `inconsistent` or `key`.
    init(db: Database, log: LogIdentity) throws {
        self.db = db
        self.log = log
        guard !log.isImported else {
            throw LedgerError(
                .readOnly,
                """
                \(log.path): a copy of the log of \(log.origin), to which nothing is added; 'sourcier ledger import' \
                brings it up to date
                """)
        }
        key = try log.keyFile.load(matching: log.verificationKey)
        start = TreeSize(try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(idx) + 1 FROM entry")) ?? 0)
        frontier = try TreeFrontier(of: start, from: NodeTable(db: db))
        nextNode = start.storedNodes
        entries = try PreparedStatement(db, sql: "INSERT INTO entry(idx, bytes) VALUES (?, ?)")
        nodes = try PreparedStatement(db, sql: "INSERT INTO node(i, hash) VALUES (?, ?)")
        try checkLastCheckpoint()
    }

    var size: TreeSize { frontier.size }

    private func checkLastCheckpoint() throws {
        let statement = try db.cachedStatement(sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        func refuse(_ what: String) -> LedgerError {
            LedgerError(
                .inconsistent,
                "\(log.path): \(what); nothing was added; 'sourcier ledger verify' says what doesn't hold")
        }
        guard let note = try String.fetchOne(statement), let last = log.verificationKey.checkpoint(of: note) else {
            throw refuse("the last checkpoint is missing or its signature is wrong")
        }
        guard last.origin == log.origin, last.size == start else {
            throw refuse("the last checkpoint signs \(last.size) entries, and there are \(start)")
        }
        guard last.root == frontier.root else { throw refuse("the tree is not the one that the last checkpoint signs") }
    }

    func append(_ bytes: [UInt8]) throws -> Int64 {
        let index = frontier.size.rawValue
        try bytes.withUnsafeBytes { try entries.run(index, $0) }
        try frontier.append(LeafHash(of: bytes)) { hash in
            try hash.withBytes { try nodes.run(nextNode, $0) }
            nextNode += 1
        }
        return index
    }

    /// Signs the log as it stands now, if anything was appended.
    func finish() throws {
        guard frontier.size > start else { return }
        let checkpoint = Checkpoint(origin: log.origin, size: frontier.size, root: frontier.root)
        try db.cachedStatement(sql: "INSERT INTO checkpoint(size, note) VALUES (?, ?)")
            .execute(arguments: [checkpoint.size.rawValue, try key.sign(checkpoint).note])
    }
}
