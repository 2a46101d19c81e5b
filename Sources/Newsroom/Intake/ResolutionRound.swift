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
            for (id, citation) in try reader.unresolved(since: now - Self.patience, limit: Self.batch)
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
            return (records, mark == next ? nil : next)
        }
        guard !found.isEmpty || mark != nil else { return 0 }
        try await store.write(at: now) { writer in
            for record in found { _ = try writer.append(.resolution(record)) }
            if let mark { try writer.setMark(mark, of: .resolution) }
        }
        return found.count
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
