import Glibc
import Testing

@testable import Ingestion

@Suite struct MalformedFeedTests {
    struct Case: CustomTestStringConvertible {
        let name: String
        let text: String
        let titles: [String?]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ titles: [String?]) {
            self.name = name
            self.text = text
            self.titles = titles
        }
    }

    static let cases = [
        Case("a bare ampersand", rss("<item><title>Q & A AT&T &bogus; x</title></item>"), ["Q & A AT&T &bogus; x"]),
        Case("a named character", rss("<item><title>a&eacute;b&hellip;</title></item>"), ["aéb…"]),
        Case("controls", rss("<item><title>a\u{1}\u{8}b\u{FFFF}</title></item>"), ["ab"]),
        Case(
            "a server's warning first",
            "<br /><b>Warning</b>: x<br />\n<?xml version='1.0'?>" + rss("<item><title>a</title></item>"), ["a"]),
        Case("junk behind the root", rss("<item><title>a</title></item>") + "<script>b</script>", ["a"]),
        Case(
            "an unclosed item", "<rss><channel><item><title>a</title><item><title>b</title></channel></rss>",
            ["a", "b"]),
        Case(
            "an unclosed title",
            "<rss><channel><item><title>a<link>x</link></item><item><title>b</title></item></channel></rss>",
            ["a", "b"]),
        Case("no end tags at all", "<rss><channel><item><title>a<item><title>b", ["a", "b"]),
        Case(
            "an end tag too many", rss("<item><title>a</b></title></div></item><item><title>b</title></item>"),
            ["a", "b"]),
        Case("a tag that is cut off", "<rss><channel><item><title>a</title></item><item><tit", ["a", nil]),
        Case(
            "a section that is cut off", "<rss><channel><item><title>a</title></item><item><title><![CDATA[ b ]",
            ["a", "b"]),
        Case("a section's end in text", rss("<item><title>a ]]> b</title></item>"), ["a ]]> b"]),
        Case("a sign that is no tag", rss("<item><title>1 < 2</title></item>"), ["1 < 2"]),
        Case(
            "attributes without quotes",
            "<rss version=2.0><channel><item><title a=b c>x</title></item></channel></rss>", ["x"]),
        Case(
            "a quote that is never closed", rss("<item><title a=\"b>x</title></item><item><title>y</title></item>"),
            ["x", "y"]),
        Case("the wrong case", rss("<item><Title>a</title></ITEM>"), ["a"]),
        Case("an undeclared prefix", rss("<item><foo:title>b</foo:title><title>a</title></item>"), ["a"]),
        Case("a comment with dashes", rss("<!-- a -- b --><item><title>a</title></item>"), ["a"]),
        Case("a comment that is never closed", rss("<!-- a <b> <item><title>a</title></item>"), ["a"]),
    ]

    @Test("reads what can be read, and says so", arguments: cases)
    func recovery(_ example: Case) throws {
        let feed = try feed(example.text)
        #expect(feed.entries.map(\.title) == example.titles)
        #expect(feed.recovered)
    }

    @Test("says of well-formed feeds that they are")
    func soundness() throws {
        #expect(
            try feed(
                "<?xml version='1.0'?>\n<!-- c -->\n<?p i?>" + rss("<item><title>&lt;&#38;</title></item>")
                    + "\n<!-- d -->\n"
            ).recovered == false)
    }

    @Test("puts a document type's own entities in place, and no others")
    func entities() throws {
        let text =
            "<!DOCTYPE rss [<!ENTITY own 'b&#228;r'><!ENTITY file SYSTEM 'file:///etc/hostname'><!ENTITY two '&own;&own;'>]>"
            + rss("<item><title>&own; &file; &two;</title></item>")
        #expect(try feed(text).entries[0].title == "bär &file; &two;")
        let signs =
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM 'p'> %p; <!ENTITY own \"b>'c\">]>"
            + rss("<item><title>&own;</title></item>")
        #expect(try feed(signs).entries[0].title == "b>'c")
    }

    @Test(
        "reads attributes however they are written",
        arguments: [
            ("url='u' type='t'", "u", "t"), ("url=\"u\"\n\ttype = 't' x='&#49;'", "u", "t"),
            ("type='t'  url='a&amp;b'", "a&b", "t"),
            ("url='a\nb' type='t&#10;u'", "a b", "t\nu"), ("URL='u' x:type='no' type='t'", "u", "t"),
            ("url=u type=t", "u", "t"), ("url='u'type='t'", "u", "t"), ("url='u' url='v' type='t'", "u", "t"),
            ("url='a&b' type='t' type='&amp;'", "a&b", "t"), ("url='<u>' type='t'", "<u>", "t"),
            ("é='x' url='ü' type='t'", "ü", "t"),
        ])
    func attributes(_ text: String, _ url: String, _ type: String) throws {
        let feed = try feed(rss("<item><enclosure \(text)/><title>a</title></item><item><title>b</title></item>"))
        #expect(feed.entries.map(\.title) == ["a", "b"])
        #expect(feed.entries[0].attachments == [FeedAttachment(url: url, mimeType: type)])
    }

    @Test("expands nothing that grows")
    func bomb() throws {
        var text = "<!DOCTYPE rss [<!ENTITY l0 'lol'>"
        for i in 1...10 { text += "<!ENTITY l\(i) '" + String(repeating: "&l\(i - 1);", count: 10) + "'>" }
        text += "]>" + rss("<item><title>&l10;</title></item>")
        #expect(try feed(text).jsonFeed(input: nil).count < 1000)
    }

    @Test(
        "takes no longer than the input is long",
        arguments: [
            String(repeating: "<a>", count: 50_000), String(repeating: "<item>", count: 50_000),
            String(repeating: "</b>", count: 100_000), String(repeating: "<!--", count: 100_000),
            String(repeating: "<item a=\"", count: 50_000), String(repeating: "&", count: 200_000),
            "<item><title>" + String(repeating: "<![CDATA[", count: 50_000),
            "<item>" + String(repeating: "<author>a</author><enclosure url='b'/>", count: 20_000),
            "<item><description><![CDATA[" + String(repeating: "<a <b <!-- ", count: 50_000)
                + "]]></description></item>",
            (0..<300_000).map { "<a\($0)/>" }.joined(),
            (0..<300_000).map { "<a b\($0)='1' c\($0)=&/>" }.joined(),
            "<item " + (0..<30_000).map { "a\($0)='1' xmlns:n\($0)='u'" }.joined(separator: " ") + "/>",
        ])
    func linearity(_ body: String) throws {
        // The thread's own time, which other tests beside it don't lengthen; a quadratic walk takes far longer.
        let start = Self.threadSeconds()
        _ = try feed("<rss version='2.0'><channel>" + body)
        #expect(Self.threadSeconds() - start < 10)
    }

    private static func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
