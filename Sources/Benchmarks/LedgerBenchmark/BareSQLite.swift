import Foundation
import GRDBSQLite

/// SQLite with nothing around it: what writing the ledger's rows costs at least.
final class BareSQLite {
    private var database: OpaquePointer?
    private var statements: [OpaquePointer?] = []

    init(path: String) {
        sqlite3_open(path, &database)
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        run("CREATE TABLE entry(idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
        run("CREATE TABLE node(i INTEGER PRIMARY KEY, hash BLOB NOT NULL)")
    }

    func close() {
        for statement in statements { sqlite3_finalize(statement) }
        sqlite3_close(database)
    }

    func run(_ sql: String) {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
            fatalError("sqlite: \(String(cString: sqlite3_errmsg(database)))")
        }
    }

    /// Makes a statement ready and gives its number.
    func prepare(_ sql: String) -> Int {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { fatalError(sql) }
        statements.append(statement)
        return statements.count - 1
    }

    func insert(_ number: Int, _ key: Int64, _ bytes: UnsafeRawBufferPointer) {
        let statement = statements[number]
        sqlite3_bind_int64(statement, 1, key)
        // SQLITE_STATIC: the bytes outlive the step.
        sqlite3_bind_blob(statement, 2, bytes.baseAddress, Int32(bytes.count), nil)
        guard sqlite3_step(statement) == SQLITE_DONE else { fatalError("insert") }
        sqlite3_reset(statement)
    }
}
