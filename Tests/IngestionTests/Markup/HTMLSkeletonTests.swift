import Foundation
import Testing

@testable import Ingestion

/// What the parser isn't shown must not change what is read.
@Suite("HTMLSkeleton")
struct HTMLSkeletonTests {
    /// Everything of a page but its scripts, in a form that can be compared.
    private func description(_ page: HTMLPage) -> [String] {
        page.nodes.indices.map { index in
            let node = page.nodes[index]
            let attributes = page.attributes(of: index).map { attribute in
                let value = page.values[Int(attribute.start)..<Int(attribute.end)]
                return "\(attribute.name)=\(String(decoding: value, as: UTF8.self))"
            }
            let text =
                node.name == .text
                ? String(decoding: page.text[Int(node.start)..<Int(node.textEnd)], as: UTF8.self) : ""
            return "\(node.name) \(node.parent) \(node.end) \(attributes) \(text)"
        }
    }

    /// The page as the parser reads it with nothing left out.
    private func whole(_ html: String) -> HTMLPage {
        let bytes = Array(html.utf8)
        return HTMLEventParser.parse(
            HTMLInput(markup: bytes, source: bytes, scripts: [], endTags: HTMLInput(bytes).endTags))
    }

    private func cut(_ html: String) -> HTMLPage { HTMLEventParser.parse(HTMLInput(Array(html.utf8))) }

    private func markup(_ html: String) -> String {
        String(decoding: HTMLInput(Array(html.utf8)).markup, as: UTF8.self)
    }

    static let pages = [
        "<!DOCTYPE html><html lang=de><head><title>A – B</title><style>p > a { x: '<b>' }</style></head><p>One<p>Two",
        "<p data-x='1' class='a' onclick=\"f('>')\">x<br/>y<br data-z />z</p>",
        "<a href=/x/>one</a><a href='/y'class=b data-q='1'id=c>two</a><a href=\"/z\"data-q>three</a>",
        "<div CLASS = \"a\"  Data-Foo = bar\n hidden>x</div><div class= >y</div><div =class=a \"b id=c>z</div>",
        "one<!-- <p class=\"--> two <!----> three <!-- a -- b --> four <!-- end",
        "a < b, c <3 d &lt; e & f &amp g &nbsp; <p>1 <2 > 3</p>",
        "<p>x<script>document.write('<p>no</p>' + \"<!--\")</script>y</p><style>a</style><SCRIPT>1</SCRIPT>z",
        "<div id=a/><p>in</p></div><img src=x class=y/><p/>out<hr/><hr>",
        "<svg viewBox='0 0 1 1'><path d='M0 0'/><title>t</title></svg><p>after</p><noscript><p>no</p></noscript>",
        "<table><tr><td width=1 class=a>1<td>2<tr><td>3</table><ul><li>a<li class=x style='color:red'>b</ul>",
        "<p class=a class=b id=c>twice</p><p title=\"a > b\" lang=fr>«l’été» 日本 🎉</p>",
        "<a href='/a?b=1&amp;c=2&d=3'>&eacute;&#233;&#x1F389;</a><meta content='&quot;x&quot;' name=description>",
        "<p>unclosed <b>bold <a href='/x>y</p><p>z</p>",
        "<my-box data-testid=q class=w><x-y>1</x-y></my-box></p></div></nothing><p>end</p >  <p>x</p\nclass=a>",
    ]

    @Test("A page cut down reads as the whole one", arguments: pages)
    func readsTheSame(_ html: String) {
        #expect(description(cut(html)) == description(whole(html)))
    }

    @Test("The pages of the other tests read the same cut down")
    func readsFixturesTheSame() throws {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
            .appendingPathComponent("Articles")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }
        #expect(!files.isEmpty)
        for file in files {
            let data = try Data(contentsOf: folder.appendingPathComponent(file))
            guard let html = String(data: data, encoding: .utf8) else { continue }
            #expect(description(cut(html)) == description(whole(html)), "\(file)")
        }
    }

    @Test("Random pieces of markup read the same cut down, as long as their quotations and comments end")
    func readsPiecesTheSame() {
        let pieces = [
            "<p>", "</p>", "<div class='a' data-b=\"c\">", "</div>", "text ", "&amp;", "<br/>", "<!-- c -->",
            "<script>x</script>", "<a href=/x data-y>", "</a>", "<li id=q onclick='x'>", "<img alt=\"\" src=x>", "\n  ",
            "<b>", "</b>", "<table><tr><td>", "</table>", "<h1 style='x'>", "</h1>", "<ul>", "</ul>", "é", " < ",
        ]
        var state: UInt64 = 7
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<400 {
            let html = "<body>" + (0..<40).map { _ in pieces[next(pieces.count)] }.joined()
            #expect(description(cut(html)) == description(whole(html)), "\(html)")
        }
    }

    @Test(
        "What nobody reads isn't shown to the parser",
        arguments: [
            ("<p data-a=1 class=x onclick='y'>z</p>", "<p class=x>z</p>"),
            ("a<!-- b -->c<!DOCTYPE d><?e f?><![CDATA[g]]>", "ac"),
            ("<style>a</style><script type=b>c < d</script>", "<style></style><script type=b>1</script>"),
            (
                "<script></script><script>a</script><script>b</script>",
                "<script></script><script>1</script><script>2</script>"
            ),
            ("</p class=a><p \"b/>c", "</p><p/>c"),
            ("<p a=b class=c/>d<p class=\"e\"x=y id=f>", "<p class=c/>d<p class=\"e\" id=f>"),
            ("1 <2 <_x> </ y> z", "1 &lt;2 &lt;_x>  z"),
            ("a<!-->b<!--->c<!-- > -- --!>d", "abcd"),
        ])
    func leavesOut(_ html: String, _ expected: String) {
        #expect(markup(html) == expected)
    }

    @Test("Scripts are found where they stand in the page, each by its number, though some are hidden")
    func findsScripts() {
        let page = cut(
            "<script>1</script><noscript><script>hidden</script></noscript>"
                + "<script type='application/ld+json'>{}</script><script src=x></script><script>é</script>")
        let texts = page.scripts.map { String(decoding: page.source[Int($0.start)..<Int($0.end)], as: UTF8.self) }
        #expect(texts == ["1", "{}", "é"])
        #expect(page.scripts.map(\.isLinkedData) == [false, true, false])
    }
}
