import Ingestion
import Testing

/// Names and titles of pages whose metadata give none.
@Suite("Bylines and titles without metadata")
struct BylineTests {
    @Test(
        "Names are read from many layouts of bylines",
        arguments: [
            (
                "<div><span>By</span> <a href='/p/a'>Ada Quay</a> <span>and</span> <a href='/p/b'>Bo Moor</a></div>",
                ["Ada Quay", "Bo Moor"]
            ),
            ("<p>By ADA QUAY, Staff Writer</p>", ["ADA QUAY"]),
            ("<div>Von Anna Weiß/dpa</div>", ["Anna Weiß"]),
            (
                "<div><a rel='author' href='/a'>Ada Quay</a>, <a rel='author' href='/b'>Bo Moor</a></div>",
                ["Ada Quay", "Bo Moor"]
            ),
            (
                "<div class='authors'><div class='author'><span class='author-name'>Ada Quay</span><span>Editor</span></div></div>",
                ["Ada Quay"]
            ),
            ("<div><a href='/author/ada-quay/'>Ada Quay</a> · 5 January 2026</div>", ["Ada Quay"]),
            ("<div class='byline'>Ada Quay Freelance</div>", ["Ada Quay"]),
            ("<div class='byline'><a href='/x'>Ada Quay</a> <a href='/x'>Ada Quay</a></div>", ["Ada Quay"]),
            ("<p>Posted on January 5, 2026 by Ada Quay</p>", ["Ada Quay"]),
            ("<div class='byline'>Von</div><div class='byline'><a href='/x'>Anna Weiß</a></div>", ["Anna Weiß"]),
            ("<div>2026.01.05 10:15 김민수 기자</div>", ["김민수"]),
            ("<div>2026-01-05 来源：新社 作者：王明</div>", ["王明"]),
            ("<div class='byline'>文／佐藤花子</div>", ["佐藤花子"]),
            ("<p>كتب: أحمد منصور</p>", ["أحمد منصور"]),
            ("<p>लेखक: राहुल शर्मा</p>", ["राहुल शर्मा"]),
            (
                "<div><span>By Ada Quay and Bo Moor</span><span>Published 5 January 2026</span></div>",
                ["Ada Quay", "Bo Moor"]
            ),
            ("<div><span>Par Léo Dupont</span><span>Publié le 5 janvier 2026</span></div>", ["Léo Dupont"]),
            ("<div><a href='/av/asa-berg'><p>Åsa Berg</p></a></div>", ["Åsa Berg"]),
        ])
    func readsNames(_ html: String, _ names: [String]) throws {
        #expect(try ArticlePages.extract(ArticlePages.page(before: html)).authors == names)
    }

    @Test(
        "A photographer, an office and a label are nobody's name",
        arguments: [
            "<div class='byline'>Bild: Anna Weiß</div>", "<div class='author'>Staff Writer</div>",
            "<div class='byline'>Follow</div>",
            "<p>Eastmouth, 12 mar (EFE).- Cranes of Eastmouth</p>", "<p>记者：为什么？</p>",
        ])
    func refusesOthers(_ html: String) throws {
        #expect(try ArticlePages.extract(ArticlePages.page(before: html)).authors.isEmpty)
    }

    private func page(title: String, body: String) -> String {
        let text = ArticlePages.paragraphs.map { "<p>\($0)</p>" }.joined()
        return
            "<html><head><title>\(title)</title></head><body><nav><a href='/'>Home</a></nav>\(body)\(text)</body></html>"
    }

    @Test(
        "The part of the document's title that the page shows is its headline",
        arguments: [
            ("The last crane goes home - Harbour Gazette", "<div>The last crane goes home</div>"),
            ("The last crane goes home | Local | Gazette", "<div>The last crane goes home</div>"),
            ("Quay Notes: The last crane goes home", "<h1>Quay Notes</h1><h3>The last crane goes home</h3>"),
            ("The last crane goes home ⋆ Quay Notes", ""),
        ])
    func findsTheTitle(_ title: String, _ body: String) throws {
        #expect(try ArticlePages.extract(page(title: title, body: body)).title == "The last crane goes home")
    }

    @Test(
        "A time without a zone is the one of the page's country",
        arguments: [
            ("de", nil, "5. Januar 2026, 10:15 Uhr", "2026-01-05T09:15:00Z"),
            ("de", nil, "5. Juli 2026, 10:15 Uhr", "2026-07-05T08:15:00Z"),
            ("en", "https://gazette.co.uk/crane", "5 July 2026, 10:15", "2026-07-05T09:15:00Z"),
            ("en", "https://gazette.example/crane", "5 July 2026, 10:15", "2026-07-05T10:15:00Z"),
            ("en", "https://gazette.de/crane", "5 July 2026, 10:15 EST", "2026-07-05T15:15:00Z"),
            ("en", "https://gazette.jp/crane", "2026-07-05T10:15:00+02:00", "2026-07-05T08:15:00Z"),
            ("en", "https://gazette.jp/crane", "2026-07-05T01:15:00", "2026-07-05"),
        ] as [(String, String?, String, String)])
    func knowsTheZone(_ language: String, _ url: String?, _ date: String, _ expected: String) throws {
        let german = [
            "Der Hafenmeister sagte am Montag, dass der alte Kran vor dem Winter abgebaut werde und niemandem fehle.",
            "Die Fischer am Kai widersprachen, weil ihnen der Kran seit mehr als sechzig Jahren den Weg gewiesen hat.",
        ]
        let html = ArticlePages.page(
            before: "<time>\(date)</time>", paragraphs: language == "de" ? german : ArticlePages.paragraphs)
        #expect(try ArticlePages.extract(html, url: url).published?.description == expected)
    }
}
