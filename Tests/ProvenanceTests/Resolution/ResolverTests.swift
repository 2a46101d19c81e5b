import Ingestion
import Testing

@testable import Provenance

@Suite struct ResolverTests {
    private let index = InMemoryIndex(registry: PlainArticle.registry)
    private let resolver = Resolver(registry: PlainArticle.registry)

    /// A German report, and another of the same outlet and hour.
    private func holdReports() -> (meant: ArticleID, other: ArticleID) {
        let meant = index.add(
            PlainArticle.article(
                "https://www.spiegel.de/a-1", language: "de", title: "Sokolow kündigt Rückzug aus Kessel-Werken an",
                hour: 1,
                "Der Unternehmer Andrej Sokolow zieht sich aus den Kessel-Werken in Köln zurück. Er verkauft 1,8 Prozent für 240 Millionen Euro.",
                "Der Aufsichtsrat trifft sich am 12. März."))
        let other = index.add(
            PlainArticle.article(
                "https://www.spiegel.de/a-2", language: "de", title: "Streik bei den Kölner Bahnen", hour: 1,
                "In Köln stehen die Bahnen still. Die Gewerkschaft fordert 6,5 Prozent mehr Lohn.",
                "Der Streik dauert bis Freitag."))
        return (meant, other)
    }

    private func citing(_ href: String? = nil, hour: Double = 5) -> (Article, Attribution) {
        let words = "L'homme d'affaires Andreï Sokolov se retire des usines Kessel, à Cologne, et vend 1,8 % du capital"
        let article = PlainArticle.article(
            "https://www.lemonde.fr/b", language: "fr", title: "Sokolov vend ses parts de Kessel", hour: hour,
            links: href.map { [("le Spiegel", $0)] } ?? [], "\(words), rapporte le Spiegel.",
            "Le conseil se réunit le 12 mars.")
        return (
            article, PlainArticle.citation(.outlet, "le Spiegel", words, in: article, outlet: "spiegel.de", href: href)
        )
    }

    private func resolve(_ pair: (Article, Attribution), hour: Double = 5) throws -> Resolution? {
        try resolver.resolve(pair.1, of: pair.0, id: nil, time: PlainArticle.moment(hour), in: index)
    }

    @Test("A link at the claim decides")
    func link() throws {
        let held = holdReports()
        let found = try resolve(citing("http://spiegel.de/a-2?utm_source=x#top"))
        #expect(found?.article == held.other)
        #expect(found?.via == .link)
    }

    @Test("Without a link names and figures lead across languages")
    func acrossLanguages() throws {
        let held = holdReports()
        let found = try resolve(citing())
        #expect(found?.article == held.meant)
        #expect(found?.via == .text)
        #expect((found?.confidence ?? 0) > 0.8)
        #expect(found?.evidence.isEmpty == false)
    }

    @Test("There is no answer where the outlet's articles are about something else")
    func nothingHeld() throws {
        let other = index.add(
            PlainArticle.article(
                "https://www.spiegel.de/a-2", language: "de", title: "Streik bei den Kölner Bahnen", hour: 1,
                "In Köln stehen die Bahnen still. Die Gewerkschaft fordert 6,5 Prozent mehr Lohn."))
        _ = other
        #expect(try resolve(citing()) == nil)
    }

    @Test("There is no answer where the link at the claim leads to an article of the outlet that is not held")
    func unheldLink() throws {
        let held = holdReports()
        let found = try resolve(citing("https://www.spiegel.de/wirtschaft/ein-ganz-anderer-bericht-998877.html"))
        #expect(found?.article != held.other)
        #expect(found?.via != .link)
    }

    @Test("What was published later is not meant, unless the citing article was changed later still")
    func order() throws {
        let held = holdReports()
        let early = citing(hour: -3)
        #expect(try resolve(early, hour: -3) == nil)
        #expect(try resolve(early, hour: 2)?.article == held.meant)
    }

    @Test("A source in the page's metadata decides where the text has no link")
    func declared() throws {
        let held = holdReports()
        var (article, citation) = citing()
        article.declaredSources = [WebAddress("https://www.spiegel.de/a-1")].compactMap { $0 }
        citation.content = []
        let found = try resolver.resolve(citation, of: article, id: nil, time: PlainArticle.moment(5), in: index)
        #expect(found?.article == held.meant)
        #expect(found?.via == .feed)
    }

    @Test("An outlet's own article is no source of it, and an article never of itself")
    func itself() throws {
        let article = PlainArticle.article(
            "https://www.spiegel.de/a-3", language: "de", hour: 5,
            "Andrej Sokolow zieht sich zurück, berichtet der Spiegel.")
        let id = index.add(article)
        let citation = PlainArticle.citation(
            .outlet, "der Spiegel", "Andrej Sokolow zieht sich zurück", in: article, outlet: "spiegel.de")
        #expect(try resolver.resolve(citation, of: article, id: id, time: PlainArticle.moment(6), in: index) == nil)
    }

    @Test("Another domain of the outlet is the outlet")
    func sisterDomain() throws {
        let report = index.add(
            PlainArticle.article(
                "https://www.bbc.co.uk/news/1", title: "Hartwell leaves Norvent after 14 years", hour: 1,
                "Helen Hartwell is leaving Norvent in Leeds after 14 years and a loss of £31.5 million."))
        let article = PlainArticle.article(
            "https://www.theguardian.com/1", title: "Norvent loses Hartwell", hour: 4,
            "Helen Hartwell is leaving Norvent after a loss of £31.5 million, the BBC reported.")
        let citation = PlainArticle.citation(
            .outlet, "the BBC", "Helen Hartwell is leaving Norvent after a loss of £31.5 million", in: article,
            outlet: "bbc.com")
        #expect(
            try resolver.resolve(citation, of: article, id: nil, time: PlainArticle.moment(4), in: index)?.article
                == report)
    }

    @Test("A person is not looked for")
    func person() throws {
        let (article, _) = citing()
        let citation = PlainArticle.citation(.person, "Andreï Sokolov", in: article)
        #expect(try resolver.resolve(citation, of: article, id: nil, time: PlainArticle.moment(5), in: index) == nil)
    }
}
