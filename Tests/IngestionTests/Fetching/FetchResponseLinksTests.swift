import Testing

@testable import Ingestion

@Suite struct FetchResponseLinksTests {
    private func response(_ fields: [String]) throws -> FetchResponse {
        let address = try #require(WebAddress("https://bote.example/a/feed"))
        return FetchResponse(
            requested: address, address: address, status: 200, headers: fields.map { ("link", $0) }, body: [])
    }

    @Test(
        "finds a relation among links of any form",
        arguments: [
            "<https://hub.example/>; rel=hub", "<https://hub.example/>;rel=\"hub\"",
            "<https://x.example/>; rel=self, <https://hub.example/> ; title=\"a, b; <c>\" ; REL = \"Next HUB\"",
            "<//hub.example>; rel=\"hub\"", "junk <https://hub.example/>; rel=hub; rel=self",
        ])
    func relation(field: String) throws {
        #expect(try response([field]).links("hub").map(\.string) == ["https://hub.example/"])
    }

    @Test("takes several fields in order, each address once")
    func fields() throws {
        let response = try response(["</1>; rel=hub", "<2>; rel=hub, </1>; rel=hub"])
        #expect(response.links("hub").map(\.string) == ["https://bote.example/1", "https://bote.example/a/2"])
    }

    @Test(
        "finds nothing in what is none",
        arguments: [
            "", "<", "<>", "<https://hub.example/", "<https://hub.example/>", "<x>; rel", "<x>; rel=\"", "; rel=hub",
        ])
    func none(field: String) throws {
        #expect(try response([field]).links("hub").isEmpty)
    }

    @Test(
        "reads any bytes to their end",
        arguments: ["<a>;;;=,=;\"", "<a>; rel=\"\\", "<<a>>; rel=hub hub", "<é>; rel=\u{0}"])
    func hostile(field: String) throws {
        _ = try response([field]).links("hub")
    }
}
