/// A stretch of a log between two checkpoints, with the contents that its entries name.
struct CopyBatch: Sendable {
    private struct Content: Sendable {
        let digest: TreeHash
        /// `nil` where they were withheld.
        let bytes: [UInt8]?
    }

    private struct Signed: Sendable {
        let size: Int64
        let note: String
    }

    private var start: Int64
    private var entries: [[UInt8]] = []
    private var contents: [Content] = []
    private var checkpoints: [Signed] = []
    private var bytes = 0
    /// How many entries the whole log has.
    private(set) var total: Int64 = 0

    /// Where the stretch ends.
    var end: Int64 { start + Int64(entries.count) }

    /// Bytes after which a stretch ends at the next checkpoint.
    private static let mostBytes = 8 << 20

    private init(start: Int64) { self.start = start }

    /// Reads what comes behind the checkpoint of a size, -1 for the very first one; `nil` where nothing does.
    static func read(from ledger: StoredLedger, behind size: Int64) async throws -> CopyBatch? {
        try await ledger.database.read { session in
            var batch = CopyBatch(start: max(0, size))
            batch.total = try session.logSize()
            let rows = try session.sequence(
                "SELECT size, note FROM checkpoint WHERE size > $1 ORDER BY size", .integer(size))
            while batch.bytes < mostBytes, try rows.next() {
                guard let size = rows.integer(0), let note = rows.text(1) else { continue }
                try batch.readEntries(below: size, over: session)
                batch.checkpoints.append(Signed(size: size, note: note))
            }
            return batch.checkpoints.isEmpty ? nil : batch
        }
    }

    private mutating func readEntries(below size: Int64, over session: any SQLSession) throws {
        let first = entries.count
        try SQLReader(session: session).entries(in: end..<max(end, size)) { _, entry in entries.append(entry) }
        guard end == size else {
            throw LedgerError(
                .inconsistent,
                "a checkpoint signs \(size) entries, and there are \(end); 'sourcier ledger verify' says what doesn't hold"
            )
        }
        var digests: [TreeHash] = []
        for entry in entries[first...] {
            bytes += entry.count
            digests += entry.withUnsafeBytes { EntryScanner($0).contents }
        }
        let rows = try session.rows(
            "SELECT digest, bytes FROM content WHERE digest = $1", forEach: digests.map { [.hash($0)] })
        for row in rows {
            guard let digest = TreeHash(bytes: row.bytes(0) ?? []) else { continue }
            contents.append(Content(digest: digest, bytes: row.bytes(1)))
            bytes += row.bytes(1)?.count ?? 0
        }
    }

    /// Writes the stretch in one transaction; every hash is made anew, and must come to what the checkpoints sign.
    func write(to ledger: StoredLedger) async throws {
        let isForeign = ledger.isImported
        try await ledger.database.write { session in
            let log = try CopiedLog(session: session, isForeign: isForeign)
            guard log.size.rawValue == start else {
                throw LedgerError(
                    .locked, "\(ledger.address): somebody else wrote to it meanwhile; run the copy again")
            }
            for content in contents {
                try session.run(
                    "INSERT INTO content(digest, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING", .hash(content.digest),
                    content.bytes.map { .blob($0) } ?? .null)
            }
            var next = 0
            for signed in checkpoints {
                while start + Int64(next) < signed.size {
                    try log.append(entries[next])
                    next += 1
                }
                let key = log.keys.key(for: log.size)
                guard let checkpoint = key.checkpoint(of: signed.note), checkpoint.size == log.size,
                    checkpoint.root == log.root
                else {
                    throw LedgerError(
                        .forked,
                        "the first \(signed.size) entries are not those that their checkpoint signs; "
                            + "'sourcier ledger verify' says which")
                }
                try log.keep(signed.note, of: signed.size)
            }
        }
    }
}
