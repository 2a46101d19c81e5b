import Foundation
import Ingestion
import Ledger
import Provenance
import TestSupport
import Testing

@Suite("Withholding", .waiting)
struct WithholdingTests {
    private let scratch: Scratch
    private static let text = "Erika Mustermann sagte der „Bild“, sie wisse nichts von Xanthippe."

    init() throws { scratch = try Scratch() }

    /// An article that names people, in its text and beside it, and another one.
    private func fill(_ ledger: StoredLedger) async throws -> (ArticleID, ArticleID) {
        try await ledger.write(at: 1000) { writer in
            let id = try writer.take(SampleArticle("https://a.example/1", title: "Frau Mustermann", text: Self.text))
            let attributions = [
                Attribution(
                    role: .attribution, kind: .person, source: .of("Erika Mustermann", in: Self.text),
                    speaker: Speaker(name: "Erika Mustermann"), confidence: 0.9, rule: "r"),
                Attribution(
                    role: .credit, kind: .agency, source: Mention(text: "Von Max Musterknabe, dpa", span: nil),
                    outlet: OutletReference(id: OutletID("dpa.com"), matched: .name), confidence: 0.9, rule: "r"),
            ]
            for attribution in attributions {
                _ = try writer.append(.attribution(AttributionRecord(article: id, attribution: attribution)))
            }
            let other = try writer.take(SampleArticle("https://a.example/2", title: "Zwei", text: "Ein anderer Text."))
            return (ArticleID(rawValue: id), ArticleID(rawValue: other))
        }
    }

    @Test("erases the words from the file, and everything still verifies and says why")
    func withhold() async throws {
        let ledger = try scratch.ledger()
        let (id, other) = try await fill(ledger)
        let (head, proof) = (try await ledger.head(), try await ledger.inclusionProof(of: id.rawValue))
        let bytes = try #require(try SQLiteFile(ledger.address).entry(id.rawValue))
        // Text, document, payload and the words of two attributions.
        #expect(try await ledger.withhold(id.rawValue, why: "a court of Musterstadt", at: 2000) == 5)
        let report = try await ledger.verify(against: head)
        #expect((report.faults, report.withheld, report.entries) == ([], 5, 7))
        #expect(proof.proves(bytes, by: ledger.verificationKey))
        try await ledger.read { (reader: any LedgerReader) throws in
            #expect(try reader.content(of: id) == nil)
            #expect(try reader.article(id)?.title == nil)
            #expect(try reader.citations(of: id).map(\.attribution.source?.text) == ["", ""])
            #expect(try reader.citations(of: id).last?.attribution.outlet?.id == OutletID("dpa.com"))
            #expect(try reader.articles(matching: ArticleQuery(search: "Xanthippe")).isEmpty)
            #expect(try reader.articles(matching: ArticleQuery(search: "anderer")).map(\.id) == [other])
            #expect(
                try reader.entry(at: 6)?.entry
                    == .correction(CorrectionRecord(supersedes: id.rawValue, why: "a court of Musterstadt")))
        }
        for suffix in ["", "-wal"] {
            let data = try Data(contentsOf: URL(fileURLWithPath: ledger.address + suffix))
            for word in ["Mustermann", "Musterknabe", "Xanthippe", "xanthippe"] {
                #expect(data.range(of: Data(word.utf8)) == nil, "\(word) in the file\(suffix)")
            }
        }
    }

    @Test(
        "the derived tables are those that a rebuild makes, and what is withheld stays so when it comes again",
        arguments: TestedStore.available)
    func rebuild(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let (id, _) = try await fill(ledger)
        _ = try await ledger.withhold(id.rawValue, why: "asked for", at: 2000)
        let before = try ledger.foreignRows("SELECT * FROM article ORDER BY idx")
        try await ledger.rebuild()
        #expect(try ledger.foreignRows("SELECT * FROM article ORDER BY idx") == before)
        #expect(try await ledger.read { try $0.articles(matching: ArticleQuery(search: "Xanthippe")) }.isEmpty)
        let digest = try await ledger.write(at: 3000) { try $0.store(Array(Self.text.utf8)) }
        #expect(try await ledger.read { try $0.content(digest) } == nil)
        #expect(try await ledger.verify(against: nil).holds)
    }

    @Test("a capture alone can be withheld; an entry that isn't there can't", arguments: TestedStore.available)
    func capture(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let (id, _) = try await fill(ledger)
        #expect(try await ledger.withhold(0, why: "w", at: 2000) == 1)
        #expect(try await ledger.read { try $0.content(of: id) } != nil)
        #expect(try await ledger.verify(against: nil).holds)
        await #expect { _ = try await ledger.withhold(99, why: "w", at: 2000) } throws: {
            ($0 as? LedgerError)?.code == .noEntry
        }
        #expect(try await ledger.read { try $0.size() } == 7)
    }
}
