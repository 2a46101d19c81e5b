internal import CPostgreSQL

/// One connection to a PostgreSQL server, over libpq (https://www.postgresql.org/docs/15/libpq.html).
///
/// This file owns every pointer that is handed to libpq or comes from it. Statements go out in pipeline mode: nobody waits
/// for the answer of one that answers nothing, and a failure is told when the next answer is waited for. A connection is
/// used by one thread at a time.
final class PostgreSQLConnection {
    private let handle: OpaquePointer
    /// The names of prepared statements by their text.
    private var prepared: [String: String] = [:]
    private var names = 0
    /// What was sent since the answers were last waited for: for each, whether its rows are wanted.
    private var sent: [Bool] = []
    private var failure: PostgreSQLError?
    /// How many entries the log's partitions have room for, as far as this connection knows.
    var room: Int64 = 0

    /// The most statements that go out before their answers are read: few enough that no answer waits for a reader while
    /// this end waits to write.
    private static let mostSent = 256

    /// Connects; what the address leaves open is taken from the environment as other programs do (`PGPASSWORD`,
    /// `~/.pgpass`, `PGSSLMODE`).
    init(address: String) throws {
        // The later counts: the address can change the first ones, and not the last.
        let options = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "30000"), ("fallback_application_name", "sourcier"),
            ("dbname", address), ("client_encoding", "UTF8"),
        ]
        let connection = Self.withPointers(options.map(\.0)) { names in
            Self.withPointers(options.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let connection else {
            throw PostgreSQLError(state: "", message: "out of memory", isDisconnected: true)
        }
        guard PQstatus(connection) == CONNECTION_OK else {
            defer { PQfinish(connection) }
            throw PostgreSQLError(
                state: "", message: String(cString: PQerrorMessage(connection)), isDisconnected: true)
        }
        // Notices are for people at a terminal of psql.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        handle = connection
    }

    deinit { PQfinish(handle) }

    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Whether a transaction is open, sound or failed.
    var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Runs statements one after the other, with no parameters, and waits for them.
    func script(_ sql: String) throws {
        _ = try answers()
        guard PQpipelineStatus(handle) == PQ_PIPELINE_OFF || PQexitPipelineMode(handle) == 1 else { throw lastError() }
        let result = PostgreSQLAnswer(PQexec(handle, sql))
        if let error = result.error(isAlive: isAlive) { throw error }
    }

    /// Sends a statement, which is prepared the first time; `wantsRows` where its rows are looked at.
    func send(_ sql: String, _ values: [SQLValue], wantsRows: Bool) throws {
        let name: String
        if let known = prepared[sql] {
            name = known
        } else {
            name = "s\(names)"
            names += 1
            try enterPipeline()
            try check(PQsendPrepare(handle, name, sql, 0, nil))
            sent.append(false)
            prepared[sql] = name
        }
        try enterPipeline()
        try check(
            Self.withParameters(values) { count, values, lengths, formats in
                PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1)
            })
        try note(wantsRows: wantsRows)
    }

    /// Sends a statement that is run this once, without preparing it.
    func sendOnce(_ sql: String, _ values: [SQLValue], wantsRows: Bool) throws {
        try enterPipeline()
        try check(
            Self.withParameters(values) { count, values, lengths, formats in
                PQsendQueryParams(handle, sql, count, nil, values, lengths, formats, 1)
            })
        try note(wantsRows: wantsRows)
    }

    /// Waits for everything that was sent, and returns the answers whose rows are wanted, in order.
    ///
    /// Throws the first failure among what was sent; what came behind it was not run.
    func answers() throws -> [PostgreSQLAnswer] {
        guard !sent.isEmpty else { return [] }
        try check(PQpipelineSync(handle))
        defer { sent.removeAll(keepingCapacity: true) }
        var wanted: [PostgreSQLAnswer] = []
        for wantsRows in sent {
            let answer = PostgreSQLAnswer(PQgetResult(handle))
            if failure == nil { failure = answer.error(isAlive: isAlive) }
            guard isAlive else { break }
            if wantsRows { wanted.append(answer) }
            // A null marks the end of each answer.
            while let rest = PQgetResult(handle) { PQclear(rest) }
        }
        if isAlive { PQclear(PQgetResult(handle)) }
        if let failure {
            self.failure = nil
            throw failure
        }
        return wanted
    }

    /// Takes back an open transaction, with whatever was sent and nobody waited for.
    func rollBack() throws {
        _ = try? answers()
        try script("ROLLBACK")
        // Which of the statements that were to be prepared are, and what became of the log's partitions, is not known.
        try script("DEALLOCATE ALL")
        prepared.removeAll()
        room = 0
    }

    private func note(wantsRows: Bool) throws {
        sent.append(wantsRows)
        // Rows that are wanted are waited for by whoever sent for them.
        if sent.count >= Self.mostSent, !sent.contains(true) { _ = try answers() }
    }

    private func enterPipeline() throws {
        guard PQpipelineStatus(handle) == PQ_PIPELINE_OFF else { return }
        try check(PQenterPipelineMode(handle))
    }

    private func check(_ isSent: Int32) throws {
        guard isSent == 1 else { throw lastError() }
    }

    private func lastError() -> PostgreSQLError {
        PostgreSQLError(state: "", message: String(cString: PQerrorMessage(handle)), isDisconnected: !isAlive)
    }
}

// MARK: Parameters

extension PostgreSQLConnection {
    private typealias Pointers = UnsafePointer<UnsafePointer<CChar>?>

    /// Lays texts out one behind the other, each with a zero at its end, and hands over pointers to them.
    private static func withPointers<R>(_ texts: [String], _ body: (Pointers?) -> R) -> R {
        withParameters(texts.map { .text($0) }, ends: true) { _, values, _, _ in body(values) }
    }

    /// Hands parameters over in libpq's form: numbers and texts as text, bytes as they are. The pointers are valid within
    /// the call.
    private static func withParameters<R>(
        _ values: [SQLValue], ends: Bool = false,
        _ body: (Int32, Pointers?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> R
    ) -> R {
        var bytes: [UInt8] = []
        var starts: [Int?] = []
        var lengths: [Int32] = []
        var formats: [Int32] = []
        for value in values {
            let start = bytes.count
            switch value {
            case .null: break
            case .integer(let number): bytes += String(number).utf8
            // The server's texts have no zero in them.
            case .text(let text): bytes += text.utf8.map { $0 == 0 ? UInt8(ascii: " ") : $0 }
            case .blob(let blob): bytes += blob
            case .hash(let hash): hash.withBytes { bytes += $0 }
            }
            starts.append(value == .null ? nil : start)
            lengths.append(Int32(clamping: bytes.count - start))
            formats.append(value.isBinary ? 1 : 0)
            bytes.append(0)
        }
        if ends { starts.append(nil) }
        return bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { buffer in
                let pointers = starts.map { start in start.flatMap { buffer.baseAddress?.advanced(by: $0) } }
                return pointers.withUnsafeBufferPointer {
                    body(Int32(clamping: values.count), $0.baseAddress, lengths, formats)
                }
            }
        }
    }
}

extension SQLValue {
    fileprivate var isBinary: Bool {
        switch self {
        case .blob, .hash: true
        case .null, .integer, .text: false
        }
    }
}

/// The answer to a statement, its values in the server's binary form.
final class PostgreSQLAnswer {
    private let result: OpaquePointer?

    fileprivate init(_ result: OpaquePointer?) { self.result = result }

    deinit { PQclear(result) }

    fileprivate func error(isAlive: Bool) -> PostgreSQLError? {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC, PGRES_SINGLE_TUPLE: return nil
        default:
            // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY are characters, which C shows as numbers.
            let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
            let message = PQresultErrorField(result, Int32(UInt8(ascii: "M"))) ?? PQresultErrorMessage(result)
            return PostgreSQLError(
                state: state, message: message.map { String(cString: $0) } ?? "the connection was lost",
                isDisconnected: !isAlive)
        }
    }

    var count: Int { Int(PQntuples(result)) }

    /// How many rows the statement changed.
    var changed: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    var rows: [SQLRow] {
        let columns = 0..<Int(PQnfields(result))
        return (0..<count).map { row in SQLRow(values: columns.map { value(row, $0) }) }
    }

    /// Calls `body` with the bytes of a value as the server sent them; with `nil` where it is null.
    func withBytes<R>(_ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer?) -> R) -> R {
        let (row, column) = (Int32(clamping: row), Int32(clamping: column))
        guard row < PQntuples(result), column < PQnfields(result), PQgetisnull(result, row, column) == 0 else {
            return body(nil)
        }
        let count = Int(PQgetlength(result, row, column))
        return body(UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: count))
    }

    /// The bytes that the answer's values have together.
    var byteCount: Int {
        (0..<PQntuples(result)).reduce(0) { sum, row in
            (0..<PQnfields(result)).reduce(sum) { $0 + Int(PQgetlength(result, row, $1)) }
        }
    }

    /// A number; `nil` where the value is null, or something else.
    func integer(_ row: Int, _ column: Int) -> Int64? {
        guard isInteger(column) else { return nil }
        return withBytes(row, column) { bytes in
            guard let bytes, let first = bytes.first else { return nil }
            // The highest byte first, and its sign.
            return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
        }
    }

    private func value(_ row: Int, _ column: Int) -> SQLValue {
        if let number = integer(row, column) { return .integer(number) }
        let isBytes = PQftype(result, Int32(clamping: column)) == Self.bytea
        return withBytes(row, column) { bytes in
            guard let bytes else { return .null }
            return isBytes ? .blob(Array(bytes)) : .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// int8, int4, int2 and bool, by their numbers in the server's table of types.
    private func isInteger(_ column: Int) -> Bool {
        switch PQftype(result, Int32(clamping: column)) {
        case 20, 23, 21, 16: true
        default: false
        }
    }

    private static let bytea: Oid = 17
}
