import Foundation
import Ingestion
import Testing

@Suite("Article.json")
struct ArticleJSONTests {
    @Test("The JSON decodes to the article that it was written from")
    func roundTrips() throws {
        let html = ArticlePages.page(
            head:
                "<link rel='canonical' href='https://gazette.example/crane'><meta name='author' content='Zoë “Z” O\\Neil'>",
            middle:
                "<p>BERLIN (AFP) – A \"quoted\" word,\u{2028} a tab\t and <a href='/a'>a link\u{A0}🎉</a> in one sentence.</p>"
        )
        let article = try ArticlePages.extract(html, url: "https://gazette.example/x?y=1")
        let json = article.json(input: "dir/a b.html")
        #expect(try JSONDecoder().decode(Article.self, from: Data(json)) == article)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
        #expect(object["input"] as? String == "dir/a b.html")
        #expect(!json.contains(0x0A))
    }

    @Test("What is absent is left out, lists are there")
    func leavesOutAbsentValues() throws {
        let article = try ArticleExtractor.plainText(Array("Just 12345.".utf8))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(article.json())) as? [String: Any])
        #expect(Set(object.keys).isSubset(of: ["authors", "language", "text", "paragraphs", "links", "credits"]))
        #expect((object["links"] as? [Any])?.isEmpty == true)
    }
}
