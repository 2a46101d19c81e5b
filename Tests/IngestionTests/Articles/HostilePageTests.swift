import Foundation
import Ingestion
import Testing

/// Pages that no honest server sends; each must end in a result or an error within seconds.
@Suite("Hostile pages")
struct HostilePageTests {
    struct Page: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let make: @Sendable () -> String
        init(_ name: String, _ make: @escaping @Sendable () -> String) {
            testDescription = name
            self.make = make
        }
    }

    private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    static let pages = [
        Page("a nest of blocks") { times("<div>", 300_000) + "deep" + times("</div>", 300_000) },
        Page("a nest with the wrong ends") { times("<div><span>", 60_000) + times("</b></i>", 200_000) },
        Page("a tag with many attributes") {
            "<div " + (0..<200_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</div>"
        },
        Page("many quotation marks") { "<div " + times("b=\">\" ", 300_000) + ">x</div>" },
        Page("an unclosed attribute") { "<a href=\"" + times("x ", 1_000_000) },
        Page("entities") { "<p>" + times("&bogus;&amp;&#x110000;", 100_000) + "</p>" },
        Page("links") { (0..<100_000).map { "<a href='/\($0)'>link number \($0)</a> " }.joined() },
        Page("marks on one letter") { "<p>e" + times("\u{301}", 500_000) + "</p>" },
        Page("letters with marks") { "<p>" + times("e\u{301}\u{327}", 200_000) + "</p>" },
        Page("nested JSON-LD") { "<script type='application/ld+json'>" + times("{\"a\":[", 300_000) + "</script>" },
        Page("many JSON-LD scripts") {
            times("<script type='application/ld+json'>{\"@type\":\"Article\"}</script>", 20_000)
        },
        Page("names of authors") { times("<meta name='author' content='Anna Weiß, Karl Groß'>", 100_000) },
        Page("a list of authors") { "<meta name='author' content='" + times("Anna Weiß, ", 300_000) + "'>" },
        Page("line breaks") { "<div>" + times("some text that goes on, and on.<br><br>", 50_000) + "</div>" },
        Page("quotations") {
            times("<blockquote>A quotation of some length, which is repeated over and over again.</blockquote>", 20_000)
        },
        Page("table cells") { "<table>" + times("<tr><td>", 200_000) },
        Page("different end tags") { (0..<300_000).map { "</x\($0)>" }.joined() },
        Page("different attributes") { (0..<300_000).map { "<p a\($0)=1>" }.joined() },
        Page("different entities") { "<p>" + (0..<300_000).map { "&e\($0);" }.joined() },
        Page("different tags behind a value that only looks quoted") {
            "<a b=c=\">" + (0..<300_000).map { "<x\($0)>" }.joined()
        },
        Page("different tags behind a script's quotation mark") {
            "<script>x<a b=\"</script>" + (0..<300_000).map { "<x\($0)>" }.joined()
        },
        Page("different tags behind a document type's quotation mark") {
            "<!DOCTYPE html SYSTEM \"<a b='\">" + (0..<500_000).map { "<x\($0)>" }.joined()
        },
        Page("different tags behind an instruction's quotation mark") {
            "<?x <a b=\"?>" + (0..<300_000).map { "<x\($0)>" }.joined()
        },
        Page("different tags that are none") { (0..<300_000).map { "<_x\($0)><:y\($0)>" }.joined() },
        Page("a tag with an endless name") {
            "<p" + (0..<1_000_000).map { "\($0)" }.joined(separator: "a") + ">text</p>"
        },
        Page("an attribute with an endless name") {
            "<p class=a x" + (0..<1_000_000).map { "\($0)" }.joined(separator: "a") + "=1>text</p>"
        },
        Page("one attribute again and again") { "<p " + times("class=a ", 500_000) + ">text</p>" },
        Page("attributes behind a comment's quotation mark") {
            "<!-- <a b=\" --><a " + (0..<200_000).map { "a\($0)" }.joined(separator: " ") + ">"
        },
        Page("attributes behind a value that only looks quoted") {
            "<a b=c=\" " + (0..<200_000).map { "a\($0)" }.joined(separator: " ") + ">"
        },
        Page("attributes with blanks around their signs") {
            "<a " + (0..<200_000).map { "= b\($0) = c" }.joined(separator: " ") + ">"
        },
        Page("a nest of bylines") { times("<div class=author>", 100_000) },
        Page("lists of three in lists of three") { times("<div><p>a b</p></div><div>c</div><div>", 60_000) },
        Page("signs alone") { "<p>" + times("<", 3_000_000) },
        Page("a comment without an end") { "<!--" + times("x", 3_000_000) },
    ]

    @Test("The article before the flood is found, and in time", arguments: pages)
    func survives(_ page: Page) throws {
        let html = ArticlePages.page(after: page.make())
        let clock = ContinuousClock()
        let start = clock.now
        let article = try ArticlePages.extract(html)
        #expect(clock.now - start < .seconds(20))
        #expect(article.text.contains(ArticlePages.paragraphs[0]))
    }

    @Test("A NUL ends nothing")
    func readsBehindNul() throws {
        let html = ArticlePages.page().replacing("Monday", with: "Mon\u{0}day")
        let article = try ArticlePages.extract(html)
        #expect(article.text.contains(ArticlePages.paragraphs[3]))
        #expect(!article.text.unicodeScalars.contains("\u{0}"))
    }

    @Test("Whatever bytes are cut off or changed, spans hold")
    func survivesMutation() throws {
        let html = Array(
            ArticlePages.page(
                head: "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>",
                middle: "<ul><li>Zoe\u{308} <a href='/a'>said</a> so, and then she left.</li></ul>"
            ).utf8)
        var random = SplitMix(state: 7)
        for _ in 0..<400 {
            var bytes = html
            for _ in 0..<Int(random.next() % 12) {
                let index = Int(random.next() % UInt64(bytes.count))
                bytes[index] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.next() % 3 == 0 { bytes.removeLast(Int(random.next() % UInt64(bytes.count))) }
            guard let article = try? ArticleExtractor.extract(bytes) else { continue }
            let scalars = Array(article.text.unicodeScalars)
            for span in article.paragraphs { #expect(span.end <= scalars.count && !span.isEmpty) }
            for link in article.links {
                #expect(scalars[link.span.start..<link.span.end].elementsEqual(link.text.unicodeScalars))
            }
            #expect(ArticlePages.paragraphs(of: article).joined(separator: "\n\n") == article.text)
        }
    }
}

/// A small generator with a seed, so that a failure can be seen again
/// (https://prng.di.unimi.it/splitmix64.c).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
