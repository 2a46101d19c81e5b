import Ingestion
import Testing

@Suite("WebAddress")
struct WebAddressTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let expected: String?
        var testDescription: String { text.debugDescription }

        init(_ text: String, _ expected: String?) {
            self.text = text
            self.expected = expected
        }
    }

    @Test(
        "writes an absolute address as a server would be asked for it",
        arguments: [
            Case("https://example.org/a/b?c=d#e", "https://example.org/a/b?c=d#e"),
            Case("HTTPS://Example.ORG", "https://example.org/"),
            Case("http://example.org:80/", "http://example.org/"),
            Case("https://example.org:443/x", "https://example.org/x"),
            Case("https://example.org:0443/x", "https://example.org/x"),
            Case("http://example.org:443/x", "http://example.org:443/x"),
            Case("http://example.org:/x", "http://example.org/x"),
            Case("https://example.org/a/./b/../c", "https://example.org/a/c"),
            Case("https://example.org/a/%2E%2e/c/%2e", "https://example.org/c/"),
            Case("https://example.org/../../c", "https://example.org/c"),
            Case("https://example.org/a/..", "https://example.org/"),
            Case("https://example.org/a//b", "https://example.org/a//b"),
            Case("https://example.org/...", "https://example.org/..."),
            Case("https://example.org/.well-known/x", "https://example.org/.well-known/x"),
            Case("  https://example.org/a b \n", "https://example.org/a%20b"),
            Case("\u{A0}https://example.org/\u{A0}", "https://example.org/"),
            Case("\u{FEFF}https://example.org/", "https://example.org/"),
            Case("https://exam\nple.org/a\tb\r\n/c", "https://example.org/ab/c"),
            Case("https:\\\\example.org\\a\\b?c\\d", "https://example.org/a/b?c\\d"),
            Case("https:example.org/a", "https://example.org/a"),
            Case("https:////example.org/a", "https://example.org/a"),
            Case("https://example.org/été?q=«ß»#œ", "https://example.org/%C3%A9t%C3%A9?q=%C2%AB%C3%9F%C2%BB#%C5%93"),
            Case("https://example.org/%c3%A9%zz%", "https://example.org/%c3%A9%zz%"),
            Case("https://example.org/\"<>`{}^|", "https://example.org/%22%3C%3E%60%7B%7D%5E|"),
            Case("https://example.org?q='a'&b=\"", "https://example.org/?q=%27a%27&b=%22"),
            Case("https://example.org#x#y", "https://example.org/#x#y"),
            Case("https://anna:geheim@example.org/", "https://anna:geheim@example.org/"),
            Case("https://a@b@example.org/", "https://a%40b@example.org/"),
            Case("https://@example.org/", "https://example.org/"),
            Case("mailto:redaktion@example.org", "mailto:redaktion@example.org"),
            Case("MAILTO:a b@example.org", "mailto:a%20b@example.org"),
            Case("tag:example.org,2026:1", "tag:example.org,2026:1"),
            Case("urn:uuid:1", "urn:uuid:1"),
            Case("gopher://Example.org:70/1/x", "gopher://example.org:70/1/x"),
            Case("x:/..//y", "x:/.//y"),
            Case("file:///a/b", "file:///a/b"),
            Case("file:/a/b", "file:///a/b"),
            Case("file://localhost/a", "file:///a"),
            Case("file://server/a", "file://server/a"),
            Case("https://example.org./x", "https://example.org./x"),
        ])
    func writes(_ item: Case) {
        #expect(WebAddress(item.text)?.string == item.expected)
    }

    @Test(
        "reads a host in any spelling",
        arguments: [
            Case("https://münchen.example/", "xn--mnchen-3ya.example"),
            Case("https://MÜNCHEN.example/", "xn--mnchen-3ya.example"),
            Case("https://mu\u{308}nchen.example/", "xn--mnchen-3ya.example"),
            Case("https://m%C3%BCnchen.example/", "xn--mnchen-3ya.example"),
            Case("https://straße.example/", "xn--strae-oqa.example"),
            Case("https://例え.テスト/", "xn--r8jz45g.xn--zckzah"),
            Case("https://例え。テスト/", "xn--r8jz45g.xn--zckzah"),
            Case("https://مثال.إختبار/", "xn--mgbh0fb.xn--kgbechtv"),
            Case("https://ｅｘａｍｐｌｅ．org/", "example.org"),
            Case("https://exam\u{AD}ple.org/", "example.org"),
            Case("https://💩.la/", "xn--ls8h.la"),
            Case("https://under_score.example.org/", "under_score.example.org"),
            Case("http://127.1/", "127.0.0.1"),
            Case("http://0x7f000001/", "127.0.0.1"),
            Case("http://2130706433/", "127.0.0.1"),
            Case("http://017700000001/", "127.0.0.1"),
            Case("http://１２７.0.0.1/", "127.0.0.1"),
            Case("http://10.0.0.1./", "10.0.0.1"),
            Case("http://[::1]:8080/", "[::1]"),
            Case("http://[0:0:0:0:0:FFFF:127.0.0.1]/", "[::ffff:7f00:1]"),
            Case("http://[2001:DB8:0:0:1:0:0:1]/", "[2001:db8::1:0:0:1]"),
            Case("http://[1:2:3:4:5:6:7:8]/", "[1:2:3:4:5:6:7:8]"),
            Case("http://[1:0:3:4:5:6:7::]/", "[1:0:3:4:5:6:7:0]"),
            Case("file:///a", nil),
            Case("mailto:a@b", nil),
        ])
    func hosts(_ item: Case) throws {
        let address = try #require(WebAddress(item.text))
        #expect(address.host == item.expected)
    }

    @Test(
        "finds no address where there is none",
        arguments: [
            "", "   ", "\u{A0}", "news", "/a", "//example.org/a", "?q", "#f", "https://", "https:///", "http://:80/",
            "https://exa mple.org/", "https://a<b/", "https://a%00b/", "https://a%2fb/", "https://example.org:99999/",
            "https://example.org:8o/", "http://1.2.3.4.5/", "http://256.0.0.1/", "http://1.2.3.09/", "http://[::1/",
            "http://[::1]x/", "http://[::1%25eth0]/", "http://[1:2]/", "http://[:::]/", "http://[1::2::3]/",
            "1http://x/",
            "https://\u{FFFD}.org/", "https://\u{AD}/",
        ])
    func refuses(_ text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(
        "resolves a reference against a base (RFC 3986 §5.4, and what browsers add)",
        arguments: [
            Case("g:h", "g:h"), Case("g", "http://a/b/c/g"), Case("./g", "http://a/b/c/g"),
            Case("g/", "http://a/b/c/g/"),
            Case("/g", "http://a/g"), Case("//g", "http://g/"), Case("?y", "http://a/b/c/d;p?y"),
            Case("g?y", "http://a/b/c/g?y"), Case("#s", "http://a/b/c/d;p?q#s"), Case("g#s", "http://a/b/c/g#s"),
            Case("g?y#s", "http://a/b/c/g?y#s"), Case(";x", "http://a/b/c/;x"), Case("g;x?y#s", "http://a/b/c/g;x?y#s"),
            Case(".", "http://a/b/c/"), Case("./", "http://a/b/c/"), Case("..", "http://a/b/"),
            Case("../g", "http://a/b/g"),
            Case("../..", "http://a/"), Case("../../g", "http://a/g"), Case("../../../g", "http://a/g"),
            Case("/./g", "http://a/g"), Case("g.", "http://a/b/c/g."), Case("..g", "http://a/b/c/..g"),
            Case("g;x=1/../y", "http://a/b/c/y"), Case("g?y/../x", "http://a/b/c/g?y/../x"),
            Case("http:g", "http://a/b/c/g"),
            Case("https:g", "https://g/"), Case("\\g", "http://a/g"), Case("\\\\g\\h", "http://g/h"),
            Case("///g/h", "http://g/h"), Case("http:/g", "http://a/g"), Case("http://g", "http://g/"),
            Case("mailto:x@y", "mailto:x@y"), Case("//[", nil), Case("", nil), Case(" \n", nil),
        ])
    func resolves(_ item: Case) {
        #expect(WebAddress(item.text, relativeTo: WebAddress("http://a/b/c/d;p?q#f"))?.string == item.expected)
    }

    @Test(
        "resolves against a file",
        arguments: [
            Case("page.html", "file:///news/page.html"), Case("../x", "file:///x"), Case("/abs", "file:///abs"),
            Case("file:other", "file:///news/other"), Case("https://example.org/", "https://example.org/"),
            Case("a b.html", "file:///news/a%20b.html"), Case("//server/x", "file://server/x"),
        ])
    func resolvesFile(_ item: Case) {
        #expect(WebAddress(item.text, relativeTo: WebAddress(filePath: "/news/feed.xml"))?.string == item.expected)
    }

    @Test("resolves nothing but a fragment against an address without a hierarchy")
    func opaqueBase() {
        let base = WebAddress("mailto:a@example.org")
        #expect(WebAddress("b", relativeTo: base) == nil)
        #expect(WebAddress("#b", relativeTo: base)?.string == "mailto:a@example.org#b")
    }

    @Test("knows its port, the scheme's own where none stands in it")
    func port() {
        #expect(WebAddress("https://a/")?.port == 443)
        #expect(WebAddress("http://[::1]/")?.port == 80)
        #expect(WebAddress("http://[::1]:8080/")?.port == 8080)
        #expect(WebAddress("mailto:a")?.port == nil)
    }

    @Test("takes off the fragment")
    func fragment() {
        #expect(WebAddress("https://a/b?c#d")?.withoutFragment.string == "https://a/b?c")
        #expect(WebAddress("https://a/b")?.withoutFragment.string == "https://a/b")
    }

    @Test("keeps what it has read: reading its own string changes nothing, on any input", arguments: 0..<40)
    func idempotent(seed: Int) {
        var random = Scramble(seed: UInt64(seed))
        let base = WebAddress("https://example.org/a/b?c")
        for _ in 0..<250 {
            let text = random.address()
            for read in [
                WebAddress(text), WebAddress(text, relativeTo: base), WebAddress(text, relativeTo: WebAddress("x:/a")),
            ] {
                guard let address = read else { continue }
                let again = WebAddress(address.string)
                #expect(again == address, "\(text.debugDescription)")
                #expect(address.string.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(text.debugDescription)")
                #expect(WebAddress(address.string, relativeTo: base) == address, "\(text.debugDescription)")
            }
        }
    }

    @Test(
        "reads a long hostile address in linear time", arguments: ["/..", "/a", "\u{A0}", "é", "@", ":", "/.", "%2e"])
    func linear(piece: String) {
        let clock = ContinuousClock()
        let long = String(repeating: piece, count: 50_000)
        let time = clock.measure {
            _ = WebAddress("https://example.org/" + long)
            _ = WebAddress("https://" + long)
            _ = WebAddress(long, relativeTo: WebAddress("https://example.org/"))
        }
        #expect(time < .seconds(20))
    }
}

/// Random text that looks a little like addresses.
struct Scramble {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private static let pieces = [
        "http:", "https:", "file:", "mailto:", "x:", "//", "/", "\\", ".", "..", "%2e", "%2F", "%", "%00", "@", ":",
        "?",
        "#", "[", "]", "::1", "127.0.0.1", "0x7f", "a", "B", "xn--", "é", "ß", "\u{308}", "💩", "。", "م", " ", "\u{A0}",
        "\t", "\n", "\u{0}", "\u{AD}", "«", "&", "=", "utm_source=x", "org", "80", "443", "|", "^", "`", "'", "\"", "<",
        "\u{200D}", "\u{10FFFF}", "ſ", "K", "İ", "\u{3000}",
    ]

    mutating func address() -> String {
        var text = next(below: 2) == 0 ? "" : ["http://", "https://a", "file:///", "x://"][next(below: 4)]
        for _ in 0..<next(below: 9) {
            if next(below: 12) == 0, let scalar = Unicode.Scalar(UInt32(next(below: 0x11_0000))) {
                text.unicodeScalars.append(scalar)
            } else {
                text += Self.pieces[next(below: Self.pieces.count)]
            }
        }
        return text
    }
}
