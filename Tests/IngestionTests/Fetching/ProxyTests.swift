import TestSupport
import Testing

@testable import Ingestion

@Suite("ProxySettings")
struct ProxyTests {
    @Test(
        "finds the proxy for an address",
        arguments: [
            ("http://example.org/", "", "http://p:1"), ("https://example.org/", "", "http://s:2"),
            ("http://example.org/", "example.org", nil), ("http://a.example.org/", "example.org", nil),
            ("http://a.example.org/", ".example.org", nil), ("http://a.example.org/", "*.example.org", nil),
            ("http://badexample.org/", "example.org", "http://p:1"), ("http://example.org/", "a, Example.ORG", nil),
            ("http://example.org/", "*", nil), ("http://example.org:81/", "example.org:80", "http://p:1"),
            ("http://example.org/", "example.org:80", nil), ("http://10.1.2.3/", "10.0.0.0/8", nil),
            ("http://11.1.2.3/", "10.0.0.0/8", "http://p:1"), ("http://[fd00::1]/", "fd00::/8", nil),
            ("http://10.1.2.3/", "10.1.2.3", nil), ("http://110.1.2.3/", "10.1.2.3", "http://p:1"),
            ("http://example.org/", "10.0.0.0/99", "http://p:1"),
        ] as [(String, String, String?)])
    func proxies(_ text: String, exceptions: String, proxy: String?) throws {
        let settings = ProxySettings(
            environment: ["http_proxy": "http://p:1", "https_proxy": "http://s:2", "no_proxy": exceptions])
        #expect(settings.proxy(for: try #require(WebAddress(text))) == proxy)
    }

    @Test("does not take a visitor's Proxy header for a proxy")
    func upperCase() throws {
        let settings = ProxySettings(environment: ["HTTP_PROXY": "http://evil:1"])
        #expect(settings.proxy(for: try #require(WebAddress("http://example.org/"))) == nil)
    }

    @Test("asks a proxy, which may be on loopback, for every host that is not excepted")
    func asksProxy() async throws {
        let proxy = try LoopbackServer { request in .init(text: "by proxy: " + request.target) }
        let server = try LoopbackServer { request in .init(text: "direct: " + request.target) }
        let fetcher = try testFetcher(
            environment: ["http_proxy": "http://127.0.0.1:\(proxy.port)", "no_proxy": "127.0.0.1"])
        let through = try await fetcher.fetch("http://news.test/feed")
        #expect(String(decoding: through.body, as: UTF8.self) == "by proxy: http://news.test/feed")
        let direct = try await fetcher.fetch(server.url("/feed"))
        #expect(String(decoding: direct.body, as: UTF8.self) == "direct: /feed")
    }

    @Test(
        "asks no proxy for a private address, and follows none there",
        arguments: [
            "http://10.0.0.1/", "http://127.0.0.2/", "http://localhost/", "http://169.254.169.254/",
        ])
    func privateThroughProxy(_ text: String) async throws {
        let proxy = try LoopbackServer { _ in .redirect(to: text) }
        let fetcher = try testFetcher(environment: ["http_proxy": "http://127.0.0.1:\(proxy.port)"]) {
            $0.allowedAddresses = []
        }
        #expect(await fetcher.failure(text)?.code == .forbiddenAddress)
        #expect(await fetcher.failure("http://news.test/")?.code == .forbiddenAddress)
        #expect(proxy.requests.count == 1)
    }

    @Test("says so when the proxy is not there, or refuses")
    func badProxy() async throws {
        let proxy = try LoopbackServer { _ in .init(403, text: "no") }
        let refusing = try testFetcher(environment: ["https_proxy": "http://127.0.0.1:\(proxy.port)"])
        let refused = try #require(await refusing.failure("https://news.test/"))
        #expect(refused.code == .unreachable)
        proxy.stop()
        let missing = try testFetcher(environment: ["http_proxy": "http://127.0.0.1:1"])
        #expect(await missing.failure("http://news.test/")?.code == .unreachable)
    }
}
