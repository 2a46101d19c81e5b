import Synchronization

/// Carries what callers want to the thread that drives libcurl.
final class Mailbox: Sendable {
    typealias Reply = CheckedContinuation<Result<ExchangeResponse, ExchangeFailure>, Never>

    enum Command: Sendable {
        case start(id: UInt64, ExchangeRequest, CancellationFlag, Reply)
        case cancel(id: UInt64)
        case stop
    }

    private struct State {
        var commands: [Command] = []
        var lastID: UInt64 = 0
    }

    private let state = Mutex(State())
    private let wakeup: CurlMulti.Wakeup

    init(_ wakeup: CurlMulti.Wakeup) { self.wakeup = wakeup }

    func nextID() -> UInt64 {
        state.withLock { state in
            state.lastID &+= 1
            return state.lastID
        }
    }

    func post(_ command: Command) {
        state.withLock { state in
            state.commands.append(command)
            // With the lock held: the thread cannot see a stop, and close the handle, before this is over.
            wakeup.signal()
        }
    }

    func takeAll() -> [Command] {
        state.withLock { state in
            let commands = state.commands
            state.commands = []
            return commands
        }
    }
}

/// Whether an exchange was cancelled, even before it could begin.
final class CancellationFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .acquiring) }

    func set() { flag.store(true, ordering: .releasing) }
}
