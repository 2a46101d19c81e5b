import Ingestion
import Ledger
import Newsroom
import Report

extension Site {
    /// How the subscriptions fare; those that fail come first.
    func feeds(_ visit: Visit) async throws -> WebResponse {
        let words = visit.words
        let limit = try visit.limit(standard: 100)
        let start = try visit.number("start", in: 0...100_000) ?? 0
        let all = try await read { try $0.subscriptions() }
        func rank(_ feed: Subscribed) -> Int {
            switch FeedHealth(feed.state) {
            case .gone, .suspended: 0
            case .failing: 1
            case .new: 2
            case .well: 3
            }
        }
        let sorted = all.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        let shown = sorted.map(\.element).dropFirst(start).prefix(limit)
        let now = clock()
        let rows = shown.map { feed -> HTML in
            let state = feed.state
            let health = FeedHealth(state)
            let isBad = rank(feed) < 2
            let error: HTML = state.lastError.map { "<br><span class=\"faint\" lang=\"en\">\($0)</span>" } ?? .empty
            let isDue = state.nextPoll.map { $0 <= now } ?? true
            let next: HTML =
                rank(feed) == 0
                ? "\(words["feeds.never"])" : isDue ? "\(words["feeds.due"])" : Self.time(state.nextPoll)
            return """
                <tr><th scope="row">\(WebLink.to(feed.url, WebLink.foreign(state.title ?? feed.title ?? feed.url)))\
                <br><span class="faint">\(feed.url)</span>\(error)</th>\
                <td>\(isBad ? "<strong class=\"bad\">\(words["health." + health.rawValue])</strong>" as HTML : "\(words["health." + health.rawValue])" as HTML)</td>\
                <td class="number">\(FeedHealth.articlesAWeek(state).map { words.grouped($0) } ?? "")</td>\
                <td>\(Self.time(state.lastSuccess))</td><td>\(next)</td></tr>
                """
        }
        let heads = ["feeds.feed", "feeds.health", "feeds.week", "feeds.last", "feeds.next"].enumerated()
            .map { "<th scope=\"col\"\($0 == 2 ? " class=\"number\"" as HTML : .empty)>\(words[$1])</th>" as HTML }
        let table: HTML = "<table><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>"
        let none: HTML = "<p>\(words["feeds.none"])</p>"
        let bad = all.count { rank($0) < 2 }
        let body: HTML = """
            <h1>\(words["feeds.title"])</h1><p class="counts">\(words.count(all.count, "feeds")), \
            \(words.count(bad, "feeds.bad"))</p>\(rows.isEmpty ? none : Self.scroll(words["feeds.title"], table))\
            \(Self.next(visit, "start", start + limit < all.count ? String(start + limit) : nil))
            """
        return Page(title: words["feeds.title"], part: "feeds", body: body).response(visit)
    }
}
