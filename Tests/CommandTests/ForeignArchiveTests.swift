import Foundation
import TestSupport
import Testing

@Suite("Archives of other makers", .waiting)
struct ForeignArchiveTests {
    private static let isPossible =
        ForeignTool.hasPython("warcio", "requests", "brotli", "zstandard") && ForeignTool.has("wget", "--version")

    @Test(
        "by wget, warcio, Common Crawl's news crawl, Browsertrix and in Zstandard give the same four articles",
        .enabled(if: isPossible))
    func ingest() throws {
        let home = try Home()
        let made = try ForeignTool.python("make_archives.py", home.folder)
        #expect(made.status == 0, "\(made.output)")
        var texts: Set<Set<String>> = []
        for name in [
            "wget.warc.gz", "warcio.warc.gz", "common-crawl.warc.gz", "browsertrix.warc.gz", "zstandard.warc.zst",
        ] {
            let ledger = home.folder.appendingPathComponent(name + ".sqlite").path
            let archive = home.folder.appendingPathComponent(name).path
            let run = try Run(["ingest", archive, "--ledger", ledger, "--format", "json"], in: home)
            #expect(run.status == 0, "\(name): \(run.errors)")
            let line = try #require(try run.documents().first)
            #expect(line["new_articles"] as? Int == 4, "\(name): \(run.output)")
            #expect((line["skipped"] as? [String: Int])?["coding"] == nil, "\(name): \(run.output)")
            let entries = try Run(["ledger", "export", "--format", "ndjson", "--ledger", ledger], in: home).documents()
            texts.insert(Set(entries.compactMap { $0["text_sha256"] as? String }))
            let captures = entries.filter { $0["type"] as? String == "capture" }
            #expect(captures.allSatisfy { ($0["warc_record_id"] as? String)?.hasPrefix("urn:uuid:") == true })
            #expect(captures.allSatisfy { $0["captured"] != nil && $0["status"] as? Int == 200 })
            #expect(try Run(["ledger", "verify", "--ledger", ledger], in: home).status == 0)
        }
        #expect(texts.count == 1 && texts.first?.count == 4)
    }
}
