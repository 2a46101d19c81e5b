import Testing

@testable import Ingestion

@Suite struct AuthorTextTests {
    @Test(
        "takes name and address apart, whichever comes first",
        arguments: [
            ("jbb@dallas.example.com (Joe Bob Briggs)", "Joe Bob Briggs", "jbb@dallas.example.com"),
            ("Zoé Müller <zoe@phare.example>", "Zoé Müller", "zoe@phare.example"),
            ("mailto:redaktion@bote.example", nil, "redaktion@bote.example"),
            ("José\u{301} ( jose@x.example )", "José\u{301}", "jose@x.example"),
            ("müller@bücher.example, Ann", "Ann", "müller@bücher.example"),
            ("(<>[] a@b.example)", nil, "a@b.example"),
            ("דנה dana@x.example", "דנה", "dana@x.example"),
        ] as [(String, String?, String)])
    func apart(line: String, name: String?, address: String) throws {
        let author = try #require(AuthorText.author(line))
        #expect(author.name == name)
        #expect(author.url == "mailto:" + address)
    }

    @Test("leaves a line without an address as it is", arguments: ["Ann - Bob", "@handle", "a @ b", "<Ann>"])
    func plain(line: String) {
        #expect(AuthorText.author(line) == FeedAuthor(name: line))
    }
}
