/// Feeds of our own making, of the kinds that news comes in.
enum SampleFeeds {
    private static let words = """
        die Fähre lief am Montag wieder aus nachdem der Sturm über der Küste abgeflaut war und die Stadt teilte mit dass \
        le conseil municipal a confirmé jeudi que les travaux du port reprendraient the harbour master told reporters \
        that no ship had been damaged „Wir sind erleichtert“ sagte sie
        """.split(separator: " ").map(String.init)

    /// Makes one document a kind: escaped HTML, CDATA, short summaries, Atom with XHTML.
    static func all(entries: Int) -> [[UInt8]] {
        var random: UInt64 = 1
        func text(_ count: Int) -> String {
            (0..<count).map { _ in
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return words[Int(random >> 33) % words.count]
            }.joined(separator: " ")
        }
        func html(_ paragraphs: Int) -> String {
            (0..<paragraphs).map {
                "<p>\(text(50)) <a href=\"https://hafen.example/a/\($0)\">\(text(3))</a> \(text(30)).</p>\n"
            }
            .joined()
        }
        func escaped(_ text: String) -> String {
            text.reduce(into: "") { $0 += $1 == "<" ? "&lt;" : $1 == ">" ? "&gt;" : $1 == "\"" ? "&quot;" : String($1) }
        }
        func item(_ index: Int, _ body: String) -> String {
            """
            <item><title>\(text(8))</title><link>https://hafen.example/\(index)</link><guid>https://hafen.example/\(index)</guid>
            <pubDate>Mon, 05 Jan 2026 08:15:00 +0100</pubDate><dc:creator>\(text(2))</dc:creator><category>Küste</category>
            \(body)</item>

            """
        }
        func rss(_ body: () -> String) -> [UInt8] {
            var feed = """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>Hafenbote</title><link>https://hafen.example/</link><description>d</description>

                """
            for index in 0..<entries { feed += item(index, body()) }
            return Array((feed + "</channel></rss>\n").utf8)
        }
        var atom = "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Hafenbote</title>\n"
        for index in 0..<entries {
            atom += """
                <entry><id>urn:\(index)</id><title>\(text(8))</title><link href="https://hafen.example/\(index)"/>
                <updated>2026-01-05T08:15:00Z</updated><author><name>\(text(2))</name></author>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">\(html(4))</div></content></entry>

                """
        }
        return [
            rss { "<description>\(escaped(html(4)))</description>" },
            rss { "<description>\(text(30))</description><content:encoded><![CDATA[\(html(6))]]></content:encoded>" },
            rss { "<description>\(text(40))</description>" },
            Array((atom + "</feed>\n").utf8),
        ]
    }
}
