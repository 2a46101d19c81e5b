/// Recomputes everything that a ledger says of itself, in one pass over its entries and one over its contents.
///
/// The stored bytes are what counts: they are hashed as they lie there. The pass goes on with the nodes that are stored,
/// so that one changed entry is one fault and not a changed root everywhere behind it.
struct LogVerification {
    private let session: any SQLSession
    private let key: VerificationKey
    private var report = VerificationReport()
    private var expected: [ExpectedRoot] = []
    private var withheld: WithheldContents

    /// Faults that are listed; a log that was rewritten has as many as it has entries.
    private static let faultLimit = 100

    /// A root that a checkpoint signs.
    private struct ExpectedRoot {
        let checkpoint: Checkpoint
        /// Where the checkpoint before it ends.
        let previous: Int64
        /// What the checkpoint is called in a message.
        let name: String
    }

    private let isImported: Bool

    /// Reads over one connection; the contents of a copy of another ledger's log need not be here.
    init(session: any SQLSession, key: VerificationKey, isImported: Bool = false) {
        self.session = session
        self.key = key
        self.isImported = isImported
        withheld = WithheldContents(session: session)
    }

    mutating func run(against note: String?) throws -> VerificationReport {
        try readCheckpoints()
        if let note { readOutside(note) }
        let contents = try ContentVerification(session: session)
        try checkLog(contents)
        report.contents = contents.checked
        report.withheld = contents.withheld
        for (entry, digest) in try withheld.unexplained() {
            fault(entry, "the content \(ContentDigest(digest)) of entry \(entry) was taken out, and no entry says why")
        }
        for digest in contents.wrong.subtracting(contents.named) {
            fault(nil, "content \(ContentDigest(digest)) is not what its digest says, and no entry names it")
        }
        report.faults.sort { ($0.entry ?? .max) < ($1.entry ?? .max) }
        return report
    }

    private mutating func fault(_ entry: Int64?, _ message: String) {
        if report.faults.count < Self.faultLimit { report.faults.append(.init(entry: entry, message: message)) }
    }

    // MARK: Checkpoints

    private mutating func readCheckpoints() throws {
        let rows = try session.sequence("SELECT size, note FROM checkpoint ORDER BY size")
        var previous = Int64(0)
        while try rows.next() {
            guard let size = rows.integer(0), let note = rows.text(1) else {
                fault(previous, "a checkpoint behind entry \(previous) can't be read")
                continue
            }
            report.checkpoints += 1
            let range = previous < size ? "entries \(previous) to \(size - 1)" : "no entry"
            guard let checkpoint = key.checkpoint(of: note) else {
                fault(
                    previous, "the checkpoint over \(size) entries (it added \(range)) isn't signed by the ledger's key"
                )
                continue
            }
            guard checkpoint.size.rawValue == size, checkpoint.origin.name == key.name else {
                fault(previous, "the checkpoint at \(size) signs \(checkpoint.size) entries of \(checkpoint.origin)")
                continue
            }
            expected.append(
                ExpectedRoot(checkpoint: checkpoint, previous: previous, name: "the checkpoint over \(size) entries"))
            previous = size
        }
    }

    private mutating func readOutside(_ note: String) {
        guard let checkpoint = key.checkpoint(of: note) else {
            fault(nil, "the checkpoint kept elsewhere isn't signed by this ledger's key (\(key))")
            return
        }
        expected.append(ExpectedRoot(checkpoint: checkpoint, previous: 0, name: "the checkpoint kept elsewhere"))
        expected.sort { $0.checkpoint.size < $1.checkpoint.size }
    }

    private mutating func checkRoots(at frontier: TreeFrontier, _ next: inout Int) {
        while next < expected.count, expected[next].checkpoint.size <= frontier.size {
            let (checkpoint, previous) = (expected[next].checkpoint, expected[next].previous)
            if checkpoint.size == frontier.size, checkpoint.root != frontier.root {
                let size = checkpoint.size.rawValue
                let range = previous < size ? "entries \(previous) to \(size - 1)" : "the empty log"
                fault(previous, "\(range) are not those that \(expected[next].name) signs")
            }
            next += 1
        }
    }

    // MARK: Entries and nodes

    private mutating func checkLog(_ contents: ContentVerification) throws {
        var frontier = TreeFrontier()
        var nodes = try StoredNodes(session: session)
        var root = 0
        checkRoots(at: frontier, &root)
        let rows = try session.sequence("SELECT idx, bytes FROM entry ORDER BY idx")
        while try rows.next() {
            guard let index = rows.integer(0) else { continue }
            let size = frontier.size.rawValue
            guard index == size else {
                fault(size, index > size ? "entry \(size) is missing" : "entry \(index) stands before the first one")
                report.entries = size
                return
            }
            try check(rows, index: index, frontier: &frontier, nodes: &nodes, contents: contents)
            report.entries += 1
            checkRoots(at: frontier, &root)
        }
        report.nodes = nodes.read
        checkEnd(frontier.size.rawValue, nextRoot: root)
        if try nodes.next() != nil { fault(nil, "there are more nodes than \(frontier.size) entries make") }
    }

    private mutating func checkEnd(_ size: Int64, nextRoot: Int) {
        if nextRoot < expected.count {
            let (name, signed) = (expected[nextRoot].name, expected[nextRoot].checkpoint.size)
            fault(size, "\(name) signs \(signed) entries, and there are \(size)")
            return
        }
        let signed = expected.last { $0.checkpoint.size.rawValue <= size }?.checkpoint.size.rawValue ?? 0
        if signed < size {
            fault(signed, "entries \(signed) to \(size - 1) are not covered by a signed checkpoint")
        }
        if expected.isEmpty, report.checkpoints == 0 { fault(nil, "there is no signed checkpoint") }
    }

    private mutating func check(
        _ row: any SQLSequence, index: Int64, frontier: inout TreeFrontier, nodes: inout StoredNodes,
        contents: ContentVerification
    ) throws {
        var (leaf, scan) = (LeafHash(of: []), EntryScanner(UnsafeRawBufferPointer(start: nil, count: 0)))
        row.withBytes(1) { bytes in
            let bytes = bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
            leaf = LeafHash(of: bytes)
            scan = EntryScanner(bytes)
        }
        var messages: [String] = []
        var isLeaf = true
        try frontier.follow(leaf) { computed in
            defer { isLeaf = false }
            guard let stored = try nodes.next() else {
                messages.append("a node above entry \(index) is missing")
                return computed
            }
            guard stored != computed else { return computed }
            messages.append(
                isLeaf
                    ? "entry \(index) is not the one whose leaf hash is stored"
                    : "a node above entry \(index) is not the hash of the two below it")
            return stored
        }
        if !scan.isWellFormed { messages.append("entry \(index) is no JSON object in canonical form") }
        for reference in scan.references where reference < 0 || reference >= index {
            messages.append("entry \(index) refers to entry \(reference), which does not stand before it")
        }
        if scan.isCorrection { withheld.note(corrected: scan.references) }
        for digest in scan.contents {
            switch try contents.state(of: digest) {
            case .present: break
            case .withheld: withheld.note(digest, of: index, scan)
            case .wrong:
                messages.append("the content \(ContentDigest(digest)) of entry \(index) is not what its digest says")
            case .missing where isImported: report.absent += 1
            case .missing: messages.append("the content \(ContentDigest(digest)) of entry \(index) is missing")
            }
        }
        for message in messages { fault(index, message) }
    }
}

/// The stored nodes, one after the other in dense order.
private struct StoredNodes {
    private let rows: any SQLSequence
    private(set) var read: Int64 = 0

    init(session: any SQLSession) throws {
        rows = try session.sequence("SELECT i, hash FROM node ORDER BY i")
    }

    /// The next node; where one is missing or has no 32 bytes, the hash that nothing has.
    mutating func next() throws -> TreeHash? {
        guard try rows.next() else { return nil }
        defer { read += 1 }
        guard rows.integer(0) == read else { return .impossible }
        return rows.hash(1) ?? .impossible
    }
}
