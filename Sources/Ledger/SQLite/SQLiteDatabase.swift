internal import GRDB

/// A ledger's tables in an SQLite file.
///
/// It may be read by many and written by one at a time, within a process and between processes.
final class SQLiteDatabase: Sendable {
    let path: String
    private let pool: any DatabaseWriter

    init(path: String, pool: any DatabaseWriter) {
        self.path = path
        self.pool = pool
    }

    deinit { try? fold() }

    /// Whoever copies the file must not miss what lies in the write-ahead log. It stays there while others use it.
    private func fold() throws {
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA busy_timeout = 0")
            try db.checkpoint(.truncate)
        }
    }

    /// The journal's kind and how it is synchronized (2 is FULL), as the writing connection sees them.
    func durability() throws -> String {
        try pool.writeWithoutTransaction { db in
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
            return "\(mode) \(try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1)"
        }
    }
}

extension SQLiteDatabase: LedgerDatabase {
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        do {
            return try await pool.read { db in try body(SQLiteSession(db)) }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    func write<T: Sendable>(
        erases: Bool, _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        do {
            if erases { try await pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") } }
            let result = try await pool.write { db in try body(SQLiteSession(db)) }
            // What was erased still stands in the write-ahead log until that is folded in.
            if erases { _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            return result
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    func remember<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        try await write(erases: false, body)
    }

    /// What the write-ahead log holds is folded into the file, so that the file alone is the ledger.
    func close() throws {
        try LedgerError.translating(path: path) {
            try? fold()
            try pool.close()
        }
    }
}
