/// A ledger in an SQLite file.
public final class SQLiteLedger: Sendable {
    /// Opens a ledger.
    ///
    /// - Parameters:
    ///   - path: the database file.
    ///   - create: whether to make one where there is none; its origin is `localhost/<uuid>` unless given.
    ///   - origin: the origin line of a new ledger.
    /// - Throws: `LedgerError`.
    public static func open(path: String, create: Bool, origin: String? = nil) throws -> SQLiteLedger {
        throw LedgerError(.noLedger, "\(path): no ledger")
    }
}
