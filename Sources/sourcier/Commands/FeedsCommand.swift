import ArgumentParser
import Foundation
import Ingestion
import Ledger
import Newsroom
import Report

struct FeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Add, list and remove the feeds that are polled.",
        discussion: """
            EXAMPLES
              sourcier feeds add https://www.example.org
              sourcier feeds import feeds/germany.opml
              sourcier feeds list
              sourcier feeds export > my-feeds.opml
            """,
        subcommands: [FeedsAddCommand.self, List.self, Resume.self, Remove.self, Import.self, Export.self],
        defaultSubcommand: List.self)

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Subscribe to the feeds of OPML files.",
            discussion: """
                EXAMPLES
                  sourcier feeds import feeds/germany.opml feeds/france.opml
                """)

        @Argument(help: ArgumentHelp("OPML files, or folders of them.", valueName: "file"))
        var files: [String]

        @OptionGroup var ledger: LedgerOption

        func run() async throws { try await FeedsCommand.subscribe(files, ledger: ledger) }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the subscriptions and how they fare.",
            discussion: """
                EXAMPLES
                  sourcier feeds list
                  sourcier feeds list --format json
                """)

        @OptionGroup var format: FormatOption
        @OptionGroup var ledger: LedgerOption

        func run() async throws {
            try FeedsCommand.show(try await Subscriptions(store: ledger.open()).all(), format: format.format)
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Poll a feed again that was suspended or gone.",
            discussion: """
                EXAMPLES
                  sourcier feeds resume https://www.example.org/rss.xml
                """)

        @Argument(help: ArgumentHelp("A feed's address, as 'sourcier feeds list' prints it.", valueName: "feed"))
        var feed: String

        @OptionGroup var ledger: LedgerOption

        func run() async throws {
            let url = FeedsCommand.address(of: feed)
            let resumed = try await Subscriptions(store: ledger.open())
                .resume(url, now: Int64(Date().timeIntervalSince1970))
            guard resumed else { throw FeedsCommand.noSuchFeed(feed) }
            try Output.write("resumed \(url)\n")
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a subscription; its articles stay in the ledger.",
            discussion: """
                EXAMPLES
                  sourcier feeds remove https://www.example.org/rss.xml
                """)

        @Argument(help: ArgumentHelp("A feed's address, as 'sourcier feeds list' prints it.", valueName: "feed"))
        var feed: String

        @OptionGroup var ledger: LedgerOption

        func run() async throws {
            let url = FeedsCommand.address(of: feed)
            let removed = try await Subscriptions(store: ledger.open())
                .remove(url, now: Int64(Date().timeIntervalSince1970))
            guard removed else { throw FeedsCommand.noSuchFeed(feed) }
            try Output.write("removed \(url)\n")
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the subscriptions as OPML.",
            discussion: """
                EXAMPLES
                  sourcier feeds export > my-feeds.opml
                """)

        @OptionGroup var ledger: LedgerOption

        func run() async throws {
            let feeds = try await Subscriptions(store: ledger.open()).all()
            let list = feeds.map { feed in
                OPML.Subscription(
                    feedURL: feed.url, title: feed.state.title ?? feed.title, siteURL: feed.state.siteURL,
                    folders: feed.state.folders)
            }
            try Output.write(OPML(title: "Sourcier subscriptions", subscriptions: list).bytes)
        }
    }

    private static func show(_ feeds: [Subscribed], format: Format) throws {
        let now = Int64(Date().timeIntervalSince1970)
        switch format {
        case .json: for feed in feeds { try Output.json(FeedLine(feed, now: now)) }
        case .text:
            try Output.write(
                FeedReport.text(
                    feeds, now: now, folder: FileManager.default.currentDirectoryPath, style: Terminal.style))
        }
    }

    private static func address(of feed: String) -> String { (WebAddress(feed) ?? WebAddress(filePath: feed)).string }

    private static func noSuchFeed(_ feed: String) -> IngestionError {
        IngestionError(.noSuchInput, "\(feed): no such subscription; 'sourcier feeds list' shows them")
    }

    private static func subscribe(_ names: [String], ledger: LedgerOption) async throws {
        var list = SubscriptionList()
        for name in names { try list.add(name) }
        guard !list.items.isEmpty else { throw UsageError("\(names.joined(separator: " ")): no feeds in this list") }
        try await subscribe(list.items, ledger: ledger)
    }

    /// Subscribes, and says which feeds are new.
    static func subscribe(_ items: [SubscriptionList.Item], ledger: LedgerOption) async throws {
        let subscriptions = Subscriptions(store: try ledger.open(create: true))
        let before = Set(try await subscriptions.all().map(\.url))
        let feeds = try await subscriptions.add(items, now: Int64(Date().timeIntervalSince1970))
        let new = feeds.filter { !before.contains($0.url) }
        for feed in new { try Output.write("added \(feed.url)\n") }
        let known = feeds.count - new.count
        if known > 0 { try Output.write("\(known) known already\n") }
    }
}

/// One subscription as JSON.
private struct FeedLine: Encodable {
    let feed: String
    let title: String?
    let site: String?
    let folders: [String]
    let lastPoll: NewsDate?
    let lastSuccess: NewsDate?
    let nextPoll: NewsDate?
    let failures: Int
    let health: String
    let articlesAWeek: Int?
    let httpStatus: Int?
    let error: String?
    let why: String?
    let hub: HubLine?

    private enum CodingKeys: String, CodingKey {
        case feed, title, site, folders, failures, health, error, why, hub
        case articlesAWeek = "articles_a_week"
        case lastPoll = "last_poll"
        case lastSuccess = "last_success"
        case nextPoll = "next_poll"
        case httpStatus = "http_status"
    }

    init(_ feed: Subscribed, now: Int64) {
        self.feed = feed.url
        title = feed.state.title ?? feed.title
        site = feed.state.siteURL
        folders = feed.state.folders
        lastPoll = feed.state.lastPoll.map { NewsDate(seconds: $0) }
        lastSuccess = feed.state.lastSuccess.map { NewsDate(seconds: $0) }
        nextPoll = feed.state.nextPoll.map { NewsDate(seconds: $0) }
        failures = feed.state.failures
        health = FeedHealth(feed.state).rawValue
        articlesAWeek = FeedHealth.articlesAWeek(feed.state)
        httpStatus = feed.state.lastStatus
        error = feed.state.lastError
        why = FeedHealth.why(feed.state)
        hub = HubHealth(feed.state, now: now).map { HubLine($0) }
    }
}

/// What a feed's hub does for it, as JSON.
private struct HubLine: Encodable {
    let url: String
    let status: String
    let asked: NewsDate?
    let until: NewsDate?
    let lastPush: NewsDate?
    let error: String?

    private enum CodingKeys: String, CodingKey {
        case url, status, asked, until, error
        case lastPush = "last_push"
    }

    init(_ hub: HubHealth) {
        url = hub.hub
        status = hub.status.rawValue
        asked = hub.asked.map { NewsDate(seconds: $0) }
        until = hub.until.map { NewsDate(seconds: $0) }
        lastPush = hub.lastPush.map { NewsDate(seconds: $0) }
        error = hub.error
    }
}
