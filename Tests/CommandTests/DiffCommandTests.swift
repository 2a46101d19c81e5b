import Foundation
import TestSupport
import Testing

@Suite("sourcier diff", .waiting)
struct DiffCommandTests {
    private let home: Home

    init() throws { home = try Home() }

    private func run(_ arguments: String...) throws -> Run { try Run(arguments, in: home) }

    private static let address = "https://www.exemple-gazette.fr/pont-de-brumeval"

    private func ingest(_ page: String) throws {
        let file = try home.file("page.html", page)
        #expect(try run("ingest", file).status == 0)
    }

    @Test("shows the sentences and the sources that changed, as text and as JSON")
    func changes() throws {
        try ingest(SampleInputs.page)
        let only = try run("diff", Self.address)
        #expect(only.status == 0)
        #expect(only.output.contains("one version"))
        #expect(try run("diff", Self.address, "--format", "json").documents().first?["sentences"] == nil)

        try ingest(
            SampleInputs.page.replacingOccurrences(of: "Selon Le Monde,", with: "Selon Le Figaro,")
                .replacingOccurrences(of: "Le pont de Brumeval rouvre</h1>", with: "Le pont rouvre enfin</h1>"))
        let text = try run("diff", Self.address)
        #expect(text.status == 0)
        #expect(text.output.contains("- Selon Le Monde, le chantier"))
        #expect(text.output.contains("+ Selon Le Figaro, le chantier"))
        let json = try #require(try run("diff", Self.address, "--format", "json").documents().first)
        #expect(json["from"] as? Int == 1 && json["to"] as? Int == 2)
        #expect((json["versions"] as? [Any])?.count == 2)
        let sentences = try #require(json["sentences"] as? [[String: Any]])
        #expect(sentences.map { $0["change"] as? String } == ["changed"])
        let attributions = try #require(json["attributions"] as? [[String: Any]])
        #expect(attributions.map { $0["change"] as? String } == ["changed-source"])
        let (from, to) = (attributions[0]["from"] as? [String: Any], attributions[0]["to"] as? [String: Any])
        #expect(from?["id"] as? String == "lemonde.fr" && to?["id"] as? String == "lefigaro.fr")
    }

    @Test("versions that aren't there, or were withheld, are said in one line")
    func wrong() throws {
        try ingest(SampleInputs.page)
        for arguments in [["--from", "1", "--to", "2"], ["--to", "1"], ["--from", "0"], ["--to", "7"]] {
            let run = try Run(["diff", Self.address] + arguments, in: home)
            #expect(run.status == 66, "\(arguments)")
            #expect(run.errorLines.count == 1)
        }
        #expect(try run("diff", Self.address, "--from", "2", "--to", "1").status == 64)
        #expect(try run("diff", "https://nowhere.example/").status == 66)
        try ingest(SampleInputs.page.replacingOccurrences(of: "4,2 millions", with: "5,2 millions"))
        #expect(try run("ledger", "withhold", "article:1", "--why", "x").status == 0)
        let withheld = try run("diff", Self.address)
        #expect(withheld.status == 66)
        #expect(withheld.errors.contains("withheld"))
    }
}
