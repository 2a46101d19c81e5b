internal import Foundation

/// Moves a ledger from one store to another: the same entries with their contents, the same signed checkpoints, the same
/// root hash.
///
/// It goes from checkpoint to checkpoint, each step in one transaction: what is there at any moment is a whole ledger, if a
/// shorter one, and a copy that was broken off goes on from there.
public struct LedgerCopy: Sendable {
    /// What a copy came to.
    public struct Outcome: Sendable, Hashable {
        public let checkpoint: Checkpoint
        /// How many entries were there before.
        public let before: Int64
        /// The ledger that was copied to, as messages name it.
        public let address: String
    }

    private let source: StoredLedger

    public init(of source: StoredLedger) { self.source = source }

    /// Copies what the target hasn't yet; it is made where there is none.
    ///
    /// - Parameters:
    ///   - target: where to.
    ///   - keyFolder: where the signing keys of ledgers on servers lie; the source's key is copied too, where it is here.
    ///   - progress: is told how many entries are there, and how many there will be.
    /// - Returns: what is there then.
    /// - Throws: `LedgerError` with the code `forked` where the target is another ledger, or one that isn't a beginning of
    ///   this one.
    public func run(
        into target: LedgerAddress, keyFolder: String, progress: @escaping @Sendable (Int64, Int64) -> Void
    ) async throws -> Outcome {
        let first = try await source.database.read { try LogKeys(session: $0).first() }
        let copy = try open(target, first: first, keyFolder: keyFolder)
        let before = try await checkPrefix(of: copy, first: first)
        try copyKeys(to: copy)
        var size = before
        var isFirst = before == 0
        while let batch = try await CopyBatch.read(from: source, behind: isFirst ? -1 : size) {
            try await batch.write(to: copy)
            size = batch.end
            isFirst = false
            progress(size, batch.total)
        }
        try await WorkingTables.copy(from: source, to: copy)
        guard let checkpoint = SignedNote(try await copy.head()).flatMap({ Checkpoint($0.text) }) else {
            throw LedgerError(.inconsistent, "\(copy.address): the last checkpoint can't be read")
        }
        try copy.close()
        return Outcome(checkpoint: checkpoint, before: before, address: copy.address)
    }

    /// Opens the target, or makes it with the key that the log began with.
    private func open(_ target: LedgerAddress, first key: VerificationKey, keyFolder: String) throws -> StoredLedger {
        let (origin, isImported) = (source.identity, source.isImported)
        switch target {
        case .file(let path):
            if try SQLiteDatabase.headerVersion(of: path) == nil {
                try SQLiteDatabase.prepareCopy(at: path, of: origin, key: key, isImported: isImported)
            }
        case .server(let address):
            try PostgreSQLDatabase.prepareCopy(at: address, of: origin, key: key, isImported: isImported)
        }
        return try StoredLedger.open(target, create: false, keyFolder: keyFolder)
    }

    /// Sees to it that the target is a beginning of the source, and returns its size.
    private func checkPrefix(of copy: StoredLedger, first: VerificationKey) async throws -> Int64 {
        let key = try await copy.database.read { try LogKeys(session: $0).first() }
        guard copy.origin == source.origin, key == first else {
            throw LedgerError(
                .forked,
                "\(copy.address): this is another ledger (\(copy.origin)); name a place where there is none yet")
        }
        let (size, root) = try await copy.database.read { session in
            let size = TreeSize(try session.logSize())
            return (size, try NodeTable(session: session).root(of: size))
        }
        let (own, ownRoot) = try await source.database.read { session in
            let own = try session.logSize()
            return (own, size.rawValue <= own ? try NodeTable(session: session).root(of: size) : nil)
        }
        guard let ownRoot else {
            throw LedgerError(
                .forked,
                "\(copy.address): it has \(size) entries, and \(source.address) only \(own); nothing was copied")
        }
        guard root == ownRoot else {
            throw LedgerError(
                .forked,
                "\(copy.address): its \(size) entries are not those that \(source.address) begins with; nothing was copied"
            )
        }
        return size.rawValue
    }

    private func copyKeys(to copy: StoredLedger) throws {
        for ending in [".key", ".witness.key"] {
            let (from, to) = (source.keyBase + ending, copy.keyBase + ending)
            let files = FileManager.default
            guard from != to, !files.fileExists(atPath: to), let data = files.contents(atPath: from) else { continue }
            let folder = (to as NSString).deletingLastPathComponent
            if !folder.isEmpty { try files.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            try PrivateFile.write(String(decoding: data, as: UTF8.self), to: to, what: "the ledger's signing key")
        }
    }
}
