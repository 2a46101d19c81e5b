/// What a log is called and signed with.
struct LogIdentity: Sendable {
    /// The database, as messages name it.
    let address: String
    let origin: LogOrigin
    var isImported = false
    let keyFile: KeyFile
}

/// Appends entries within one transaction, keeps the tree up with them, and signs what came of it.
final class LogAppender {
    private let session: any SQLSession
    private let log: LogIdentity
    /// What signs; two where the last entry names a new key.
    private var keys: [SigningKey]
    private let start: TreeSize
    private var frontier: TreeFrontier
    private var nextNode: Int64

    /// Gets ready to append: checks that the log as it stands is what its last checkpoint signed.
    ///
    /// - Throws: `LedgerError` with the code `inconsistent` or `key`.
    init(session: any SQLSession, log: LogIdentity) throws {
        self.session = session
        self.log = log
        guard !log.isImported else {
            throw LedgerError(
                .readOnly,
                """
                \(log.address): a copy of the log of \(log.origin), to which nothing is added; 'sourcier ledger import' \
                brings it up to date
                """)
        }
        let key = try LogKeys(session: session).chain().newest
        keys = [try log.keyFile.load(matching: key)]
        start = TreeSize(try session.logSize())
        frontier = try TreeFrontier(of: start, from: NodeTable(session: session))
        nextNode = start.storedNodes
        try checkLastCheckpoint(by: key)
    }

    var size: TreeSize { frontier.size }

    private func checkLastCheckpoint(by key: VerificationKey) throws {
        func refuse(_ what: String) -> LedgerError {
            LedgerError(
                .inconsistent,
                "\(log.address): \(what); nothing was added; 'sourcier ledger verify' says what doesn't hold")
        }
        guard let note = try session.lastCheckpoint(), let last = key.checkpoint(of: note) else {
            throw refuse("the last checkpoint is missing or its signature is wrong")
        }
        guard last.origin == log.origin, last.size == start else {
            throw refuse("the last checkpoint signs \(last.size) entries, and there are \(start)")
        }
        guard last.root == frontier.root else { throw refuse("the tree is not the one that the last checkpoint signs") }
    }

    func append(_ bytes: [UInt8]) throws -> Int64 {
        let index = frontier.size.rawValue
        try bytes.withUnsafeBytes { try session.append($0, at: index, to: .entry) }
        try frontier.append(LeafHash(of: bytes)) { hash in
            try hash.withBytes { try session.append($0, at: nextNode, to: .node) }
            nextNode += 1
        }
        return index
    }

    /// Has a new key sign beside the old one from now on.
    ///
    /// Returns what an entry says of it.
    func changeKey(to new: SigningKey) throws -> KeyRecord {
        defer { keys.append(new) }
        return try KeyRecord(from: keys[0], to: new.verificationKey)
    }

    /// Signs the log as it stands now, if anything was appended.
    func finish() throws {
        guard frontier.size > start else { return }
        let checkpoint = Checkpoint(origin: log.origin, size: frontier.size, root: frontier.root)
        let note = SignedNote(
            text: checkpoint.text, signatures: try keys.map { try $0.signature(of: checkpoint.text) })
        try session.run(
            "INSERT INTO checkpoint(size, note) VALUES ($1, $2)", .integer(checkpoint.size.rawValue), .text(note.note))
    }
}
