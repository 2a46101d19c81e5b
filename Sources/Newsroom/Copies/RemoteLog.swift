import Foundation
public import Ingestion
public import Ledger

/// Another ledger's log on a web server (https://c2sp.org/tlog-tiles), of which a copy is made or brought up to date.
///
/// Only what the copy lacks is fetched, a file at a time, into a folder beside the copy; the copy takes it in from there in
/// one step, or not at all. A run that was interrupted goes on with the full tiles that it has.
public struct RemoteLog: Sendable {
    /// What a log's checkpoint says, which isn't checked yet.
    public struct Head: Sendable {
        public let checkpoint: Checkpoint
        fileprivate let note: SignedNote
        fileprivate let bytes: [UInt8]
    }

    private let base: WebAddress
    private let fetcher: any Fetcher

    /// Takes the address of the folder in which `checkpoint` and `tile/` lie.
    ///
    /// - Throws: `IngestionError` with the code `badAddress`.
    public init(address: String, fetcher: any Fetcher) throws {
        guard let base = WebAddress(address.hasSuffix("/") ? address : address + "/"), base.isHTTP else {
            throw IngestionError(.badAddress, "\(address): not a web address; one begins with https://")
        }
        self.base = base
        self.fetcher = fetcher
    }

    /// Fetches the checkpoint.
    ///
    /// - Throws: `IngestionError` of the fetcher, or with the code `httpStatus`; `LedgerError` with the code `noTiles` or
    ///   `badCheckpoint`.
    public func head() async throws -> Head {
        let path = PublishedTile.checkpointPath
        guard let bytes = try await file(path) else {
            throw LedgerError(
                .noTiles, "\(base)\(path): no log is published here; name the folder that 'ledger export' made")
        }
        guard let text = String(validating: bytes, as: UTF8.self), let note = SignedNote(text),
            let checkpoint = Checkpoint(note.text)
        else { throw LedgerError(.badCheckpoint, "\(base)\(path): this is no signed checkpoint") }
        return Head(checkpoint: checkpoint, note: note, bytes: bytes)
    }

    /// Brings a copy up to date with what a checkpoint signs; one is made where there is none.
    ///
    /// - Parameters:
    ///   - path: the ledger file of the copy.
    ///   - head: the checkpoint.
    ///   - key: the log's key, as its holder gave it; needed the first time.
    ///   - start: is called with the number of files that will be fetched.
    ///   - progress: is called after each.
    /// - Returns: what was taken in.
    /// - Throws: what the fetcher throws, and `LedgerError`.
    public func copy(
        into path: String, upTo head: Head, key: VerificationKey?, start: @Sendable (Int) -> Void = { _ in },
        progress: @Sendable () -> Void = {}
    ) async throws -> ImportedLog {
        let held = try await LogImport.held(at: path)
        try check(head, key: key ?? held?.key)
        let (old, size) = (held?.size ?? .zero, head.checkpoint.size)
        let folder = path + ".tiles"
        start(Int(clamping: PublishedTile.count(of: size, beyond: old)))
        for tile in PublishedTile.all(of: size, beyond: old) {
            try Task.checkCancellation()
            try await fetch(tile, into: folder)
            progress()
        }
        try write(head.bytes, to: folder + "/" + PublishedTile.checkpointPath)
        // What contradicts itself is no use to the next run either.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await LogImport(folder: folder, name: base.string).run(into: path, key: key)
    }

    /// No server makes anybody fetch what the log's key didn't sign.
    private func check(_ head: Head, key: VerificationKey?) throws {
        guard let key else {
            throw LedgerError(
                .badCheckpoint, "\(base): imported for the first time; name its key with --vkey, as its holder gave it")
        }
        guard key.name == head.checkpoint.origin.name, key.verifies(head.note) else {
            throw LedgerError(
                .forked,
                "\(base)\(PublishedTile.checkpointPath): it isn't signed by the key \(key); if that has changed, name the new one with --vkey"
            )
        }
    }

    private func fetch(_ tile: PublishedTile, into folder: String) async throws {
        // A full tile never changes.
        if FileManager.default.fileExists(atPath: folder + "/" + (tile.fullPath ?? tile.path)) { return }
        if let bytes = try await file(tile.path) { return try write(bytes, to: folder + "/" + tile.path) }
        if let full = tile.fullPath, let bytes = try await file(full) {
            return try write(bytes, to: folder + "/" + full)
        }
        throw LedgerError(.badCheckpoint, "\(base)\(tile.path): this tile is missing")
    }

    /// A file's bytes; `nil` where the server has none of the name.
    private func file(_ path: String) async throws -> [UInt8]? {
        guard let address = WebAddress(path, relativeTo: base) else {
            throw IngestionError(.badAddress, "\(base)\(path): not a web address")
        }
        let response = try await fetcher.fetch(FetchRequest(address))
        switch response.status {
        case 200: return response.body
        case 404, 410: return nil
        default:
            throw IngestionError(.httpStatus, "\(address): the server answered \(response.status); try again later")
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw IngestionError(.inputOutput, "\(path): cannot be written; is the disk writable and not full?")
        }
    }
}
