import Foundation
import Ingestion
import Provenance
import Testing

@Suite struct OutletRegistryTests {
    @Test func `holds the outlets and agencies that the guide names`() throws {
        let registry = try OutletRegistry.bundled()
        #expect(registry.outlets.count >= 1500)
        let agencies = registry.outlets.filter { $0.kind == .agency }
        #expect(agencies.count >= 120)
        #expect(Set(agencies.compactMap(\.country)).count >= 60)
        for id in ["bbc.com", "keystone-sda.ch", "x.com", "afp.com", "dpa.com", "krone.at", "social-media"] {
            #expect(registry.outlet(OutletID(id)) != nil, "\(id)")
        }
    }

    @Test(arguments: [
        ("www.bbc.co.uk", "bbc.com"), ("twitter.com", "x.com"), ("abcnews.go.com", "abcnews.go.com"),
        ("video.lefigaro.fr", "lefigaro.fr"), ("sda.ch", "keystone-sda.ch"), ("t.me", "t.me"),
    ])
    func `leads a host to its outlet`(_ host: String, _ id: String) throws {
        let registry = try #require(TestRegistry.bundled)
        let outlet = try #require(registry.outlet(forDomain: host))
        #expect(outlet.id == OutletID(id) || outlet.domains.contains(id))
    }

    @Test func `gives nothing for a host that it lacks, and its domain as publisher`() throws {
        let registry = try #require(TestRegistry.bundled)
        #expect(registry.outlet(forDomain: "nobody.example") == nil)
        let address = try #require(WebAddress("https://www.nobody.co.uk/a"))
        #expect(registry.publisher(of: address) == OutletID("nobody.co.uk"))
    }

    @Test func `lets a user's own file win and add`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "registry-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let json = """
            {"country": "DE", "outlets": [
              {"id": "bild.de", "name": "Eigenes Bild", "kind": "newspaper", "languages": ["de"], "domains": ["bild.de"]},
              {"id": "dorfblatt.example", "name": "Dorfblatt", "kind": "site", "languages": ["de"], "names": ["Dorfblatt"]}
            ]}
            """
        try Data(json.utf8).write(to: URL(filePath: folder + "/mine.json"))
        let registry = try OutletRegistry.bundled(userFolder: folder)
        #expect(registry.outlet(OutletID("bild.de"))?.name == "Eigenes Bild")
        #expect(registry.outlets(named: "dorfblatt").map(\.id) == [OutletID("dorfblatt.example")])
        let bundled = try #require(TestRegistry.bundled)
        #expect(registry.outlets.count == bundled.outlets.count + 1)
        #expect(registry.canonicalBytes != bundled.canonicalBytes)
    }

    @Test func `refuses a user's file with a fault, and says where`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "registry-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data("{\"outlets\": [\n {\"id\": \"a.de\", \"name\": \"A\", \"kind\": \"paper\"}]}".utf8)
            .write(to: URL(filePath: folder + "/mine.json"))
        let error = #expect(throws: IngestionError.self) { try OutletRegistry.bundled(userFolder: folder) }
        #expect(error?.code == .badData)
        #expect(error?.message.contains("mine.json:2: a.de: no kind “paper”") == true)
    }

    @Test func `takes a user's folder that does not exist for an empty one`() throws {
        let registry = try OutletRegistry.bundled(userFolder: "/nowhere/at/all")
        #expect(registry.outlets == TestRegistry.bundled?.outlets)
    }
}
