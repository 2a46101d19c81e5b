/// One connection within one transaction, in the SQL that SQLite and PostgreSQL have in common.
///
/// A parameter is `$1`, `$2` and so on, and a statement names them first in that order: SQLite takes them for names that it
/// counts as they come. A session is used by one thread at a time.
protocol SQLSession: AnyObject {
    /// Runs a statement that answers nothing. Its failure may be told by a later call, at the latest when the transaction
    /// ends: a server is not waited for.
    func run(_ sql: String, with values: [SQLValue]) throws

    /// Runs a statement and returns how many rows it changed.
    func change(_ sql: String, with values: [SQLValue]) throws -> Int

    /// All rows of an answer that is known to be small.
    func rows(_ sql: String, with values: [SQLValue]) throws -> [SQLRow]

    /// Runs one statement for each of many sets of values, and returns the rows of all answers in their order.
    func rows(_ sql: String, forEach values: [[SQLValue]]) throws -> [SQLRow]

    /// Goes through an answer of any size; several may be under way.
    func sequence(_ sql: String, with values: [SQLValue]) throws -> any SQLSequence

    /// Appends a row to the log, the ledger's hot path.
    func append(_ bytes: UnsafeRawBufferPointer, at number: Int64, to table: LogTable) throws

    /// Locks rows of a table until the transaction ends, and returns the keys of those that somebody else holds.
    func lock(_ keys: [String], by column: String, of table: String) throws -> Set<String>

    /// Takes back what `body` changed where it throws.
    func savepoint(_ body: () throws -> Void) throws

    /// The index of the words of articles, which each database has in its own way.
    var wordIndex: any WordIndex { get }
}

extension SQLSession {
    func run(_ sql: String, _ values: SQLValue...) throws { try run(sql, with: values) }
    func change(_ sql: String, _ values: SQLValue...) throws -> Int { try change(sql, with: values) }
    func rows(_ sql: String, _ values: SQLValue...) throws -> [SQLRow] { try rows(sql, with: values) }
    func sequence(_ sql: String, _ values: SQLValue...) throws -> any SQLSequence { try sequence(sql, with: values) }

    /// The only row of an answer; `nil` where there is none.
    func row(_ sql: String, _ values: SQLValue...) throws -> SQLRow? { try rows(sql, with: values).first }

    /// The first column of the first row as a number; `nil` where there is no row, or it is null.
    func integer(_ sql: String, _ values: SQLValue...) throws -> Int64? {
        try rows(sql, with: values).first?.integer(0)
    }

    /// The first column of each row as a number.
    func integers(_ sql: String, _ values: SQLValue...) throws -> [Int64] {
        try rows(sql, with: values).compactMap { $0.integer(0) }
    }

    /// How many entries the log has.
    func logSize() throws -> Int64 { try integer("SELECT max(idx) + 1 FROM entry") ?? 0 }

    /// The newest signed checkpoint, as it stands in the table.
    func lastCheckpoint() throws -> String? {
        try row("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")?.text(0)
    }
}

/// The two tables of the log that grow with each entry.
enum LogTable: Sendable {
    /// The bytes of entries by their index.
    case entry
    /// The hashes of nodes in dense order.
    case node
}

/// Goes through the rows of an answer, whose bytes are looked at where they are: a verification reads three rows an entry
/// and copies none.
protocol SQLSequence: AnyObject {
    /// Goes to the next row; `false` behind the last one.
    func next() throws -> Bool
    /// A column of this row; `nil` where it is no integer.
    func integer(_ column: Int) -> Int64?
    /// Calls `body` with the bytes of a column of this row, which are valid within the call; with `nil` where it is null.
    func withBytes(_ column: Int, _ body: (UnsafeRawBufferPointer?) -> Void)
}

extension SQLSequence {
    /// The bytes of a column of this row; `nil` where it is null.
    func bytes(_ column: Int) -> [UInt8]? {
        var copy: [UInt8]?
        withBytes(column) { copy = $0.map { Array($0) } }
        return copy
    }

    /// A hash; `nil` where the column is null, or has no 32 bytes.
    func hash(_ column: Int) -> TreeHash? {
        var hash: TreeHash?
        withBytes(column) { hash = $0.flatMap { TreeHash(buffer: $0) } }
        return hash
    }

    /// A text in UTF-8; `nil` where the column is null or no UTF-8.
    func text(_ column: Int) -> String? {
        var text: String?
        withBytes(column) { text = $0.flatMap { String(validating: $0, as: UTF8.self) } }
        return text
    }
}
