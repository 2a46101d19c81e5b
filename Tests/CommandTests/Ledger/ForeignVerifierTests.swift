import Foundation
import TestSupport
import Testing

@Suite("Foreign verifiers", .waiting)
struct ForeignVerifierTests {
    @Test(
        "tlog-scales and pymerkle accept every entry, proof and tile, and a cosignature",
        .enabled(if: ForeignTool.hasPython("tlog_scales", "pymerkle", "cryptography")))
    func python() throws {
        let log = try PublishedLog()
        let result = try ForeignTool.python("check_log.py", log.folder)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("Go's sumdb/note and tlog accept every entry, proof and tile", .enabled(if: ForeignTool.hasGo))
    func go() throws {
        let log = try PublishedLog()
        let result = try ForeignTool.go("check_log.go", log.folder)
        #expect(result.status == 0, "\(result.output)")
        // What accepts everything proves nothing.
        let tile = log.folder.appendingPathComponent("log/tile/0/000")
        var bytes = [UInt8](try Data(contentsOf: tile))
        bytes[31] ^= 1
        try Data(bytes).write(to: tile)
        #expect(try ForeignTool.go("check_log.go", log.folder).status != 0)
    }

    @Test(
        "prov reads both notations of PROV and gives them back, networkx the graph, csv and json the rest",
        .enabled(if: ForeignTool.hasPython("prov", "networkx")))
    func record() throws {
        let log = try PublishedLog()
        for format in ["prov-json", "jsonld", "graphml", "csv", "ndjson", "annotations"] {
            try log.write("record." + format, log.output("ledger", "export", "--format", format))
        }
        var texts: [String: String] = [:]
        for line in try log.output("articles", "--format", "json").split(separator: "\n") {
            let article = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let id = try #require(article?["id"] as? String)
            let audit = try JSONSerialization.jsonObject(with: Data(log.output("audit", id, "--format", "json").utf8))
            let held = try #require((audit as? [String: Any])?["article"] as? [String: Any])
            let versions = try #require(held["versions"] as? [[String: Any]])
            texts[try #require(versions.last?["sha256"] as? String)] = held["text"] as? String
        }
        try log.write("texts.json", String(decoding: JSONSerialization.data(withJSONObject: texts), as: UTF8.self))
        let result = try ForeignTool.python("check_record.py", log.folder)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test("Graphviz draws the graph", .enabled(if: ForeignTool.has("dot", "-V")))
    func graphviz() throws {
        let log = try PublishedLog()
        try log.write("record.dot", log.output("ledger", "export", "--format", "dot"))
        let result = try ForeignTool.run("dot", ["-Tsvg", log.folder.appendingPathComponent("record.dot").path])
        #expect(result.status == 0)
        #expect(result.output.contains("</svg>") && !result.output.contains("Error"))
        #expect(result.output.components(separatedBy: "class=\"edge\"").count > 30)
    }
}
