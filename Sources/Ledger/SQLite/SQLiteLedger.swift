internal import GRDB

/// A ledger in an SQLite file.
///
/// It may be read by many and written by one at a time, within a process and between processes.
public final class SQLiteLedger: Sendable {
    public let path: String
    public let origin: String
    /// The key that its checkpoints are signed with.
    public let verificationKey: VerificationKey
    let pool: DatabasePool
    let keyFile: KeyFile
    let identity: LogOrigin

    init(path: String, identity: LogOrigin, verificationKey: VerificationKey, pool: DatabasePool, keyFile: KeyFile) {
        self.path = path
        self.origin = identity.name
        self.identity = identity
        self.verificationKey = verificationKey
        self.pool = pool
        self.keyFile = keyFile
    }
}

extension SQLiteLedger: LedgerStore {
    public func read<T: Sendable>(_ body: @escaping @Sendable (any LedgerReader) throws -> T) async throws -> T {
        do {
            return try await pool.read { db in try body(SQLiteReader(db: db)) }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    public func write<T: Sendable>(
        at seconds: Int64, _ body: @escaping @Sendable (any LedgerWriter) throws -> T
    ) async throws -> T {
        let log = LogIdentity(path: path, origin: identity, verificationKey: verificationKey, keyFile: keyFile)
        do {
            return try await pool.write { db in
                let writer = SQLiteWriter(db: db, log: log, seconds: seconds)
                let result = try body(writer)
                try writer.finish()
                return result
            }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    public func head() async throws -> String {
        do {
            let note = try await pool.read { db in
                try String.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
            }
            guard let note else {
                throw LedgerError(.inconsistent, "\(path): the ledger has lost its checkpoints; restore it from a copy")
            }
            return note
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    public func verify(against checkpoint: String?) async throws -> VerificationReport {
        let key = verificationKey
        do {
            return try await pool.read { db in
                var verification = LogVerification(db: db, key: key)
                return try verification.run(against: checkpoint)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            let message = "the database file is damaged: \(error.message ?? "corrupt"); restore it from a copy"
            return VerificationReport(faults: [VerificationReport.Fault(entry: nil, message: message)])
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    /// Folds the write-ahead log into the file and lets go of it.
    public func close() throws {
        try LedgerError.translating(path: path) { try pool.close() }
    }

    /// Drops every derived table and makes it again from the entries and contents; the log is not touched.
    public func rebuild() async throws {
        do {
            try await pool.write { db in try DerivedTables(db: db).rebuild() }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }
}
