import Foundation
import Ingestion
import Testing

@testable import Provenance

@Suite struct NumberedAttributionTests {
    @Test func `absent values are left out, and spans carry their words`() throws {
        let attribution = Attribution(
            role: .attribution, kind: .outlet, source: Mention(text: "CNN", span: TextSpan(4, 7)),
            outlet: OutletReference(id: OutletID("cnn.com"), name: "CNN", matched: .name),
            citedThrough: OutletID("bbc.com"), quotation: .indirect, confidence: 0.9, rule: "en.say")
        let data = try JSONEncoder().encode(NumberedAttribution(id: "a1", attribution: attribution))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "id", "role", "kind", "source", "outlet", "cited_through", "quotation", "confidence", "rule",
            ])
        let source = try #require(object["source"] as? [String: Any])
        #expect(source["start"] as? Int == 4)
        #expect(source["end"] as? Int == 7)
        #expect(source["text"] as? String == "CNN")
        #expect(object["cited_through"] as? String == "bbc.com")
    }
}
