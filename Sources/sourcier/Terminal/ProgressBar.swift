import Foundation
import Synchronization

/// A bar on standard error with counts and a rate, for work that takes a while. It shows itself only on a terminal.
final class ProgressBar: Sendable {
    private struct State {
        var done = 0
        var total: Int
        var lastDrawn: Double = 0
        var isDrawn = false
    }

    private let state: Mutex<State>
    private let label: String
    private let unit: String
    private let isShown: Bool
    private let start = ProgressBar.now

    init(_ label: String, unit: String, total: Int, quiet: Bool) {
        self.label = label
        self.unit = unit
        state = Mutex(State(total: total))
        isShown = !quiet && Terminal.errorIsTerminal
    }

    /// Counts more work that is to be done.
    func expect(_ count: Int) {
        state.withLock { $0.total += count }
    }

    func advance() { change { $0.done += 1 } }

    /// Shows how far the work has come in all.
    func advance(to done: Int, of total: Int) {
        change { state in
            state.done = done
            state.total = total
        }
    }

    private func change(_ count: (inout State) -> Void) {
        guard isShown else { return }
        state.withLock { state in
            count(&state)
            let now = Self.now
            guard now - state.lastDrawn > 0.05 || state.done == state.total else { return }
            state.lastDrawn = now
            state.isDrawn = true
            draw(state, after: now - start)
        }
    }

    /// Takes the bar away.
    func finish() {
        guard isShown else { return }
        state.withLock { state in
            if state.isDrawn { put("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }

    private func draw(_ state: State, after seconds: Double) {
        let share = state.total > 0 ? Double(state.done) / Double(state.total) : 0
        let cells = 24
        let full = min(cells, Int(share * Double(cells)))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
        let rate = seconds > 0 ? Double(state.done) / seconds : 0
        let rateText = rate >= 10 ? String(Int(rate)) : String(format: "%.1f", rate)
        put("\r\u{1B}[K\(label) \(bar) \(state.done)/\(state.total) \(unit)  \(rateText)/s")
    }

    private func put(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    private static var now: Double { ProcessInfo.processInfo.systemUptime }
}
