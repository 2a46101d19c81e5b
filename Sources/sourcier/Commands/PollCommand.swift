import ArgumentParser
import Dashboard
import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

struct PollCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "poll",
        abstract: "Fetch every due feed once, and record what its articles cite.",
        discussion: """
            FEEDS are OPML files, folders of them, feed addresses or feed files; they are remembered. Without any, \
            the feeds that are remembered are polled. A feed that lies on disk names its pages as files beside it; \
            nothing is fetched from the network for it.

            EXAMPLES
              sourcier poll feeds/sample
              sourcier poll feeds/germany.opml feeds/france.opml
              sourcier poll --format json --force
              sourcier poll --watch
              sourcier poll --watch --callback https://desk.example.org/websub --websub-listen 127.0.0.1:8090
              sourcier poll --archive evidence/
            """)

    @Argument(help: ArgumentHelp("OPML files, folders of them, feed addresses, feed files.", valueName: "feeds"))
    var feeds: [String] = []

    @Flag(help: "Poll what is not due too (never a feed that is gone, or a host that said when to come back).")
    var force = false

    @Flag(help: "Stay, and poll each feed when it is due; Ctrl-C ends it, and the next start goes on from there.")
    var watch = false

    @OptionGroup var push: PushOptions

    @Option(
        help: ArgumentHelp(
            "Keep every request and response in this folder, as WARC 1.1; each capture in the ledger names its record.",
            valueName: "folder"))
    var archive: String?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption
    @OptionGroup var fetching: FetchOptions
    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard watch || push.callback == nil else {
            throw ValidationError("--callback is for --watch: what hubs push comes to whoever stays")
        }
    }

    func run() async throws {
        var list = SubscriptionList()
        for name in feeds { try list.add(name) }
        let reasoning = try Reasoning.load(configuration: Folders.configuration)
        let store = try ledger.open(create: true)
        let clock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
        let subscriptions = Subscriptions(store: store)
        let due = feeds.isEmpty ? try await subscriptions.all() : try await subscriptions.add(list.items, now: clock())
        guard !due.isEmpty else {
            throw UsageError(
                feeds.isEmpty
                    ? "no feeds to poll; add some with 'sourcier feeds add URL', or name a list: 'sourcier poll feeds/france.opml'"
                    : "\(feeds.joined(separator: " ")): no feeds in this list")
        }
        let archive = try archive.map { try Self.archive($0, clock: clock) }
        let web = try fetching.fetcher(recorder: archive)
        let fetcher = DocumentFetcher(web: web, folders: Self.folders(of: due), maxBytes: fetching.maxBytes)
        let round = PollRound(
            store: store, reasoning: reasoning, fetcher: fetcher, robots: fetching.robots(over: web), clock: clock)
        if watch {
            return try await keepWatching(
                round, pushes: try push.pushes(over: web, to: store, clock: clock), store, clock)
        }
        let bar = ProgressBar("Polling", unit: "feeds and articles", total: due.count, quiet: quiet.quiet)
        let outcome = try await round.run(due, options: PollRound.Options(force: force)) { bar.show($0) }
        bar.finish()
        try await archive?.close()
        for feed in outcome.feeds where !quiet.quiet { Self.complain(of: feed) }
        try await show(outcome, reasoning: reasoning, store: store)
        let tried = outcome.feeds.filter { $0.status != .skipped }
        if !tried.isEmpty, tried.allSatisfy({ $0.status == .failed }) { throw ExitCode(ExitStatus.unavailable) }
    }

    /// Polls round after round, and takes what hubs push; ends only by a signal.
    private func keepWatching(
        _ round: PollRound, pushes: Pushes?, _ store: StoredLedger, _ clock: @escaping @Sendable () -> Int64
    ) async throws {
        let (format, quiet) = (format.format, quiet.quiet)
        let tell: @Sendable (FeedResult) throws -> Void = { feed in
            guard feed.status != .skipped else { return }
            if !quiet { Self.complain(of: feed) }
            switch format {
            case .json: try Output.json(feed)
            case .text: try Output.write(PollReport.line(feed, at: NewsDate(seconds: clock())))
            }
        }
        try await withThrowingDiscardingTaskGroup { group in
            if let pushes {
                group.addTask { try await pushes.server.run() }
                group.addTask { try await PushWatch(desk: pushes.desk, round: round).run(told: tell) }
            }
            group.addTask {
                let watch = PollWatch(round: round, store: store, clock: clock)
                try await watch.run(progress: { _ in }, troubled: { Output.complain("\($0)") }) { outcome in
                    for feed in outcome.feeds { try tell(feed) }
                    try await pushes?.desk.renew()
                }
            }
        }
    }

    private static func archive(_ folder: String, clock: @escaping @Sendable () -> Int64) throws -> WARCArchive {
        try WARCArchive(folder: folder, software: "sourcier/\(Version.current)", clock: clock) {
            "sha256:" + ContentDigest(of: $0).hex
        }
    }

    private static func complain(of feed: FeedResult) {
        if feed.status == .gone, let status = feed.httpStatus {
            Output.complain("\(feed.feed): gone for good (\(status)); it isn't polled any more")
        }
        if let error = feed.error {
            Output.complain(error.message.contains(feed.feed) ? error.message : "\(feed.feed): \(error.message)")
        }
        for page in feed.pageErrors {
            let message = page.error.message
            Output.complain(message.contains(page.url) ? message : "\(page.url): \(message)")
        }
    }

    private func show(_ outcome: PollRound.Outcome, reasoning: Reasoning, store: StoredLedger) async throws {
        switch format.format {
        case .json:
            for feed in outcome.feeds { try Output.json(feed) }
        case .text:
            let ids = outcome.feeds.flatMap(\.articles).map { ArticleID(rawValue: $0) }
            let (summary, counts) = try await store.read { reader in
                func sum(_ reader: some LedgerReader) throws -> RoundSummary {
                    try RoundSummary(of: ids, reasoning: reasoning, in: reader)
                }
                return (try sum(reader), try reader.counts())
            }
            try Output.write(
                PollReport.text(
                    outcome, summary: summary, counts: counts, registry: reasoning.registry,
                    style: Terminal.style))
        }
    }

    /// The folders of the subscriptions that lie on disk.
    private static func folders(of feeds: [Subscribed]) -> [String] {
        let paths = feeds.compactMap { WebAddress($0.url)?.filePath }
        return Set(paths.map { ($0 as NSString).deletingLastPathComponent }).sorted()
    }
}

extension ProgressBar {
    /// Shows a step of a poll round.
    func show(_ step: PollProgress) {
        switch step {
        case .entries(let count): expect(count)
        case .entryDone, .feedDone: advance()
        }
    }
}
