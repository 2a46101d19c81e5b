import Foundation
package import Testing

/// Runs tests that wait without suspending, for a process or a socket, on threads of their own: on a machine of two
/// cores two of them would hold up every other test, and the servers that those talk to.
package struct WaitingTrait: SuiteTrait, TestTrait, TestScoping {
    package let isRecursive = true

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
    }
}

extension Trait where Self == WaitingTrait {
    /// The tests block the threads that they run on.
    package static var waiting: Self { Self() }
}

/// Threads apart from those that all tests share.
package final class WaitingThreads: TaskExecutor {
    /// For tests that block, one for each core: processes are not to crowd each other out.
    package static let shared = WaitingThreads(count: ProcessInfo.processInfo.activeProcessorCount)
    /// For servers, which have to answer however many tests wait for their turn.
    package static let servers = WaitingThreads(count: 4)

    private let queue = OperationQueue()

    private init(count: Int) {
        queue.maxConcurrentOperationCount = count
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
