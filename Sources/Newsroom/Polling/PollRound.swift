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

    /// How many feeds are claimed in one transaction.
    private static let batch = 128

    private let store: any LedgerStore
    private let reasoning: Reasoning
    private let fetcher: any Fetcher
    private let robots: RobotsPolicy?
    private let clock: @Sendable () -> Int64
    private let jitter: @Sendable () -> Double

    /// Makes a round; `fetcher` is the one door to feeds and pages, `clock` gives seconds since 1970, `jitter` numbers
    /// from 0 to 1 that keep feeds apart.
    public init(
        store: any LedgerStore, reasoning: Reasoning, fetcher: any Fetcher, robots: RobotsPolicy?,
        clock: @escaping @Sendable () -> Int64, jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.store = store
        self.reasoning = reasoning
        self.fetcher = fetcher
        self.robots = robots
        self.clock = clock
        self.jitter = jitter
    }

    /// Polls feeds, several at once; `progress` is called from several tasks.
    ///
    /// Throws `LedgerError` where the record cannot be read or written, and `CancellationError`.
    public func run(
        _ feeds: [Subscribed], options: Options = Options(), progress: @escaping @Sendable (PollProgress) -> Void
    ) async throws -> Outcome {
        let pages = PageTaker(store: store, reasoning: reasoning, fetcher: fetcher, robots: robots)
        let poller = FeedPoller(
            store: store, fetcher: fetcher, pages: pages, clock: clock, jitter: jitter, progress: progress)
        let claims = FeedClaims(store: store, claimant: .newRound())
        let spread = Self.spread(feeds)
        var done: [FeedResult] = []
        for start in stride(from: 0, to: feeds.count, by: Self.batch) {
            let batch = Array(spread[start..<min(start + Self.batch, feeds.count)])
            let answers = try await claims.claim(batch, force: options.force, now: clock())
            // Files keep nobody waiting, and read one by one they give the same ledger whenever they are read.
            let isOnDisk = batch.allSatisfy { WebAddress($0.url)?.scheme == "file" }
            done += try await poll(
                zip(batch, answers), with: poller, width: isOnDisk ? 1 : options.width, progress: progress)
        }
        let articles = done.flatMap(\.articles).map { ArticleID(rawValue: $0) }
        let places = Dictionary(feeds.enumerated().map { ($1.url, $0) }, uniquingKeysWith: min)
        done.sort { places[$0.feed] ?? 0 < places[$1.feed] ?? 0 }
        let resolved = try await ResolutionRound(reasoning: reasoning).run(articles: articles, now: clock(), in: store)
        return Outcome(feeds: done, resolved: resolved)
    }

    /// The feeds in an order in which those of one host stand far apart, so that none waits while others could go on.
    static func spread(_ feeds: [Subscribed]) -> [Subscribed] {
        var turns: [String: Int] = [:]
        let numbered = feeds.enumerated().map { index, feed in
            let host = WebAddress(feed.url)?.host ?? ""
            defer { turns[host, default: 0] += 1 }
            return (turn: host.isEmpty ? 0 : turns[host, default: 0], index: index, feed: feed)
        }
        return numbered.sorted { ($0.turn, $0.index) < ($1.turn, $1.index) }.map(\.feed)
    }

    /// Polls what was claimed, so many at once; the results are in the order of the feeds.
    private func poll(
        _ feeds: some Sequence<(Subscribed, FeedClaims.Answer)>, with poller: FeedPoller, width: Int,
        progress: @escaping @Sendable (PollProgress) -> Void
    ) async throws -> [FeedResult] {
        let feeds = Array(feeds)
        var results = [FeedResult?](repeating: nil, count: feeds.count)
        try await withThrowingTaskGroup(of: (Int, FeedResult).self) { group in
            var next = 0
            func addOne() {
                guard next < feeds.count else { return }
                let index = next
                next += 1
                group.addTask {
                    let result = try await self.poll(feeds[index].0.url, feeds[index].1, with: poller)
                    progress(.feedDone(result.status))
                    return (index, result)
                }
            }
            for _ in 0..<width { addOne() }
            while let (index, result) = try await group.next() {
                results[index] = result
                addOne()
            }
        }
        return results.compactMap { $0 }
    }

    private func poll(_ url: String, _ answer: FeedClaims.Answer, with poller: FeedPoller) async throws -> FeedResult {
        switch answer {
        case .gone:
            return FeedResult(feed: url, status: .gone)
        case .skipped(let next):
            var result = FeedResult(feed: url, status: .skipped)
            result.nextPoll = next.map { NewsDate(seconds: $0) }
            return result
        case .claimed(let feed):
            guard let address = WebAddress(url) else {
                var result = FeedResult(feed: url, status: .failed)
                result.error = IngestionError(.badAddress, "\(url): no address; a feed's begins with https://")
                return result
            }
            return try await poller.poll(feed, at: address)
        }
    }
}
