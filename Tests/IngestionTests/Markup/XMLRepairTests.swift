import Testing

@testable import Ingestion

@Suite struct XMLRepairTests {
    private func repaired(_ text: String) -> String {
        String(decoding: XMLRepair.repair(Array(text.utf8)).joined.tags, as: UTF8.self)
    }

    @Test(
        "leaves what is well formed as it is",
        arguments: [
            "<a/>", "<a b='c' d=\"e>f\">g &amp; ä &lt;</a >", "<ä:b xmlns:ä='u'>„x“ e\u{301} 🙂</ä:b>", "<a>\n\t</a>",
            "<a><b>c</b> <b>d</b>\n</a>",
        ])
    func soundness(_ text: String) {
        #expect(repaired(text) == text)
        #expect(!XMLRepair.repair(Array(text.utf8)).isRepaired)
    }

    @Test(
        "takes texts out of their wrappings without calling that a fault",
        arguments: [
            ("<a>&#228;&apos;<![CDATA[ <& ]] > ]]>h</a>", "<a>ä' &lt;&amp; ]] &gt; h</a>"),
            ("<a><!-- b - c --><?d e?></a>", "<a></a>"),
            ("<a>b\r\nc\rd</a>", "<a>b\nc\nd</a>"), ("<a>&#150;</a>", "<a>–</a>"),
            ("<!DOCTYPE a [<!ENTITY e 'f&lt;'>]><a>&e;</a>", "<a>f&lt;</a>"),
            ("<?xml version='1.0'?>\n<!-- b --><a/>\n<?c?>", "\n<a/>"),
        ])
    func unwrapping(_ text: String, _ expected: String) {
        #expect(repaired(text) == expected)
        #expect(!XMLRepair.repair(Array(text.utf8)).isRepaired)
    }

    @Test(
        "mends what is not well formed, and says so",
        arguments: [
            ("<a>b & c</a>", "<a>b &amp; c</a>"), ("<a>&nbsp;&AMP;&x;</a>", "<a>\u{A0}&amp;&amp;x;</a>"),
            ("<a>&#0;&#150;&#xD800;</a>", "<a>\u{FFFD}–\u{FFFD}</a>"),
            ("<a b=c d e='<'/>", "<a b=\"c\" d=\"d\" e=\"&lt;\"/>"),
            ("<a b='x&y=1'/>", "<a b=\"x&amp;y=1\"/>"), ("<a><b></a>", "<a><b></b></a>"), ("<a></b></a>", "<a></a>"),
            ("<a>", "<a></a>"),
            ("x<a/>y", "<a/>"), ("<a>1 < 2</a>", "<a>1 &lt; 2</a>"), ("<a>„<“</a>", "<a>„&lt;“</a>"),
            ("<a>]]></a>", "<a>]]&gt;</a>"),
            ("<a><![CDATA[b", "<a>b</a>"), ("<a><![cdata[b]]></a>", "<a>b</a>"), ("<a><? x ?></a>", "<a></a>"),
            ("<a><br>b</a>", "<a><br/>b</a>"),
            ("<a x='1' x=2/>", "<a x=\"1\"/>"), ("<a>b</A>", "<a>b</a>"), ("<a>b\u{1}\u{FFFE}</a>", "<a>b</a>"),
            ("no markup", ""),
        ])
    func mending(_ text: String, _ expected: String) {
        #expect(repaired(text) == expected)
        #expect(XMLRepair.repair(Array(text.utf8)).isRepaired)
    }

    @Test(
        "gives XML that needs no mending",
        arguments: [
            "<a b=\"c'<d e='f'>g</a", "<a><b><c></b>&&</a></a>", "<<a>><!---><!x></a", "<a 'b' = c/d=>",
            "<a×b c÷=d>e</a×b>",
        ])
    func idempotence(_ text: String) {
        let once = repaired(text)
        #expect(repaired(once) == once)
        #expect(XMLRepair.repair(Array(once.utf8)).isRepaired == false || once.isEmpty)
    }

    @Test("counts the elements as libxml2 does, so that every text finds its place", arguments: FeedFixture.all)
    func step(_ fixture: FeedFixture) throws {
        struct Recorder: XMLEventHandler {
            var log: [UInt8] = []
            mutating func startElement(_ tag: borrowing XMLStartTag) -> Bool {
                var attributes: [String] = []
                for index in 0..<tag.count {
                    let name = tag.names[tag.name(index)]
                    attributes.append(
                        "\(name.prefix):\(name.local)=" + String(decoding: tag.value(index), as: UTF8.self))
                }
                log += Array("<\(tag.names[tag.name].local) \(attributes.sorted())>".utf8)
                return true
            }
            mutating func endElement() { log += Array("</>".utf8) }
            mutating func text(_ utf8: UnsafeRawBufferPointer) { log += utf8 }
        }
        let bytes = TextDecoder.decode(try fixture.bytes(), syntax: .xml).utf8
        for end in stride(from: bytes.count, to: 0, by: -97) {
            let document = XMLRepair.repair(UTF8Repair.repaired(Array(bytes[..<end])))
            guard !document.tags.isEmpty else { continue }
            var apart = Recorder()
            var whole = Recorder()
            #expect(XMLEventParser.parse(document, handler: &apart) != .outOfStep)
            _ = XMLEventParser.parse(document.joined, handler: &whole)
            #expect(apart.log == whole.log)
        }
    }
}
