import Ingestion
import Provenance

/// An index of articles for tests, with the look-ups of a ledger.
final class InMemoryIndex: ArticleIndex {
    private var held: [ArticleID: HeldArticle] = [:]
    private var contents: [ArticleID: Article] = [:]
    private var cited: [ArticleID: [HeldCitation]] = [:]
    private var byAddress: [String: ArticleID] = [:]
    private var byOutlet: [OutletID: [ArticleID]] = [:]
    private var byFingerprint: [UInt64: [ArticleID]] = [:]
    private var byKey: [UInt32: [ArticleID]] = [:]
    private var kept: [ArticleID: [UInt32]] = [:]
    private var citers: [ArticleID: Set<ArticleID>] = [:]
    private var nextEntry: Int64 = 1
    private let registry: OutletRegistry

    init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// Takes in an article with what it cites; nothing is resolved yet.
    @discardableResult
    func add(_ article: Article, attributions: [Attribution] = [], seen: Int64 = 0) -> ArticleID {
        let id = ArticleID(rawValue: nextEntry)
        nextEntry += 1
        guard let address = article.address else { return id }
        let outlet = registry.publisher(of: address)
        held[id] = HeldArticle(
            id: id, address: address, outlet: outlet, title: article.title, language: article.language,
            published: article.published, modified: article.modified, seen: seen)
        contents[id] = article
        byAddress[address.comparisonKey] = id
        if let outlet { byOutlet[outlet, default: []].append(id) }
        for value in TextFingerprints(of: article).values { byFingerprint[value, default: []].append(id) }
        let features = ArticleFeatures(of: article)
        kept[id] = features.values
        for key in features.keys { byKey[key, default: []].append(id) }
        cited[id] = attributions.map { attribution in
            defer { nextEntry += 1 }
            return HeldCitation(entry: nextEntry, attribution: attribution)
        }
        return id
    }

    /// Resolves every citation that is not yet.
    func resolveAll(with resolver: Resolver) throws {
        for id in contents.keys.sorted() {
            guard let article = contents[id], let place = held[id] else { continue }
            let time = max(place.time, place.modified?.seconds ?? place.time)
            for number in cited[id, default: []].indices {
                guard let citation = cited[id]?[number], citation.resolution == nil else { continue }
                set(
                    try resolver.resolve(citation.attribution, of: article, id: id, time: time, in: self), for: id,
                    number)
            }
        }
    }

    /// Says which article a citation means.
    func set(_ resolution: Resolution?, for id: ArticleID, _ number: Int) {
        cited[id]?[number].resolution = resolution
        if let resolution { citers[resolution.article, default: []].insert(id) }
    }

    func article(_ id: ArticleID) throws -> HeldArticle? { held[id] }

    func article(at address: WebAddress) throws -> HeldArticle? {
        byAddress[address.comparisonKey].flatMap { held[$0] }
    }

    func articles(of outlet: OutletID, from: Int64, through: Int64, limit: Int) throws -> [HeldArticle] {
        let found = byOutlet[outlet, default: []].compactMap { held[$0] }.filter {
            from <= $0.time && $0.time <= through
        }
        return Array(found.sorted { ($1.time, $0.id) < ($0.time, $1.id) }.prefix(limit))
    }

    func content(of id: ArticleID) throws -> Article? { contents[id] }

    func citations(of id: ArticleID) throws -> [HeldCitation] { cited[id] ?? [] }

    func articles(sharing fingerprints: [UInt64], limit: Int) throws -> [(article: HeldArticle, shared: Int)] {
        ranked(fingerprints.flatMap { byFingerprint[$0] ?? [] }, limit: limit) { _ in true }
    }

    func features(of id: ArticleID) throws -> [UInt32] { kept[id] ?? [] }

    func articles(
        sharingFeatures keys: [UInt32], of outlet: OutletID?, from: Int64, through: Int64, limit: Int
    ) throws -> [(article: HeldArticle, shared: Int)] {
        ranked(keys.flatMap { byKey[$0] ?? [] }, limit: limit) { article in
            (outlet == nil || article.outlet == outlet) && (from...max(from, through)).contains(article.time)
        }
    }

    func citing(_ id: ArticleID) throws -> [ArticleID] { citers[id, default: []].sorted() }

    func allArticles() throws -> [HeldArticle] { held.values.sorted { $0.id < $1.id } }

    private func ranked(
        _ ids: [ArticleID], limit: Int, where keeps: (HeldArticle) -> Bool
    ) -> [(article: HeldArticle, shared: Int)] {
        var counts: [ArticleID: Int] = [:]
        for id in ids { counts[id, default: 0] += 1 }
        let found = counts.compactMap { id, count in held[id].map { (article: $0, shared: count) } }.filter {
            keeps($0.article)
        }
        return Array(found.sorted { ($1.shared, $0.article.id) < ($0.shared, $1.article.id) }.prefix(limit))
    }
}
