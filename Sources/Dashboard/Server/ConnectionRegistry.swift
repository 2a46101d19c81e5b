import Foundation
import Synchronization

/// Which connections are open and until when each may do what it does.
///
/// One sweep a second ends those that overstay, so that neither a slow client nor ten thousand silent ones keep others
/// out. A socket is shut down here and closed by its owner, who has left the registry by then: no descriptor that was
/// given out anew is ever touched.
final class ConnectionRegistry: Sendable {
    typealias ID = UInt64

    private struct Entry {
        let file: Int32
        var deadline: ContinuousClock.Instant
        var isWaiting = true
        var isEnded = false
    }

    private struct State {
        var entries: [ID: Entry] = [:]
        var next: ID = 0
        var ended = 0
        var streams = 0
    }

    private let limits: ServerLimits
    private let state = Mutex(State())

    init(limits: ServerLimits) { self.limits = limits }

    /// Takes a connection in; `nil` where there are too many and none can give way.
    func enter(_ file: Int32) -> ID? {
        state.withLock { state in
            if state.entries.count - state.ended >= limits.connections {
                // Numbers grow, so the least is the oldest.
                let oldest = state.entries.filter { $0.value.isWaiting && !$0.value.isEnded }.keys.min()
                guard let oldest else { return nil }
                Self.end(oldest, in: &state)
            }
            let id = state.next
            state.next += 1
            state.entries[id] = Entry(file: file, deadline: .now + .seconds(limits.headSeconds))
            return id
        }
    }

    /// Sets until when a connection may do what it does now; `waiting` says that it has asked nothing yet.
    func allow(_ id: ID, seconds: Double, waiting: Bool) {
        state.withLock { state in
            state.entries[id]?.deadline = .now + .seconds(seconds)
            state.entries[id]?.isWaiting = waiting
        }
    }

    func leave(_ id: ID) {
        state.withLock { state in
            if state.entries.removeValue(forKey: id)?.isEnded == true { state.ended -= 1 }
        }
    }

    /// Ends what has overstayed.
    func sweep(now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            for (id, entry) in state.entries where entry.deadline < now && !entry.isEnded { Self.end(id, in: &state) }
        }
    }

    /// Whether one more stream may begin; each that begins has to end.
    func beginStream() -> Bool {
        state.withLock { state in
            guard state.streams < limits.streams else { return false }
            state.streams += 1
            return true
        }
    }

    func endStream() { state.withLock { $0.streams -= 1 } }

    var count: Int { state.withLock { $0.entries.count - $0.ended } }

    private static func end(_ id: ID, in state: inout State) {
        guard let entry = state.entries[id] else { return }
        state.entries[id]?.isEnded = true
        state.ended += 1
        _ = shutdown(entry.file, Int32(SHUT_RDWR))
    }
}
