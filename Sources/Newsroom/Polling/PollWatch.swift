public import Ledger

/// Keeps polling: round after round of what is due, until it is cancelled.
///
/// The schedule lies in the ledger, so that it goes on where it was after any end.
public struct PollWatch: Sendable {
    private let round: PollRound
    private let store: any LedgerStore
    private let clock: @Sendable () -> Int64
    private let pause: @Sendable (_ seconds: Int64) async throws -> Void

    /// A minute, in seconds: subscriptions that others added are seen after so long at the latest.
    private static let longestPause: Int64 = 60

    /// Makes a watch; `clock` gives seconds since 1970, `pause` waits for so many seconds and throws when cancelled.
    public init(
        round: PollRound, store: any LedgerStore, clock: @escaping @Sendable () -> Int64,
        pause: @escaping @Sendable (_ seconds: Int64) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.round = round
        self.store = store
        self.clock = clock
        self.pause = pause
    }

    /// Polls what is due, tells of each round in which something was polled, and waits for what is due next.
    ///
    /// A ledger whose server is away is waited for, and `troubled` is told once that it is. Throws `CancellationError` when
    /// it is cancelled, and `LedgerError`.
    public func run(
        progress: @escaping @Sendable (PollProgress) -> Void, troubled: (LedgerError) -> Void = { _ in },
        told: (PollRound.Outcome) async throws -> Void
    ) async throws -> Never {
        var troubles = 0
        while true {
            do {
                let wait = try await pollOnce(progress: progress, told: told)
                troubles = 0
                try await pause(wait)
            } catch let error as LedgerError {
                guard [.unreachable, .locked].contains(error.code) else { throw error }
                if troubles == 0 { troubled(error) }
                // Twice as long after each time in vain: whoever comes back isn't run over.
                try await pause(min(1 << min(troubles, 6), Self.longestPause))
                troubles += 1
            }
        }
    }

    /// Polls what is due, and returns for how many seconds there is nothing to do.
    private func pollOnce(
        progress: @escaping @Sendable (PollProgress) -> Void, told: (PollRound.Outcome) async throws -> Void
    ) async throws -> Int64 {
        let now = clock()
        let feeds = try await store.read { try $0.subscriptions() }
        // What lies on disk is never due by itself: it would be read without end.
        let watched = feeds.filter { !$0.url.hasPrefix("file:") && $0.state.goneSince == nil }
        let due = watched.filter { $0.state.suspendedSince == nil && ($0.state.nextPoll ?? now) <= now }
        if !due.isEmpty {
            let outcome = try await round.run(due, progress: progress)
            if outcome.feeds.contains(where: { $0.status != .skipped }) { try await told(outcome) }
        }
        try Task.checkCancellation()
        let next = watched.compactMap(\.state.nextPoll).filter { $0 > now }.min() ?? now + Self.longestPause
        return min(max(next - clock(), 1), Self.longestPause)
    }
}
