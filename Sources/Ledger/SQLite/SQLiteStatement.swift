internal import CSQLite
internal import GRDB

/// Runs one prepared statement over and over, with its values bound straight through SQLite's own interface.
///
/// Appending is the ledger's hot path, and it is three rows an entry; a verification looks up as many. This file owns
/// every pointer that is handed to SQLite or comes from it. The bound bytes are copied by SQLite, so no pointer outlives
/// its call.
struct SQLiteStatement {
    private let statement: Statement

    /// Prepares a statement, or takes it from the connection's cache.
    init(_ db: Database, sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
    }

    /// SQLITE_TRANSIENT: SQLite copies what it is given.
    fileprivate static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// Runs a statement that answers nothing.
    func run(_ values: [SQLValue]) throws {
        try withBound(values) { handle in try statement.check(sqlite3_step(handle), expecting: SQLITE_DONE) }
    }

    /// All rows of its answer.
    func rows(_ values: [SQLValue]) throws -> [SQLRow] {
        try withBound(values) { handle in
            let count = sqlite3_column_count(handle)
            var rows: [SQLRow] = []
            while true {
                let code = sqlite3_step(handle)
                if code == SQLITE_DONE { return rows }
                try statement.check(code, expecting: SQLITE_ROW)
                rows.append(SQLRow(values: (0..<count).map { Self.value($0, of: handle) }))
            }
        }
    }

    /// Runs a statement with a number and bytes, which SQLite reads where they are: they stand still until it is done.
    func run(_ number: Int64, _ bytes: UnsafeRawBufferPointer) throws {
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        try statement.check(sqlite3_bind_int64(handle, 1, number), expecting: SQLITE_OK)
        guard let start = bytes.baseAddress else {
            try statement.check(sqlite3_bind_zeroblob(handle, 2, 0), expecting: SQLITE_OK)
            return try statement.check(sqlite3_step(handle), expecting: SQLITE_DONE)
        }
        try statement.check(sqlite3_bind_blob64(handle, 2, start, UInt64(bytes.count), nil), expecting: SQLITE_OK)
        defer { sqlite3_bind_null(handle, 2) }
        try statement.check(sqlite3_step(handle), expecting: SQLITE_DONE)
    }

    private func withBound<T>(_ values: [SQLValue], _ body: (OpaquePointer) throws -> T) throws -> T {
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        try statement.bind(values)
        return try body(handle)
    }

    private static func value(_ column: Int32, of handle: OpaquePointer) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        case SQLITE_BLOB:
            // The order is SQLite's: the pointer first, then the length in the form that the pointer shows.
            let start = sqlite3_column_blob(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default:
            let start = sqlite3_column_text(handle, column)
            let count = Int(sqlite3_column_bytes(handle, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        }
    }
}

extension Statement {
    fileprivate func bind(_ values: [SQLValue]) throws {
        for (place, value) in values.enumerated() {
            try check(bind(value, to: Int32(truncatingIfNeeded: place + 1)), expecting: SQLITE_OK)
        }
    }

    private func bind(_ value: SQLValue, to column: Int32) -> Int32 {
        let (handle, copied) = (sqliteStatement, SQLiteStatement.copied)
        switch value {
        case .null: return sqlite3_bind_null(handle, column)
        case .integer(let number): return sqlite3_bind_int64(handle, column, number)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    guard let start = $0.baseAddress else { return sqlite3_bind_text(handle, column, "", 0, copied) }
                    return sqlite3_bind_text64(handle, column, start, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes {
                guard let start = $0.baseAddress else { return sqlite3_bind_zeroblob(handle, column, 0) }
                return sqlite3_bind_blob64(handle, column, start, UInt64($0.count), copied)
            }
        case .hash(let hash):
            return hash.withBytes { sqlite3_bind_blob(handle, column, $0.baseAddress, Int32($0.count), copied) }
        }
    }

    fileprivate func check(_ code: Int32, expecting expected: Int32) throws {
        guard code != expected else { return }
        throw DatabaseError(self, code: code)
    }
}

/// Goes through the rows of a query in SQLite.
final class SQLiteSequence: SQLSequence {
    private let statement: Statement

    /// Prepares a statement of its own: others may be under way.
    init(_ db: Database, sql: String, values: [SQLValue]) throws {
        statement = try db.makeStatement(sql: sql)
        try statement.bind(values)
    }

    func next() throws -> Bool {
        let code = sqlite3_step(statement.sqliteStatement)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw DatabaseError(statement, code: code)
    }

    func integer(_ column: Int) -> Int64? {
        let (handle, column) = (statement.sqliteStatement, Int32(truncatingIfNeeded: column))
        guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(handle, column)
    }

    func withBytes(_ column: Int, _ body: (UnsafeRawBufferPointer?) -> Void) {
        let (handle, column) = (statement.sqliteStatement, Int32(truncatingIfNeeded: column))
        guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return body(nil) }
        let start = sqlite3_column_blob(handle, column)
        body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
}

extension DatabaseError {
    /// What SQLite says of a statement that failed.
    fileprivate init(_ statement: Statement, code: Int32) {
        let message = sqlite3_db_handle(statement.sqliteStatement).flatMap { sqlite3_errmsg($0) }
        self.init(resultCode: ResultCode(rawValue: code), message: message.map { String(cString: $0) })
    }
}
