package import Foundation
import Synchronization

/// Starts processes one after the other: Foundation's `Process.run()` was seen to crash where many threads start some
/// at once (Swift 6.3.1 on Linux).
package enum ProcessStart {
    private static let turn = Mutex(())

    package static func run(_ process: Process) throws {
        try turn.withLock { _ in try process.run() }
    }
}
