import Foundation
import Ingestion
import Ledger
import Provenance
import Testing

@Suite("Exports")
struct ExportTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Pieces of one document.
    private final class Pieces: @unchecked Sendable {
        // An export calls from one thread at a time, and is awaited before its pieces are read.
        private(set) var text: [UInt8] = []
        func add(_ bytes: [UInt8]) { text += bytes }
    }

    private func export(_ format: ExportFormat, of ledger: StoredLedger) async throws -> String {
        let pieces = Pieces()
        try await ledger.export(format) { pieces.add($0) }
        return try #require(String(validating: pieces.text, as: UTF8.self))
    }

    /// An article that cites another one directly, an outlet that isn't held, a person, a study and somebody unnamed.
    private func ledger() async throws -> StoredLedger {
        let ledger = try scratch.ledger()
        let text = "Selon B, « vrai », dit \"Zoé <Z>\" & C, une étude, un proche."
        try await ledger.write(at: 1_769_850_000) { writer in
            let cited = try writer.take(
                SampleArticle("https://b.example/1", title: "Ü, \"B\" & <C>\nzwei", text: "vrai"))
            let citing = try writer.take(SampleArticle("https://a.example/1", title: "A", text: text))
            var direct = Attribution.outlet("b.example", named: "B", in: text)
            direct.quotation = .direct
            direct.content = [.of("« vrai »", in: text)]
            let others = [
                Attribution.outlet("c.example", named: "C", in: text),
                Attribution(
                    role: .attribution, kind: .person, source: .of("\"Zoé <Z>\"", in: text),
                    speaker: Speaker(name: "Zoé <Z>", nameSpan: Mention.of("Zoé <Z>", in: text).span), confidence: 0.5,
                    rule: "r"),
                Attribution(
                    role: .attribution, kind: .document, source: .of("une étude", in: text), confidence: 0.5, rule: "r"),
                Attribution(
                    role: .attribution, kind: .anonymous, source: .of("un proche", in: text), confidence: 0.5, rule: "r"
                ),
            ]
            let entry = try writer.append(.attribution(AttributionRecord(article: citing, attribution: direct)))
            for other in others {
                _ = try writer.append(.attribution(AttributionRecord(article: citing, attribution: other)))
            }
            let resolution = Resolution(article: ArticleID(rawValue: cited), via: .link, evidence: [], confidence: 0.93)
            _ = try writer.append(.resolution(ResolutionRecord(attribution: entry, resolution: resolution)))
        }
        return ledger
    }

    @Test("NDJSON is the log, byte for byte")
    func ndjson() async throws {
        let ledger = try await ledger()
        let lines = try await export(.ndjson, of: ledger).split(separator: "\n")
        #expect(lines.count == 10)
        for (index, line) in lines.enumerated() {
            let proof = try await ledger.inclusionProof(of: Int64(index))
            #expect(proof.proves(Array(line.utf8), by: ledger.verificationKey))
        }
    }

    @Test("CSV has a row a citation, quoted where it must be")
    func csv() async throws {
        let rows = try await export(.csv, of: ledger()).components(separatedBy: "\r\n")
        #expect(rows.count == 7)
        #expect(rows[0].hasPrefix("attribution,article,url,outlet,published,role,kind,source,"))
        #expect(rows[1].contains(",article:1,https://b.example/1,link,0.93"))
        #expect(rows[3].contains(#","""Zoé <Z>""","#))
        #expect(rows.last == "")
    }

    @Test("GraphML is well formed and has the cited article and the outlet that isn't held")
    func graphML() async throws {
        let text = try await export(.graphml, of: ledger())
        #expect(text.contains("<node id=\"article:1\"><data key=\"kind\">article</data>"))
        #expect(text.contains("Ü, &quot;B&quot; &amp; &lt;C&gt;&#10;zwei"))
        #expect(text.contains("<node id=\"outlet:c.example\">"))
        #expect(text.contains("source=\"article:3\" target=\"article:1\""))
        #expect(text.components(separatedBy: "<edge ").count == 3)
    }

    @Test("DOT quotes what Graphviz would take for its own")
    func dot() async throws {
        let text = try await export(.dot, of: ledger())
        #expect(text.hasPrefix("digraph citations {\n"))
        #expect(text.contains(#"label="lejournal.example\nÜ, \"B\" & <C>\nzwei""#))
        #expect(text.contains(#""article:3" -> "outlet:c.example" [label="outlet", style=dashed];"#))
        #expect(text.hasSuffix("}\n"))
    }

    @Test("PROV-JSON says how each claim came about")
    func provJSON() async throws {
        let text = try await export(.provJSON, of: ledger())
        let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [String: Any]])
        #expect(document["prefix"]?["led"] as? String == "urn:sourcier:test.example/log:")
        let entities = try Set(#require(document["entity"]).keys)
        #expect(
            entities.isSuperset(of: [
                "led:payload-0", "led:article-1", "led:work-1", "led:claim-4", "led:claims-of-3", "led:source-7",
            ]))
        let agents = try Set(#require(document["agent"]).keys)
        #expect(
            agents == [
                "led:test-1", "outlet:lejournal.example", "outlet:b.example", "outlet:c.example", "led:source-6",
                "led:source-8",
            ])
        let derivations = try #require(document["wasDerivedFrom"]?.values.compactMap { $0 as? [String: Any] })
        let quoted = try #require(
            derivations.first {
                $0["prov:usedEntity"] as? String == "led:article-1"
                    && $0["prov:generatedEntity"] as? String == "led:claim-4"
            })
        let types = (quoted["prov:type"] as? [[String: String]])?.compactMap { $0["$"] }
        #expect(types == ["prov:Quotation", "prov:PrimarySource"])
        #expect((quoted["sc:confidence_milli"] as? [String: String])?["$"] == "930")
        let claim = document["entity"]?["led:claim-4"] as? [String: Any]
        #expect(claim?["prov:value"] as? String == "« vrai »")
        #expect(document["hadMember"]?.count == 5)
    }

    @Test("PROV-JSONLD has the same statements")
    func provJSONLD() async throws {
        let ledger = try await ledger()
        let (json, jsonld) = (try await export(.provJSON, of: ledger), try await export(.jsonld, of: ledger))
        let document = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String: Any]])
        let linked = try #require(JSONSerialization.jsonObject(with: Data(jsonld.utf8)) as? [String: Any])
        let graph = try #require(linked["@graph"] as? [[String: Any]])
        #expect(graph.count == document.filter { $0.key != "prefix" }.map(\.value.count).reduce(0, +))
        #expect(graph.contains { $0["@id"] as? String == "led:claim-4" && $0["@type"] as? String == "Entity" })
    }

    @Test("an empty ledger makes documents that are complete", arguments: ExportFormat.allCases)
    func empty(format: ExportFormat) async throws {
        let text = try await export(format, of: scratch.ledger())
        if format == .provJSON || format == .jsonld {
            #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
        }
        #expect(text.isEmpty == (format == .ndjson))
    }
}
