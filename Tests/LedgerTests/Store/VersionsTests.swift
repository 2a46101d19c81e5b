import Foundation
import Ingestion
import Ledger
import Provenance
import TestSupport
import Testing

@Suite("Versions and their look-ups", .waiting)
struct VersionsTests {
    private let scratch: Scratch
    private static let url = "https://www.a.example/1"
    private static let first = SampleArticle(url, title: "Alt", text: "Selon B, le premier texte parle de chevaux.")
    private static let second = SampleArticle(url, title: "Neu", text: "Selon B, le second texte parle de vaches.")

    init() throws { scratch = try Scratch() }

    /// Two versions of one article, each with an attribution, the older one with a resolution.
    private func fill(_ ledger: StoredLedger) async throws -> (old: ArticleID, new: ArticleID, cited: ArticleID) {
        try await ledger.write(at: 1000) { writer in
            let cited = try writer.take(SampleArticle("https://b.example/9", title: "B", text: "Des chevaux partout."))
            let old = try writer.take(Self.first)
            let attribution = try writer.append(
                .attribution(
                    AttributionRecord(article: old, attribution: .outlet("b.example", named: "B", in: Self.first.text)))
            )
            _ = try writer.append(
                .resolution(
                    ResolutionRecord(
                        attribution: attribution,
                        resolution: Resolution(
                            article: ArticleID(rawValue: cited), via: .link, evidence: [], confidence: 1))))
        }
        return try await ledger.write(at: 2000) { writer in
            let old = try #require(try writer.id(at: Self.url))
            let cited = try #require(try writer.id(at: "https://b.example/9"))
            let new = try writer.take(Self.second, version: 2, previous: old.rawValue)
            _ = try writer.append(
                .attribution(
                    AttributionRecord(article: new, attribution: .outlet("b.example", named: "B", in: Self.second.text))
                ))
            return (old, ArticleID(rawValue: new), cited)
        }
    }

    @Test(
        "only the newest version is visible; the old one keeps its text, its attributions and its resolution",
        arguments: TestedStore.available)
    func newest(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let (old, new, cited) = try await fill(ledger)
        try await ledger.read { (reader: any LedgerReader) throws in
            #expect(try reader.allArticles().map(\.id) == [cited, new])
            #expect(try reader.article(old)?.id == new)
            #expect(try reader.newest(of: old) == new)
            #expect(try reader.newest(of: ArticleID(rawValue: 99)) == nil)
            #expect(try reader.article(new)?.seen == 1000)
            #expect(try reader.versions(of: new).map(\.id) == [old, new])
            #expect(try reader.versions(of: old).map(\.seen) == [1000, 2000])
            #expect(try reader.content(of: old)?.text == Self.first.text)
            #expect(try reader.citations(of: old).first?.resolution?.article == cited)
            #expect(try reader.citations(of: new).first?.resolution == nil)
            #expect(try reader.citing(cited) == [])
            #expect(try reader.articles(naming: OutletID("b.example"), from: 0, through: 9000, limit: 9) == [new])
            #expect(try reader.articles(matching: ArticleQuery(search: "chevaux")).map(\.id) == [cited])
            #expect(try reader.articles(matching: ArticleQuery(search: "vaches")).map(\.id) == [new])
            #expect(try reader.counts().articles == 2)
            #expect(try reader.counts().versions == 3)
        }
    }

    @Test(
        "a citation resolved to an old version leads to the article, whatever its version",
        arguments: TestedStore.available)
    func citedVersions(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let (old, new, _) = try await fill(ledger)
        try await ledger.write(at: 3000) { writer in
            let citing = try writer.take(SampleArticle("https://c.example/1", title: "C", text: "Selon A, oui."))
            let attribution = try writer.append(
                .attribution(
                    AttributionRecord(
                        article: citing, attribution: .outlet("a.example", named: "A", in: "Selon A, oui."))))
            _ = try writer.append(
                .resolution(
                    ResolutionRecord(
                        attribution: attribution,
                        resolution: Resolution(article: old, via: .text, evidence: [], confidence: 0.5))))
        }
        try await ledger.read { (reader: any LedgerReader) throws in
            let citing = try reader.id(at: "https://c.example/1")
            #expect(try reader.citing(new) == [citing].compactMap { $0 })
            #expect(try reader.citing(old) == [citing].compactMap { $0 })
        }
    }

    @Test(
        "a taken back resolution leaves the one before it, and then an open citation", arguments: TestedStore.available)
    func corrections(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let text = "Selon A, oui."
        let (citing, entry, first) = try await ledger.write(at: 0) { writer in
            let one = ArticleID(
                rawValue: try writer.take(SampleArticle("https://a.example/1", title: "1", text: "eins")))
            let two = ArticleID(
                rawValue: try writer.take(SampleArticle("https://a.example/2", title: "2", text: "zwei")))
            let citing = try writer.take(SampleArticle("https://c.example/1", title: "C", text: text))
            let entry = try writer.append(
                .attribution(
                    AttributionRecord(article: citing, attribution: .outlet("a.example", named: "A", in: text))))
            var resolutions: [Int64] = []
            for article in [one, two] {
                resolutions.append(
                    try writer.append(
                        .resolution(
                            ResolutionRecord(
                                attribution: entry,
                                resolution: Resolution(article: article, via: .text, evidence: [], confidence: 0.5),
                                supersedes: resolutions.last))))
            }
            #expect(try writer.citing(one).isEmpty)
            #expect(try writer.citing(two) == [ArticleID(rawValue: citing)])
            _ = try writer.append(.correction(CorrectionRecord(supersedes: resolutions[1], why: "another day")))
            #expect(try writer.citing(one) == [ArticleID(rawValue: citing)])
            return (ArticleID(rawValue: citing), entry, resolutions[0])
        }
        try await ledger.write(at: 1) { writer in
            _ = try writer.append(.correction(CorrectionRecord(supersedes: first, why: "no")))
            #expect(try writer.citations(of: citing).first?.resolution == nil)
            func naming() throws -> [ArticleID] {
                try writer.articles(naming: OutletID("a.example"), from: 0, through: 9000, limit: 9)
            }
            #expect(try naming() == [citing])
            _ = try writer.append(.correction(CorrectionRecord(supersedes: entry, why: "no source")))
            #expect(try writer.citations(of: citing).isEmpty)
            #expect(try naming() == [])
        }
    }

    @Test("articles of an outlet come nearest to the end of the time first", arguments: TestedStore.available)
    func byOutlet(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        try await ledger.write(at: 5000) { writer in
            for day in 1...9 {
                _ = try writer.take(
                    SampleArticle(
                        "https://a.example/\(day)", title: "\(day)", text: "t\(day)", published: "2026-01-0\(day)"))
            }
            _ = try writer.take(SampleArticle("https://a.example/undated", title: "u", text: "u"))
        }
        let day: @Sendable (Int) -> Int64 = { NewsDate(year: 2026, month: 1, day: $0)?.seconds ?? 0 }
        try await ledger.read { (reader: any LedgerReader) throws in
            let outlet = OutletID("lejournal.example")
            let found = try reader.articles(of: outlet, from: day(2), through: day(6), limit: 3)
            #expect(found.map(\.title) == ["6", "5", "4"])
            #expect(try reader.articles(of: outlet, from: 0, through: 9999, limit: 3).map(\.title) == ["u"])
            #expect(try reader.articles(of: OutletID("b.example"), from: 0, through: .max, limit: 3).isEmpty)
            #expect(try reader.articles(matching: ArticleQuery(since: day(8))).map(\.title) == ["9", "8"])
            #expect(try reader.articles(matching: ArticleQuery(outlet: outlet, limit: 2)).map(\.title) == ["9", "8"])
            #expect(try reader.articles(matching: ArticleQuery(search: " ")).count == 10)
        }
    }

    @Test(
        "an article's own address counts before a link that led somewhere else once", arguments: TestedStore.available)
    func addresses(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let (one, two) = try await ledger.write(at: 0) { writer in
            let one = try writer.take(
                SampleArticle("https://a.example/1", title: "1", text: "eins"), asked: "https://a.example/2",
                final: "https://m.a.example/1")
            let two = try writer.take(SampleArticle("https://a.example/2", title: "2", text: "zwei"))
            return (ArticleID(rawValue: one), ArticleID(rawValue: two))
        }
        try await ledger.read { (reader: any LedgerReader) throws in
            #expect(try reader.id(at: "https://a.example/2") == two)
            #expect(try reader.id(at: "https://m.a.example/1#top") == one)
            #expect(try reader.id(at: "https://a.example/3") == nil)
        }
    }

    @Test("rebuilding the derived tables from the entries gives the same tables", arguments: TestedStore.available)
    func rebuild(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        _ = try await fill(ledger)
        try await ledger.write(at: 3000) { writer in
            for (event, to) in [(FeedRecord.Event.subscribed, nil), (.moved, "https://b.example/f"), (.gone, nil)]
                as [(FeedRecord.Event, String?)]
            {
                _ = try writer.append(.feed(FeedRecord(event: event, url: "https://a.example/f", to: to, title: "Ä")))
            }
        }
        let before = try dump(ledger)
        let (head, counts) = (try await ledger.head(), try await ledger.read { try $0.counts() })
        try await ledger.rebuild()
        #expect(try dump(ledger) == before)
        #expect(before.count > 10)
        #expect(try await ledger.head() == head)
        #expect(try await ledger.read { try $0.counts() } == counts)
        #expect(try await ledger.read { try $0.articles(matching: ArticleQuery(search: "vaches")) }.count == 1)
        #expect(try await ledger.verify(against: nil).holds)
    }

    private func dump(_ ledger: StoredLedger) throws -> [String] {
        let tables = [
            "article", "address", "attribution", "resolution", "fingerprint", "feature", "signature", "feed", "mark",
        ]
        return try tables.flatMap { table in
            try ledger.foreignRows("SELECT * FROM \(table)").map { "\(table)|\($0)" }.sorted()
        }
    }
}
