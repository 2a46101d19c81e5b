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
        return try await store.write(at: now) { writer in
            try feeds.map { feed in
                // Another process may have polled it since it was read.
                var current = try writer.subscription(feed.url) ?? feed
                let state = current.state
                if state.goneSince != nil { return .gone }
                let isHeld = state.heldUntil.map { $0 > now } ?? false
                let isDue = state.nextPoll.map { $0 <= now } ?? true
                let isSuspended = state.suspendedSince != nil
                let isTaken = isTaken(state, now: now, by: claimant)
                guard !isHeld, !isTaken, force || (isDue && !isSuspended) else { return .skipped(next: state.nextPoll) }
                current.state.claimant = claimant.name
                current.state.claimedUntil = now + Claimant.patience
                try writer.setState(current.state, of: current.url)
                return .claimed(current)
            }
        }
    }

    private func isTaken(_ state: FeedState, now: Int64, by claimant: Claimant) -> Bool {
        guard let until = state.claimedUntil, until > now, let name = state.claimant, name != claimant.name else {
            return false
        }
        return !Claimant(name: name).isGone
    }
}
