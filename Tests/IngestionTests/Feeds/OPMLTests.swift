import Testing

@testable import Ingestion

@Suite struct OPMLTests {
    @Test("reads subscriptions with their folders")
    func reading() throws {
        let text = """
            <opml version="1.0"><head><title>Meine &amp; deine</title></head><body>
            <outline text="A"><outline title="B"><outline type="rss" text="Eins" xmlUrl="https://x.example/1" htmlUrl="https://x.example/"/>
            </outline><outline text="leer"/></outline><outline xmlUrl="https://x.example/2?a=1&b=2"></outline></body></opml>
            """
        let list = try OPML.read(Array(text.utf8))
        #expect(list.title == "Meine & deine")
        #expect(
            list.subscriptions == [
                .init(
                    feedURL: "https://x.example/1", title: "Eins", siteURL: "https://x.example/", folders: ["A", "B"]),
                .init(feedURL: "https://x.example/2?a=1&b=2"),
            ])
    }

    @Test("reads what it writes")
    func roundTrip() throws {
        let list = OPML(
            title: "„Küste“ <&>",
            subscriptions: [
                .init(feedURL: "https://x.example/?a=1&b=\"", title: "A\u{1}<b>", siteURL: "https://x.example/"),
                .init(feedURL: "https://x.example/2", folders: ["F", "G & H"]),
                .init(feedURL: "https://x.example/3", folders: ["F"]),
            ])
        let again = try OPML.read(list.bytes)
        #expect(again.title == list.title)
        #expect(Set(again.subscriptions.map(\.feedURL)) == Set(list.subscriptions.map(\.feedURL)))
        #expect(again.subscriptions.first?.title == "A<b>")
        #expect(again.subscriptions.first { $0.feedURL.hasSuffix("2") }?.folders == ["F", "G & H"])
    }

    @Test("refuses what is no OPML", arguments: ["", "<rss/>", "text"])
    func refusal(_ text: String) {
        #expect(throws: IngestionError.self) { try OPML.read(Array(text.utf8)) }
    }

    @Test("reads folders of any depth without harm")
    func depth() throws {
        let text =
            "<opml><body>" + String(repeating: "<outline text='a'>", count: 5000)
            + "<outline xmlUrl='https://x.example/'/>"
        #expect(try OPML.read(Array(text.utf8)).subscriptions.allSatisfy { $0.folders.count <= 16 })
    }
}

@Suite struct SitemapTests {
    @Test("names the sitemaps of an index, and of nothing else")
    func index() {
        let text =
            "<sitemapindex><sitemap><loc> https://x.example/1?a=1&amp;b </loc></sitemap><sitemap><loc/></sitemap></sitemapindex>"
        #expect(Sitemap.index(Array(text.utf8)) == ["https://x.example/1?a=1&b"])
        #expect(Sitemap.index(Array("<urlset><url><loc>x</loc></url></urlset>".utf8)) == nil)
        #expect(Sitemap.index([]) == nil)
    }
}
