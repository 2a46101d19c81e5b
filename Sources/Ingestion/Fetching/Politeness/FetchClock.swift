import Foundation

/// The time, as those need it who wait: passed in, so that tests don't.
public struct FetchClock: Sendable {
    /// Time since some fixed moment, which no setting of the clock changes.
    public var steady: @Sendable () -> Duration
    /// Seconds since 1970.
    public var wall: @Sendable () -> Int64
    /// Waits; throws `CancellationError`.
    public var sleep: @Sendable (Duration) async throws -> Void

    public init(
        steady: @escaping @Sendable () -> Duration, wall: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.steady = steady
        self.wall = wall
        self.sleep = sleep
    }

    /// The system's clocks.
    public static var system: FetchClock {
        let start = ContinuousClock.now
        return FetchClock(
            steady: { ContinuousClock.now - start }, wall: { Int64(Date().timeIntervalSince1970) },
            sleep: { try await Task.sleep(for: $0) })
    }
}
