/// A ledger's tables in a database of PostgreSQL's.
///
/// Reads go over several connections, each from one consistent state. Writes of all processes on all machines take turns by
/// an advisory lock that the server gives to the next when its holder ends or dies, so that one at a time appends to the
/// log.
final class PostgreSQLDatabase: Sendable {
    /// The address without its password, as messages name it.
    let name: String
    private let readers: ReaderPool
    private let writer: PostgreSQLWorker

    /// Connections beside the one that appends, at most.
    private static let width = 4

    init(address: String) {
        name = LedgerAddress.server(address).description
        readers = ReaderPool(address: address, width: Self.width)
        writer = PostgreSQLWorker(address: address)
    }
}

extension PostgreSQLDatabase: LedgerDatabase {
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        try await run(.reading, body)
    }

    func remember<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        try await run(.remembering, body)
    }

    private func run<T: Sendable>(
        _ purpose: PostgreSQLWorker.Purpose, _ body: @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        let reader = await readers.take()
        do {
            let result = try await reader.run(purpose, body)
            await readers.putBack(reader)
            return result
        } catch {
            await readers.putBack(reader)
            throw LedgerError.translated(error, address: name)
        }
    }

    /// What is erased is out of every answer at once; on the server's disk it stands until the tables are vacuumed and the
    /// write-ahead log is recycled, which is the server's business.
    func write<T: Sendable>(
        erases: Bool, _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        do {
            return try await writer.run(.writing, body)
        } catch {
            throw LedgerError.translated(error, address: name)
        }
    }

    /// The connections end when nobody uses them any more.
    func close() throws {}
}

/// Lends out connections, each to one reader at a time.
private actor ReaderPool {
    private let address: String
    private let width: Int
    private var idle: [PostgreSQLWorker] = []
    private var count = 0
    private var waiting: [CheckedContinuation<PostgreSQLWorker, Never>] = []

    init(address: String, width: Int) {
        self.address = address
        self.width = width
    }

    func take() async -> PostgreSQLWorker {
        if let worker = idle.popLast() { return worker }
        if count < width {
            count += 1
            return PostgreSQLWorker(address: address)
        }
        return await withCheckedContinuation { waiting.append($0) }
    }

    func putBack(_ worker: PostgreSQLWorker) {
        if waiting.isEmpty { idle.append(worker) } else { waiting.removeFirst().resume(returning: worker) }
    }
}
