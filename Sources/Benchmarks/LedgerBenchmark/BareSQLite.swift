import Foundation
import GRDBSQLite

/// SQLite with nothing around it: what writing the ledger's rows costs at least.
final class BareSQLite {
    struct Failure: Error {
        let message: String
    }

    private var database: OpaquePointer?
    private var statements: [OpaquePointer?] = []

    init(path: String) throws {
        sqlite3_open(path, &database)
        try run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        try run("CREATE TABLE entry(idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
        try run("CREATE TABLE node(i INTEGER PRIMARY KEY, hash BLOB NOT NULL)")
    }

    func close() {
        for statement in statements { sqlite3_finalize(statement) }
        sqlite3_close(database)
    }

    func run(_ sql: String) throws { try check(sqlite3_exec(database, sql, nil, nil, nil), SQLITE_OK) }

    /// Makes a statement ready and gives its number.
    func prepare(_ sql: String) throws -> Int {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil), SQLITE_OK)
        statements.append(statement)
        return statements.count - 1
    }

    /// Inserts one row; the bytes outlive the step, so that SQLite needn't copy them.
    func insert(_ number: Int, _ key: Int64, _ bytes: UnsafeRawBufferPointer) throws {
        let statement = statements[number]
        sqlite3_bind_int64(statement, 1, key)
        sqlite3_bind_blob(statement, 2, bytes.baseAddress, Int32(bytes.count), nil)
        try check(sqlite3_step(statement), SQLITE_DONE)
        sqlite3_reset(statement)
    }

    private func check(_ code: Int32, _ expected: Int32) throws {
        if code != expected {
            throw Failure(message: sqlite3_errmsg(database).map { String(cString: $0) } ?? "\(code)")
        }
    }
}
