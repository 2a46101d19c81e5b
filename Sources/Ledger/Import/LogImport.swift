internal import Foundation

/// What an import came to.
public struct ImportedLog: Sendable, Hashable {
    public let checkpoint: Checkpoint
    public let verificationKey: VerificationKey
    /// How many entries of it were here before.
    public let before: TreeSize
    /// Tiles of hashes with something new that were held against the entries.
    public let tiles: Int64
}

/// Copies another ledger's published log (https://c2sp.org/tlog-tiles) into a file of its own that can only be read.
///
/// Every hash is made anew from the entries: what the tiles, the root and the signature say must be what comes out. A copy
/// that is brought up to date goes on from the tree that it has, so that it takes in nothing but an extension.
public struct LogImport: Sendable {
    private let folder: TileFolder

    /// Takes the path of a folder of tiles; messages call it `name`, where that is another.
    public init(folder: String, name: String? = nil) {
        self.folder = TileFolder(path: folder, name: name ?? folder)
    }

    /// What the log is called by its checkpoint, which isn't checked yet.
    public func origin() throws -> LogOrigin { try folder.head().checkpoint.origin }

    /// Takes in what is new, in one transaction.
    ///
    /// - Parameters:
    ///   - path: the ledger file for the copy; it is made where there is none.
    ///   - key: the log's key, as it was learned elsewhere; needed the first time, and later none but that or one that the
    ///     log has changed to.
    /// - Returns: what was taken in.
    /// - Throws: `LedgerError` with the code `badCheckpoint` where something is missing or can't be read, `forked` where
    ///   tiles, root or signature contradict the entries or what was imported before.
    public func run(into path: String, key: VerificationKey?) async throws -> ImportedLog {
        let (note, checkpoint) = try folder.head()
        let isNew = !FileManager.default.fileExists(atPath: path)
        if isNew {
            guard let key else {
                throw LedgerError(
                    .badCheckpoint,
                    "\(folder.name): imported for the first time; name its key with --vkey, as its holder gave it to you"
                )
            }
            guard key.name == checkpoint.origin.name else { throw unsigned(by: key) }
            try SQLiteDatabase.prepareCopy(at: path, of: checkpoint.origin, key: key, isImported: true)
        }
        do {
            let ledger = try Self.openCopy(at: path)
            let result = try await update(ledger, to: note, checkpoint, key: key)
            try ledger.close()
            return result
        } catch {
            // A copy with the wrong key would stand in the way of the right one.
            if isNew {
                for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
            }
            throw error
        }
    }

    /// What a copy holds already; `nil` where there is none yet.
    ///
    /// Throws `LedgerError` where the file is no copy of a log.
    public static func held(at path: String) async throws -> (size: TreeSize, key: VerificationKey)? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let ledger = try openCopy(at: path)
        let size = try await ledger.read { try $0.size() }
        try ledger.close()
        return (TreeSize(size), ledger.verificationKey)
    }

    private static func openCopy(at path: String) throws -> StoredLedger {
        let ledger = try StoredLedger.open(path: path, create: false)
        guard ledger.isImported else {
            throw LedgerError(
                .readOnly, "\(path): this is a ledger of its own and no copy; name another file with --to")
        }
        return ledger
    }

    private func unsigned(by key: VerificationKey) -> LedgerError {
        LedgerError(.forked, "\(folder.name)/checkpoint: it isn't signed by the key \(key)")
    }

    private func update(
        _ ledger: StoredLedger, to note: SignedNote, _ checkpoint: Checkpoint, key: VerificationKey?
    ) async throws -> ImportedLog {
        try await ledger.database.write { session in
            let log = try CopiedLog(session: session)
            let before = log.size
            guard checkpoint.origin == ledger.identity else { throw unsigned(by: log.keys.newest) }
            guard checkpoint.size >= before else {
                throw LedgerError(
                    .forked,
                    "\(folder.name): \(before) entries were imported before, and \(checkpoint.size) are published now")
            }
            try append(upTo: checkpoint.size.rawValue, to: log)
            guard log.root == checkpoint.root else {
                throw LedgerError(
                    .forked,
                    before == .zero
                        ? "\(folder.name): the root that its checkpoint signs isn't that of its entries"
                        : "\(folder.name): what it publishes now isn't what was imported before with entries added")
            }
            guard key.map({ log.keys.contains($0) }) ?? true else {
                throw LedgerError(
                    .forked, "\(ledger.address): the copy of a log with another key, \(log.keys.newest)")
            }
            let signer = log.keys.key(for: checkpoint.size)
            guard signer.verifies(note) else { throw unsigned(by: signer) }
            let tiles = try checkTiles(of: checkpoint.size, beyond: before, against: NodeTable(session: session))
            try log.finish(note, of: checkpoint)
            return ImportedLog(
                checkpoint: checkpoint, verificationKey: signer, before: before, tiles: tiles)
        }
    }

    private func append(upTo size: Int64, to log: CopiedLog) throws {
        while log.size.rawValue < size {
            let (tile, known) = log.size.rawValue.quotientAndRemainder(dividingBy: TileTree.width)
            let width = min(TileTree.width, size - tile * TileTree.width)
            for entry in try folder.entries(tile, width: width).dropFirst(Int(known)) { try log.append(entry) }
        }
    }

    /// Holds every published tile of hashes that has something new against what the entries give.
    private func checkTiles(of size: TreeSize, beyond old: TreeSize, against nodes: NodeTable) throws -> Int64 {
        var checked = Int64(0)
        try TileTree.eachHashTile(of: size, beyond: old) { level, tile, width in
            let published = try folder.tile("\(level)", tile, width: width)
            let expected = try TileTree.hashes(level: level, tile: tile, width: width, from: nodes)
            guard published.starts(with: expected) else {
                let name = TileTree.path("\(level)", tile, width: width)
                throw LedgerError(.forked, "\(folder.name)/\(name): its hashes aren't those of the entries")
            }
            checked += 1
        }
        return checked
    }
}
