import Testing

@testable import Report

@Suite struct HTMLTests {
    @Test(
        "text from outside never becomes markup",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            (#"" onload="x"#, "&quot; onload=&quot;x"), ("it's & so", "it&#39;s &amp; so"),
            ("a\u{0}b\u{1B}[31m\u{85}c", "ab[31mc"), ("« é \u{A0}ñ » 👩🏽‍⚖️ \u{FEFF}שלום", "« é \u{A0}ñ » 👩🏽‍⚖️ \u{FEFF}שלום"),
            ("x\u{FFFE}\u{FFFF}y", "xy"), ("two\nlines\t", "two\nlines\t"),
        ])
    func escaping(text: String, expected: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.source == "<p title=\"\(expected)\">\(expected)</p>")
        #expect(HTML(text: text).source == expected)
    }

    @Test func markupWithinMarkupIsTakenAsItIs() {
        let inner: HTML = "<b>\("<")</b>"
        let none: HTML? = nil
        let outer: HTML = "<p>\(inner)\(none)\([inner, inner])\(3)</p>"
        #expect(outer.source == "<p><b>&lt;</b><b>&lt;</b><b>&lt;</b>3</p>")
        #expect([inner, inner].joined(", ").source == "<b>&lt;</b>, <b>&lt;</b>")
    }

    @Test(
        "only addresses of the web become links",
        arguments: [
            ("https://a.example/x?y=1&z=2", true), ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false),
            ("data:text/html,<script>", false), ("file:///etc/passwd", false), ("", false),
            ("\u{1}javascript:x", false),
        ])
    func links(address: String, isLink: Bool) {
        let html = WebLink.to(address, "\(address)").source
        #expect(html.hasPrefix("<a ") == isLink)
        #expect(!html.contains("<script"))
    }
}
