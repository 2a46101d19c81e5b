internal import GRDB

/// A ledger in an SQLite file.
///
/// It may be read by many and written by one at a time, within a process and between processes.
public final class SQLiteLedger: Sendable {
    public let path: String
    public let origin: String
    /// The key that its checkpoints are signed with.
    public let verificationKey: VerificationKey
    /// Whether it is a copy of another ledger's log: it can be read, and nothing is added to it.
    public let isImported: Bool
    let pool: any DatabaseWriter
    let keyFile: KeyFile
    let identity: LogOrigin

    init(
        path: String, identity: LogOrigin, verificationKey: VerificationKey, isImported: Bool, pool: any DatabaseWriter,
        keyFile: KeyFile
    ) {
        self.path = path
        self.origin = identity.name
        self.identity = identity
        self.verificationKey = verificationKey
        self.isImported = isImported
        self.pool = pool
        self.keyFile = keyFile
    }

    deinit { try? fold() }

    var logIdentity: LogIdentity {
        LogIdentity(
            path: path, origin: identity, verificationKey: verificationKey, isImported: isImported, keyFile: keyFile)
    }

    /// Whoever copies the file must not miss what lies in the write-ahead log. It stays there while others use it.
    private func fold() throws {
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA busy_timeout = 0")
            try db.checkpoint(.truncate)
        }
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
        let log = logIdentity
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
        let (key, isImported) = (verificationKey, isImported)
        do {
            return try await pool.read { db in
                var verification = LogVerification(db: db, key: key, isImported: isImported)
                return try verification.run(against: checkpoint)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            let message = "the database file is damaged: \(error.message ?? "corrupt"); restore it from a copy"
            return VerificationReport(faults: [VerificationReport.Fault(entry: nil, message: message)])
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }

    /// Lets go of the file; what the write-ahead log holds is folded into it, so that the file alone is the ledger.
    public func close() throws {
        try LedgerError.translating(path: path) {
            try? fold()
            try pool.close()
        }
    }

    /// Drops every derived table and makes it again from the entries and contents; the log is not touched.
    public func rebuild() async throws {
        do {
            let isImported = isImported
            try await pool.write { db in try DerivedTables(db: db).rebuild(isImported: isImported) }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }
}
