internal import Foundation

/// A published log on disk (https://c2sp.org/tlog-tiles).
struct TileFolder {
    let path: String
    /// What messages call it: where the files came from.
    let name: String

    /// The most that a tile may have: 256 entries of the longest kind with their lengths.
    private static let byteLimit = 256 * (2 + Entry.byteLimit)

    /// A file's bytes by its path below the folder; `nil` where there is none.
    func file(_ file: String) throws -> [UInt8]? {
        let path = path + "/" + file
        // What is no file, a pipe for one, might never end.
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw LedgerError(.badCheckpoint, "\(name)/\(file): this is no file")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            if !FileManager.default.fileExists(atPath: path) { return nil }
            throw LedgerError(.inputOutput, "\(name)/\(file): the file cannot be read; check its permissions")
        }
        defer { try? handle.close() }
        do {
            let bytes = try handle.read(upToCount: Self.byteLimit + 1) ?? Data()
            guard bytes.count <= Self.byteLimit else {
                throw LedgerError(.badCheckpoint, "\(name)/\(file): longer than a tile can be")
            }
            return Array(bytes)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw LedgerError(.inputOutput, "\(name)/\(file): reading failed: \(error.localizedDescription)")
        }
    }

    /// The signed checkpoint and what it says.
    func head() throws -> (note: SignedNote, checkpoint: Checkpoint) {
        guard let bytes = try file("checkpoint") else {
            throw LedgerError(
                .noTiles, "\(name): no file 'checkpoint' here; name a folder that 'ledger export --format tiles' made")
        }
        guard let text = String(validating: bytes, as: UTF8.self), let note = SignedNote(text),
            let checkpoint = Checkpoint(note.text)
        else { throw LedgerError(.badCheckpoint, "\(name)/checkpoint: this is no signed checkpoint") }
        return (note, checkpoint)
    }

    /// A tile of so many hashes or entries; a full one stands in for one that isn't.
    func tile(_ level: String, _ index: Int64, width: Int64) throws -> [UInt8] {
        let file = TileTree.path(level, index, width: width)
        if let bytes = try self.file(file) { return bytes }
        if width < TileTree.width, let bytes = try self.file(TileTree.path(level, index, width: TileTree.width)) {
            return bytes
        }
        throw LedgerError(.badCheckpoint, "\(name)/\(file): this tile is missing")
    }

    /// The first `width` entries of a bundle: a length in two bytes before each.
    func entries(_ index: Int64, width: Int64) throws -> [[UInt8]] {
        let bytes = try tile("entries", index, width: width)
        var (entries, place) = ([[UInt8]](), 0)
        while entries.count < width {
            guard place + 2 <= bytes.count else { break }
            let end = place + 2 + Int(bytes[place]) << 8 + Int(bytes[place + 1])
            guard end <= bytes.count else { break }
            entries.append(Array(bytes[place + 2..<end]))
            place = end
        }
        guard entries.count == width else {
            throw LedgerError(
                .badCheckpoint,
                "\(name)/\(TileTree.path("entries", index, width: width)): \(entries.count) entries, and not \(width)")
        }
        return entries
    }
}
