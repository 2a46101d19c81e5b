import Foundation
import Ingestion
import Ledger

/// The directory into which a log is published. What is there already and hasn't changed is left alone, so that
/// servers and copies of it have nothing to do.
final class TileDirectory: Sendable {
    private let path: String
    /// Locked, so that one process at a time publishes here, and what one left half written makes room for the next.
    private let descriptor: Int32

    /// Throws `IngestionError` where the directory can't be made, or another log is published there, and `LedgerError` with
    /// the code `locked` where another process publishes at this moment.
    init(_ path: String, origin: String) throws {
        self.path = path
        try Self.make(path)
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw IngestionError(.inputOutput, "\(path): this directory cannot be opened") }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            throw LedgerError(
                .locked, "\(path): another process publishes here; wait until it has ended, then try again")
        }
        let checkpoint = FileManager.default.contents(atPath: path + "/checkpoint")
        if let checkpoint, !checkpoint.starts(with: Data((origin + "\n").utf8)) {
            throw IngestionError(.badData, "\(path): another log is published here; name another directory")
        }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = path + "/" + name
        try refuseLinks(on: name)
        if let known = FileManager.default.contents(atPath: file), known.elementsEqual(bytes) { return }
        try Self.make((file as NSString).deletingLastPathComponent)
        let new = try NewFile(file, isAlone: true)
        try new.write(bytes)
        try new.finish()
    }

    /// The directory itself may be reached by a link; within it nothing leads out of it.
    private func refuseLinks(on name: String) throws {
        var place = path
        for part in name.split(separator: "/") {
            place += "/" + part
            var status = stat()
            guard lstat(place, &status) == 0 else { return }
            if status.st_mode & S_IFMT == S_IFLNK {
                throw IngestionError(
                    .badData, "\(place): a link stands where a tile should; remove it, and publish again")
            }
        }
    }

    private static func make(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw IngestionError(.inputOutput, "\(path): this directory cannot be made")
        }
    }
}
