import Ledger
import Synchronization

/// A ledger in which writes that come at the same time share a transaction.
///
/// A transaction costs a wait for the disk and a signature, however little it writes, and a round with many feeds in work
/// has many small things to write. Whoever comes while nobody writes begins a transaction; whoever comes while it is
/// being written goes into the next. Each write is as durable when it returns as it would be alone; a failure is told to
/// the one whose write it was, and the others are written without it.
actor GroupedLedger: LedgerStore {
    /// What becomes of a write that waits.
    private enum Turn: Sendable {
        case done((any Error)?)
        /// It is to write itself, and the others that wait with it.
        case lead
    }

    private struct Job: Sendable {
        var seconds: Int64
        var body: @Sendable (any LedgerWriter) throws -> Void
    }

    private struct Waiting {
        var job: Job
        var turn: CheckedContinuation<Turn, Never>
    }

    /// The most writes in one transaction, so that other processes get a turn.
    private static let mostTogether = 64

    private let store: any LedgerStore
    private var waiting: [Waiting] = []
    private var isBusy = false

    init(_ store: any LedgerStore) {
        self.store = store
    }

    nonisolated var origin: String { store.origin }

    func read<T: Sendable>(_ body: @escaping @Sendable (any LedgerReader) throws -> T) async throws -> T {
        try await store.read(body)
    }

    /// Writes as the ledger does; the entries of one transaction bear the time of the youngest write in it.
    func write<T: Sendable>(
        at seconds: Int64, _ body: @escaping @Sendable (any LedgerWriter) throws -> T
    ) async throws -> T {
        let result = Result<T>()
        try await run(
            Job(seconds: seconds) { writer in
                let value = try body(writer)
                result.value.withLock { $0 = value }
            })
        guard let value = result.value.withLock({ $0 }) else { throw CancellationError() }
        return value
    }

    func remember<T: Sendable>(_ body: @escaping @Sendable (any LedgerMemory) throws -> T) async throws -> T {
        try await store.remember(body)
    }

    func verify(against checkpoint: String?) async throws -> VerificationReport {
        try await store.verify(against: checkpoint)
    }

    func head() async throws -> String { try await store.head() }

    /// What a write answers, for the time between its transaction and its return.
    private final class Result<T: Sendable>: Sendable {
        let value = Mutex<T?>(nil)
    }

    /// Returns once a job is durable; throws its failure.
    private func run(_ job: Job) async throws {
        if isBusy {
            let turn = await withCheckedContinuation { waiting.append(Waiting(job: job, turn: $0)) }
            if case .done(let error) = turn {
                if let error { throw error }
                return
            }
        }
        isBusy = true
        let others = Array(waiting.prefix(Self.mostTogether - 1))
        waiting.removeFirst(others.count)
        let failures = await commit([job] + others.map(\.job))
        for (other, failure) in zip(others, failures.dropFirst()) { other.turn.resume(returning: .done(failure)) }
        if waiting.isEmpty {
            isBusy = false
        } else {
            waiting.removeFirst().turn.resume(returning: .lead)
        }
        if let failure = failures.first, let failure { throw failure }
    }

    /// Writes jobs in one transaction, without those that fail; returns why each of these did.
    private func commit(_ jobs: [Job]) async -> [(any Error)?] {
        var failures = [(any Error)?](repeating: nil, count: jobs.count)
        var left = Array(jobs.indices)
        while let newest = left.map({ jobs[$0].seconds }).max() {
            let together = left
            let failed = Result<Int>()
            do {
                try await store.write(at: newest) { writer in
                    for index in together {
                        failed.value.withLock { $0 = index }
                        try jobs[index].body(writer)
                    }
                    failed.value.withLock { $0 = nil }
                }
                return failures
            } catch {
                guard let index = failed.value.withLock({ $0 }) else {
                    // The transaction itself could not be begun or ended.
                    for index in left { failures[index] = error }
                    return failures
                }
                failures[index] = error
                left.removeAll { $0 == index }
            }
        }
        return failures
    }
}
