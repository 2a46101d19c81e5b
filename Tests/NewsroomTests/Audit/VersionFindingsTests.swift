import Ingestion
import Provenance
import Testing

@testable import Newsroom

/// Articles that change between two looks at them.
@Suite struct VersionFindingsTests {
    private let desk: TestDesk
    private let audits: AuditDesk

    private static let bridge = WebAddress("https://www.krone.at/bruecke")
    private static let road = WebAddress("https://www.fr.de/umleitung")

    init() throws {
        let desk = try TestDesk()
        self.desk = desk
        audits = AuditDesk(
            reasoning: desk.reasoning, store: desk.store, fetcher: try CurlFetcher(environment: [:]),
            clock: { desk.now })
    }

    /// Takes an article of two fixed paragraphs and a third one into the ledger.
    @discardableResult
    private func record(
        _ address: WebAddress?, _ opening: String, _ last: String, links: [ArticleLink] = []
    ) async throws -> Audit {
        let paragraphs = [
            opening, "Fußgänger können einen Steg benutzen, der zweihundert Meter flussabwärts liegt.", last,
        ]
        var spans: [TextSpan] = []
        for paragraph in paragraphs {
            let start = spans.last.map { $0.end + 2 } ?? 0
            spans.append(TextSpan(start, start + paragraph.unicodeScalars.count))
        }
        let article = Article(
            url: address, title: "Brücke gesperrt", published: NewsDate(seconds: desk.now), language: "de",
            text: paragraphs.joined(separator: "\n\n"), paragraphs: spans, links: links)
        return try await audits.record(article, from: "bruecke.html", payload: Array(last.utf8))
    }

    private let opening = "Die Brücke über die Wendel wird für 2,4 Millionen Euro saniert und bis Herbst gesperrt."

    @Test("A change without a note is a silent edit, and says what is new")
    func silentEdit() async throws {
        let first = try await record(Self.bridge, opening, "Die Bauarbeiten beginnen im März.")
        #expect(!first.findings.contains { $0.code == .silentEdit })
        desk.wait(7200)
        let second = try await record(Self.bridge, opening, "Die Bauarbeiten beginnen im Juni.")
        let finding = try #require(second.findings.first { $0.code == .silentEdit })
        #expect(second.versions.count == 2)
        #expect(finding.message.contains("“Die Bauarbeiten beginnen im Juni.”"))
        #expect(finding.message.contains("1 of its 3 paragraphs is new"))
    }

    @Test(
        "A change that the text announces is none",
        arguments: [
            "Korrektur: In einer früheren Version stand, die Bauarbeiten begännen im März.",
            "Die Bauarbeiten beginnen im Juni. (Anm. d. Red.: Das Datum wurde berichtigt.)",
        ])
    func announced(note: String) async throws {
        try await record(Self.bridge, opening, "Die Bauarbeiten beginnen im März.")
        desk.wait(7200)
        let second = try await record(Self.bridge, opening, note)
        #expect(second.versions.count == 2)
        #expect(!second.findings.contains { $0.code == .silentEdit })
    }

    @Test("Who cites an article is told when that is changed afterwards, and not before")
    func citedArticleChanged() async throws {
        try await record(Self.bridge, opening, "Die Bauarbeiten beginnen im März.")
        desk.wait(3600)
        let words = "Laut Krone.at"
        let citing = try await record(
            Self.road, words + " wird die Brücke über die Wendel für 2,4 Millionen Euro saniert.", "Es wird eng.",
            links: [ArticleLink(href: "https://www.krone.at/bruecke", text: "Krone.at", span: TextSpan(5, 13))])
        #expect(citing.citations.contains { $0.resolution != nil })
        #expect(!citing.findings.contains { $0.code == .citedArticleChanged })
        desk.wait(3600)
        try await record(Self.bridge, opening, "Die Bauarbeiten beginnen im Juni.")
        let later = try await audits.audit(held: try #require(citing.id))
        let finding = try #require(later.findings.first { $0.code == .citedArticleChanged })
        #expect(finding.attributions.map { later.citations[$0].attribution.outlet?.id } == [OutletID("krone.at")])
        #expect(finding.message.contains("https://www.krone.at/bruecke"))
    }
}
