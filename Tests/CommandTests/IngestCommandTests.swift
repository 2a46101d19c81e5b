import Foundation
import TestSupport
import Testing

@Suite("sourcier ingest and poll --archive", .waiting)
struct IngestCommandTests {
    private let home: Home

    init() throws { home = try Home() }

    /// A server with a feed of one page; it answers conditional requests.
    private static func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            let (tag, type, text): (String, String, String)
            switch request.path {
            case "/feed.xml":
                let items = "<item><title>Le pont rouvre</title><link>/pont</link><guid>pont</guid></item>"
                (tag, type) = ("\"f\"", "application/rss+xml")
                text = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>G</title>\(items)</channel></rss>"
            case "/pont":
                (tag, type) = ("\"p\"", "text/html; charset=utf-8")
                text = SampleInputs.page.replacingOccurrences(
                    of: #"<link rel="canonical" href="https://www.exemple-gazette.fr/pont-de-brumeval">"#, with: "")
            default: return LoopbackServer.Response(404)
            }
            if request.header("if-none-match") == tag { return LoopbackServer.Response(304, headers: ["ETag": tag]) }
            return LoopbackServer.Response(headers: ["ETag": tag, "Content-Type": type], text: text)
        }
    }

    private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
        try Run(arguments, in: home, environment: environment)
    }

    private var archive: URL { home.folder.appendingPathComponent("evidence") }

    /// Polls twice, the second time with nothing new.
    private func poll(_ server: LoopbackServer, times: Int = 2) throws {
        for _ in 0..<times {
            let run = try run(
                "poll", server.url("/feed.xml"), "--force", "--archive", archive.path, "--format", "json",
                environment: ["SOURCIER_ALLOW_ADDRESS": "127.0.0.1"])
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    @Test("what poll archives is taken in again as the same article, and the capture names its record")
    func roundTrip() throws {
        try poll(Self.server())
        let polled = try run("ledger", "export", "--format", "ndjson").documents()
        let capture = try #require(polled.first { $0["type"] as? String == "capture" })
        let record = try #require(capture["warc_record_id"] as? String)
        let other = home.folder.appendingPathComponent("other.sqlite").path
        let lines = try run("ingest", archive.path, "--ledger", other, "--format", "json").documents()
        #expect(lines.count == 2)
        #expect(lines.compactMap { $0["new_articles"] as? Int }.reduce(0, +) == 1)
        let taken = try run("ledger", "export", "--format", "ndjson", "--ledger", other).documents()
        let again = try #require(taken.first { $0["type"] as? String == "capture" })
        #expect(again["warc_record_id"] as? String == record)
        #expect(again["payload_sha256"] as? String == capture["payload_sha256"] as? String)
        let texts = [polled, taken].map { entries in entries.compactMap { $0["text_sha256"] as? String } }
        #expect(texts[0] == texts[1] && texts[0].count == 1)
        let second = try run("ingest", archive.path, "--ledger", other)
        #expect(second.status == 0)
        #expect(second.output.contains("0 new articles, 0 new versions, 1 known"))
    }

    @Test(
        "warcio and wacz find nothing wrong with what poll archives",
        .enabled(if: ForeignTool.hasPython("warcio", "wacz")))
    func foreign() throws {
        try poll(Self.server())
        let script = ForeignTool.folder.appendingPathComponent("check_archive.sh").path
        let result = try ForeignTool.run("sh", [script, archive.path])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("revisit"))
        #expect(!result.output.contains("digest failed"))
    }

    @Test("an archive that can't be written ends the poll, and records nothing that isn't kept")
    func unwritable() throws {
        let server = try Self.server()
        let file = try home.file("file", "x")
        let run = try run(
            "poll", server.url("/feed.xml"), "--archive", file + "/x",
            environment: ["SOURCIER_ALLOW_ADDRESS": "127.0.0.1"])
        #expect(run.status == 74)
        #expect(run.errorLines.count == 1)
    }

    @Test("a folder of pages and feeds is read like the world that it is a copy of")
    func folder() throws {
        let sample = Run.repository.appendingPathComponent("feeds/sample").path
        let lines = try run("ingest", sample, "--format", "json").documents()
        #expect(lines.compactMap { $0["new_articles"] as? Int }.reduce(0, +) == 56)
        #expect(
            lines.filter { $0["error"] != nil }.compactMap { $0["input"] as? String }.allSatisfy {
                $0.hasSuffix("opml")
            })
        let polled = try SampleWorld.shared.get().documents("articles").compactMap { $0["url"] as? String }
        let taken = try run("articles", "--format", "json").documents().compactMap { $0["url"] as? String }
        #expect(Set(polled) == Set(taken))
        #expect(try run("ledger", "verify").status == 0)
    }

    @Test("a manifest gives addresses, dates, pages within archives and pages themselves")
    func manifest() throws {
        try poll(Self.server(), times: 1)
        let page = try home.file("p.html", SampleInputs.page)
        let html = try #require(String(data: JSONEncoder().encode(SampleInputs.page), encoding: .utf8))
        let warc = try #require(
            FileManager.default.contentsOfDirectory(atPath: archive.path).filter { $0.hasSuffix(".warc.gz") }.sorted()
                .first)
        let record = try #require(try offset(of: "/pont", in: archive.appendingPathComponent(warc).path))
        let manifest = try home.file(
            "m.ndjson",
            """
            {"input": "\(page)", "url": "https://un.example/1", "date": "2026-01-05", "captured": "2026-01-06T10:00:00Z"}
            {"input": "two", "url": "https://deux.example/2", "html": \(html)}
            {"input": "three", "warc": {"file": "\(archive.path)/\(warc)", "offset": \(record.offset), "length": \(record.length)}}
            {"input": "\(home.folder.path)/none.html", "url": "https://trois.example/3"}

            """)
        let ledger = home.folder.appendingPathComponent("m.sqlite").path
        let run = try run("ingest", "--manifest", manifest, "--ledger", ledger, "--format", "json")
        #expect(run.status == 66)
        let lines = try run.documents()
        #expect(lines.compactMap { $0["new_articles"] as? Int } == [1, 1, 1])
        #expect(lines.last?["error"] != nil)
        let extracted = try self.run("extract", "--manifest", manifest).documents()
        #expect(extracted.count == 4)
        #expect((extracted[2]["title"] as? String) == "Le pont de Brumeval rouvre")
        let entries = try self.run("ledger", "export", "--format", "ndjson", "--ledger", ledger).documents()
        let captures = entries.filter { $0["type"] as? String == "capture" }
        #expect(captures[0]["captured"] as? String == "2026-01-06T10:00:00Z")
        #expect(captures[2]["warc_record_id"] != nil)
        let first = entries.first { $0["type"] as? String == "article" }
        #expect(first?["published"] as? String == "2026-01-05")
    }

    /// Where a page's response lies in an archive, as 'warcio index' would say it.
    private func offset(of path: String, in file: String) throws -> (offset: Int, length: Int)? {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        let magic: [UInt8] = [0x1F, 0x8B, 0x08, 0x00]
        let starts = bytes.indices.filter { bytes[$0...].starts(with: magic) } + [bytes.count]
        // The members of one archive: warcinfo, then a response and a request for feed, robots.txt and page.
        #expect(starts.count == 8)
        return (starts[5], starts[6] - starts[5])
    }

    @Test("what can't be taken in is said in one line each, and the rest is still done")
    func badInputs() throws {
        let text = try home.file("notes.txt", "Nichts als Text, und kein Archiv.")
        let page = try home.file("p.html", SampleInputs.page)
        let empty = try home.file("empty.warc", "")
        let run = try run("ingest", text, empty, "/nowhere.warc", page, "--format", "json")
        #expect(run.status == 65)
        #expect(run.errorLines.count == 3)
        let lines = try run.documents()
        #expect(lines.count == 4)
        #expect(lines[..<3].allSatisfy { $0["error"] != nil })
        #expect(lines[3]["new_articles"] as? Int == 1)
        #expect(try self.run("ingest").status == 64)
    }
}
