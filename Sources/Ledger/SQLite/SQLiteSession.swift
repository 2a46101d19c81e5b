internal import GRDB

/// A transaction over one connection to SQLite.
final class SQLiteSession: SQLSession {
    private let db: Database
    /// The statements that append to the log, made when they are first needed.
    private var appending: (entry: SQLiteStatement, node: SQLiteStatement)?

    init(_ db: Database) { self.db = db }

    func run(_ sql: String, with values: [SQLValue]) throws { try SQLiteStatement(db, sql: sql).run(values) }

    func change(_ sql: String, with values: [SQLValue]) throws -> Int {
        try run(sql, with: values)
        return db.changesCount
    }

    func rows(_ sql: String, with values: [SQLValue]) throws -> [SQLRow] {
        try SQLiteStatement(db, sql: sql).rows(values)
    }

    func rows(_ sql: String, forEach values: [[SQLValue]]) throws -> [SQLRow] {
        let statement = try SQLiteStatement(db, sql: sql)
        return try values.flatMap { try statement.rows($0) }
    }

    func sequence(_ sql: String, with values: [SQLValue]) throws -> any SQLSequence {
        try SQLiteSequence(db, sql: sql, values: values)
    }

    func append(_ bytes: UnsafeRawBufferPointer, at number: Int64, to table: LogTable) throws {
        let statements = try appendingStatements()
        try (table == .entry ? statements.entry : statements.node).run(number, bytes)
    }

    private func appendingStatements() throws -> (entry: SQLiteStatement, node: SQLiteStatement) {
        if let appending { return appending }
        let made = (
            entry: try SQLiteStatement(db, sql: "INSERT INTO entry(idx, bytes) VALUES ($1, $2)"),
            node: try SQLiteStatement(db, sql: "INSERT INTO node(i, hash) VALUES ($1, $2)")
        )
        appending = made
        return made
    }

    /// Whoever writes is alone.
    func lock(_ keys: [String], by column: String, of table: String) throws -> Set<String> { [] }

    func savepoint(_ body: () throws -> Void) throws {
        try db.inSavepoint {
            try body()
            return .commit
        }
    }

    var wordIndex: any WordIndex { SQLiteWordIndex(session: self) }
}
