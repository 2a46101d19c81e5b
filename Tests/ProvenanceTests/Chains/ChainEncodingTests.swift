import Foundation
import Ingestion
import Testing

@testable import Provenance

@Suite struct ChainEncodingTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private let chain = Chain(
        links: [
            ChainLink(
                article: WebAddress("https://a.example/1"), outlet: OutletID("a.example"),
                published: NewsDate(seconds: 0)),
            ChainLink(outlet: OutletID("bbc.com"), attribution: 12, via: .outlet, confidence: 0.9),
        ], end: ChainEnd(kind: .outlet, id: "bbc.com", name: "BBC"), depth: 1, confidence: 0.9)

    @Test("A chain is printed as the contract has it, without what is absent")
    func form() throws {
        #expect(
            try json(chain) == """
                {"confidence":0.9,"depth":1,"end":{"id":"bbc.com","kind":"outlet","name":"BBC"},"links":[\
                {"article":"https://a.example/1","outlet":"a.example","published":"1970-01-01T00:00:00Z"},\
                {"attribution":"attribution:12","confidence":0.9,"outlet":"bbc.com","via":"outlet"}]}
                """)
    }

    @Test("A story is printed as the contract has it")
    func story() throws {
        let address = try #require(WebAddress("https://a.example/1"))
        let story = Story(
            articles: [address], first: address,
            origins: [Story.Origin(kind: .anonymous, id: nil, articles: [address])],
            independentOrigins: 1)
        #expect(
            try json(story) == """
                {"articles":["https://a.example/1"],"first":"https://a.example/1","independent_origins":1,\
                "origins":[{"articles":["https://a.example/1"],"kind":"anonymous"}]}
                """)
    }

    @Test("A finding bears the ids of the audit's attributions")
    func finding() throws {
        let finding = Finding(code: .circular, severity: .warning, message: "m", attributions: [0, 2])
        #expect(
            try json(NumberedFinding(finding: finding) { "a\($0 + 1)" })
                == #"{"attributions":["a1","a3"],"code":"circular","message":"m","severity":"warning"}"#)
    }

    @Test(
        "A filter keeps what meets all its conditions",
        arguments: [
            (ChainFilter(), true), (ChainFilter(outlet: OutletID("bbc.com")), true),
            (ChainFilter(outlet: OutletID("ft.com")), false),
            (ChainFilter(from: OutletID("a.example")), true), (ChainFilter(from: OutletID("bbc.com")), false),
            (ChainFilter(to: "bbc.com"), true), (ChainFilter(to: "BBC"), true), (ChainFilter(to: "a.example"), false),
            (ChainFilter(since: 1), false), (ChainFilter(since: 0), true), (ChainFilter(minDepth: 1), true),
            (ChainFilter(minDepth: 2), false), (ChainFilter(kind: .outlet), true),
            (ChainFilter(kind: .circular), false),
        ])
    func filter(_ filter: ChainFilter, _ isKept: Bool) {
        #expect(filter.keeps(chain) == isKept)
    }
}
