import TestSupport
import Testing

@Suite(.waiting) struct OutletsCommandTests {
    @Test(
        "an outlet is found by name, domain and address",
        arguments: [
            ("Frankfurter Rundschau", "fr.de"), ("krone.at", "krone.at"), ("https://www.bbc.co.uk/news/1", "bbc.com"),
        ])
    func lookup(text: String, id: String) throws {
        let run = try Run(["outlets", "lookup", text, "--format", "json"], in: Home())
        #expect(run.status == 0)
        #expect(try run.documents().contains { $0["id"] as? String == id })
    }

    @Test func listIsFilteredByCountryAndKind() throws {
        let run = try Run(["outlets", "list", "--country", "at", "--kind", "agency", "--format", "json"], in: Home())
        let outlets = try run.documents()
        #expect(outlets.contains { $0["id"] as? String == "apa.at" })
        #expect(outlets.allSatisfy { $0["country"] as? String == "AT" && $0["kind"] as? String == "agency" })
    }

    @Test func unknownOutletIsNoSuchInput() throws {
        let run = try Run(["outlets", "show", "nowhere.example"], in: Home())
        #expect(run.status == 66)
        #expect(run.errorLines.count == 1)
    }
}
