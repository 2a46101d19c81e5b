import Ingestion
import Ledger

/// Claims feeds for this process, so that no two fetch the same one.
struct FeedClaims: Sendable {
    let store: any LedgerStore
    let claimant: Claimant

    enum Answer: Sendable {
        /// It is this process's to poll; the state is the newest.
        case claimed(Subscribed)
        /// It is not due, held by its server, suspended, or in another process's hands.
        case skipped(next: Int64?)
        case gone
    }

    /// Claims those of the feeds that are due, in one transaction; the answers are in the order of the feeds.
    func claim(_ feeds: [Subscribed], force: Bool, now: Int64) async throws -> [Answer] {
        let claimant = claimant
        return try await store.remember { memory in
            let held = try memory.hold(feeds.map(\.url))
            return try feeds.map { feed in
                // Another process is claiming it at this moment.
                if held.contains(feed.url) { return .skipped(next: nil) }
                // Another process may have polled it since it was read.
                var current = try memory.subscription(feed.url) ?? feed
                let state = current.state
                if state.goneSince != nil { return .gone }
                let isHeld = state.heldUntil.map { $0 > now } ?? false
                let isDue = state.nextPoll.map { $0 <= now } ?? true
                let isSuspended = state.suspendedSince != nil
                let isTaken = isTaken(state, now: now, by: claimant)
                guard !isHeld, !isTaken, force || (isDue && !isSuspended) else { return .skipped(next: state.nextPoll) }
                current.state.claimant = claimant.name
                current.state.claimedUntil = now + Claimant.patience
                try memory.setState(current.state, of: current.url)
                return .claimed(current)
            }
        }
    }

    /// What became of a claim that has waited for its turn: one of which more than half is over is made anew.
    func holding(_ answer: Answer, force: Bool, now: Int64) async throws -> Answer {
        guard case .claimed(let feed) = answer, let until = feed.state.claimedUntil,
            until - now < Claimant.patience / 2
        else { return answer }
        return try await claim([feed], force: force, now: now).first ?? .skipped(next: nil)
    }

    /// Makes a claim hold for its whole time again; a feed whose pages come slowly may take longer than that.
    func renew(_ url: String, now: Int64) async throws {
        let claimant = claimant
        try await store.write(at: now) { writer in
            guard var held = try writer.subscription(url), held.state.claimant == claimant.name else { return }
            held.state.claimedUntil = now + Claimant.patience
            try writer.setState(held.state, of: held.url)
        }
    }

    private func isTaken(_ state: FeedState, now: Int64, by claimant: Claimant) -> Bool {
        guard let until = state.claimedUntil, until > now, let name = state.claimant, name != claimant.name else {
            return false
        }
        return !Claimant(name: name).isGone
    }
}
