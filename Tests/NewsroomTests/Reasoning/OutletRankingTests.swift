import Ingestion
import Ledger
import Newsroom
import Provenance
import Testing

/// What is counted of outlets, in every list by one rule.
@Suite struct OutletRankingTests {
    private func attribution(_ kind: SourceKind, _ outlet: String?, role: Attribution.Role = .attribution)
        -> Attribution
    {
        Attribution(
            role: role, kind: kind, outlet: outlet.map { OutletReference(id: OutletID($0), matched: .name) },
            confidence: 1, rule: "test")
    }

    private func media(_ attributions: Attribution...) -> CitedMedia {
        CitedMedia(attributions.compactMap { CitedMedium($0) }, besides: OutletID("own.example"))
    }

    @Test("An outlet is counted once an article, and never the article's own")
    func once() {
        let media = media(
            attribution(.outlet, "bbc.com"), attribution(.outlet, "bbc.com"), attribution(.outlet, "own.example"))
        #expect(media.outlets == [OutletID("bbc.com")])
        #expect(!media.isFirstHand)
        #expect(!media.usesAgency)
    }

    @Test("A credited agency counts; a link without a word, a person and a social network do not")
    func kinds() {
        #expect(media(attribution(.agency, "afp.com", role: .credit)).usesAgency)
        #expect(media(attribution(.outlet, "bbc.com", role: .link)).isFirstHand)
        #expect(media(attribution(.person, nil), attribution(.platform, "x.com")).isFirstHand)
    }

    @Test("Who cites media that are not named tells at second hand, and names nobody")
    func unnamed() {
        let media = media(attribution(.media, nil))
        #expect(!media.isFirstHand)
        #expect(media.outlets.isEmpty)
    }

    @Test("Over made-up news each article is first-hand or second-hand, and exchanges are what the articles cite")
    func sums() async throws {
        let desk = try TestDesk()
        var expected: [OutletID: (articles: Int, secondHand: Int)] = [:]
        let intake = ArticleIntake(reasoning: desk.reasoning)
        var ids: [ArticleID] = []
        for article in MadeUpWire(seed: 9, stories: 6).articles {
            let address = try #require(article.address?.string)
            let outlet = try #require(desk.reasoning.outlet(of: article))
            expected[outlet, default: (0, 0)].articles += 1
            expected[outlet, default: (0, 0)].secondHand += article.text.contains(" reported.") ? 1 : 0
            let capture = ArticleIntake.Capture(url: address, payload: Array(article.text.utf8))
            if case .added(let id, _) = try await intake.take(
                article, from: capture, pageKey: address, now: desk.now, into: desk.store)
            {
                ids.append(id)
            }
        }
        _ = try await ResolutionRound(reasoning: desk.reasoning).run(articles: ids, now: desk.now, in: desk.store)
        let ranking = try await desk.store.read { reader in
            func rank(_ reader: some LedgerReader) throws -> OutletRanking {
                try OutletRanking(since: nil, in: reader)
            }
            return try rank(reader)
        }
        for row in ranking.rows {
            #expect(row.articles == expected[row.outlet]?.articles)
            #expect(row.secondHand == expected[row.outlet]?.secondHand)
            #expect(row.first <= row.articles - row.secondHand)
        }
        #expect(
            ranking.exchanges.reduce(0) { $0 + $1.citations } == expected.values.reduce(0) { $0 + $1.secondHand })
        #expect(ranking.rows.contains { $0.first > 0 && $0.citedBy > 0 })
    }
}
