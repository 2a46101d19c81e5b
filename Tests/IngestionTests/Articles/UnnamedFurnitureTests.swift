import Ingestion
import Testing

/// Furniture whose class names say nothing, so that its build and its words must tell it.
@Suite("Furniture without a name")
struct UnnamedFurnitureTests {
    struct Box: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let html: String

        init(_ name: String, _ html: String) {
            testDescription = name
            self.html = html
        }
    }

    private static let titles = [
        "Storm closes two schools in the valley", "The lamp factory that never sleeps at all",
        "Ten walks for a weekend of steady rain", "Late harvest, as the orchards wait for sun",
    ]
    private static let sentence = "A short summary of what happened there, and of what may follow from it."

    private static func list(_ item: (Int, String) -> String) -> String {
        "<div class='q1'>" + titles.enumerated().map { item($0.offset, $0.element) }.joined() + "</div>"
    }

    static let lists = [
        Box(
            "teasers with linked titles",
            list { "<div class='q2'><a href='/t/\($0)'>\($1)</a><p>\(sentence)</p></div>" }),
        Box(
            "teasers that end in a link",
            list { "<div class='q2'><h3>\($1)</h3><p>\(sentence) <a href='/t/\($0)'>More</a></p></div>" }),
        Box("teasers that are links", list { "<a class='q2' href='/t/\($0)'><h4>\($1)</h4><p>\(sentence)</p></a>" }),
        Box(
            "comments with times",
            list { "<div class='q2'><b>reader\($0)</b> <i>10:1\($0)</i><p>\($1). \(sentence)</p></div>" }),
        Box(
            "comments with replies",
            list { "<div class='q2'><b>reader\($0)</b><p>\($1). \(sentence)</p><a href='#r'>Antworten</a></div>" }),
        Box(
            "pictures with captions",
            list { "<div class='q2'><img src='\($0).jpg'><p>\($1), seen in March. And again in May.</p></div>" }),
    ]

    @Test("A list that repeats beside the article is dropped", arguments: lists)
    func dropsLists(_ list: Box) throws {
        let inside = try ArticlePages.extract(ArticlePages.page(after: list.html))
        #expect(ArticlePages.paragraphs(of: inside) == ArticlePages.paragraphs)
        let outside = try ArticlePages.extract(ArticlePages.page(outside: list.html))
        #expect(ArticlePages.paragraphs(of: outside) == ArticlePages.paragraphs)
    }

    @Test("Entries of a live report are kept, whatever stands in each of them")
    func keepsEntries() throws {
        let entries = ArticlePages.paragraphs.enumerated().map {
            "<div class='q2'><span>1\($0.offset):15</span><p>\($0.element)</p><a href='#e\($0.offset)'>Link</a></div>"
        }
        let article = try ArticlePages.extract(
            "<html><head><title>Crane live</title></head><body><h1>Crane live</h1><div>\(entries.joined())</div></body>"
        )
        for paragraph in ArticlePages.paragraphs { #expect(article.text.contains(paragraph)) }
    }

    @Test(
        "A box tells what it is by what it holds",
        arguments: [
            Box("one teaser", "<div><div><a href='/t'><h4>\(titles[0])</h4></a><p>\(sentence)</p></div></div>"),
            Box(
                "a form", "<div><h4>The Quay Letter</h4><p>What the harbour talks about.</p><form><input></form></div>"),
            Box("key points", "<div><p><b>At a glance</b></p><ul><li>\(sentence)</li><li>\(titles[1])</li></ul></div>"),
            Box("a caption behind a picture", "<p><img src='c.jpg'></p><p><em>The crane. It is old.</em></p>"),
            Box("a caption without an end", "<p><img src='c.jpg'></p><p>The crane in an undated picture</p>"),
        ])
    func dropsBoxes(_ box: Box) throws {
        let article = try ArticlePages.extract(ArticlePages.page(middle: box.html))
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
    }

    @Test(
        "A notice is known by the things it speaks of",
        arguments: [
            "If you buy through the links in this story, we may earn a commission.",
            "Wenn Sie über einen Link in diesem Text einkaufen, erhalten wir eine Provision.",
            "Si vous achetez via un lien de cet article, nous pouvons toucher une commission.",
            "この記事のリンクから購入すると、当社が手数料を受け取る場合があります。",
            "<em>Get the stories that matter in your inbox every evening.</em>",
            "<em>Die Geschichten, die zählen, jeden Abend direkt in Ihrem Postfach.</em>",
            "<em>Recevez chaque matin l’essentiel de l’actualité dans votre boîte mail.</em>",
            "<a href='/s'>Independent journalism costs money. Support our work with a small sum.</a>",
            "<em>Téléchargez notre application pour lire l’actualité où que vous soyez.</em>",
        ])
    func dropsNotices(_ notice: String) throws {
        let article = try ArticlePages.extract(ArticlePages.page(middle: "<p>\(notice)</p>"))
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
    }

    @Test(
        "A paragraph that speaks of the same things stays",
        arguments: [
            "The commission said that the links between the two ports were weak, and that it would look again.",
            "She gets an email from her brother every morning, and reads the news to him in the evening.",
            "Die Redaktion der Zeitung soll im Mai umziehen, sagte eine Sprecherin des Verlags am Freitag.",
        ])
    func keepsParagraphs(_ text: String) throws {
        let article = try ArticlePages.extract(ArticlePages.page(middle: "<p>\(text)</p>"))
        #expect(ArticlePages.paragraphs(of: article).contains(text))
    }

    @Test(
        "What is said of a person at the end is no part of the text",
        arguments: [
            "<div><img src='a.jpg'><a href='/p'>Ada Quay-Moor</a><p>Ada Quay-Moor has covered the harbour for years.</p></div>",
            "<p><em>Ada Quay-Moor is a reporter who covers the harbour and its people.</em></p>",
            "<p><em>Karl Groß, 54, ist Redakteur im Ressort für Häfen und Schiffe.</em></p>",
        ])
    func dropsPortraits(_ html: String) throws {
        let article = try ArticlePages.extract(ArticlePages.page(after: html))
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
    }

    @Test("An interviewer's questions are kept, though furniture asks so too")
    func keepsQuestions() throws {
        let html = "<p><strong>What do you think of it?</strong></p><p>I shall miss it, but not its noise at night.</p>"
        let article = try ArticlePages.extract(ArticlePages.page(middle: html))
        #expect(article.text.contains("What do you think of it?"))
    }

    @Test("A list of sources on other sites is kept with its links, one of the site's own pages is not")
    func keepsSources() throws {
        func page(_ host: String) throws -> Article {
            let items = Self.titles.map { "<li><a href='https://\(host)/x'>\($0), which is what they found</a></li>" }
            return try ArticlePages.extract(
                ArticlePages.page(middle: "<ul>\(items.joined())</ul>"), url: "https://gazette.example/crane")
        }
        #expect(try page("institute.example").links.count == Self.titles.count)
        #expect(try page("www.gazette.example").links.isEmpty)
    }
}
