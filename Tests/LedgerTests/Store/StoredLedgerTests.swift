import Foundation
import Ingestion
import Ledger
import Provenance
import TestSupport
import Testing

@Suite("StoredLedger", .waiting)
struct StoredLedgerTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("a new ledger holds nothing, has a signed head and verifies", arguments: TestedStore.available)
    func empty(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let report = try await ledger.verify(against: nil)
        #expect(report.holds)
        #expect(report.entries == 0)
        #expect(
            try await ledger.head().hasPrefix("test.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"))
        #expect(try await ledger.read { try $0.counts() }.entries == 0)
    }

    @Test(
        "a chain of articles is read back as it was written, and found by address, outlet, word and citation",
        arguments: TestedStore.available)
    func roundTrip(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let cited = SampleArticle(
            "https://www.afp.example/d/1", title: "Une dépêche", text: "Moscou accuse Kiev d'une attaque.",
            published: "2026-01-31T08:00:00Z")
        let citing = SampleArticle(
            "https://www.lejournal.example/a/2?utm_source=x", title: "À Moscou – « exemple »",
            text: "Selon l’Agence, Moscou accuse Kiev. 🙂", published: "2026-01-31T09:00:00Z")
        let attribution = Attribution.outlet("afp.example", named: "l’Agence", in: citing.text)
        let (first, second, entry) = try await ledger.write(at: 1_769_850_000) { writer in
            let first = try writer.take(cited)
            let second = try writer.take(citing, asked: "https://feeds.example/go/2")
            let entry = try writer.append(.attribution(AttributionRecord(article: second, attribution: attribution)))
            return (ArticleID(rawValue: first), ArticleID(rawValue: second), entry)
        }
        let moment: Int64 = 1_769_850_000
        let naming = try await ledger.read {
            try $0.articles(naming: OutletID("afp.example"), from: moment, through: moment, limit: 10)
        }
        #expect(naming == [second])
        let resolution = Resolution(article: first, via: .text, evidence: ["same day"], confidence: 0.8)
        let answer = try await ledger.write(at: 1_769_850_060) { writer in
            try writer.append(.resolution(ResolutionRecord(attribution: entry, resolution: resolution)))
        }
        try await ledger.read { (reader: any LedgerReader) throws in
            #expect(try reader.id(at: "http://lejournal.example/a/2/") == second)
            #expect(try reader.id(at: "https://feeds.example/go/2") == second)
            #expect(try reader.article(first)?.title == "Une dépêche")
            #expect(try reader.content(of: second) == citing.article)
            #expect(
                try reader.citations(of: second) == [
                    HeldCitation(
                        entry: entry, attribution: attribution, resolution: resolution, resolutionEntry: answer)
                ])
            #expect(try reader.citing(first) == [second])
            #expect(
                try reader.articles(naming: OutletID("afp.example"), from: moment + 1, through: .max, limit: 10).isEmpty
            )
            #expect(try reader.articles(matching: ArticleQuery(search: "A MOSCOU")).map(\.id) == [second])
            #expect(try reader.articles(matching: ArticleQuery(search: "depeche")).map(\.id) == [first])
            #expect(try reader.articles(matching: ArticleQuery(search: "moscou")).map(\.id) == [second, first])
            #expect(try reader.articles(matching: ArticleQuery(search: "\" OR *")).isEmpty)
            #expect(
                try reader.counts()
                    == LedgerCounts(entries: 6, articles: 2, versions: 2, attributions: 1, resolutions: 1, feeds: 0))
        }
        let report = try await ledger.verify(against: nil)
        #expect(report.faults == [])
        #expect((report.entries, report.checkpoints, report.withheld) == (6, 3, 0))
    }
}
