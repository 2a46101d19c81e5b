/// Lets requests to a host through one after the other, as slowly as the host wishes.
public actor HostGate {
    /// How a host turned requests away.
    public struct Closure: Sendable, Hashable {
        /// The status with which it did: 429 or 503.
        public let status: Int
        /// How long it stays closed, in whole seconds, at least 1.
        public let seconds: Int64
    }

    private struct Host {
        var running = 0
        var waiting = Fifo<UInt64>()
        /// The least time between two requests.
        var delay = Duration.zero
        /// When the next request may begin.
        var opensAt = Duration.zero
        var closedUntil = Duration.zero
        var closedBy = 0
    }

    private let width: Int
    private let longestDelay: Duration
    private let longestClosure: Duration
    private let clock: FetchClock
    private var hosts: [String: Host] = [:]
    private var waiters: [UInt64: CheckedContinuation<Bool, Never>] = [:]
    private var lastID: UInt64 = 0

    /// Makes a gate through which `width` requests to one host may go at once.
    ///
    /// `longestDelay` caps a host's wish for the time between two requests, `longestClosure` the one to be left alone.
    public init(
        width: Int = 1, longestDelay: Duration = .seconds(60), longestClosure: Duration = .seconds(7 * 86400),
        clock: FetchClock = .system
    ) {
        self.width = max(1, width)
        self.longestDelay = longestDelay
        self.longestClosure = longestClosure
        self.clock = clock
    }

    /// Waits for a turn at a host; whoever got one gives it back with `leave`.
    ///
    /// - Throws: `CancellationError`; then there is nothing to give back.
    public func enter(_ host: String) async throws {
        try Task.checkCancellation()
        if hosts[host, default: Host()].running < width {
            hosts[host, default: Host()].running += 1
        } else {
            lastID += 1
            let id = lastID
            let hasTurn = await withTaskCancellationHandler {
                await withCheckedContinuation { turn in wait(turn, id: id, host: host) }
            } onCancel: {
                Task { await self.giveUp(id) }
            }
            guard hasTurn else { throw CancellationError() }
        }
        do {
            // Somebody else may have begun while this one slept.
            while let opensAt = hosts[host]?.opensAt, opensAt > clock.steady() {
                try await clock.sleep(opensAt - clock.steady())
            }
            let delay = hosts[host]?.delay ?? .zero
            hosts[host]?.opensAt = clock.steady() + delay
        } catch {
            leave(host)
            throw error
        }
    }

    /// Gives a turn back.
    public func leave(_ host: String) {
        guard var state = hosts[host], state.running > 0 else { return }
        state.running -= 1
        let now = clock.steady()
        // The pause is counted from the end of a request: a slow answer is a sign of a busy host.
        if state.delay > .zero { state.opensAt = max(state.opensAt, now + state.delay) }
        var next: CheckedContinuation<Bool, Never>?
        while next == nil, let id = state.waiting.popFirst() { next = waiters.removeValue(forKey: id) }
        if next != nil { state.running += 1 }
        let isIdle = state.running == 0 && state.waiting.isEmpty && state.delay == .zero && state.closedUntil <= now
        hosts[host] = isIdle ? nil : state
        next?.resume(returning: true)
    }

    /// Sets the least time between two requests to a host, up to the cap; robots.txt may name one.
    public func setDelay(_ delay: Duration, for host: String) {
        if delay <= .zero, hosts[host] == nil { return }
        hosts[host, default: Host()].delay = min(max(delay, .zero), longestDelay)
    }

    /// Closes a host that asked, by a status, to be left alone for a time.
    public func close(_ host: String, for time: Duration, status: Int) {
        let until = clock.steady() + min(time, longestClosure)
        guard until > hosts[host, default: Host()].closedUntil else { return }
        hosts[host, default: Host()].closedUntil = until
        hosts[host, default: Host()].closedBy = status
    }

    /// Whether a host is closed, and for how long still.
    public func closure(of host: String) -> Closure? {
        guard let state = hosts[host] else { return nil }
        let left = state.closedUntil - clock.steady()
        guard left > .zero else { return nil }
        let seconds = left.components.seconds + (left.components.attoseconds > 0 ? 1 : 0)
        return Closure(status: state.closedBy, seconds: max(1, seconds))
    }

    private func wait(_ turn: CheckedContinuation<Bool, Never>, id: UInt64, host: String) {
        guard !Task.isCancelled else {
            turn.resume(returning: false)
            return
        }
        waiters[id] = turn
        hosts[host, default: Host()].waiting.append(id)
    }

    private func giveUp(_ id: UInt64) {
        waiters.removeValue(forKey: id)?.resume(returning: false)
    }
}
