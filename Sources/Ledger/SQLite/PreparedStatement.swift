internal import CSQLite
internal import GRDB

/// Runs one prepared statement over and over, with its values bound straight through SQLite's own interface.
///
/// Appending is the ledger's hot path, and it is three rows an entry; a verification looks up as many. This file owns
/// every pointer that is handed to SQLite. The bound bytes are copied by SQLite, so no pointer outlives its call.
struct PreparedStatement {
    enum Value {
        case null
        case integer(Int64)
        case text(String)
        case blob([UInt8])
        case hash(TreeHash)
    }

    private let statement: Statement

    /// Prepares a statement, or takes it from the connection's cache.
    init(_ db: Database, sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
    }

    /// SQLITE_TRANSIENT: SQLite copies what it is given.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// Runs a statement that answers nothing.
    func run(_ values: Value...) throws {
        try withBound(values) { handle in try check(sqlite3_step(handle), expecting: SQLITE_DONE) }
    }

    /// The first column of the first row as a number; `nil` where there is no row.
    func firstInteger(_ values: Value...) throws -> Int64? {
        try withBound(values) { handle in
            let code = sqlite3_step(handle)
            if code == SQLITE_DONE { return nil }
            try check(code, expecting: SQLITE_ROW)
            return sqlite3_column_int64(handle, 0)
        }
    }

    /// Runs a statement with a number and bytes, which SQLite reads where they are: they stand still until it is done.
    func run(_ number: Int64, _ bytes: UnsafeRawBufferPointer) throws {
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        try check(sqlite3_bind_int64(handle, 1, number), expecting: SQLITE_OK)
        guard let start = bytes.baseAddress else {
            try check(sqlite3_bind_zeroblob(handle, 2, 0), expecting: SQLITE_OK)
            return try check(sqlite3_step(handle), expecting: SQLITE_DONE)
        }
        try check(sqlite3_bind_blob64(handle, 2, start, UInt64(bytes.count), nil), expecting: SQLITE_OK)
        defer { sqlite3_bind_null(handle, 2) }
        try check(sqlite3_step(handle), expecting: SQLITE_DONE)
    }

    private func withBound<T>(_ values: [Value], _ body: (OpaquePointer) throws -> T) throws -> T {
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        for (place, value) in values.enumerated() {
            let column = Int32(truncatingIfNeeded: place + 1)
            try check(bind(value, to: column, of: handle), expecting: SQLITE_OK)
        }
        return try body(handle)
    }

    private func bind(_ value: Value, to column: Int32, of handle: OpaquePointer) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, column)
        case .integer(let number): return sqlite3_bind_int64(handle, column, number)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    guard let start = $0.baseAddress else {
                        return sqlite3_bind_text(handle, column, "", 0, Self.copied)
                    }
                    return sqlite3_bind_text64(
                        handle, column, start, UInt64($0.count), Self.copied, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes {
                guard let start = $0.baseAddress else { return sqlite3_bind_zeroblob(handle, column, 0) }
                return sqlite3_bind_blob64(handle, column, start, UInt64($0.count), Self.copied)
            }
        case .hash(let hash):
            return hash.withBytes { sqlite3_bind_blob(handle, column, $0.baseAddress, Int32($0.count), Self.copied) }
        }
    }

    private func check(_ code: Int32, expecting expected: Int32) throws {
        guard code != expected else { return }
        throw DatabaseError(statement, code: code)
    }
}

/// Goes through the rows of a query, whose bytes are looked at where SQLite has them: a verification reads three rows an
/// entry and copies none.
struct RowSequence {
    private let statement: Statement

    init(_ db: Database, sql: String) throws {
        statement = try db.makeStatement(sql: sql)
    }

    /// Goes to the next row; `false` behind the last one.
    func next() throws -> Bool {
        let code = sqlite3_step(statement.sqliteStatement)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw DatabaseError(statement, code: code)
    }

    /// A column of this row; `nil` where it is no integer.
    func integer(_ column: Int32) -> Int64? {
        guard sqlite3_column_type(statement.sqliteStatement, column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(statement.sqliteStatement, column)
    }

    /// The bytes of a column of this row, valid within the call; `nil` where it is null.
    func withBytes<R>(_ column: Int32, _ body: (UnsafeRawBufferPointer?) throws -> R) rethrows -> R {
        let handle = statement.sqliteStatement
        guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return try body(nil) }
        // The order is SQLite's: the pointer first, then the length in the form that the pointer shows.
        let start = sqlite3_column_blob(handle, column)
        return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}

extension DatabaseError {
    /// What SQLite says of a statement that failed.
    fileprivate init(_ statement: Statement, code: Int32) {
        let message = sqlite3_db_handle(statement.sqliteStatement).flatMap { sqlite3_errmsg($0) }
        self.init(resultCode: ResultCode(rawValue: code), message: message.map { String(cString: $0) })
    }
}
