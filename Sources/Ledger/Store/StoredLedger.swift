/// A ledger in a database: a file of SQLite's, or a server of PostgreSQL's.
///
/// It may be read by many and written by one at a time, within a process and between processes.
public final class StoredLedger: Sendable {
    /// The file, or the server's address without its password.
    public let address: String
    public let origin: String
    /// The key that its newest checkpoint was signed with when it was opened.
    public let verificationKey: VerificationKey
    /// The key that the log began with, or that a copy of another ledger's log was made with.
    let firstKey: VerificationKey
    /// Whether it is a copy of another ledger's log: it can be read, and nothing is added to it.
    public let isImported: Bool
    /// What the files with the ledger's keys are called, before their endings.
    let keyBase: String
    let database: any LedgerDatabase
    let identity: LogOrigin

    init(
        address: String, identity: LogOrigin, verificationKey: VerificationKey, firstKey: VerificationKey? = nil,
        isImported: Bool, keyBase: String, database: any LedgerDatabase
    ) {
        self.address = address
        self.origin = identity.name
        self.identity = identity
        self.verificationKey = verificationKey
        self.firstKey = firstKey ?? verificationKey
        self.isImported = isImported
        self.keyBase = keyBase
        self.database = database
    }

    /// The file that holds the signing key.
    public var keyPath: String { keyFile.path }

    var keyFile: KeyFile { KeyFile(base: keyBase) }

    var logIdentity: LogIdentity {
        LogIdentity(
            address: address, origin: identity, isImported: isImported, keyFile: keyFile)
    }

    /// Lets go of the database; a file alone is the ledger then.
    public func close() throws { try database.close() }

    /// Drops every derived table and makes it again from the entries and contents; the log is not touched.
    public func rebuild() async throws {
        let isImported = isImported
        try await database.write { session in try DerivedTables(session: session).rebuild(isImported: isImported) }
    }
}

extension StoredLedger: LedgerStore {
    public func read<T: Sendable>(_ body: @escaping @Sendable (any LedgerReader) throws -> T) async throws -> T {
        try await database.read { session in try body(SQLReader(session: session)) }
    }

    public func write<T: Sendable>(
        at seconds: Int64, _ body: @escaping @Sendable (any LedgerWriter) throws -> T
    ) async throws -> T {
        let log = logIdentity
        return try await database.write { session in
            let writer = SQLWriter(session: session, log: log, seconds: seconds)
            let result = try body(writer)
            try writer.finish()
            return result
        }
    }

    public func remember<T: Sendable>(
        _ body: @escaping @Sendable (any LedgerMemory) throws -> T
    ) async throws -> T {
        let log = logIdentity
        return try await database.remember { session in
            try body(SQLWriter(session: session, log: log, seconds: 0))
        }
    }

    public func head() async throws -> String {
        guard let note = try await database.read({ try $0.lastCheckpoint() }) else {
            throw LedgerError(.inconsistent, "\(address): the ledger has lost its checkpoints; restore it from a copy")
        }
        return note
    }

    public func verify(against checkpoint: String?) async throws -> VerificationReport {
        let isImported = isImported
        do {
            return try await database.read { session in
                var verification = try LogVerification(session: session, isImported: isImported)
                return try verification.run(against: checkpoint)
            }
        } catch let error as LedgerError where error.code == .notALedger {
            // A database that is damaged so far that it can't be read to its end.
            let prefix = address + ": "
            let message =
                error.message.hasPrefix(prefix) ? String(error.message.dropFirst(prefix.count)) : error.message
            return VerificationReport(faults: [VerificationReport.Fault(entry: nil, message: message)])
        }
    }
}
