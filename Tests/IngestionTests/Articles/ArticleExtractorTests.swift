import Foundation
import Ingestion
import Testing

@Suite("ArticleExtractor")
struct ArticleExtractorTests {
    @Test("A page gives its paragraphs, and nothing of what stands around them")
    func takesTheBody() throws {
        let article = try ArticlePages.extract(ArticlePages.page())
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
        #expect(article.text == ArticlePages.paragraphs.joined(separator: "\n\n"))
        #expect(article.title == "The last crane goes")
        #expect(article.siteName == "Harbour Gazette")
        #expect(article.language == "en")
    }

    struct Furniture: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let html: String

        init(_ name: String, _ html: String) {
            testDescription = name
            self.html = html
        }
    }

    @Test(
        "Furniture in the middle of the body is dropped",
        arguments: [
            Furniture(
                "related links",
                "<div class='related'><h3>Mehr zum Thema</h3><ul><li><a href='/a'>Kran</a></li></ul></div>"),
            Furniture(
                "a linked teaser", "<p><a href='/b'>Read also: how the crane was built by hand in winter</a></p>"),
            Furniture(
                "a heading with links below",
                "<h3>Read more</h3><ul><li><a href='/c'>Cranes of the north and their keepers</a></li></ul>"),
            Furniture(
                "a caption",
                "<figure><img src='x.jpg'><figcaption>The crane in 1961. Photo: A. Nobody</figcaption></figure>"),
            Furniture(
                "a caption beside a picture", "<div><img src='x.jpg'><span>The crane in an undated picture</span></div>"
            ),
            Furniture(
                "a newsletter form",
                "<form class='newsletter'><p>Sign up for our newsletter, and get it every morning.</p></form>"),
            Furniture("an advertisement's label", "<div>Advertisement</div>"),
            Furniture("share buttons", "<div class='share-bar'><a href='#'>Share</a> <a href='#'>Tweet</a></div>"),
            Furniture(
                "a hidden note", "<p style='display: none'>This sentence is hidden from every reader of the page.</p>"),
            Furniture(
                "a script's note", "<noscript><p>Please turn on JavaScript to read this page well.</p></noscript>"),
            Furniture(
                "a lazy player",
                "<div class='video-player'><p>This video can't be played in your browser, sorry.</p></div>"),
            Furniture(
                "a pull quote",
                "<blockquote>Fishermen on the quay disagreed, because the crane had served as their landmark</blockquote>"
            ),
            Furniture("a French teaser", "<p>Lire aussi : <a href='/d'>Les grues du Nord et leurs gardiens</a></p>"),
            Furniture("a Japanese teaser", "<p>関連記事：<a href='/e'>港のクレーン</a></p>"),
        ])
    func dropsFurniture(_ furniture: Furniture) throws {
        let article = try ArticlePages.extract(ArticlePages.page(middle: furniture.html))
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
    }

    @Test(
        "What belongs to the text stays, whatever its element",
        arguments: [
            Furniture("a subheading", "<h2>A vote with many speeches</h2>"),
            Furniture("a list", "<ul><li>The crane weighs ninety tons.</li><li>It was built in 1961.</li></ul>"),
            Furniture(
                "a quotation",
                "<blockquote><p>We shall miss it, said the oldest of them, but not its noise at night.</p></blockquote>"
            ),
            Furniture(
                "a quotation set as a figure",
                "<figure><blockquote>We shall miss it, but not its noise at night, said one.</blockquote></figure>"),
            Furniture(
                "text without a paragraph", "<div>The crane weighs ninety tons, which is more than the church.</div>"),
            Furniture(
                "an unknown element",
                "<x-paragraph>The crane weighs ninety tons, which is more than the church.</x-paragraph>"),
        ])
    func keepsText(_ text: Furniture) throws {
        let article = try ArticlePages.extract(ArticlePages.page(middle: text.html))
        #expect(article.paragraphs.count > ArticlePages.paragraphs.count)
        #expect(
            article.text.contains("crane weighs") || article.text.contains("miss it") || article.text.contains("A vote")
        )
    }

    @Test("An embedded post is one paragraph")
    func keepsEmbeddedPostsWhole() throws {
        let post =
            "<blockquote class='twitter-tweet'><p>Down with the crane!<br>At last.</p>— Mayor (@mayor) <a href='https://x.com/1'>May 2</a></blockquote>"
        let article = try ArticlePages.extract(ArticlePages.page(middle: post))
        #expect(article.paragraphs.count == ArticlePages.paragraphs.count + 1)
        #expect(
            ArticlePages.paragraphs(of: article).contains {
                $0.hasPrefix("Down with the crane!") && $0.hasSuffix("May 2")
            })
    }

    @Test("A body in several containers is put together")
    func joinsSiblings() throws {
        let long = ArticlePages.paragraphs
        let sections = long.map { "<section class='part'><p>\($0)</p></section>" }.joined(
            separator: "<aside><p>Ad</p></aside>")
        let article = try ArticlePages.extract(
            "<html><body><main><h1>The last crane goes</h1>\(sections)</main></body></html>")
        #expect(ArticlePages.paragraphs(of: article) == long)
    }

    @Test("Two line breaks in a row make a paragraph, one does not")
    func splitsAtLineBreaks() throws {
        let text = ArticlePages.paragraphs
        let html =
            "<html><body><div id='text'>\(text[0])<br><br>\(text[1])<br>\(text[2])<br/> <br/>\(text[3])</div></body></html>"
        let article = try ArticlePages.extract(html)
        #expect(ArticlePages.paragraphs(of: article) == [text[0], text[1] + "\n" + text[2], text[3]])
    }

    @Test("Of several articles on an endless page the headline's is taken")
    func followsTheHeadline() throws {
        let other = (1...8).map {
            "<p>Another article number \($0) speaks of goats, of cheese and of mountains, and it goes on for long.</p>"
        }
        let html = ArticlePages.page(
            head: "<meta property='og:title' content='The last crane goes'>",
            outside: "<article><h1>Goats on the roof</h1><div class='article-body'>\(other.joined())</div></article>")
        let article = try ArticlePages.extract(html)
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
    }

    @Test("Lines of one element stand beside each other, whatever picture the element holds too")
    func readsLinesBesidePictures() throws {
        let lines = ArticlePages.paragraphs + ["Nobody objected.", "The crane stays for now."]
        let html =
            "<html lang='en'><head><title>The last crane goes</title></head><body><h1>The last crane goes</h1>"
            + "<div><img src='a.jpg'><br><i>The crane last year.</i><br><br>\(lines.joined(separator: "<br><br>"))</div>"
            + "<div><img src='b.jpg'></div></body></html>"
        #expect(try ArticlePages.paragraphs(of: ArticlePages.extract(html)) == lines)
    }

    @Test("What follows in a part of its own with a headline and a date is another article, sections aren't")
    func tellsSectionsFromArticles() throws {
        let own = ArticlePages.paragraphs.map { "<p>\($0)</p>" }.joined()
        let others = (1...6).map {
            "<p>Another story tells of boat number \($0), which was sold last year, and of its owner, who regrets it.</p>"
        }
        func page(_ next: String) -> String {
            "<html lang='en'><head><title>The last crane goes</title></head><body><div><div><h1>The last crane goes</h1>"
                + "\(own)</div><section>\(next)\(others.joined())</section></div></body></html>"
        }
        let next = try ArticlePages.extract(page("<h1>A boat is sold</h1><div>5 January 2026</div>"))
        #expect(ArticlePages.paragraphs(of: next) == ArticlePages.paragraphs)
        let section = try ArticlePages.extract(page("<h1>What comes next</h1>"))
        #expect(ArticlePages.paragraphs(of: section).count == ArticlePages.paragraphs.count + 1 + others.count)
    }

    @Test(
        "A sentence that begins with a network's name, and one behind an offer in the middle, are the article's",
        arguments: [
            "<p>Twitter seemed a bit confused by the campaign:</p>", "<p>Facebook declined to comment.</p>",
            "<div><p>Sign up to our newsletter and never miss a story of the harbour again.</p></div><p>The vote is secret.</p>",
        ])
    func keepsShortSentences(_ html: String) throws {
        let wanted = html.split(separator: "<p>").last.map { String($0.replacing("</p>", with: "")) } ?? ""
        let middle = try ArticlePages.extract(ArticlePages.page(middle: html))
        #expect(
            ArticlePages.paragraphs(of: middle) == ArticlePages.paragraphs[..<2] + [wanted]
                + ArticlePages.paragraphs[2...])
    }

    @Test("Comments are no part of the article, however long they are")
    func dropsComments() throws {
        let comments = (1...20).map {
            "<div class='comment'><p>Comment \($0): I have never liked that crane, and neither did my aunt, who was a sailor.</p></div>"
        }
        let article = try ArticlePages.extract(
            ArticlePages.page(outside: "<section id='comments'>\(comments.joined())</section>"))
        #expect(ArticlePages.paragraphs(of: article) == ArticlePages.paragraphs)
    }

    @Test("Spans count scalars of text in form C, links carry their words, addresses are resolved")
    func offsetsHold() throws {
        let marked =
            "«Ça alors\u{A0}!» said Zoe\u{308} 🎉👩‍👩‍👧, \u{5E9}\u{5B8}\u{5DC}\u{5D5}\u{5B9}\u{5DD} and <a href='../cafe?x=1&amp;y=2'>cafe\u{301} life</a>, un\u{AD}be\u{AD}lievable."
        let article = try ArticlePages.extract(
            ArticlePages.page(middle: "<p>\(marked)</p>"), url: "https://gazette.example/news/2026/crane.html")
        let scalars = Array(article.text.unicodeScalars)
        #expect(
            article.text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(article.text.unicodeScalars)
        )
        #expect(article.text.contains("unbelievable"))
        #expect(article.text.unicodeScalars.contains("\u{A0}"))
        let link = try #require(article.links.first)
        #expect(link.text == "caf\u{E9} life")
        #expect(link.href == "https://gazette.example/news/cafe?x=1&y=2")
        #expect(scalars[link.span.start..<link.span.end].elementsEqual(link.text.unicodeScalars))
    }

    @Test(
        "What is no page is refused with a code",
        arguments: [
            ("", "empty"), ("  \n\t ", "empty"), ("\u{89}PNG\r\n", "no-article"), ("{\"title\": 1}", "no-article"),
            ("<?xml version='1.0'?><!-- a --><rss version='2.0'/>", "no-article"),
            ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "no-article"), ("<opml/>", "no-article"),
            ("<html><body><script>render()</script></body></html>", "no-article"),
            ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-article"),
        ])
    func refuses(_ input: String, _ code: String) {
        let error = #expect(throws: IngestionError.self) {
            _ = try ArticlePages.extract(input)
        }
        #expect(error?.code.rawValue == code)
    }

    @Test("A picture is binary data")
    func refusesPictures() {
        let error = #expect(throws: IngestionError.self) {
            _ = try ArticleExtractor.extract([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
        }
        #expect(error?.code == .binary)
    }

    @Test("Each block's fate is explained")
    func explains() throws {
        let html = ArticlePages.page(middle: "<div class='related-box'><a href='/a'>Cranes of the north</a></div>")
        let decisions = try ArticleExtractor.explain(Array(html.utf8))
        #expect(decisions.filter(\.isKept).map(\.text) == ArticlePages.paragraphs)
        #expect(decisions.contains { !$0.isKept && $0.reason.contains("related") && $0.text == "Cranes of the north" })
    }

    @Test("Extraction gives the same whatever the order of runs")
    func isDeterministic() throws {
        let html = ArticlePages.page(middle: "<p>Lire aussi : <a href='/d'>Les grues</a></p>")
        #expect(try ArticlePages.extract(html) == ArticlePages.extract(html))
    }
}
