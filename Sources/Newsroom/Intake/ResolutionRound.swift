import Ingestion
public import Ledger
public import Provenance

/// Looks for the articles that citations mean, once the articles of a round are held.
///
/// It runs behind a round and not within it, so that the answer does not depend on the order in which the articles
/// came. A citation that finds nothing is tried again while it is young: the cited article may arrive later.
public struct ResolutionRound: Sendable {
    private let reasoning: Reasoning

    /// How long a citation is tried again, in seconds.
    static let patience: Int64 = 30 * 86400
    private static let batch = 5000
    /// How many articles like a new one, of its outlet, are looked at for citations that may mean the new one, and how
    /// many articles that cite each; how far apart in time, in seconds.
    private static let alike = 8
    private static let citing = 20
    private static let reach: Int64 = 60 * 86400

    public init(reasoning: Reasoning) {
        self.reasoning = reasoning
    }

    /// Resolves what can be resolved and returns how many citations were.
    ///
    /// `articles` are those of this round, whatever their age; those that an earlier round took in and died before it came
    /// here are looked at with them. `now` is in seconds since 1970.
    public func run(articles: [ArticleID], now: Int64, in store: any LedgerStore) async throws -> Int {
        let resolver = reasoning.resolver
        let (found, mark) = try await store.read { reader -> ([ResolutionRecord], Int64?) in
            let size = try reader.size()
            let mark = try reader.mark(.resolution)
            let missed = try mark.map { try reader.articles(fromEntry: $0, limit: Self.batch) } ?? []
            let next = missed.count < Self.batch ? size : (missed.last?.rawValue ?? size) + 1
            let articles = Set(articles).union(missed)
            var open: [ArticleID: [HeldCitation]] = [:]
            for id in articles {
                open[id] = try reader.citations(of: id).filter { $0.resolution == nil && $0.attribution.mayBeResolved }
            }
            // Whoever cites an article stands behind it in time, so an old one that comes late is looked for by old ones.
            let oldest = try articles.compactMap { try reader.article($0)?.time }.min() ?? now
            let since = min(now - Self.patience, oldest)
            for (id, citation) in try reader.unresolved(since: since, limit: Self.batch)
            where !articles.contains(id) {
                open[id, default: []].append(citation)
            }
            var records: [ResolutionRecord] = []
            for (id, citations) in open.sorted(by: { $0.key < $1.key }) where !citations.isEmpty {
                guard let article = try reader.content(of: id), let held = try reader.article(id) else { continue }
                for citation in citations {
                    let resolution = try resolver.resolve(
                        citation.attribution, of: article, id: id, time: held.citingTime, in: reader)
                    guard let resolution else { continue }
                    records.append(ResolutionRecord(attribution: citation.entry, resolution: resolution))
                }
            }
            for id in articles.sorted() { records += try Self.replaced(by: id, resolver: resolver, in: reader) }
            return (records, mark == next ? nil : next)
        }
        guard !found.isEmpty || mark != nil else { return 0 }
        try await store.write(at: now) { writer in
            for record in found { _ = try writer.append(.resolution(record)) }
            if let mark { try writer.setMark(mark, of: .resolution) }
        }
        return found.count
    }

    /// Better answers for citations that were laid to an article like a new one before that came.
    ///
    /// The resolver chooses among all that is held now, the earlier answer among them; its confidences then and now
    /// can't be compared, since a lone candidate is surer than the better of two.
    private static func replaced(
        by id: ArticleID, resolver: Resolver, in reader: some LedgerReader
    ) throws -> [ResolutionRecord] {
        guard let new = try reader.article(id), let outlet = new.outlet, let content = try reader.content(of: id) else {
            return []
        }
        let others = try reader.articles(
            sharingFeatures: ArticleFeatures(of: content).keys, of: outlet, from: new.time - reach,
            through: new.time + reach, limit: alike)
        var records: [ResolutionRecord] = []
        for (other, shared) in others where shared > 1 && other.id != id {
            for citing in try reader.citing(other.id).prefix(Self.citing) {
                guard let held = try reader.article(citing), held.citingTime >= new.time else { continue }
                for citation in try reader.citations(of: citing) {
                    guard let old = citation.resolution, old.article == other.id, old.via == .text,
                        let article = try reader.content(of: citing),
                        let better = try resolver.resolve(
                            citation.attribution, of: article, id: citing, time: held.citingTime, in: reader),
                        better.article == id
                    else { continue }
                    records.append(
                        ResolutionRecord(
                            attribution: citation.entry, resolution: better, supersedes: citation.resolutionEntry))
                }
            }
        }
        return records
    }
}

extension Attribution {
    /// Whether it can mean an article.
    var mayBeResolved: Bool { kind == .outlet || kind == .agency }
}

extension HeldArticle {
    /// When the article took its present form: what it cites may be as late as this.
    var citingTime: Int64 { max(time, modified?.seconds ?? time) }
}
