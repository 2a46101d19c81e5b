import Foundation
import Ingestion
import Testing

@Suite("Metadata of a page")
struct PageMetadataTests {
    private let linked = """
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
          {"@type": "Organization", "@id": "#org", "name": "Harbour Gazette"},
          {"@type": "Person", "@id": "#ada", "name": "Ada Quay"},
          {"@type": ["NewsArticle"], "headline": "The last crane goes &amp; nobody weeps", "author": [{"@id": "#ada"}, {"@type": "Person", "name": "By Bo Moor"}],
           "datePublished": "2026-01-31T09:15:00+01:00", "dateModified": "2026-02-01", "publisher": {"@id": "#org"},
           "isBasedOn": "https://agency.example/1", "citation": [{"@type": "CreativeWork", "url": "https://paper.example/2"}]}]}
        </script>
        """

    @Test("JSON-LD gives headline, authors, dates and sources, by reference too")
    func readsLinkedData() throws {
        let article = try ArticlePages.extract(
            ArticlePages.page(head: linked).replacing("<h1>The last crane goes</h1>", with: ""))
        #expect(article.title == "The last crane goes & nobody weeps")
        #expect(article.authors == ["Ada Quay", "Bo Moor"])
        #expect(article.published?.description == "2026-01-31T08:15:00Z")
        #expect(article.modified?.description == "2026-02-01")
        #expect(article.declaredSources.map(\.string) == ["https://agency.example/1", "https://paper.example/2"])
    }

    @Test("Where the article was first is read from the head, each place once, and no other scheme")
    func readsSyndication() throws {
        let head =
            "<meta name='syndication-source' content='https://agency.example/1'>"
            + "<meta name='original-source' content='/own/2'><script type='application/ld+json'>"
            + "{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"The last crane goes\", \"isBasedOn\": "
            + "[{\"@id\": \"https://agency.example/1\"}, \"urn:x:3\", {\"url\": \"https://paper.example/4\"}]}]}</script>"
        let article = try ArticlePages.extract(ArticlePages.page(head: head), url: "https://gazette.example/a")
        #expect(
            Set(article.declaredSources.map(\.string)) == [
                "https://agency.example/1", "https://gazette.example/own/2", "https://paper.example/4",
            ])
    }

    @Test(
        "Broken JSON-LD does no harm",
        arguments: ["{", "[[[[", "{\"@type\": \"NewsArticle\", \"headline\": \"The", "null", "", "<!-- x -->"])
    func survivesBrokenLinkedData(_ json: String) throws {
        let head = "<script type='application/ld+json'>\(json)</script>"
        let article = try ArticlePages.extract(ArticlePages.page(head: head))
        #expect(article.title == "The last crane goes")
        #expect(article.paragraphs.count == ArticlePages.paragraphs.count)
    }

    @Test(
        "The title is the headline without the site's name",
        arguments: [
            "<meta property='og:title' content='The last crane goes | Harbour Gazette'>",
            "<meta property='og:title' content='Harbour Gazette: The last crane goes'>",
            "<meta property='og:title' content='The last crane goes – Harbour Gazette'>", "",
        ])
    func stripsTheSite(_ head: String) throws {
        #expect(try ArticlePages.extract(ArticlePages.page(head: head)).title == "The last crane goes")
    }

    @Test("A dash within the headline is part of it")
    func keepsDashes() throws {
        let html = ArticlePages.page().replacing("The last crane goes", with: "Crane - the end of an era")
        #expect(try ArticlePages.extract(html).title == "Crane - the end of an era")
    }

    @Test(
        "Bylines are read where the metadata name nobody",
        arguments: [
            (
                "<p>Von Anna Weiß und Karl von der Au am Samstag, 19. Oktober 2019</p>",
                ["Anna Weiß", "Karl von der Au"]
            ),
            ("<p class='byline'>By Bill Hope | Special to the Gazette</p>", ["Bill Hope"]),
            ("<a rel='author' href='/x'>Zoë Nørgaard</a>", ["Zoë Nørgaard"]),
            ("<div itemprop='author'><span>Par Léo Dupont (à Brest)</span></div>", ["Léo Dupont"]),
        ])
    func readsBylines(_ html: String, _ authors: [String]) throws {
        #expect(try ArticlePages.extract(ArticlePages.page(before: html)).authors == authors)
    }

    @Test(
        "The date comes from meta, time, the page's own lines or the address",
        arguments: [
            (
                "<meta property='article:published_time' content='2026-01-31T08:15:00Z'>", "", nil,
                "2026-01-31T08:15:00Z"
            ),
            ("", "<time datetime='2026-01-31T10:15:00+02:00'>yesterday</time>", nil, "2026-01-31T08:15:00Z"),
            ("", "<p>Am 31. Januar 2026 von unserer Redaktion</p>", nil, "2026-01-31"),
            ("", "<p>Updated: 2 February 2026</p><p>Published: 31 January 2026</p>", nil, "2026-01-31"),
            ("", "<p>Aktualizacja: 2.02.2026 Publikacja: 31.01.2026</p>", nil, "2026-01-31"),
            ("", "<p>Mis à jour le 31 janvier 2026</p>", nil, "2026-01-31"),
            ("", "<p>३१ मार्च २०२६</p>", nil, "2026-03-31"),
            ("", "", "https://gazette.example/2026/01/31/crane", "2026-01-31"),
        ] as [(String, String, String?, String)])
    func findsTheDate(_ head: String, _ body: String, _ url: String?, _ date: String) throws {
        let article = try ArticlePages.extract(ArticlePages.page(head: head, before: body), url: url)
        #expect(article.published?.description == date)
    }

    @Test("The canonical address is resolved, the page's base counts for links")
    func resolvesAddresses() throws {
        let head = "<link rel='canonical' href='/news/crane'><base href='https://base.example/dir/'>"
        let html = ArticlePages.page(
            head: head, middle: "<p>See <a href='more'>the plan</a> of the harbour, which is public since May.</p>")
        let article = try ArticlePages.extract(html, url: "https://gazette.example/x")
        #expect(article.canonicalURL?.string == "https://base.example/news/crane")
        #expect(article.links.map(\.href) == ["https://base.example/dir/more"])
    }

    @Test("A body that only the structured data hold the rest of is recognized by it")
    func confirmsBlocks() throws {
        let body = ArticlePages.paragraphs.joined(separator: " ").replacing("\"", with: "\\\"")
        let head =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The last crane goes\",\"articleBody\":\"\(body)\"}</script>"
        let promotion =
            "<p>Our shop has a calendar with cranes for every month of the year, and it makes a fine present.</p>"
        let article = try ArticlePages.extract(ArticlePages.page(head: head, after: promotion))
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
    }
}
