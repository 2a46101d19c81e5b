/// Lets so many requests be worked on at a time; others wait in line, and what is too much is turned away.
actor WorkGate {
    private var free: Int
    private let most: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    init(working: Int, waiting: Int) {
        free = max(1, working)
        most = waiting
    }

    /// Does work when it is its turn; `nil` where the line is full.
    func run<T: Sendable>(_ work: @Sendable () async -> T) async -> T? {
        if free > 0 {
            free -= 1
        } else {
            guard line.count < most else { return nil }
            await withCheckedContinuation { line.append($0) }
        }
        let result = await work()
        if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
        return result
    }
}
