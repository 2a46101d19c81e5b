import Ingestion
import Ledger
import Newsroom
import Provenance
import Synchronization

/// Who cites whom, counted as the log grows; made anew from the log at each start.
final class CitationTally: Sendable {
    /// What is counted of an outlet's newest article versions.
    struct Figures: Sendable, Hashable {
        var articles = 0
        /// Articles that cite no other medium and no agency.
        var firstHand = 0
        /// Articles that cite or credit an agency.
        var agency = 0
        /// Other media cited in its articles, each once an article, and articles of others that cite it.
        var citing = 0
        var cited = 0
        var months: [Month: (articles: Int, agency: Int)] = [:]

        static func == (a: Figures, b: Figures) -> Bool {
            (a.articles, a.firstHand, a.agency, a.citing, a.cited) == (
                b.articles, b.firstHand, b.agency, b.citing, b.cited
            )
        }

        func hash(into hasher: inout Hasher) { hasher.combine(articles) }
    }

    /// A month of the calendar, as `2026-01`.
    typealias Month = String

    struct Edge: Sendable, Hashable {
        var from: OutletID
        var to: OutletID
        var count: Int
    }

    private struct Counted {
        var outlet: OutletID?
        var month: Month
        var cited: [(attribution: Int64, medium: CitedMedium)] = []
    }

    private struct State {
        var next: Int64 = 0
        var articles: [Int64: Counted] = [:]
        var owners: [Int64: Int64] = [:]
        var figures: [OutletID: Figures] = [:]
        var citing: [OutletID: [OutletID: Int]] = [:]
        var cited: [OutletID: [OutletID: Int]] = [:]
    }

    private let state = Mutex(State())

    /// The first entry that wasn't counted yet.
    var next: Int64 { state.withLock { $0.next } }

    /// Counts entries, which come in order.
    ///
    /// - Returns: the articles that are new or have a newer version, and those with something newly found.
    func apply(_ entries: [FollowedEntry]) -> [Int64] {
        state.withLock { state in
            var touched: [Int64] = []
            for followed in entries where followed.index >= state.next {
                state.next = followed.index + 1
                switch followed.entry {
                case .article(let record):
                    if let previous = record.previous { Self.remove(previous, from: &state) }
                    let time = record.published ?? NewsDate(seconds: followed.at)
                    let counted = Counted(outlet: record.outlet, month: String(time.description.prefix(7)))
                    state.articles[followed.index] = counted
                    Self.count(counted, 1, in: &state)
                    touched.append(followed.index)
                case .attribution(let record):
                    guard var counted = state.articles[record.article] else { continue }
                    state.owners[followed.index] = record.article
                    guard let medium = CitedMedium(record.attribution) else { continue }
                    Self.count(counted, -1, in: &state)
                    counted.cited.append((followed.index, medium))
                    state.articles[record.article] = counted
                    Self.count(counted, 1, in: &state)
                case .resolution(let record):
                    if let article = state.owners[record.attribution] { touched.append(article) }
                case .correction(let record):
                    guard let article = state.owners[record.supersedes], var counted = state.articles[article] else {
                        continue
                    }
                    Self.count(counted, -1, in: &state)
                    counted.cited.removeAll { $0.attribution == record.supersedes }
                    state.articles[article] = counted
                    Self.count(counted, 1, in: &state)
                default: break
                }
            }
            return touched
        }
    }

    private static func remove(_ article: Int64, from state: inout State) {
        guard let counted = state.articles.removeValue(forKey: article) else { return }
        count(counted, -1, in: &state)
    }

    private static func count(_ article: Counted, _ sign: Int, in state: inout State) {
        guard let outlet = article.outlet else { return }
        let media = CitedMedia(article.cited.lazy.map(\.medium), besides: outlet)
        var figures = state.figures[outlet] ?? Figures()
        figures.articles += sign
        figures.firstHand += media.isFirstHand ? sign : 0
        figures.agency += media.usesAgency ? sign : 0
        var month = figures.months[article.month] ?? (0, 0)
        month.articles += sign
        month.agency += media.usesAgency ? sign : 0
        figures.months[article.month] = month
        figures.citing += sign * media.outlets.count
        state.figures[outlet] = figures
        for other in media.outlets {
            state.citing[outlet, default: [:]][other, default: 0] += sign
            state.cited[other, default: [:]][outlet, default: 0] += sign
            state.figures[other, default: Figures()].cited += sign
        }
    }

    /// Every outlet that publishes or is cited, those with most articles and citations first.
    func outlets() -> [(id: OutletID, figures: Figures)] {
        let all = state.withLock { $0.figures }
        return all.map { ($0.key, $0.value) }.filter { $0.1.articles > 0 || $0.1.cited > 0 }
            .sorted { ($1.1.articles + $1.1.cited, $0.0.rawValue) < ($0.1.articles + $0.1.cited, $1.0.rawValue) }
    }

    func figures(of outlet: OutletID) -> Figures? { state.withLock { $0.figures[outlet] } }

    /// Whom an outlet cites, most often first.
    func cites(_ outlet: OutletID) -> [Edge] {
        Self.sorted(state.withLock { $0.citing[outlet] ?? [:] }) { Edge(from: outlet, to: $0, count: $1) }
    }

    /// Who cites an outlet, most often first.
    func citedBy(_ outlet: OutletID) -> [Edge] {
        Self.sorted(state.withLock { $0.cited[outlet] ?? [:] }) { Edge(from: $0, to: outlet, count: $1) }
    }

    /// How often each of some outlets cites each other one.
    func edges(among outlets: [OutletID]) -> [Edge] {
        let wanted = Set(outlets)
        return state.withLock { state in
            outlets.flatMap { from in
                (state.citing[from] ?? [:]).filter { $0.value > 0 && wanted.contains($0.key) }
                    .map { Edge(from: from, to: $0.key, count: $0.value) }
            }
        }
    }

    private static func sorted(_ counts: [OutletID: Int], _ make: (OutletID, Int) -> Edge) -> [Edge] {
        counts.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { make($0.key, $0.value) }
    }
}
