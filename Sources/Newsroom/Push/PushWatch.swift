/// Keeps subscriptions at hubs, and takes in what hubs push, until it is cancelled.
public struct PushWatch: Sendable {
    private let desk: PushDesk
    private let round: PollRound
    private let pause: @Sendable (_ seconds: Int64) async throws -> Void

    /// In seconds: how soon a hub is asked that is due; those that a round found are asked behind it.
    private static let rhythm: Int64 = 300
    /// How often a push is tried whose feed is being polled at that moment, and how many seconds apart.
    private static let tries = 12
    private static let between: Int64 = 5

    /// Makes a watch; `pause` waits for so many seconds and throws when cancelled.
    public init(
        desk: PushDesk, round: PollRound,
        pause: @escaping @Sendable (_ seconds: Int64) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.desk = desk
        self.round = round
        self.pause = pause
    }

    /// Asks hubs as they are due, and tells what each push came to.
    ///
    /// Throws `CancellationError` when it is cancelled, and `LedgerError`.
    public func run(told: @escaping @Sendable (FeedResult) async throws -> Void) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                while true {
                    try await desk.renew()
                    try await pause(Self.rhythm)
                }
            }
            group.addTask {
                for await push in desk.pushes {
                    if let result = try await take(push) { try await told(result) }
                }
                // The stream ends when the task is cancelled, and not before.
                throw CancellationError()
            }
        }
    }

    /// `nil` where the feed stayed in other hands; its poll finds what was pushed.
    private func take(_ push: PushedContent) async throws -> FeedResult? {
        for _ in 0..<Self.tries {
            try Task.checkCancellation()
            if let result = try await round.take(push) { return result }
            try await pause(Self.between)
        }
        return nil
    }
}
