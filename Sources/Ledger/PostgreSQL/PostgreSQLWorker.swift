internal import Foundation

/// A thread of its own with one connection: what runs on it may wait for the server, and holds up nobody else.
actor PostgreSQLWorker {
    /// What a transaction is for.
    enum Purpose: Sendable {
        case reading
        /// What lies beside the log, while somebody else may append.
        case remembering
        /// Alone on the log, with the ledger's lock.
        case writing
    }

    private let executor: ThreadExecutor
    nonisolated let unownedExecutor: UnownedSerialExecutor
    private let address: String
    private var connection: PostgreSQLConnection?

    init(address: String) {
        self.address = address
        let executor = ThreadExecutor(label: "ledger")
        self.executor = executor
        unownedExecutor = executor.asUnownedSerialExecutor()
    }

    /// Runs a transaction; it is taken back where `body` or the server fails.
    func run<T: Sendable>(
        _ purpose: Purpose, _ body: @Sendable (any SQLSession) throws -> T
    ) throws -> T {
        try Task.checkCancellation()
        let connection = try begin(purpose)
        do {
            let session = PostgreSQLSession(connection)
            let result = try body(session)
            try session.finish()
            do { try connection.script("COMMIT") } catch var error as PostgreSQLError {
                error.isCommitting = true
                throw error
            }
            return result
        } catch {
            if !connection.isAlive || (try? connection.rollBack()) == nil { self.connection = nil }
            throw error
        }
    }

    func close() { connection = nil }

    /// Begins a transaction, over a new connection where the old one died while nobody used it.
    private func begin(_ purpose: Purpose) throws -> PostgreSQLConnection {
        if let connection, connection.isAlive {
            do {
                try connection.script(purpose.beginning)
                return connection
            } catch let error as PostgreSQLError where error.isDisconnected {
                self.connection = nil
            } catch {
                if (try? connection.rollBack()) == nil { self.connection = nil }
                throw error
            }
        }
        let made = try PostgreSQLConnection(address: address)
        connection = made
        do {
            try made.script(Self.settings)
            try made.script(purpose.beginning)
            return made
        } catch {
            connection = nil
            throw error
        }
    }

    /// Whoever waits a minute for the log's lock gives up; whoever holds it and is silent for a minute loses it, so that a
    /// machine that stands still doesn't stop the others. A server that can no longer reach this end finds that out too.
    private static let settings = """
        SET lock_timeout = '60s'; SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;
        SET tcp_keepalives_count = 3; SET tcp_user_timeout = 30000
        """
}

extension PostgreSQLWorker.Purpose {
    fileprivate var beginning: String {
        switch self {
        case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .remembering:
            "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '60s'"
        case .writing:
            """
            BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '60s';
            SELECT pg_advisory_xact_lock(\(PostgreSQLSchema.lockClass), ('entry'::regclass::oid::bigint % 2147483647)::int)
            """
        }
    }
}

/// Runs an actor's jobs one after the other on a thread that may wait.
private final class ThreadExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
