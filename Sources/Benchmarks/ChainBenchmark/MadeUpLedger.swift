import Foundation
import Ingestion
import Ledger
import MadeUpNews
import Newsroom
import Provenance

/// A ledger that grows by made-up news, resolved as a poll's round resolves them.
struct MadeUpLedger {
    let store: StoredLedger
    let reasoning: Reasoning
    private let news: MadeUpNews
    private let round: ResolutionRound
    private(set) var written = 0
    private(set) var ids: [ArticleID] = []

    init(store: StoredLedger, reasoning: Reasoning, news: MadeUpNews) {
        self.store = store
        self.reasoning = reasoning
        self.news = news
        round = ResolutionRound(reasoning: reasoning)
    }

    /// Adds the next articles in one transaction, and looks for what they cite and who meant them.
    mutating func add(_ count: Int) async throws {
        let new = try await write(count)
        try await resolve(new)
    }

    /// Adds the next articles with their attributions; returns their ids.
    mutating func write(_ count: Int) async throws -> [ArticleID] {
        let new = try await news.write(written..<written + count, reasoning: reasoning, to: store)
        written += count
        ids += new
        return new
    }

    func resolve(_ articles: [ArticleID]) async throws {
        _ = try await round.run(articles: articles, now: time, in: store)
    }

    /// What an audit of a new article looks for beyond its citations: copied text, and what its chains come to.
    func findings(of id: ArticleID) async throws {
        let reasoning = reasoning
        try await store.read { reader in
            func look(_ reader: some LedgerReader) throws {
                guard let held = try reader.article(id), let article = try reader.content(of: id) else { return }
                let citations = try reader.citations(of: id)
                let found = try reasoning.chains.chains(from: id, in: reader)
                _ = try reasoning.findings.findings(
                    for: article, id: id, analysis: SourceAnalysis(attributions: citations.map(\.attribution)),
                    citations: citations, chains: found, time: held.time, in: reader)
            }
            try look(reader)
        }
    }

    func chains(from id: ArticleID) async throws {
        let finder = reasoning.chains
        try await store.read { reader in
            func look(_ reader: some LedgerReader) throws { _ = try finder.chains(from: id, in: reader) }
            try look(reader)
        }
    }

    func story(of id: ArticleID) async throws {
        let finder = reasoning.stories
        try await store.read { reader in
            func look(_ reader: some LedgerReader) throws { _ = try finder.story(of: id, in: reader) }
            try look(reader)
        }
    }

    /// When the last article came, in seconds since 1970.
    private var time: Int64 { MadeUpNews.time(of: written) }
}
