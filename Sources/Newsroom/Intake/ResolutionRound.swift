import Ingestion
public import Ledger
public import Provenance

/// Looks for the articles that citations mean, once the articles of a round are held.
///
/// It runs behind a round and not within it, so that the answer does not depend on the order in which the articles
/// came. What an article cites is looked for when it comes, and again when an article comes late that it may mean: a
/// citation that led nowhere then finds it, and one that led to an article like it is asked anew.
public struct ResolutionRound: Sendable {
    private let reasoning: Reasoning

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
        let (found, mark) = try await store.read { reader in
            func look(_ reader: some LedgerReader) throws -> ([Entry], Int64?) {
                let mark = try reader.mark(.resolution)
                let missed = try mark.map { try reader.articles(fromEntry: $0, limit: Self.batch) } ?? []
                let next = missed.count < Self.batch ? try reader.size() : (missed.last?.rawValue ?? 0) + 1
                var search = ResolutionSearch(resolver: resolver, reader: reader)
                try search.run(Set(articles).union(missed).sorted())
                return (search.entries, mark == next ? nil : next)
            }
            return try look(reader)
        }
        guard !found.isEmpty || mark != nil else { return 0 }
        try await store.write(at: now) { writer in
            for entry in found { _ = try writer.append(entry) }
            if let mark { try writer.setMark(mark, of: .resolution) }
        }
        return found.count { if case .resolution = $0 { true } else { false } }
    }
}
