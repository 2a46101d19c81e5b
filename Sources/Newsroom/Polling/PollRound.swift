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

        public init(force: Bool = false, width: Int = 64) {
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
    /// Rounds come one after the other: what a round that failed had claimed is the next one's.
    private let claimant = Claimant.newRound()

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
        let store = GroupedLedger(store)
        let poller = poller(over: store, claimant: claimant, progress: progress)
        let claims = poller.claims
        var queue = Self.spread(feeds)[...]
        var claimed: [(feed: Subscribed, answer: FeedClaims.Answer)] = []
        var done: [FeedResult] = []
        try await withThrowingTaskGroup(of: FeedResult.self) { group in
            var running = 0
            while true {
                while true {
                    if claimed.isEmpty, !queue.isEmpty {
                        // Claimed as they are needed: what waits in a queue here, another process may poll at once.
                        let batch = queue.prefix(Self.batch).map { feeds[$0] }
                        queue = queue.dropFirst(batch.count)
                        let answers = try await claims.claim(batch, force: options.force, now: clock())
                        claimed = zip(batch, answers).reversed().map { (feed: $0, answer: $1) }
                    }
                    guard let next = claimed.last else { break }
                    // A file keeps nobody waiting, and read one by one they give the same ledger whenever they are read.
                    let most = next.feed.url.hasPrefix("file:") ? 1 : options.width
                    guard running < most else { break }
                    claimed.removeLast()
                    running += 1
                    group.addTask {
                        let answer = try await claims.holding(next.answer, force: options.force, now: self.clock())
                        let result = try await self.poll(next.feed.url, answer, with: poller)
                        progress(.feedDone(result.status))
                        return result
                    }
                }
                guard let result = try await group.next() else { break }
                running -= 1
                done.append(result)
            }
        }
        let articles = done.flatMap(\.articles).map { ArticleID(rawValue: $0) }
        let places = Dictionary(feeds.enumerated().map { ($1.url, $0) }, uniquingKeysWith: min)
        done.sort { places[$0.feed] ?? 0 < places[$1.feed] ?? 0 }
        let resolved = try await ResolutionRound(reasoning: reasoning).run(articles: articles, now: clock(), in: store)
        return Outcome(feeds: done, resolved: resolved)
    }

    /// Takes in what a hub pushed of a feed, as if a poll had found it, and looks for the articles that were meant.
    ///
    /// `nil` where the feed is in other hands at the moment, or not to be polled; throws as `run`.
    public func take(
        _ push: PushedContent, progress: @escaping @Sendable (PollProgress) -> Void = { _ in }
    ) async throws -> FeedResult? {
        let poller = poller(over: store, claimant: .newRound(), progress: progress)
        guard let held = try await store.read({ try $0.subscription(push.feed) }), let address = WebAddress(held.url),
            case .claimed(let feed)? = try await poller.claims.claim([held], force: true, now: clock()).first
        else { return nil }
        let result = try await poller.take(push, for: feed, at: address)
        let articles = result.articles.map { ArticleID(rawValue: $0) }
        if !articles.isEmpty {
            _ = try await ResolutionRound(reasoning: reasoning).run(articles: articles, now: clock(), in: store)
        }
        return result
    }

    private func poller(
        over store: any LedgerStore, claimant: Claimant, progress: @escaping @Sendable (PollProgress) -> Void
    ) -> FeedPoller {
        FeedPoller(
            store: store, fetcher: fetcher,
            pages: PageTaker(store: store, reasoning: reasoning, fetcher: fetcher, robots: robots),
            claims: FeedClaims(store: store, claimant: claimant), clock: clock, jitter: jitter, progress: progress)
    }

    /// An order, by place in the list, in which feeds of one host stand far apart, so that none waits while others could
    /// go on.
    static func spread(_ feeds: [Subscribed]) -> [Int] {
        var turns: [String: Int] = [:]
        let numbered = feeds.enumerated().map { index, feed in
            let host = WebAddress(feed.url)?.host ?? ""
            defer { turns[host, default: 0] += 1 }
            return (turn: host.isEmpty ? 0 : turns[host, default: 0], index: index)
        }
        return numbered.sorted { ($0.turn, $0.index) < ($1.turn, $1.index) }.map(\.index)
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
