import Ingestion
import Testing

@Suite("WebAddress, compared")
struct WebAddressComparisonTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let a: String
        let b: String
        var testDescription: String { "\(a) and \(b)" }

        init(_ a: String, _ b: String) {
            self.a = a
            self.b = b
        }
    }

    @Test(
        "sees one article under several addresses",
        arguments: [
            Pair("https://example.org/a", "http://example.org/a"),
            Pair("https://www.example.org/a", "https://example.org/a"),
            Pair("https://example.org:443/a", "https://example.org/a"),
            Pair("https://example.org/a#kommentare", "https://example.org/a"),
            Pair("https://example.org/a/", "https://example.org/a"),
            Pair("https://example.org/", "https://example.org"),
            Pair("https://example.org/a/?p=1", "https://example.org/a?p=1"),
            Pair("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
            Pair("https://example.org/a?UTM_Source=x&p=1&fbclid=2", "https://example.org/a?p=1"),
            Pair("https://example.org/a?p=1&gclid=2&q=3", "https://example.org/a?p=1&q=3"),
            Pair("https://example.org/a?", "https://example.org/a"),
            Pair("https://example.org/%c3%a9", "https://example.org/é"),
            Pair("https://example.org/%61", "https://example.org/a"),
            Pair("https://m.example.org/a", "https://www.example.org/a"),
            Pair("https://amp.example.org/a", "https://example.org/a"),
            Pair("https://example.org/a/amp/", "https://example.org/a"),
            Pair("https://example.org/a?outputType=amp&p=1", "https://example.org/a?p=1"),
            Pair("https://example.org/a.amp", "https://example.org/a"),
            Pair("https://example.org./a", "https://example.org/a"),
        ])
    func same(_ pair: Pair) throws {
        let a = try #require(WebAddress(pair.a))
        let b = try #require(WebAddress(pair.b))
        #expect(a.comparisonKey == b.comparisonKey)
    }

    @Test(
        "keeps articles apart",
        arguments: [
            Pair("https://example.org/a", "https://example.org/b"),
            Pair("https://example.org/a", "https://example.org/A"),
            Pair("https://example.org/a?id=1", "https://example.org/a?id=2"),
            Pair("https://example.org/?p=1", "https://example.org/"),
            Pair("https://example.org:8080/a", "https://example.org/a"),
            Pair("https://news.example.org/a", "https://example.org/a"),
            Pair("https://www.de/", "https://de/"),
            Pair("https://m.co.uk/a", "https://co.uk/a"),
            Pair("https://example.org/a%2Fb", "https://example.org/a/b"),
            Pair("file:///a/b.html", "file:///a/c.html"),
            Pair("https://example.org/amp", "https://example.org/"),
        ])
    func different(_ pair: Pair) throws {
        let a = try #require(WebAddress(pair.a))
        let b = try #require(WebAddress(pair.b))
        #expect(a.comparisonKey != b.comparisonKey)
    }

    @Test("gives the key that the contract describes")
    func key() {
        #expect(WebAddress("https://www.example.org/a/?b=1&utm_x=2#c")?.comparisonKey == "example.org/a?b=1")
        #expect(WebAddress("https://example.org/")?.comparisonKey == "example.org")
    }

    @Test("gives a key that is the same for the key's own address", arguments: 0..<20)
    func stable(seed: Int) {
        var random = Scramble(seed: UInt64(seed) + 1000)
        for _ in 0..<200 {
            guard let address = WebAddress(random.address()), address.isHTTP else { continue }
            let key = address.comparisonKey
            guard let again = WebAddress("https://" + key) else {
                Issue.record("no address: \(key)")
                continue
            }
            #expect(again.comparisonKey == key, "\(address)")
        }
    }

    @Test(
        "finds the registrable domain",
        arguments: [
            ("https://news.bbc.co.uk/a", "bbc.co.uk"), ("https://www.example.org/", "example.org"),
            ("https://example.org./", "example.org"), ("https://a.b.example.com.au/", "example.com.au"),
            ("http://127.0.0.1/", "127.0.0.1"), ("http://[::1]:80/", "[::1]"), ("http://localhost:8080/", "localhost"),
            ("https://co.uk/", "co.uk"), ("https://www.xn--mnchen-3ya.de/", "xn--mnchen-3ya.de"),
            ("https://a.b.unknowntld/", "b.unknowntld"),
        ])
    func registrable(_ text: String, domain: String) {
        #expect(WebAddress(text)?.registrableDomain == domain)
    }

    @Test("has no registrable domain where there is no host")
    func noHost() {
        #expect(WebAddress("mailto:a@example.org")?.registrableDomain == nil)
        #expect(WebAddress("file:///a")?.registrableDomain == nil)
    }
}
