/// A transaction over one connection to PostgreSQL.
final class PostgreSQLSession: SQLSession {
    private let connection: PostgreSQLConnection
    private var entries = LogRows()
    private var nodes = LogRows()
    private var cursors = 0

    /// Rows of the log that wait to be sent together.
    private struct LogRows {
        var first: Int64 = 0
        var array = ByteaArray()
    }

    /// Bytes of one table's rows, after which they are sent.
    private static let batch = 1 << 20
    /// How many statements of a kind go out before their answers are read.
    private static let together = 64

    init(_ connection: PostgreSQLConnection) { self.connection = connection }

    func run(_ sql: String, with values: [SQLValue]) throws {
        try connection.send(sql, values, wantsRows: false)
    }

    func change(_ sql: String, with values: [SQLValue]) throws -> Int {
        try connection.send(sql, values, wantsRows: true)
        return try answers().last?.changed ?? 0
    }

    func rows(_ sql: String, with values: [SQLValue]) throws -> [SQLRow] {
        try sendLog()
        try connection.send(sql, values, wantsRows: true)
        return try answers().last?.rows ?? []
    }

    func rows(_ sql: String, forEach values: [[SQLValue]]) throws -> [SQLRow] {
        try finish()
        var rows: [SQLRow] = []
        for start in stride(from: 0, to: values.count, by: Self.together) {
            for values in values[start..<min(start + Self.together, values.count)] {
                try connection.send(sql, values, wantsRows: true)
            }
            for answer in try answers() { rows += answer.rows }
        }
        return rows
    }

    func sequence(_ sql: String, with values: [SQLValue]) throws -> any SQLSequence {
        try sendLog()
        cursors += 1
        let name = "c\(cursors)"
        try connection.sendOnce("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", values, wantsRows: false)
        return PostgreSQLSequence(connection, cursor: name)
    }

    func append(_ bytes: UnsafeRawBufferPointer, at number: Int64, to table: LogTable) throws {
        switch table {
        case .entry: try append(bytes, at: number, to: &entries, Self.insertEntries)
        case .node: try append(bytes, at: number, to: &nodes, Self.insertNodes)
        }
    }

    /// Nobody is waited for. What a locked row says has to be read by a statement of its own: this one may have begun before
    /// the last holder was done.
    func lock(_ keys: [String], by column: String, of table: String) throws -> Set<String> {
        let select = "SELECT \(column) FROM \(table) WHERE \(column) = $1"
        let values = keys.map { [SQLValue.text($0)] }
        let locked = try rows(select + " FOR UPDATE SKIP LOCKED", forEach: values).compactMap { $0.text(0) }
        let present = try rows(select, forEach: values).compactMap { $0.text(0) }
        return Set(present).subtracting(locked)
    }

    func savepoint(_ body: () throws -> Void) throws {
        // What was appended before is no part of the step.
        try sendLog()
        try connection.sendOnce("SAVEPOINT step", [], wantsRows: false)
        do {
            try body()
            try connection.sendOnce("RELEASE step", [], wantsRows: false)
        } catch {
            try connection.sendOnce("ROLLBACK TO step", [], wantsRows: false)
            throw error
        }
    }

    var wordIndex: any WordIndex { PostgreSQLWordIndex(session: self) }

    /// Sends what waits, and waits for what was sent.
    func finish() throws {
        try sendLog()
        _ = try answers()
    }

    private func answers() throws -> [PostgreSQLAnswer] { try connection.answers() }

    // MARK: The log

    private static let insertEntries = """
        INSERT INTO entry(idx, bytes) SELECT $1::bigint + n - 1, bytes FROM unnest($2::bytea[]) WITH ORDINALITY AS t(bytes, n)
        """
    private static let insertNodes = """
        INSERT INTO node(i, hash) SELECT $1::bigint + n - 1, hash FROM unnest($2::bytea[]) WITH ORDINALITY AS t(hash, n)
        """

    private func append(
        _ bytes: UnsafeRawBufferPointer, at number: Int64, to rows: inout LogRows, _ sql: String
    ) throws {
        if rows.array.count > 0, rows.first + Int64(rows.array.count) != number { try send(&rows, sql) }
        if rows.array.count == 0 { rows.first = number }
        rows.array.append(bytes)
        if rows.array.byteCount >= Self.batch { try send(&rows, sql) }
    }

    private func sendLog() throws {
        try send(&entries, Self.insertEntries)
        try send(&nodes, Self.insertNodes)
    }

    private func send(_ rows: inout LogRows, _ sql: String) throws {
        guard rows.array.count > 0 else { return }
        let end = rows.first + Int64(rows.array.count)
        // A tree of n entries has fewer than 2n nodes, and the partitions are cut accordingly.
        if end > connection.room {
            try connection.send("SELECT ledger_make_room($1)", [.integer(end)], wantsRows: true)
            connection.room = try answers().last?.integer(0, 0) ?? 0
        }
        try connection.send(sql, [.integer(rows.first), .blob(rows.array.bytes)], wantsRows: false)
        rows = LogRows()
    }
}

/// An array of byte strings in the server's binary form: its head, then each with its length in four bytes.
private struct ByteaArray {
    private var rows: [UInt8] = []
    private(set) var count = 0

    var byteCount: Int { rows.count }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        rows += Self.word(bytes.count)
        rows += bytes
        count += 1
    }

    /// One dimension, no nulls, of the type 17 (bytea), so many, counted from 1.
    var bytes: [UInt8] { [1, 0, 17, count, 1].flatMap(Self.word) + rows }

    private static func word(_ number: Int) -> [UInt8] {
        let number = UInt32(clamping: number)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

/// Goes through the rows of a cursor, a few at a time: as many as fit in about a megabyte.
final class PostgreSQLSequence: SQLSequence {
    private let connection: PostgreSQLConnection
    private let cursor: String
    private var answer: PostgreSQLAnswer?
    private var row = -1
    private var size = 16
    private var isAtEnd = false

    private static let most = 4096
    private static let bytes = 1 << 20

    init(_ connection: PostgreSQLConnection, cursor: String) {
        self.connection = connection
        self.cursor = cursor
    }

    func next() throws -> Bool {
        row += 1
        if let answer, row < answer.count { return true }
        if isAtEnd { return false }
        try connection.sendOnce("FETCH \(size) FROM \(cursor)", [], wantsRows: true)
        let fetched = try connection.answers().last
        isAtEnd = (fetched?.count ?? 0) < size
        if let fetched {
            size = fetched.byteCount < Self.bytes / 2 ? min(size * 2, Self.most) : max(1, size / 2)
        }
        (answer, row) = (fetched, 0)
        return row < fetched?.count ?? 0
    }

    func integer(_ column: Int) -> Int64? { answer?.integer(row, column) }

    func withBytes(_ column: Int, _ body: (UnsafeRawBufferPointer?) -> Void) {
        guard let answer else { return body(nil) }
        answer.withBytes(row, column, body)
    }
}
