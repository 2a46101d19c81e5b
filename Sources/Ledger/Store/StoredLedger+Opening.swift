extension StoredLedger {
    /// Opens a ledger in an SQLite file.
    ///
    /// - Parameters:
    ///   - path: the database file.
    ///   - create: whether to make one where there is none; its origin is `localhost/<uuid>` unless given.
    ///   - origin: the origin line of a new ledger.
    ///   - patience: how many seconds to wait for another process that writes.
    /// - Returns: the ledger, ready to be read; what is needed to write is looked for at the first entry.
    /// - Throws: `LedgerError`.
    public static func open(
        path: String, create: Bool, origin: String? = nil, patience: Double = 5
    ) throws -> StoredLedger {
        try SQLiteDatabase.open(path: path, create: create, origin: origin, patience: patience)
    }
}
