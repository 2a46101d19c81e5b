import Ingestion
import Ledger
import Newsroom
import Provenance
import Synchronization

/// The stories of the newest articles that more than one outlet carries, with the origins on which they rest.
final class StoryBoard: Sendable {
    struct Line: Sendable, Hashable {
        var id: ArticleID
        var title: String
        var language: String?
        var published: NewsDate?
        var outlets: [OutletID]
        var articles: [ArticleID]
        var origins: [Story.Origin]
        var independentOrigins: Int
        /// Seconds since 1970 of its newest article.
        var latest: Int64
    }

    enum Order: String, CaseIterable {
        /// Many outlets and few origins first: where repetition looks most like confirmation.
        case echo
        case origins, outlets, latest
    }

    private struct State {
        var lines: [ArticleID: Line] = [:]
        /// Which line tells of an article.
        var places: [ArticleID: ArticleID] = [:]
    }

    private static let most = 5000
    private let state = Mutex(State())

    /// Takes a story in, in place of the narrower ones that it covers.
    func add(_ line: Line) {
        state.withLock { state in
            let covered = Set(line.articles.compactMap { state.places[$0] })
            if let wider = covered.compactMap({ state.lines[$0] }).first(where: {
                $0.articles.count > line.articles.count
            }) {
                // Seen from this article the story is narrower than from another one.
                for article in line.articles { state.places[article] = wider.id }
                return
            }
            for id in covered { state.lines[id] = nil }
            state.lines[line.id] = line
            for article in line.articles { state.places[article] = line.id }
            guard state.lines.count > Self.most, let oldest = state.lines.values.min(by: { $0.latest < $1.latest })
            else {
                return
            }
            state.lines[oldest.id] = nil
            for article in oldest.articles { state.places[article] = nil }
        }
    }

    func isTold(_ article: ArticleID) -> Bool { state.withLock { $0.places[article] != nil } }

    func lines(by order: Order) -> [Line] {
        let lines = state.withLock { Array($0.lines.values) }
        func key(_ line: Line) -> (Int, Int, Int64) {
            switch order {
            case .echo: (line.outlets.count - 2 * line.independentOrigins, line.articles.count, line.latest)
            case .origins: (line.independentOrigins, line.outlets.count, line.latest)
            case .outlets: (line.outlets.count, line.articles.count, line.latest)
            case .latest: (0, 0, line.latest)
            }
        }
        return lines.sorted { a, b in
            let (first, second) = (key(a), key(b))
            return first == second ? a.id < b.id : first > second
        }
    }

    /// The story of an article, where more than one outlet carries it.
    static func line(of id: ArticleID, reasoning: Reasoning, in reader: some LedgerReader) throws -> Line? {
        guard let story = try reasoning.stories.story(of: id, in: reader), story.articles.count > 1 else { return nil }
        let articles = try story.articles.compactMap { try reader.article(at: $0) }
        let outlets = Set(articles.compactMap(\.outlet))
        guard outlets.count > 1, let first = articles.first else { return nil }
        return Line(
            id: first.id, title: first.title ?? first.address.string, language: first.language,
            published: first.published, outlets: outlets.sorted(), articles: articles.map(\.id), origins: story.origins,
            independentOrigins: story.independentOrigins, latest: articles.map(\.time).max() ?? first.time)
    }
}
