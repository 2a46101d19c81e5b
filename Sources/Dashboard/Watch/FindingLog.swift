import Ingestion
import Provenance
import Synchronization

/// The newest findings, in the order in which they were drawn.
final class FindingLog: Sendable {
    struct Item: Sendable {
        var number: Int
        var article: HeldArticle
        var finding: Finding
        /// The outlets whose citations the finding is about.
        var cited: Set<OutletID> = []
        /// When the article was seen, in seconds since 1970.
        var at: Int64
        /// Whether it was drawn as the log grew, not in looking back after a start.
        var isLive = false

        /// The same for the same finding of the same article.
        var key: String { "\(article.address.comparisonKey) \(finding.code.rawValue)" }
    }

    private struct State {
        var items: [Item] = []
        var keys: Set<String> = []
        var next = 1
    }

    private static let most = 2000
    private let state = Mutex(State())

    /// Adds the findings of an article that weren't there yet; `cited` says which outlets one is about.
    func add(
        _ findings: [Finding], of article: HeldArticle, at seconds: Int64, isLive: Bool = false,
        cited: (Finding) -> Set<OutletID> = { _ in [] }
    ) {
        state.withLock { state in
            for finding in findings {
                let item = Item(
                    number: state.next, article: article, finding: finding, cited: cited(finding), at: seconds,
                    isLive: isLive)
                guard state.keys.insert(item.key).inserted else { continue }
                state.next += 1
                state.items.append(item)
            }
            guard state.items.count > Self.most else { return }
            for item in state.items.prefix(state.items.count - Self.most) { state.keys.remove(item.key) }
            state.items.removeFirst(state.items.count - Self.most)
        }
    }

    /// The newest first, those behind a number alone where one is given.
    func newest(before number: Int? = nil, limit: Int, where keeps: (Item) -> Bool = { _ in true }) -> [Item] {
        let items = state.withLock { $0.items }
        var found: [Item] = []
        for item in items.reversed() where found.count < limit && item.number < number ?? .max && keeps(item) {
            found.append(item)
        }
        return found
    }

    /// What came after a number, in order.
    func items(after number: Int) -> [Item] {
        let items = state.withLock { $0.items }
        return Array(items.drop { $0.number <= number })
    }

    var count: Int { state.withLock { $0.items.count } }

    var last: Int { state.withLock { $0.next - 1 } }
}
