import Foundation
import Ingestion
import Ledger
import Provenance
import Testing

@testable import Newsroom

@Suite("Ingest")
struct IngestDeskTests {
    private let desk: TestDesk
    private let ingest: IngestDesk
    private let folder: URL

    init() throws {
        let desk = try TestDesk()
        self.desk = desk
        ingest = IngestDesk(store: desk.store, reasoning: desk.reasoning, maxBytes: 1 << 20) { desk.now }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ingest-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private static let later = ["Am Dienstag wurde die Sperre nach Protesten der Anrainer auf den Herbst verschoben."]

    private func record(
        _ uri: String, _ body: String, type: String = "response", fields: String = "Content-Type: text/html\r\n",
        status: Int = 200, date: String = "2026-01-31T08:15:00Z"
    ) -> String {
        let block = type == "resource" ? body : "HTTP/1.1 \(status) OK\r\n\(fields)\r\n\(body)"
        return """
            WARC/1.0\r
            WARC-Type: \(type)\r
            WARC-Record-ID: <urn:uuid:\(UUID().uuidString)>\r
            WARC-Target-URI: \(uri)\r
            WARC-Date: \(date)\r
            \(type == "resource" ? "Content-Type: text/html\r\n" : "")Content-Length: \(block.utf8.count)\r
            \r
            \(block)\r
            \r

            """
    }

    private func take(_ records: String...) async throws -> IngestCount {
        let file = folder.appendingPathComponent("a.warc")
        try Data(records.joined().utf8).write(to: file)
        return try await ingest.archive(WARCReader(path: file.path))
    }

    private func captures() async throws -> [CaptureRecord] {
        try await desk.store.read { reader in
            try (0..<reader.size()).compactMap { index in
                guard case .capture(let record) = try reader.entry(at: index)?.entry else { return nil }
                return record
            }
        }
    }

    @Test("each response is a page that was fetched when it was captured, and its record is named")
    func responses() async throws {
        let page = Papers.page("Brücke gesperrt", Papers.bridge)
        let count = try await take(
            record("https://zeitung.example/robots.txt", "User-agent: *", fields: "Content-Type: text/plain\r\n"),
            record("https://zeitung.example/bruecke", page, fields: "Content-Type: text/html\r\nETag: \"e\"\r\n"),
            record("https://zeitung.example/alt", "", fields: "Location: /bruecke\r\n", status: 302),
            record("https://zeitung.example/bild.png", "PNG", fields: "Content-Type: image/png\r\n"),
            record("https://zeitung.example/bruecke", "", type: "revisit", status: 304),
            record("https://zeitung.example/leer", "<html><body><p>Nichts.</p></body></html>"))
        #expect(count.newArticles == 1 && count.pages == 2 && count.error == nil)
        #expect(count.skipped == [.notAPage: 2, .status: 1, .revisit: 1, .noArticle: 1])
        #expect(count.newAttributions > 0)
        let capture = try #require(try await captures().first)
        #expect(capture.url == "https://zeitung.example/bruecke")
        #expect(capture.captured?.description == "2026-01-31T08:15:00Z")
        #expect(capture.record?.hasPrefix("urn:uuid:") == true)
        #expect(capture.status == 200 && capture.etag == "\"e\"")
        let article = try #require(try await desk.articles().first)
        #expect(article.seen == NewsDate(parsing: "2026-01-31T08:15:00Z")?.seconds)
        #expect(try await desk.store.verify(against: nil).holds)
    }

    @Test("the same archive twice adds nothing; a later one adds a version, an earlier one doesn't take its place")
    func versions() async throws {
        let address = "https://zeitung.example/bruecke"
        func archive(_ paragraphs: [String], _ date: String) async throws -> IngestCount {
            try await take(record(address, Papers.page("Brücke gesperrt", paragraphs), date: date))
        }
        #expect(try await archive(Papers.bridge, "2026-01-31T08:15:00Z").newArticles == 1)
        #expect(try await archive(Papers.bridge, "2026-01-31T08:15:00Z").known == 1)
        #expect(try await archive(Papers.bridge + Self.later, "2026-02-03T08:15:00Z").newVersions == 1)
        #expect(try await archive(Papers.bridge, "2026-02-01T08:15:00Z").known == 1)
        let id = try #require(try await desk.articles().first?.id)
        let versions = try await desk.store.read { try $0.versions(of: id) }
        #expect(
            versions.map { NewsDate(seconds: $0.seen).description } == ["2026-01-31T08:15:00Z", "2026-02-03T08:15:00Z"])
        try await desk.store.rebuild()
        #expect(try await desk.store.read { try $0.versions(of: id) } == versions)
    }

    @Test("a feed in an archive completes its pages, and stands in for those that aren't there")
    func feeds() async throws {
        let day = "2026-02-21T08:00:00Z"
        let items = [
            (link: "/bruecke", title: "Brücke gesperrt", date: Papers.date, content: "Kurz."),
            (
                link: "/fehlt", title: "Nur im Feed", date: Papers.date,
                content: Papers.bridge.map { "<p>\($0)</p>" }.joined()
            ),
        ]
        let count = try await take(
            record(
                "https://zeitung.example/feed", Papers.feed(items), fields: "Content-Type: application/rss+xml\r\n",
                date: day),
            record(
                "https://zeitung.example/bruecke", "", fields: "Location: /2026/bruecke\r\n", status: 301, date: day),
            record("https://zeitung.example/2026/bruecke", Papers.page("Brücke gesperrt", Papers.bridge), date: day))
        #expect(count.newArticles == 2)
        let articles = try await desk.articles()
        #expect(articles.map(\.published?.description) == ["2026-02-20T07:00:00Z", "2026-02-20T07:00:00Z"])
        let captures = try await captures()
        #expect(captures.first?.url == "https://zeitung.example/bruecke")
        #expect(captures.first?.finalURL == "https://zeitung.example/2026/bruecke")
        #expect(captures.last?.feedURL == "https://zeitung.example/feed")
        #expect(captures.allSatisfy { $0.record != nil })
    }

    @Test("an archive that is cut off gives what came before, and says so")
    func cutOff() async throws {
        let whole = record("https://zeitung.example/1", Papers.page("Brücke gesperrt", Papers.bridge))
        let count = try await take(whole, String(whole.prefix(400)))
        #expect(count.newArticles == 1)
        #expect(count.error?.code == .badData)
    }

    @Test("a page from a file gets its address from the manifest, itself, or a feed beside it")
    func files() async throws {
        let body = Array(Papers.page("Brücke gesperrt", Papers.bridge).utf8)
        let named = IngestedPage(
            address: try #require(WebAddress("https://zeitung.example/a")), body: body,
            published: NewsDate(parsing: "2026-02-01"), captured: NewsDate(parsing: "2026-02-02T00:00:00Z"))
        #expect(try await ingest.page(named).newArticles == 1)
        #expect(try await desk.articles().first?.published?.description == "2026-02-01")

        let nameless = IngestedPage(address: WebAddress(filePath: "/pages/b.html"), body: body)
        await #expect(throws: IngestionError.self) { _ = try await ingest.page(nameless) }

        let feed = WebAddress(filePath: "/pages/feed.xml")
        let text = Papers.feed([
            (
                link: "https://zeitung.example/c", title: "Nur im Feed", date: Papers.date,
                content: Papers.bridge.reversed().map { "<p>\($0)</p>" }.joined()
            )
        ])
        #expect(await ingest.learn(IngestedPage(address: feed, body: Array(text.utf8))))
        #expect(await !ingest.learn(nameless))
        #expect(try await ingest.leftovers(ofFeedAt: feed).newArticles == 1)
        #expect(try await ingest.leftovers(ofFeedAt: feed).newArticles == 0)
        #expect(
            try await desk.articles().map(\.address.string).sorted() == [
                "https://zeitung.example/a", "https://zeitung.example/c",
            ])
    }
}
