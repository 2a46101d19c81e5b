import Testing

@testable import Ingestion

@Suite("RobotsFile")
struct RobotsFileTests {
    private static let file = """
        # The newsroom of nowhere
        Sitemap: https://example.org/sitemap.xml
        User-agent: OtherBot
        User-agent: Sourcier/2.0
        Disallow: /own
        Crawl-delay: 2.5

        User-agent: *
        Disallow: /
        Allow: /public

        user-agent: SOURCIER
        disallow: /more # a second group of the same name
        sitemap: /news.xml
        """

    @Test("joins the groups that name the agent, and leaves those for everybody aside")
    func groups() throws {
        let file = RobotsFile(Array(Self.file.utf8))
        let own = file.rules(for: "Sourcier")
        #expect(own.allows(try #require(WebAddress("https://example.org/"))))
        #expect(!own.allows(try #require(WebAddress("https://example.org/own"))))
        #expect(!own.allows(try #require(WebAddress("https://example.org/more"))))
        #expect(own.crawlDelay == .milliseconds(2500))
        let stranger = file.rules(for: "Stranger")
        #expect(!stranger.allows(try #require(WebAddress("https://example.org/x"))))
        #expect(stranger.allows(try #require(WebAddress("https://example.org/public/x"))))
        #expect(stranger.allows(try #require(WebAddress("https://example.org/robots.txt"))))
        #expect(stranger.crawlDelay == nil)
        #expect(file.sitemaps == ["https://example.org/sitemap.xml", "/news.xml"])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let rules: String
        let path: String
        let isAllowed: Bool
        var testDescription: String { "\(rules) — \(path)" }

        init(_ rules: String, _ path: String, _ isAllowed: Bool) {
            self.rules = rules
            self.path = path
            self.isAllowed = isAllowed
        }
    }

    @Test(
        "lets the longest rule decide that matches",
        arguments: [
            Case("", "/", true), Case("Disallow:", "/a", true), Case("Disallow: /", "/", false),
            Case("Disallow: /fish", "/fish.html", false), Case("Disallow: /fish", "/fisherman/x", false),
            Case("Disallow: /fish", "/Fish.asp", true), Case("Disallow: /fish", "/catfish", true),
            Case("Disallow: /fish/", "/fish", true), Case("Disallow: /fish/", "/fish/?id=1", false),
            Case("Disallow: /*.php", "/a/b.php?c", false), Case("Disallow: /*.php", "/php/", true),
            Case("Disallow: /*.php$", "/a.php", false), Case("Disallow: /*.php$", "/a.php?b", true),
            Case("Disallow: /a*b*c$", "/aXbYc", false), Case("Disallow: /a*b*c$", "/aXcYb", true),
            Case("Disallow: /a*b*c$", "/abcbc", false), Case("Disallow: /a*b*c", "/abxcx", false),
            Case("Disallow: *", "/x", false), Case("Disallow: /x$", "/x", false), Case("Disallow: /x$", "/xy", true),
            Case("Disallow: /$", "/", false), Case("Disallow: /$", "/a", true), Case("Disallow: $", "/", true),
            Case("Disallow: /**a", "/xa", false), Case("Disallow: /a*", "/a", false),
            Case("Disallow: /ab*b", "/ab", true),
            Case("Allow: /p\nDisallow: /", "/page", true),
            Case("Allow: /folder\nDisallow: /folder", "/folder/page", true),
            Case("Disallow: /folder\nAllow: /folder", "/folder/page", true),
            Case("Allow: /page\nDisallow: /*.htm", "/page.htm", false),
            Case("Allow: /page\nDisallow: /*.ph", "/page.php5", true),
            Case("Allow: /$\nDisallow: /", "/page.htm", false), Case("Allow: /$\nDisallow: /", "/", true),
            Case("Disallow: /é", "/%C3%A9t%C3%A9", false), Case("Disallow: /%c3%a9", "/é", false),
            Case("Disallow: /%61bc", "/abc", false), Case("Disallow: /a%2Fb", "/a/b", true),
            Case("Disallow: /a%2fb", "/a%2Fb", false), Case("Disallow: /%2A", "/x", true),
            Case("Disallow: /?q=", "/?q=1", false),
            Case("Disallow: fish", "/fish", true), Case("disalow: /typo", "/typo", false),
            Case("Noindex: /a", "/a", true),
        ])
    func longest(_ item: Case) throws {
        let file = RobotsFile(Array("User-agent: *\n\(item.rules)\n".utf8))
        let page = try #require(WebAddress("https://example.org" + item.path))
        #expect(file.rules(for: "Sourcier").allows(page) == item.isAllowed)
    }

    @Test(
        "reads what is no proper file",
        arguments: [
            "\u{FEFF}User-agent: *\nDisallow: /a", "User-agent:*\r\rDisallow:/a\r",
            "<html>\nuser-agent : *\n disallow\t: /a\n",
            "Disallow: /b\nUser-agent: *\nCrawl-delay: x\nDisallow: /a\n\n\nUser-agent: other\nDisallow: /",
        ])
    func tolerant(text: String) throws {
        let rules = RobotsFile(Array(text.utf8)).rules(for: "Sourcier")
        #expect(!rules.allows(try #require(WebAddress("https://example.org/a"))))
        #expect(rules.allows(try #require(WebAddress("https://example.org/b"))))
    }

    @Test("forbids nothing where a page is served in place of the file")
    func page() throws {
        let rules = RobotsFile(Array("<!DOCTYPE html><title>404: not found</title>".utf8)).rules(for: "Sourcier")
        #expect(rules == .none)
    }

    @Test("reads no more than its limit")
    func limit() throws {
        let filler = String(repeating: "# filler\n", count: RobotsFile.longest / 9 + 1)
        let file = RobotsFile(Array("User-agent: *\n\(filler)Disallow: /\n".utf8))
        #expect(file.rules(for: "Sourcier").allows(try #require(WebAddress("https://example.org/"))))
    }

    @Test("matches hostile patterns in bounded time")
    func hostile() throws {
        let pattern = "Disallow: /" + String(repeating: "*aaaaaaaaab", count: 40)
        let lines = String(repeating: pattern + "\n", count: 1000)
        let rules = RobotsFile(Array("User-agent: *\n\(lines)".utf8)).rules(for: "Sourcier")
        let page = try #require(WebAddress("https://example.org/" + String(repeating: "a", count: 2000)))
        let time = ContinuousClock().measure { _ = rules.allows(page) }
        #expect(time < .seconds(20))
    }
}
