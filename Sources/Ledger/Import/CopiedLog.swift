/// The copy of a log, as it grows within one transaction.
final class CopiedLog {
    private let session: any SQLSession
    private var frontier: TreeFrontier
    private var nextNode: Int64
    private let derived: DerivedTables
    private(set) var keys: KeyChain
    private let isForeign: Bool

    /// Goes on from the log as it stands; `isForeign` where another program may have written what it takes in.
    init(session: any SQLSession, isForeign: Bool = true) throws {
        self.session = session
        self.isForeign = isForeign
        let size = TreeSize(try session.logSize())
        frontier = try TreeFrontier(of: size, from: NodeTable(session: session))
        nextNode = size.storedNodes
        derived = DerivedTables(session: session)
        keys = try LogKeys(session: session).chain()
    }

    var size: TreeSize { frontier.size }
    var root: TreeHash { frontier.root }

    func append(_ bytes: [UInt8]) throws {
        let index = frontier.size.rawValue
        try bytes.withUnsafeBytes { try session.append($0, at: index, to: .entry) }
        try frontier.append(LeafHash(of: bytes)) { hash in
            try hash.withBytes { try session.append($0, at: nextNode, to: .node) }
            nextNode += 1
        }
        let entry: Entry?
        if isForeign {
            entry = try derived.applyForeign(bytes, index: index)
        } else {
            let stored = try StoredEntry(decoding: bytes, index: index)
            try derived.apply(stored.entry, index: index, at: stored.at)
            entry = stored.entry
        }
        if case .key(let record) = entry { _ = keys.follow(record, at: index) }
    }

    func finish(_ note: SignedNote, of checkpoint: Checkpoint) throws {
        try keep(note.note, of: checkpoint.size.rawValue)
    }

    /// Keeps a checkpoint as it was signed.
    func keep(_ note: String, of size: Int64) throws {
        try session.run(
            "INSERT INTO checkpoint(size, note) VALUES ($1, $2) ON CONFLICT DO NOTHING", .integer(size), .text(note))
    }
}
