import Ingestion

/// What feeds said of pages that come later, or never: a page is completed by its entry, and an entry whose page isn't
/// there is taken from the feed's own content.
struct FeedMemory {
    /// An entry with where it stood.
    struct Item {
        let entry: FeedEntry
        let page: WebAddress
        let feed: WebAddress
        let captured: NewsDate?
        let record: String?
    }

    private var items: [String: Item] = [:]
    private var order: [String] = []
    private var taken: Set<String> = []
    /// Where a redirect that led to an address began.
    private var origins: [String: WebAddress] = [:]

    /// How many entries are kept in mind.
    private static let capacity = 50_000

    mutating func learn(_ feed: Feed, at address: WebAddress, captured: NewsDate?, record: String?) {
        for entry in feed.entries {
            guard let link = entry.url, let page = WebAddress(link, relativeTo: address) else { continue }
            let key = page.comparisonKey
            guard items[key] == nil, items.count < Self.capacity else { continue }
            items[key] = Item(entry: entry, page: page, feed: address, captured: captured, record: record)
            order.append(key)
        }
    }

    /// Notes that one address leads to another.
    mutating func redirect(from: WebAddress, to: WebAddress) {
        guard origins.count < Self.capacity, from.comparisonKey != to.comparisonKey else { return }
        origins[to.comparisonKey] = origin(of: from) ?? from
    }

    /// What was asked for when an address answered in the end; `nil` where it was itself.
    func origin(of address: WebAddress) -> WebAddress? { origins[address.comparisonKey] }

    /// What is known of a page, by any of its addresses; its entry is not taken from the feed any more.
    mutating func entry(of addresses: [WebAddress]) -> FeedEntry? {
        for address in addresses {
            guard let item = items[address.comparisonKey] else { continue }
            taken.insert(address.comparisonKey)
            return item.entry
        }
        return nil
    }

    /// The entries of a feed (of all, for `nil`) whose pages didn't come, in their order; they are forgotten.
    mutating func leftovers(of feed: WebAddress? = nil) -> [Item] {
        let keys = order.filter { key in items[key].map { feed == nil || $0.feed == feed } ?? false }
        let left = keys.filter { !taken.contains($0) }.compactMap { items[$0] }
        for key in keys {
            items[key] = nil
            taken.remove(key)
        }
        order.removeAll { items[$0] == nil }
        return left
    }
}
