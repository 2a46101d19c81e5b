import ArgumentParser
import Foundation
import Ingestion
import Newsroom
import Report

struct FeedsAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Subscribe to feeds, or find those of a site.",
        discussion: """
            Given a page of a site, the feeds are looked for that it declares or links to, then at the usual places, \
            then in the news sitemaps that robots.txt names. One that is found is added; of several you are asked \
            which, and without a terminal they are listed.

            EXAMPLES
              sourcier feeds add https://www.example.org/rss.xml
              sourcier feeds add https://www.example.org
              sourcier feeds add https://www.example.org --all
            """)

    @Argument(help: ArgumentHelp("Addresses of feeds or sites, or feed files.", valueName: "address"))
    var feeds: [String]

    @Flag(help: "Add every feed that a site has.")
    var all = false

    @Flag(help: "Add the addresses as they are, without a look at what lies there.")
    var unchecked = false

    @OptionGroup var ledger: LedgerOption
    @OptionGroup var fetching: FetchOptions

    func run() async throws {
        var named = SubscriptionList()
        for feed in feeds { try named.add(feed) }
        let fetcher = try fetching.fetcher()
        let discovery = FeedDiscovery(fetcher: fetcher, robots: fetching.robots(over: fetcher))
        var items: [SubscriptionList.Item] = []
        for item in named.items {
            items += unchecked || !item.address.isHTTP ? [item] : try await found(at: item, by: discovery)
        }
        guard !items.isEmpty else { return }
        try await FeedsCommand.subscribe(items, ledger: ledger)
    }

    /// The feeds to subscribe to for one address.
    private func found(
        at item: SubscriptionList.Item, by discovery: FeedDiscovery
    ) async throws -> [SubscriptionList.Item] {
        guard let feeds = try await looked(at: item.address, by: discovery) else { return [item] }
        guard !feeds.isEmpty else {
            throw IngestionError(
                .notAFeed,
                "\(item.address): no feed here, none declared by the page, none at the usual places; "
                    + "name the feed's own address")
        }
        let chosen = feeds.count == 1 || all ? feeds : try FeedChoice(of: item.address, among: feeds).ask()
        return chosen.map { SubscriptionList.Item(address: $0.address, title: $0.title, siteURL: nil) }
    }

    /// The feeds at an address; `nil` where it is out of reach, which is no reason not to subscribe.
    private func looked(at address: WebAddress, by discovery: FeedDiscovery) async throws -> [FeedDiscovery.Found]? {
        let now = Int64(Date().timeIntervalSince1970)
        let answer: Result<[FeedDiscovery.Found], any Error>
        do {
            answer = .success(try await discovery.feeds(at: address, now: now))
        } catch {
            answer = .failure(error)
        }
        guard case .failure(let error as IngestionError) = answer else { return try answer.get() }
        switch error.code {
        case .unreachable, .forbiddenAddress:
            Output.complain("\(error.message); added as it is named, and asked again when it is polled")
            return nil
        case .httpStatus:
            throw IngestionError(error.code, "\(error.message); --unchecked adds it all the same")
        default: throw error
        }
    }
}
