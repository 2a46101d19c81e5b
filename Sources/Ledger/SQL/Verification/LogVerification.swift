/// Recomputes everything that a ledger says of itself, in one pass over its entries and one over its contents.
///
/// The stored bytes are what counts: they are hashed as they lie there. The pass goes on with the nodes that are stored,
/// so that one changed entry is one fault and not a changed root everywhere behind it.
struct LogVerification {
    private let session: any SQLSession
    private var report = VerificationReport()
    private var roots: SignedRoots
    private var withheld: WithheldContents

    /// Faults that are listed; a log that was rewritten has as many as it has entries.
    private static let faultLimit = 100

    private let isImported: Bool

    /// Reads over one connection; the contents of a copy of another ledger's log need not be here.
    init(session: any SQLSession, isImported: Bool = false) throws {
        self.session = session
        roots = SignedRoots(key: try LogKeys(session: session).first())
        self.isImported = isImported
        withheld = WithheldContents(session: session)
    }

    mutating func run(against note: String?) throws -> VerificationReport {
        try withFaults { [session] roots, fault in
            try roots.read(from: session, fault: fault)
            if let note { roots.add(outside: note, fault: fault) }
        }
        report.checkpoints = roots.count
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

    /// Has the roots say what doesn't hold.
    private mutating func withFaults(_ body: (inout SignedRoots, SignedRoots.Fault) throws -> Void) rethrows {
        var faults: [VerificationReport.Fault] = []
        try body(&roots) { faults.append(.init(entry: $0, message: $1)) }
        for found in faults { fault(found.entry, found.message) }
    }

    private mutating func fault(_ entry: Int64?, _ message: String) {
        if report.faults.count < Self.faultLimit { report.faults.append(.init(entry: entry, message: message)) }
    }

    // MARK: Entries and nodes

    private mutating func checkLog(_ contents: ContentVerification) throws {
        var frontier = TreeFrontier()
        var nodes = try StoredNodes(session: session)
        withFaults { $0.check(at: frontier, fault: $1) }
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
            withFaults { $0.check(at: frontier, fault: $1) }
        }
        report.nodes = nodes.read
        withFaults { $0.checkEnd(frontier.size.rawValue, fault: $1) }
        if try nodes.next() != nil { fault(nil, "there are more nodes than \(frontier.size) entries make") }
    }

    private mutating func check(
        _ row: any SQLSequence, index: Int64, frontier: inout TreeFrontier, nodes: inout StoredNodes,
        contents: ContentVerification
    ) throws {
        var key: KeyRecord?
        var (leaf, scan) = (LeafHash(of: []), EntryScanner(UnsafeRawBufferPointer(start: nil, count: 0)))
        row.withBytes(1) { bytes in
            let bytes = bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
            leaf = LeafHash(of: bytes)
            scan = EntryScanner(bytes)
            if scan.changesKey { key = KeyRecord(decoding: Array(bytes), index: index) }
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
        if let key {
            let isImported = isImported
            withFaults { $0.follow(key, at: index, isImported: isImported, fault: $1) }
        }
    }
}

extension KeyRecord {
    /// Reads an entry that names a key; `nil` where it is none.
    fileprivate init?(decoding bytes: [UInt8], index: Int64) {
        guard case .key(let record) = try? StoredEntry(decoding: bytes, index: index).entry else { return nil }
        self = record
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
