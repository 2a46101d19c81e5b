internal import Foundation

extension PostgreSQLDatabase {
    /// Opens the ledger in a database, or makes it with the key that `key` gives for its origin.
    ///
    /// The keys are files in `keyFolder`, named after the origin: the server never sees them.
    static func open(
        address: String, create: Bool, origin: String?, keyFolder: String,
        key: (LogOrigin) -> SigningKey = { SigningKey(origin: $0) }
    ) throws -> StoredLedger {
        let name = LedgerAddress.server(address).description
        do {
            let connection = try PostgreSQLConnection(address: address)
            var version = try connection.ledgerVersion(name: name)
            if version == nil, create {
                try make(over: connection, name: name, origin: origin, keyFolder: keyFolder, key: key)
                version = try connection.ledgerVersion(name: name)
            }
            guard let version else {
                throw LedgerError(
                    .noLedger,
                    "\(name): there is no ledger in this database yet; 'sourcier ledger init' or 'sourcier poll' makes one"
                )
            }
            if version < PostgreSQLSchema.version { try migrate(over: connection) }
            return try ledger(over: connection, address: address, name: name, keyFolder: keyFolder)
        } catch {
            throw LedgerError.translated(error, address: name)
        }
    }

    private static func keyBase(of origin: LogOrigin, in folder: String) -> String {
        let safe = origin.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "_" }
        return folder + "/" + String(safe.drop { $0 == "." })
    }

    private static func ledger(
        over connection: PostgreSQLConnection, address: String, name: String, keyFolder: String
    ) throws -> StoredLedger {
        let row = try connection.rows("SELECT origin, vkey, imported FROM ledger").first
        guard let identity = row?.text(0).flatMap({ LogOrigin($0) }),
            let first = row?.text(1).flatMap({ VerificationKey($0) })
        else {
            throw LedgerError(.inconsistent, "\(name): the ledger's origin or key is damaged; restore it from a copy")
        }
        // What is damaged is for a verification to say.
        let key = (try? LogKeys(session: PostgreSQLSession(connection)).chain().newest) ?? first
        return StoredLedger(
            address: name, identity: identity, verificationKey: key, firstKey: first, isImported: row?.integer(2) == 1,
            keyBase: keyBase(of: identity, in: keyFolder), database: PostgreSQLDatabase(address: address))
    }

    /// Makes the tables with the log's first checkpoint, in one transaction.
    private static func make(
        over connection: PostgreSQLConnection, name: String, origin: String?, keyFolder: String,
        key makeKey: (LogOrigin) -> SigningKey
    ) throws {
        let text = origin ?? "localhost/\(UUID().uuidString.lowercased())"
        guard let identity = LogOrigin(text) else {
            throw LedgerError(
                .badEntry, "\(text): an origin has no scheme, no blank and no '+', like 'example.org/ledger'")
        }
        let keyFile = KeyFile(base: keyBase(of: identity, in: keyFolder))
        try connection.transaction {
            // Another process may have been faster.
            guard try connection.ledgerVersion(name: name) == nil else { return }
            guard !keyFile.exists else {
                throw LedgerError(
                    .key,
                    """
                    \(keyFile.path): a signing key is here, but its ledger isn't; restore the ledger, or move the key \
                    away to begin a new one
                    """)
            }
            try FileManager.default.createDirectory(atPath: keyFolder, withIntermediateDirectories: true)
            let key = makeKey(identity)
            try keyFile.prepare(key)
            try makeTables(over: connection, origin: identity, key: key.verificationKey, isImported: false)
            let note = try key.sign(Checkpoint(origin: identity, size: .zero, root: .empty)).note
            _ = try connection.rows("INSERT INTO checkpoint(size, note) VALUES (0, $1)", .text(note))
        }
        // Whoever was faster has the key that counts.
        if try connection.rows("SELECT origin FROM ledger").first?.text(0) == identity.name, !keyFile.exists {
            try keyFile.settle()
        }
    }

    /// Makes the tables for a copy of a log, where there are none; its key is known and not made.
    static func prepareCopy(
        at address: String, of origin: LogOrigin, key: VerificationKey, isImported: Bool
    ) throws {
        let name = LedgerAddress.server(address).description
        do {
            let connection = try PostgreSQLConnection(address: address)
            try connection.transaction {
                guard try connection.ledgerVersion(name: name) == nil else { return }
                try makeTables(over: connection, origin: origin, key: key, isImported: isImported)
            }
        } catch {
            throw LedgerError.translated(error, address: name)
        }
    }

    private static func makeTables(
        over connection: PostgreSQLConnection, origin: LogOrigin, key: VerificationKey, isImported: Bool
    ) throws {
        for step in PostgreSQLSchema.steps { try connection.script(step) }
        _ = try connection.rows(
            "INSERT INTO ledger_version(version) VALUES ($1)", .integer(PostgreSQLSchema.version))
        _ = try connection.rows(
            "INSERT INTO ledger(origin, vkey, imported) VALUES ($1, $2, $3)", .text(origin.name),
            .text(key.description), .integer(isImported ? 1 : 0))
        _ = try connection.rows(
            "INSERT INTO mark(name, value) VALUES ($1, 0)", .text(RecurringWork.resolution.rawValue))
    }

    /// Brings older tables up to date, in one transaction: a failure leaves them as they were.
    private static func migrate(over connection: PostgreSQLConnection) throws {
        try connection.transaction {
            let version = try connection.rows("SELECT max(version) FROM ledger_version").first?.integer(0) ?? 0
            for step in PostgreSQLSchema.steps.dropFirst(Int(clamping: version)) { try connection.script(step) }
            guard version < PostgreSQLSchema.version else { return }
            _ = try connection.rows(
                "INSERT INTO ledger_version(version) VALUES ($1)", .integer(PostgreSQLSchema.version))
        }
    }
}

extension PostgreSQLConnection {
    fileprivate func rows(_ sql: String, _ values: SQLValue...) throws -> [SQLRow] {
        try sendOnce(sql, values, wantsRows: true)
        return try answers().last?.rows ?? []
    }

    /// Makes or changes tables, alone: whoever else is about to waits.
    fileprivate func transaction(_ body: () throws -> Void) throws {
        try script("BEGIN; SELECT pg_advisory_xact_lock(\(PostgreSQLSchema.lockClass), 0)")
        do {
            try body()
            try script("COMMIT")
        } catch {
            try? rollBack()
            throw error
        }
    }

    /// The version of the ledger's tables; `nil` where there are none.
    fileprivate func ledgerVersion(name: String) throws -> Int64? {
        let tables = try rows(
            "SELECT to_regclass('ledger_version')::text, to_regclass('ledger')::text, to_regclass('entry')::text")
        guard tables.first?.text(0) != nil else {
            guard tables.first?.text(1) == nil, tables.first?.text(2) == nil else {
                throw LedgerError(
                    .notALedger, "\(name): this database holds tables of something else; name another one")
            }
            return nil
        }
        let version = try rows("SELECT max(version) FROM ledger_version").first?.integer(0) ?? 0
        guard (1...PostgreSQLSchema.version).contains(version) else {
            let advice =
                version > PostgreSQLSchema.version
                ? "a newer sourcier wrote it: update this one, or name another ledger with --ledger"
                : "no sourcier wrote that; restore the database from a copy"
            throw LedgerError(
                .otherVersion,
                "\(name): a ledger of version \(version), and this program reads up to \(PostgreSQLSchema.version); "
                    + advice)
        }
        return version
    }
}
