import Ingestion
import Ledger
import Newsroom
import Provenance
import Testing

/// The graph of made-up news, however its articles came.
@Suite struct GrowingGraphTests {
    /// Takes articles in, so many in each round.
    private func fill(_ desk: TestDesk, with articles: [Article], byRoundsOf size: Int) async throws {
        let intake = ArticleIntake(reasoning: desk.reasoning)
        let round = ResolutionRound(reasoning: desk.reasoning)
        for start in stride(from: 0, to: articles.count, by: size) {
            var ids: [ArticleID] = []
            for article in articles[start..<min(start + size, articles.count)] {
                let address = try #require(article.address?.string)
                let capture = ArticleIntake.Capture(url: address, payload: Array(article.text.utf8))
                switch try await intake.take(article, from: capture, pageKey: address, now: desk.now, into: desk.store)
                {
                case .added(let id, _), .changed(let id, _), .known(let id): ids.append(id)
                }
            }
            _ = try await round.run(articles: ids, now: desk.now, in: desk.store)
        }
    }

    /// The chains of a ledger, by the articles' addresses.
    private func graph(of desk: TestDesk) async throws -> Set<String> {
        let finder = desk.reasoning.chains
        return try await desk.store.read { reader in
            func find(_ reader: some LedgerReader) throws -> Set<String> {
                var lines: Set<String> = []
                for held in try reader.allArticles() {
                    for chain in try finder.chains(from: held.id, in: reader) {
                        let links = chain.links.map { link in
                            "\(link.article?.string ?? link.outlet?.rawValue ?? "?") \(link.via?.rawValue ?? "")"
                        }
                        lines.insert((links + [chain.end.kind.rawValue, chain.end.id ?? ""]).joined(separator: " → "))
                    }
                }
                return lines
            }
            return try find(reader)
        }
    }

    /// How many resolutions took the place of an older one.
    private func replacements(in desk: TestDesk) async throws -> Int {
        try await desk.store.read { reader in
            try (0..<reader.size()).count { index in
                guard case .resolution(let record)? = try reader.entry(at: index)?.entry else { return false }
                return record.supersedes != nil
            }
        }
    }

    @Test(
        "Whatever the order in which articles come, one by one or at once, the graph is the same, and so is a rebuild",
        arguments: UInt64(1)...4)
    func anyOrder(seed: UInt64) async throws {
        let wire = MadeUpWire(seed: seed, stories: 12)
        let whole = try TestDesk()
        try await fill(whole, with: wire.articles, byRoundsOf: wire.articles.count)
        let wanted = try await graph(of: whole)
        #expect(wanted.count > wire.articles.count / 2)
        var replaced = 0
        for (order, size) in [(wire.articles, 1), (Array(wire.articles.reversed()), 3), (wire.shuffled(by: seed), 1)] {
            let desk = try TestDesk()
            try await fill(desk, with: order, byRoundsOf: size)
            let grown = try await graph(of: desk)
            #expect(grown.subtracting(wanted) == [], "only as it grew")
            #expect(wanted.subtracting(grown) == [], "only in one round")
            try await desk.store.rebuild()
            #expect(try await graph(of: desk) == grown)
            replaced += try await replacements(in: desk)
        }
        // The worlds put it to the test: answers were given too early, and given again.
        #expect(replaced > 0)
    }
}
