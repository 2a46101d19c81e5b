import Testing

@testable import Ingestion

@Suite struct XMLRepairTests {
    private func repaired(_ text: String) -> String {
        let result = XMLRepair.repair(Array(text.utf8))
        return String(decoding: result.bytes[result.range], as: UTF8.self)
    }

    @Test(
        "leaves what is well formed as it is",
        arguments: [
            "<a/>", "<a b='c' d=\"e>f\">g &amp; &#228; &lt;<![CDATA[ <& ]] > ]]>h</a >", "<a><!-- b - c --><?d e?></a>",
            "<ä:b xmlns:ä='u'>„x“</ä:b>", "<a>\r\n\t</a>",
        ])
    func soundness(_ text: String) {
        let result = XMLRepair.repair(Array(text.utf8))
        #expect(repaired(text) == text)
        #expect(!result.isRepaired)
    }

    @Test(
        "mends what is not",
        arguments: [
            ("<a>b & c</a>", "<a>b &amp; c</a>"), ("<a>&nbsp;&AMP;&x;</a>", "<a>\u{A0}&amp;&amp;x;</a>"),
            ("<a>&#0;&#150;&#xD800;</a>", "<a>\u{FFFD}–\u{FFFD}</a>"), ("<a b=c d e='<'/>", "<a b=\"c\" d=\"d\" e=\"&lt;\"/>"),
            ("<a b='x&y=1'/>", "<a b=\"x&amp;y=1\"/>"), ("<a><b></a>", "<a><b></b></a>"), ("<a></b></a>", "<a></a>"), ("<a>", "<a></a>"),
            ("x<a/>y", "<a/>"), ("<a>1 < 2</a>", "<a>1 &lt; 2</a>"), ("<a>]]></a>", "<a>]]&gt;</a>"), ("<a><![CDATA[b", "<a><![CDATA[b]]></a>"),
            ("<a><?php echo 1 > 2 ?><? x ?></a>", "<a><?php echo 1 > 2 ?></a>"), ("<a><br>b</a>", "<a><br/>b</a>"),
            ("<!DOCTYPE a [<!ENTITY e 'f'>]><a>&e;</a>", "<a>f</a>"), ("<a x='1' x=2/>", "<a x=\"1\"/>"), ("<a>b</A>", "<a>b</a>"), ("", ""),
            ("no markup", ""),
        ])
    func mending(_ text: String, _ expected: String) {
        #expect(repaired(text) == expected)
    }

    @Test("gives XML that needs no mending", arguments: ["<a b=\"c'<d e='f'>g</a", "<a><b><c></b>&&</a></a>", "<<a>><!---><!x></a", "<a 'b' = c/d=>"])
    func idempotence(_ text: String) {
        let once = repaired(text)
        #expect(repaired(once) == once)
        #expect(XMLRepair.repair(Array(once.utf8)).isRepaired == false || once.isEmpty)
    }
}
