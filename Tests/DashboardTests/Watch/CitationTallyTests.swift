import Ingestion
import Ledger
import Provenance
import Testing

@testable import Dashboard

@Suite struct CitationTallyTests {
    private func article(_ index: Int64, _ outlet: String, previous: Int64? = nil) -> FollowedEntry {
        let digest = ContentDigest(of: [UInt8(truncatingIfNeeded: index)])
        return FollowedEntry(
            index: index,
            entry: .article(
                ArticleRecord(
                    capture: 0, url: "https://\(outlet)/\(index)", outlet: OutletID(outlet),
                    published: NewsDate(parsing: "2026-01-15"), version: previous == nil ? 1 : 2, previous: previous,
                    text: digest, document: digest, extractor: "x")), at: 0)
    }

    private func citation(_ index: Int64, of article: Int64, _ outlet: String, _ kind: SourceKind = .outlet)
        -> FollowedEntry
    {
        FollowedEntry(
            index: index,
            entry: .attribution(
                AttributionRecord(
                    article: article,
                    attribution: Attribution(
                        role: .attribution, kind: kind,
                        outlet: OutletReference(id: OutletID(outlet), matched: .name), confidence: 1, rule: "x"))),
            at: 0)
    }

    @Test func citationsAreCountedBothWays() {
        let tally = CitationTally()
        _ = tally.apply([
            article(1, "a.example"), citation(2, of: 1, "b.example"), citation(3, of: 1, "afp.com", .agency),
            citation(4, of: 1, "a.example"), article(5, "a.example"),
        ])
        let own = tally.figures(of: OutletID("a.example"))
        #expect(own?.articles == 2)
        #expect(own?.firstHand == 1)
        #expect(own?.agency == 1)
        #expect(own?.citing == 2)
        #expect(own?.cited == 0)
        #expect(own?.months["2026-01"]?.articles == 2)
        #expect(tally.figures(of: OutletID("b.example"))?.cited == 1)
        #expect(tally.cites(OutletID("a.example")).map(\.count) == [1, 1])
        #expect(tally.citedBy(OutletID("b.example")).map(\.from.rawValue) == ["a.example"])
    }

    @Test func aNewerVersionTakesTheOlderOnesPlace() {
        let tally = CitationTally()
        _ = tally.apply([
            article(1, "a.example"), citation(2, of: 1, "b.example"), article(3, "a.example", previous: 1),
        ])
        #expect(tally.figures(of: OutletID("a.example"))?.articles == 1)
        #expect(tally.figures(of: OutletID("a.example"))?.firstHand == 1)
        #expect(tally.cites(OutletID("a.example")).isEmpty)
        #expect(tally.citedBy(OutletID("b.example")).isEmpty)
    }

    @Test func entriesThatWereCountedAreNotCountedAgainAndWhatIsTakenBackIsTakenOff() {
        let tally = CitationTally()
        let entries = [article(1, "a.example"), citation(2, of: 1, "b.example")]
        _ = tally.apply(entries)
        _ = tally.apply(entries)
        #expect(tally.figures(of: OutletID("a.example"))?.citing == 1)
        _ = tally.apply([
            FollowedEntry(index: 3, entry: .correction(CorrectionRecord(supersedes: 2, why: "wrong")), at: 0)
        ])
        #expect(tally.figures(of: OutletID("a.example"))?.citing == 0)
        #expect(tally.figures(of: OutletID("a.example"))?.firstHand == 1)
        #expect(tally.next == 4)
    }
}
