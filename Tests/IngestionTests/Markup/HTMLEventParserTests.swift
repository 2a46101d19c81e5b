import Testing

@testable import Ingestion

@Suite("HTMLEventParser")
struct HTMLEventParserTests {
    private func parse(_ html: String) -> HTMLPage {
        HTMLEventParser.parse(HTMLInput(Array(html.utf8)))
    }

    private func nodes(_ page: HTMLPage, _ name: HTMLName) -> [Int] {
        page.nodes.indices.filter { page.name($0) == name }
    }

    @Test("Nodes lie in document order, each subtree in one range")
    func keepsOrder() throws {
        let page = parse("<body><div id=a><p>One <b>two</b> three</p><p>Four</p></div><p>Five</p></body>")
        let div = try #require(nodes(page, .div).first)
        #expect(page.plainText(of: div) == "One two three Four")
        #expect(nodes(page, .p).map { page.plainText(of: $0) } == ["One two three", "Four", "Five"])
        for index in page.nodes.indices {
            let parent = page.parent(index)
            #expect(parent < index)
            if parent >= 0 { #expect(page.end(index) <= page.end(parent)) }
            #expect(page.end(index) > index)
        }
    }

    @Test("Entities, attributes and unknown elements are read")
    func readsAttributes() throws {
        let page = parse(
            "<my-box CLASS='A b' data-testid=x><a href='/?a=1&amp;b=&uuml;'>K&ouml;ln &#x1F389;</a></my-box>")
        let box = try #require(nodes(page, .other).first)
        #expect(page.string(box, .elementName) == "my-box")
        #expect(page.string(box, .class) == "A b")
        #expect(page.string(box, .dataName) == "x")
        let link = try #require(nodes(page, .a).first)
        #expect(page.string(link, .href) == "/?a=1&b=ü")
        #expect(page.plainText(of: link) == "Köln 🎉")
    }

    @Test("HTML5's empty elements hold nothing, opaque ones keep nothing, scripts are set aside")
    func knowsHTML5() throws {
        let page = parse(
            "<p>a<wbr>b<source>c</p><svg><title>no</title></svg><noscript>no</noscript><select><option>no</select>"
                + "<script type='application/ld+json; charset=utf-8'>{\"a\": \"</b>\"}</script><p>end</p>")
        let p = nodes(page, .p)
        #expect(p.map { page.plainText(of: $0) } == ["abc", "end"])
        #expect(!String(decoding: page.text, as: UTF8.self).contains("no"))
        let script = try #require(page.scripts.first)
        #expect(script.isLinkedData)
        #expect(
            String(decoding: page.source[Int(script.start)..<Int(script.end)], as: UTF8.self) == "{\"a\": \"</b>\"}"
        )
    }

    @Test("A charset named in the page doesn't change what is UTF-8 already")
    func ignoresMetaCharset() {
        let page = parse("<head><meta charset=iso-8859-1></head><p>Größe «€»</p>")
        #expect(page.plainText(of: 0).contains("Größe «€»"))
    }

    @Test("A flood of attributes is left out, its element is read")
    func bounds() throws {
        let flood = (0..<5000).map { "a\($0)='x'" }.joined(separator: " ")
        let page = parse("<p id=first \(flood) class=last>text</p><p>after</p>")
        let p = nodes(page, .p)
        #expect(p.count == 2)
        #expect(page.string(p[0], .id) == "first")
        #expect(page.string(p[0], .class) == "last")
        #expect(page.plainText(of: p[1]) == "after")
    }

    @Test("An empty page has no nodes")
    func readsNothing() {
        #expect(parse("").nodes.isEmpty)
    }
}
