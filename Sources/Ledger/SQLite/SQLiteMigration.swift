internal import Foundation
internal import GRDB

/// Brings an older ledger to this program's version, and keeps a copy of what was there before.
struct SQLiteMigration {
    let path: String
    let patience: Double

    /// Nobody else writes meanwhile: the copy is made and the tables are changed under one lock, and a failure leaves the
    /// ledger as it was.
    func run() throws {
        let queue = try DatabaseQueue(path: path, configuration: SQLiteDatabase.configuration(patience: patience))
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                let version = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                // Another process may have been faster.
                guard version < SQLiteSchema.version, version >= 1 else { return .commit }
                try backUp(version: version)
                for step in SQLiteSchema.steps.dropFirst(Int(version) - 1) { try db.execute(sql: step) }
                try db.execute(sql: "PRAGMA user_version = \(SQLiteSchema.version)")
                return .commit
            }
        }
    }

    /// Copies the file as it stands, first under another name, so that what has the copy's name is whole.
    private func backUp(version: Int32) throws {
        let copy = freeName(version: version)
        let partial = copy + ".partial"
        let files = FileManager.default
        try? files.removeItem(atPath: partial)
        do {
            let source = try DatabaseQueue(path: path, configuration: SQLiteDatabase.configuration(patience: patience))
            let target = try DatabaseQueue(path: partial)
            try source.backup(to: target)
            try target.close()
            try source.close()
            try sync(partial)
            guard rename(partial, copy) == 0 else { throw failure(of: copy) }
            try sync((copy as NSString).deletingLastPathComponent)
        } catch {
            for ending in ["", "-journal", "-wal", "-shm"] { try? files.removeItem(atPath: partial + ending) }
            throw LedgerError.translated(error, path: copy)
        }
    }

    private func freeName(version: Int32) -> String {
        let name = "\(path).v\(version).backup"
        guard FileManager.default.fileExists(atPath: name) else { return name }
        let number = (2...10_000).first { !FileManager.default.fileExists(atPath: "\(name)-\($0)") }
        return "\(name)-\(number ?? 10_001)"
    }

    private func sync(_ path: String) throws {
        let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(of: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(of: path) }
    }

    private func failure(of path: String) -> LedgerError {
        LedgerError(
            .inputOutput,
            """
            \(path): the copy that is kept before a ledger is brought up to date cannot be written \
            (\(String(cString: strerror(errno)))); is the disk writable and not full?
            """)
    }
}
