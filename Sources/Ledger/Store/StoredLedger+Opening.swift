internal import Foundation

extension StoredLedger {
    /// Opens a ledger by its address.
    ///
    /// - Parameters:
    ///   - address: a file, or a database on a server.
    ///   - create: whether to make one where there is none; its origin is `localhost/<uuid>` unless given.
    ///   - origin: the origin line of a new ledger.
    ///   - patience: how many seconds to wait for another process that writes to a file.
    ///   - keyFolder: where the signing keys of ledgers on servers lie; a file's lies beside it.
    /// - Returns: the ledger, ready to be read; what is needed to write is looked for at the first entry.
    /// - Throws: `LedgerError`.
    public static func open(
        _ address: LedgerAddress, create: Bool, origin: String? = nil, patience: Double = 5, keyFolder: String
    ) throws -> StoredLedger {
        switch address {
        case .file(let path):
            try SQLiteDatabase.open(path: path, create: create, origin: origin, patience: patience)
        case .server(let address):
            try PostgreSQLDatabase.open(address: address, create: create, origin: origin, keyFolder: keyFolder)
        }
    }

    /// Opens a ledger in an SQLite file; see `open(_:create:origin:patience:keyFolder:)`.
    public static func open(
        path: String, create: Bool, origin: String? = nil, patience: Double = 5
    ) throws -> StoredLedger {
        try SQLiteDatabase.open(path: path, create: create, origin: origin, patience: patience)
    }
}
