public import Ingestion
public import Ledger
import Provenance

/// One round of polling: every due feed once, then the look for the articles that were meant.
public struct PollRound: Sendable {
    public struct Options: Sendable {
        /// Polls what is not due too, but never a feed that is gone or a host that said when to come back.
        public var force: Bool
        /// How many feeds are in work at once.
        public var width: Int

        public init(force: Bool = false, width: Int = 16) {
            self.force = force
            self.width = max(1, width)
        }
    }

    /// What a round came to.
    public struct Outcome: Sendable {
        /// In the order of the feeds.
        public var feeds: [FeedResult]
        /// How many citations were laid to an article.
        public var resolved: Int
    }

    private let store: any LedgerStore
    private let reasoning: Reasoning
    private let fetcher: any Fetcher
    private let robots: RobotsPolicy?
    private let clock: @Sendable () -> Int64

    /// Makes a round; `fetcher` is the one door to feeds and pages, `clock` gives seconds since 1970.
    public init(
        store: any LedgerStore, reasoning: Reasoning, fetcher: any Fetcher, robots: RobotsPolicy?,
        clock: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        self.reasoning = reasoning
        self.fetcher = fetcher
        self.robots = robots
        self.clock = clock
    }

    /// Polls feeds, several at once; `progress` is called from several tasks.
    ///
    /// Throws `LedgerError` where the record cannot be read or written, and `CancellationError`.
    public func run(
        _ feeds: [Subscribed], options: Options = Options(), progress: @escaping @Sendable (PollProgress) -> Void
    ) async throws -> Outcome {
        let pages = PageTaker(store: store, reasoning: reasoning, fetcher: fetcher, robots: robots)
        let poller = FeedPoller(store: store, fetcher: fetcher, pages: pages, clock: clock, progress: progress)
        var results = [FeedResult?](repeating: nil, count: feeds.count)
        try await withThrowingTaskGroup(of: (Int, FeedResult).self) { group in
            var next = 0
            func addOne() {
                guard next < feeds.count else { return }
                let index = next
                next += 1
                group.addTask {
                    let result = try await self.poll(feeds[index], with: poller, options: options)
                    progress(.feedDone(result.status))
                    return (index, result)
                }
            }
            for _ in 0..<options.width { addOne() }
            while let (index, result) = try await group.next() {
                results[index] = result
                addOne()
            }
        }
        let done = results.compactMap { $0 }
        let articles = done.flatMap(\.articles).map { ArticleID(rawValue: $0) }
        let resolved = try await ResolutionRound(reasoning: reasoning).run(articles: articles, now: clock(), in: store)
        return Outcome(feeds: done, resolved: resolved)
    }

    private func poll(_ feed: Subscribed, with poller: FeedPoller, options: Options) async throws -> FeedResult {
        let now = clock()
        if feed.state.goneSince != nil { return FeedResult(feed: feed.url, status: .gone) }
        let held = feed.state.heldUntil.map { $0 > now } ?? false
        let due = feed.state.nextPoll.map { $0 <= now } ?? true
        if held || (!due && !options.force) {
            var result = FeedResult(feed: feed.url, status: .skipped)
            result.nextPoll = feed.state.nextPoll.map { NewsDate(seconds: $0) }
            return result
        }
        guard let address = WebAddress(feed.url) else {
            var result = FeedResult(feed: feed.url, status: .failed)
            result.error = IngestionError(.badAddress, "\(feed.url): no address; a feed's begins with https://")
            return result
        }
        return try await poller.poll(feed, at: address)
    }
}
