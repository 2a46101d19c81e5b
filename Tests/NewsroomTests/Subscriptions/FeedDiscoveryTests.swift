import Ingestion
import TestSupport
import Testing

@testable import Newsroom

/// Sites on loopback that show their feeds in one way or another.
@Suite struct FeedDiscoveryTests {
    private typealias Response = LoopbackServer.Response

    private static let feed = Papers.feed([("/bruecke", "Brücke gesperrt", Papers.date, "Kurz.")])
    private static let news = """
        <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://talbote.example/bruecke</loc>
        <news:news><news:publication><news:name>Talbote</news:name><news:language>de</news:language></news:publication>
        <news:publication_date>2026-02-20T08:00:00+01:00</news:publication_date><news:title>Brücke gesperrt</news:title>
        </news:news></url></urlset>
        """
    private static let plainSitemap = """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://talbote.example/</loc></url></urlset>
        """

    /// Serves what a table has, and 404 for the rest; `{}` in a text stands for the server's own address.
    private static func server(_ pages: [String: String]) throws -> LoopbackServer {
        try LoopbackServer { request in
            guard let text = pages[request.path] else { return Response(404, text: "nothing here") }
            let host = request.header("host") ?? ""
            return Response(text: text.replacing("{}", with: "http://\(host)"))
        }
    }

    private func found(_ server: LoopbackServer, _ path: String = "/") async throws -> [FeedDiscovery.Found] {
        var limits = FetchLimits()
        limits.allowedAddresses = [AllowedAddress("127.0.0.1")].compactMap { $0 }
        let fetcher = PoliteFetcher(wrapping: try CurlFetcher(limits: limits, environment: [:]))
        let discovery = FeedDiscovery(fetcher: fetcher, robots: RobotsPolicy(fetcher: fetcher, agent: "sourcier"))
        return try await discovery.feeds(at: try #require(WebAddress(server.url(path))), now: 1_772_000_000)
    }

    @Test("An address at which a feed lies is that feed")
    func itself() async throws {
        let server = try Self.server(["/rss": Self.feed])
        let feeds = try await found(server, "/rss")
        #expect(feeds.map(\.address.string) == [server.url("/rss")])
        #expect(feeds.first?.title == "Talbote")
        #expect(feeds.first?.entries == 1)
        #expect(feeds.first?.format == "rss2.0")
    }

    @Test("The feeds that a page declares are found in order, those left out at which none lies")
    func declared() async throws {
        let page = """
            <html><head><base href="/sub/"><link rel="stylesheet alternate" type="text/css" href="/x.css">
            <link rel="alternate" hreflang="fr" href="/fr"><link rel=alternate type="application/rss+xml" href="sport.xml">
            <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="/alles.xml">
            <link rel="alternate" type="application/rss+xml" href="/fehlt.xml"></head><body><p>Talbote</p></body></html>
            """
        let server = try Self.server(["/": page, "/sub/sport.xml": Self.feed, "/alles.xml": Self.feed])
        #expect(
            try await found(server).map(\.address.string) == [server.url("/sub/sport.xml"), server.url("/alles.xml")])
    }

    @Test("Where a page declares none its links to feeds are tried")
    func linked() async throws {
        let page =
            "<html><body><p>Lies uns <a href='/rss/neu.xml'>als RSS</a>, <a href='/a.html'>hier</a>.</p></body></html>"
        let server = try Self.server(["/": page, "/rss/neu.xml": Self.feed])
        #expect(try await found(server).map(\.address.string) == [server.url("/rss/neu.xml")])
    }

    @Test("Then the usual places are")
    func usual() async throws {
        let server = try Self.server(["/": "<html><body><p>Talbote</p></body></html>", "/feed.xml": Self.feed])
        #expect(try await found(server).map(\.address.string) == [server.url("/feed.xml")])
    }

    @Test("Then the news sitemaps that robots.txt names, also by way of an index")
    func sitemaps() async throws {
        let index = """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{}/alt.xml</loc></sitemap>
            <sitemap><loc>{}/news.xml</loc></sitemap></sitemapindex>
            """
        let server = try Self.server([
            "/": "<html><body><p>Talbote</p></body></html>", "/robots.txt": "User-agent: *\nSitemap: {}/alle.xml\n",
            "/alle.xml": index, "/alt.xml": Self.plainSitemap, "/news.xml": Self.news,
        ])
        let feeds = try await found(server)
        #expect(feeds.map(\.address.string) == [server.url("/news.xml")])
        #expect(feeds.first?.format == "news-sitemap")
    }

    @Test("A site without a feed has none, and a page that is missing is said")
    func none() async throws {
        let server = try Self.server(["/": "<html><body><p>Talbote</p></body></html>"])
        #expect(try await found(server).isEmpty)
        let error = await #expect(throws: IngestionError.self) { try await self.found(server, "/fehlt") }
        #expect(error?.code == .httpStatus)
    }

    @Test("A subscription to a sitemap index polls the news sitemaps that it names")
    func index() async throws {
        let index = """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{}/alt.xml</loc></sitemap>
            <sitemap><loc>{}/news.xml</loc></sitemap></sitemapindex>
            """
        let news = Self.news.replacing("https://talbote.example", with: "{}")
        let server = try Self.server([
            "/alle.xml": index, "/alt.xml": Self.plainSitemap, "/news.xml": news,
            "/bruecke": Papers.page("Brücke gesperrt", Papers.bridge),
        ])
        let desk = try TestDesk()
        let result = try #require(try await desk.poll([server.url("/alle.xml")]).first)
        #expect(result.error == nil)
        #expect(result.newArticles == 1)
        let old = try Self.server([
            "/alle.xml": index.replacing("{}/news.xml", with: "{}/alt.xml"), "/alt.xml": Self.plainSitemap,
        ])
        let failed = try #require(try await TestDesk().poll([old.url("/alle.xml")]).first)
        #expect(failed.error?.code == .notAFeed)
    }
}
