import Testing

@testable import Ingestion

@Suite struct FeedParserTests {
    @Test("reads each kind of feed as its fixture says", arguments: FeedFixture.all)
    func fixture(_ fixture: FeedFixture) throws {
        let feed = try FeedParser.parse(fixture.bytes(), baseURL: fixture.baseURL, name: fixture.name)
        let expected = String(decoding: try fixture.bytes(".expected.json"), as: UTF8.self)
        #expect(String(decoding: feed.jsonFeed(input: nil), as: UTF8.self) + "\n" == expected)
    }

    @Test(
        "names the format by the root",
        arguments: [
            ("<rss version='0.91'/>", "rss0.91"), ("<rss version='0.92'/>", "rss0.92"),
            ("<rss version='2.0'/>", "rss2.0"),
            ("<rss/>", "rss"), ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "atom1.0"),
            ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", "atom0.3"),
            ("<entry xmlns='http://www.w3.org/2005/Atom'/>", "atom1.0"),
            (
                "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>",
                "rss1.0"
            ),
            (
                "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                    + "xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/></r:RDF>", "rss0.90"
            ),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", "json1.1"),
        ])
    func format(_ text: String, _ format: String) throws {
        #expect(try feed(text).format.rawValue == format)
    }

    @Test(
        "refuses what is no feed, and says why",
        arguments: [
            ("", "empty"), (" \n\t", "empty"), ("\u{89}PNG", "not-a-feed"), ("GIF89a", "binary"),
            ("<html><body><item/></body></html>", "not-a-feed"),
            ("<opml version='2.0'><body/></opml>", "not-a-feed"),
            ("<svg xmlns='http://www.w3.org/2000/svg'/>", "not-a-feed"),
            ("<sitemapindex><sitemap><loc>https://x.example/</loc></sitemap></sitemapindex>", "not-a-feed"),
            (
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://x.example/</loc></url></urlset>",
                "not-a-feed"
            ),
            ("plain words", "not-a-feed"), ("{\"a\": 1}", "not-a-feed"), ("[1, 2]", "not-a-feed"), ("<", "not-a-feed"),
        ])
    func refusal(_ text: String, _ code: String) {
        let error = #expect(throws: IngestionError.self) { try feed(text) }
        #expect(error?.code.rawValue == code)
        #expect(error?.message.contains("\n") == false)
    }

    @Test("reads the hours and days that RSS leaves out, whatever else stands there")
    func skips() throws {
        let feed = try feed(
            rss(
                """
                <title>Talbote</title><skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour><hour>77</hour>
                <hour>noon</hour></skipHours><skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>
                <item><title>Eins</title><hour>5</hour></item>
                """))
        #expect(feed.skippedHours == [0, 23])
        #expect(feed.skippedDays == [6, 0])
        #expect(feed.title == "Talbote")
        #expect(feed.entries.count == 1)
    }

    @Test("prints a feed without a title under its host, else its file name")
    func nameless() throws {
        #expect(try feed(rss(""), base: "https://www.x.example/f").title == "www.x.example")
        #expect(try FeedParser.parse(Array(rss("").utf8), name: "f.xml").title == "f.xml")
    }

    @Test("gives every entry a distinct id that is stable")
    func ids() throws {
        let text = rss(
            "<item><guid>a</guid></item><item><guid>a</guid><title>x</title></item><item/><item/><item><title>y</title></item>"
        )
        let first = try feed(text).entries.map(\.id)
        #expect(Set(first).count == 5)
        #expect(!first.contains(""))
        #expect(first[0] == "a")
        #expect(try feed(text).entries.map(\.id) == first)
    }

    @Test("takes an address from a guid only where it is a permalink")
    func permalinks() throws {
        let entries = try feed(
            rss(
                "<item><guid>https://x.example/1</guid></item><item><guid isPermaLink='false'>https://x.example/2</guid></item>"
                    + "<item><guid>urn:3</guid></item>")
        ).entries
        #expect(entries.map(\.url) == ["https://x.example/1", nil, nil])
    }

    @Test(
        "reads a line that names an author",
        arguments: [
            "a@x.example (Ann Lee)", "Ann Lee &lt;a@x.example&gt;", "Ann Lee, a@x.example", "a@x.example, Ann Lee",
            "Ann Lee (a@x.example)",
        ])
    func authors(_ line: String) throws {
        let author = try feed(rss("<item><author>\(line)</author></item>")).entries.first?.authors.first
        #expect(author == FeedAuthor(name: "Ann Lee", url: "mailto:a@x.example"))
    }

    @Test("counts neither the webmaster nor the publisher as an author")
    func publishers() throws {
        let text = rss(
            "<webMaster>w@x.example</webMaster><dc:publisher>P</dc:publisher><item><dc:publisher>P</dc:publisher></item>"
        )
        #expect(try feed(text).authors.isEmpty)
        #expect(try feed(text).entries[0].authors.isEmpty)
    }

    @Test("makes a lone description the content, and beside a content the summary")
    func bodies() throws {
        let entries = try feed(
            rss(
                "<item><description>a &lt;b&gt;c&lt;/b&gt;</description></item><item><description>a</description></item>"
                    + "<item><description>&lt;i&gt;s&lt;/i&gt;</description><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded></item>"
            )
        ).entries
        #expect(entries.map(\.contentHTML) == ["a <b>c</b>", nil, "<p>x</p>"])
        #expect(entries.map(\.contentText) == [nil, "a", nil])
        #expect(entries.map(\.summary) == [nil, nil, "s"])
    }

    @Test("keeps what is text within markup that stands in a description as it is")
    func markupUnescaped() throws {
        let text = "<item><description><p>a &amp;lt; b &lt; c<br/>„d“</p> <img src='e.png'/></description></item>"
        let entry = try #require(try feed(rss(text)).entries.first)
        #expect(entry.contentHTML == "<p>a &amp;lt; b &lt; c<br>„d“</p> <img src=\"e.png\">")
    }

    @Test(
        "finds an entry's page among its links",
        arguments: [
            (
                "<link href='https://x.example/a'/><link rel='replies' href='https://x.example/b'/>",
                "https://x.example/a"
            ),
            (
                "<link rel='edit' href='https://x.example/b'/><link rel='ALTERNATE' href='https://x.example/a'/>",
                "https://x.example/a"
            ),
            (
                "<link rel='http://www.iana.org/assignments/relation/alternate' href='https://x.example/a'/>",
                "https://x.example/a"
            ),
            ("<link rel='http://www.iana.org/assignments/relation/edit' href='https://x.example/b'/>", nil),
            ("<link rel='https://x.example/rel/alternate' href='https://x.example/b'/>", nil),
        ] as [(String, String?)])
    func links(_ links: String, _ expected: String?) throws {
        #expect(try feed(atom("<entry><id>1</id>\(links)</entry>")).entries.first?.url == expected)
    }

    @Test("a base holds for its element and what is in it, and for nothing behind it")
    func bases() throws {
        let text = """
            <feed xmlns='http://www.w3.org/2005/Atom' xml:base=' https://x.example/a/ '>
            <entry xml:base='b/'><link xml:base='c/' href='d'/><content type='xhtml' xml:base='e/'>
            <div xmlns='http://www.w3.org/1999/xhtml'><p xml:base='f/'><a href='g'>h</a></p><a href='i'>j</a></div>
            </content><link rel='enclosure' href='k'/></entry>
            <entry><link href='l'/></entry></feed>
            """
        let entries = try feed(text).entries
        #expect(entries.map(\.url) == ["https://x.example/a/b/c/d", "https://x.example/a/l"])
        #expect(
            entries.first?.contentHTML == "<p><a href=\"https://x.example/a/b/e/f/g\">h</a></p>"
                + "<a href=\"https://x.example/a/b/e/i\">j</a>")
        #expect(entries.first?.attachments.map(\.url) == ["https://x.example/a/b/k"])
    }

    @Test(
        "takes Atom's text by its type",
        arguments: [
            ("<title>a &lt;b&gt; &amp;amp;</title>", "a <b> &amp;"),
            ("<title type='text'>a &lt;b&gt;</title>", "a <b>"),
            ("<title type='html'>a &lt;b&gt;c&lt;/b&gt; &amp;amp; &amp;lt;d&amp;gt;</title>", "a c & <d>"),
            (
                "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>b</b> &lt;c&gt;</div></title>",
                "a b <c>"
            ),
            ("<title type='xhtml'>a &lt;b&gt;</title>", "a <b>"),
            ("<title type='html'>a <b>b</b></title>", "a b"),
            ("<title mode='base64' type='text/html'>YSA8Yj5iPC9iPg==</title>", "a b"),
        ])
    func textTypes(_ title: String, _ expected: String) throws {
        #expect(try feed(atom(title)).title == expected)
    }

    @Test(
        "decodes RSS's titles and strips only tags that HTML has",
        arguments: [
            ("AT&amp;amp;T", "AT&T"), ("&lt;i&gt;x&lt;/i&gt;", "x"), ("a &lt; b", "a < b"),
            ("List&lt;String&gt;", "List<String>"),
            ("<![CDATA[a<br/>b]]>", "a b"), ("«Größe»&nbsp;— “ok” 🙂", "«Größe»\u{A0}— “ok” 🙂"),
            ("e\u{301}té", "e\u{301}té"),
            ("שלום &amp;amp; عربي", "שלום & عربي"), ("I &lt;3 you", "I <3 you"),
            // What HTML let stand without a semicolon, and what only looks like it.
            ("Caf&amp;eacute &amp;copy 2026", "Café © 2026"), ("Q&A AT&T R&D &half", "Q&A AT&T R&D &half"),
            ("x.example/?a=1&copy=2&reg&b", "x.example/?a=1&copy=2&reg&b"),
            ("&amp;pm &amp;div &amp;copying", "&pm &div &copying"),
        ])
    func titles(_ text: String, _ expected: String) throws {
        #expect(try feed(rss("<item><title>\(text)</title></item>")).entries[0].title == expected)
    }

    @Test("leaves out what is empty")
    func absence() throws {
        let text = rss(
            "<title/><link/><description> </description><item><title></title><guid/><description/><author/><category/></item>"
        )
        let json = String(decoding: try feed(text).jsonFeed(input: nil), as: UTF8.self)
        #expect(!json.contains("\"\""))
        #expect(!json.contains("null"))
    }
}
