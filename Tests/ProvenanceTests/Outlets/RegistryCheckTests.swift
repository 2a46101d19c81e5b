import Provenance
import Testing

@Suite struct RegistryCheckTests {
    @Test func `finds the program's own registry sound`() throws {
        let check = try RegistryCheck()
        #expect(check.faults.map(\.description) == [])
        #expect(check.outletCount == TestRegistry.bundled?.outlets.count)
    }

    struct Fault: CustomTestStringConvertible, Sendable {
        var json: String
        var line: String
        var testDescription: String { line }
    }

    @Test(arguments: [
        Fault(json: "{", line: "x.json:1: no JSON"),
        Fault(json: "{\"outlets\": [\n{\"id\": \"a.de\" \"name\"", line: "x.json:2: no JSON"),
        Fault(json: "[]", line: "x.json:1: no list “outlets”"),
        Fault(json: "{\"outlet\": [], \"outlets\": []}", line: "x.json:1: unknown key “outlet”"),
        Fault(json: outlets("{\"name\": \"A\", \"kind\": \"site\"}"), line: "x.json:2: an outlet without id"),
        Fault(json: outlets("{\"id\": \"a.de\", \"kind\": \"site\"}"), line: "x.json:2: a.de: no name"),
        Fault(json: outlets("{\"id\": \"a.de\", \"name\": \"A\"}"), line: "x.json:2: a.de: no kind"),
        Fault(json: outlets(own("\"nick\": \"B\"")), line: "x.json:2: a.de: unknown key “nick”"),
        Fault(json: outlets(own("\"names\": \"A\"")), line: "x.json:2: a.de: “names” is no list of strings"),
        Fault(json: outlets(own("\"languages\": [\"xx\"]")), line: "x.json:2: a.de: no language “xx”"),
        Fault(json: outlets(own("\"country\": \"de\"")), line: "x.json:2: a.de: no country “de”"),
        Fault(json: outlets(own("\"names\": [\"\"]")), line: "x.json:2: a.de: the name “” is empty"),
        Fault(json: outlets(own("\"names\": [\"A\", \"A\"]")), line: "x.json:2: a.de: the name “A” stands there twice"),
        Fault(json: outlets(own("\"common\": [\"B\"]")), line: "x.json:2: a.de: “B” is common, but no name"),
        Fault(json: outlets(own("\"domains\": [\"b.de\"]")), line: "x.json:2: a.de: its id is none of its domains"),
        Fault(
            json: outlets(own("\"domains\": [\"a.de\", \"www.b.de\"]")),
            line: "x.json:2: a.de: “www.b.de” is no plain domain"),
        Fault(
            json: outlets(own("\"owner\": \"O\""), own("\"owner\": \"P\"")),
            line: "x.json:3: a.de: the id “a.de” is a.de's"),
        Fault(
            json: outlets(own("\"names\": [\"Blatt\"]"), other("\"names\": [\"blatt\"]")),
            line: "x.json:3: b.de: “blatt” is also a.de's"),
        Fault(
            json: outlets(own("\"names\": []"), other("\"domains\": [\"b.de\", \"a.de\"]")),
            line: "x.json:3: b.de: the domain “a.de” is a.de's"),
    ])
    func `reports each kind of fault with its place`(_ fault: Fault) {
        let faults = RegistryCheck(file: "x.json", bytes: Array(fault.json.utf8)).faults
        #expect(faults.contains { $0.description.hasPrefix(fault.line) }, "\(faults)")
        #expect(faults.allSatisfy { !$0.remedy.isEmpty && !$0.description.contains("\n") })
    }

    @Test func `lets two outlets share a name that one marks as common`() {
        let json = Self.outlets(
            Self.own("\"names\": [\"Blatt\"], \"common\": [\"Blatt\"]"), Self.other("\"names\": [\"Blatt\"]"))
        #expect(RegistryCheck(file: "x.json", bytes: Array(json.utf8)).faults == [])
    }

    private static func outlets(_ list: String...) -> String {
        "{\"country\": \"DE\", \"outlets\": [\n" + list.joined(separator: ",\n") + "\n]}"
    }

    private static func own(_ fields: String) -> String {
        "{\"id\": \"a.de\", \"name\": \"A\", \"kind\": \"site\", \(fields)}"
    }

    private static func other(_ fields: String) -> String {
        "{\"id\": \"b.de\", \"name\": \"B\", \"kind\": \"site\", \(fields)}"
    }
}
