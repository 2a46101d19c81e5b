/// Where the tables of a ledger lie: the seam behind which SQLite and PostgreSQL differ.
///
/// What fails is thrown as a `LedgerError` that says what it means for the ledger.
protocol LedgerDatabase: Sendable {
    /// Reads from one consistent state, also while somebody writes.
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T

    /// Writes within one transaction, alone: whoever else writes waits for its end.
    ///
    /// `erases`: what is deleted must not be found in the database any more, as far as that goes.
    func write<T: Sendable>(erases: Bool, _ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T

    /// Writes what is remembered beside the log, which others may do at the same time.
    func remember<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T

    /// Lets go of it.
    func close() throws
}

extension LedgerDatabase {
    func write<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        try await write(erases: false, body)
    }
}
