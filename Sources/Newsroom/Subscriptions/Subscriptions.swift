import Ingestion
public import Ledger

/// The feeds that a ledger is subscribed to.
public struct Subscriptions: Sendable {
    private let store: any LedgerStore

    public init(store: any LedgerStore) {
        self.store = store
    }

    /// Subscribes to what is not subscribed to yet, and returns all of them as they stand.
    ///
    /// `now` is in seconds since 1970.
    public func add(_ items: [SubscriptionList.Item], now: Int64) async throws -> [Subscribed] {
        try await store.write(at: now) { writer in
            try items.map { item in
                let url = item.address.string
                if let held = try writer.subscription(url) { return held }
                _ = try writer.append(.feed(FeedRecord(event: .subscribed, url: url, title: item.title)))
                var state = FeedState()
                state.title = item.title
                state.siteURL = item.siteURL
                state.folders = item.folders
                try writer.setState(state, of: url)
                return Subscribed(url: url, title: item.title, state: state)
            }
        }
    }

    /// Ends a subscription; `false` where there is none.
    public func remove(_ url: String, now: Int64) async throws -> Bool {
        try await store.write(at: now) { writer in
            guard try writer.subscription(url) != nil else { return false }
            _ = try writer.append(.feed(FeedRecord(event: .removed, url: url)))
            return true
        }
    }

    /// Polls a suspended feed again from the next round on; `false` where there is no such subscription.
    ///
    /// A feed that is gone is taken up again too, where somebody knows better than its server.
    public func resume(_ url: String, now: Int64) async throws -> Bool {
        try await store.write(at: now) { writer in
            guard var held = try writer.subscription(url) else { return false }
            held.state.suspendedSince = nil
            held.state.missingSince = nil
            held.state.goneSince = nil
            held.state.nextPoll = nil
            held.state.failures = 0
            _ = try writer.append(.feed(FeedRecord(event: .resumed, url: url)))
            try writer.setState(held.state, of: url)
            return true
        }
    }

    public func all() async throws -> [Subscribed] {
        try await store.read { try $0.subscriptions() }
    }
}
