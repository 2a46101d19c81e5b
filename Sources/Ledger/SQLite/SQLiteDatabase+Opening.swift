internal import Foundation
internal import GRDB

extension SQLiteDatabase {
    /// Opens the ledger in a file, or makes it with the key that `key` gives for its origin.
    static func open(
        path: String, create: Bool, origin: String?, patience: Double,
        key: (LogOrigin) -> SigningKey = { SigningKey(origin: $0) }
    ) throws -> StoredLedger {
        let keyFile = KeyFile(base: path)
        let version = try headerVersion(of: path)
        let isThere = version != nil
        guard isThere || create else { throw noLedger(at: path) }
        return try LedgerError.translating(path: path) {
            if let version, version < SQLiteSchema.version { try SQLiteMigration(path: path, patience: patience).run() }
            if !isThere { try prepare(path, origin: origin, keyFile: keyFile, patience: patience, key: key) }
            if let ledger = try connect(path, patience: patience) { return ledger }
            // The process that made the file died before it was done: nothing was recorded.
            guard create else { throw noLedger(at: path) }
            try prepare(path, origin: origin, keyFile: keyFile, patience: patience, key: key)
            guard let ledger = try connect(path, patience: patience) else { throw noLedger(at: path) }
            return ledger
        }
    }

    private static func noLedger(at path: String) -> LedgerError {
        LedgerError(
            .noLedger, "\(path): there is no ledger yet; run 'sourcier poll feeds/sample' (or another list) first")
    }

    /// Looks at the file's first bytes without touching it, so that a stranger's database is left as it is.
    ///
    /// - Returns: the version of the ledger's tables; `nil` where there is none, an empty file counting as none.
    static func headerVersion(of path: String) throws -> Int32? {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return nil }
        let notALedger = LedgerError(.notALedger, "\(path): this is no ledger; name another file with --ledger")
        guard !isDirectory.boolValue else { throw notALedger }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw LedgerError(.inputOutput, "\(path): the file cannot be read; check its permissions")
        }
        defer { try? file.close() }
        let header: [UInt8]
        do { header = Array(try file.read(upToCount: 100) ?? Data()) } catch {
            throw LedgerError(.inputOutput, "\(path): reading failed: \(error.localizedDescription)")
        }
        if header.isEmpty { return nil }
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else { throw notALedger }
        // The version and the application id are fields of the header, at bytes 60 and 68
        // (https://www.sqlite.org/fileformat.html#the_database_header).
        func field(at place: Int) -> Int32 {
            Int32(bitPattern: header[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        }
        guard field(at: 68) == SQLiteSchema.applicationID else { throw notALedger }
        let version = field(at: 60)
        try check(version: version, of: path)
        return version
    }

    /// An older version can be brought up to date, a newer one can't be read.
    private static func check(version: Int32, of path: String) throws {
        guard !(1...SQLiteSchema.version).contains(version) else { return }
        let advice =
            version > SQLiteSchema.version
            ? "a newer sourcier wrote it: update this one, or name another ledger with --ledger"
            : "no sourcier wrote that; restore the file from a copy"
        throw LedgerError(
            .otherVersion,
            "\(path): a ledger of version \(version), and this program reads up to \(SQLiteSchema.version); \(advice)")
    }

    static func configuration(patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.label = "ledger"
        return configuration
    }

    /// Makes the tables for a copy of a log, where there are none; its key is known and not made.
    static func prepareCopy(
        at path: String, of origin: LogOrigin, key: VerificationKey, isImported: Bool, patience: Double = 5
    ) throws {
        try LedgerError.translating(path: path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration(patience: patience))
            defer { try? queue.close() }
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    guard try !db.tableExists("ledger") else { return .commit }
                    try makeTables(in: db)
                    try db.execute(
                        sql: "INSERT INTO ledger(origin, vkey, imported) VALUES (?, ?, ?)",
                        arguments: [origin.name, key.description, isImported ? 1 : 0])
                    return .commit
                }
            }
        }
    }

    private static func makeTables(in db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(SQLiteSchema.version)")
        try db.execute(sql: SQLiteSchema.log)
        try db.execute(sql: SQLiteSchema.derived)
        for step in SQLiteSchema.steps { try db.execute(sql: step) }
        try db.execute(
            sql: "INSERT INTO mark(name, value) VALUES (?, 0)", arguments: [RecurringWork.resolution.rawValue])
    }

    /// Makes the tables, in one transaction and before the file keeps a write-ahead log: from the first moment its header
    /// says what it is.
    private static func prepare(
        _ path: String, origin: String?, keyFile: KeyFile, patience: Double, key makeKey: (LogOrigin) -> SigningKey
    ) throws {
        let name = origin ?? "localhost/\(UUID().uuidString.lowercased())"
        guard let identity = LogOrigin(name) else {
            throw LedgerError(
                .badEntry, "\(name): an origin has no scheme, no blank and no '+', like 'example.org/ledger'")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration(patience: patience))
        defer { try? queue.close() }
        let isNew = try queue.writeWithoutTransaction { db in
            var isNew = false
            try db.inTransaction(.immediate) {
                // Another process may have been faster.
                guard try !db.tableExists("ledger") else { return .commit }
                guard !keyFile.exists else {
                    throw LedgerError(
                        .key,
                        """
                        \(keyFile.path): a signing key is here, but its ledger isn't; restore the ledger, or move the key \
                        away to begin a new one
                        """)
                }
                let key = makeKey(identity)
                try keyFile.prepare(key)
                try makeTables(in: db)
                try db.execute(
                    sql: "INSERT INTO ledger(origin, vkey) VALUES (?, ?)",
                    arguments: [identity.name, key.verificationKey.description])
                let note = try key.sign(Checkpoint(origin: identity, size: .zero, root: .empty)).note
                try db.execute(sql: "INSERT INTO checkpoint(size, note) VALUES (0, ?)", arguments: [note])
                isNew = true
                return .commit
            }
            return isNew
        }
        if isNew { try keyFile.settle() }
    }

    /// Opens what was made; `nil` where the tables are missing.
    private static func connect(_ path: String, patience: Double) throws -> StoredLedger? {
        let pool = try SQLiteConnection.open(path: path, patience: patience)
        let version = try pool.read { try Int32.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        let meta = try pool.read { db in
            try db.tableExists("ledger") ? Row.fetchOne(db, sql: "SELECT * FROM ledger") : nil
        }
        guard let meta else {
            try pool.close()
            return nil
        }
        try check(version: version, of: path)
        if version < SQLiteSchema.version {
            // The header was older than what the write-ahead log holds.
            try pool.close()
            try SQLiteMigration(path: path, patience: patience).run()
            return try connect(path, patience: patience)
        }
        guard let identity = LogOrigin(meta["origin"]), let first = VerificationKey(meta["vkey"] as String) else {
            throw LedgerError(.inconsistent, "\(path): the ledger's origin or key is damaged; restore it from a copy")
        }
        // What is damaged is for a verification to say.
        let key = (try? pool.read { try LogKeys(session: SQLiteSession($0)).chain().newest }) ?? first
        return StoredLedger(
            address: path, identity: identity, verificationKey: key, firstKey: first,
            isImported: meta["imported"] ?? false,
            keyBase: path, database: SQLiteDatabase(path: path, pool: pool))
    }
}
