import Foundation
import Ingestion
import Ledger
import Provenance
import Report
import Testing

@testable import Dashboard

@Suite struct PagesTests {
    private let site: TestSite

    init() async throws { site = try await TestSite.shared.value }

    private func paths() async throws -> [String] {
        let deep = try await site.deepArticle()
        return [
            "/", "/?search=lorva", "/articles/\(deep)", "/articles/\(deep)/story", "/stories", "/stories?order=origins",
            "/chains", "/chains?kind=circular", "/chains?article=\(deep)", "/outlets", "/outlets/spiegel.de",
            "/outlets/network", "/findings", "/findings?code=circular", "/rules", "/feeds", "/audit", "/ledger",
            "/ledger/entries/3", "/articles/\(site.evilID.rawValue)", "/articles/\(site.evilID.rawValue)/story",
            "/nothing",
        ]
    }

    /// Every page in every language: whole, small, with one first heading, no script of its own and nothing from elsewhere.
    @Test(arguments: ["en", "fr", "de"])
    func pagesAreWhole(language: String) async throws {
        let keys = try #require(Phrasebook.all(and: Assets.phrases)[.english]).keys
        for path in try await paths() {
            let answer = try await site.get(path, headers: ["Accept-Language": language])
            let page = answer.body
            #expect(answer.status == (path == "/nothing" ? 404 : 200), "\(path)")
            #expect(page.hasSuffix("</html>\n"), "\(path)")
            #expect(page.contains("<html lang=\"\(language)\">"), "\(path)")
            #expect(page.utf8.count <= 300_000, "\(path)")
            #expect(page.matches(of: /<h1/).count == 1, "\(path)")
            #expect(page.matches(of: /<script/).count == 1, "\(path)")
            #expect(page.matches(of: /<script src="\/assets\/dashboard.js" defer>/).count == 1, "\(path)")
            #expect(!page.contains(/<(?:img|iframe|object|embed|base)\b/), "\(path)")
            #expect(!page.contains(/\s(?:style|on[a-z]+)="/), "\(path)")
            #expect(!page.contains(/(?:src|action)="(?!\/)/), "\(path)")
            #expect(!page.contains(/href="(?!\/|#|https?:)/), "\(path)")
            // A phrase that is missing shows as its key.
            let shown = page.matches(of: />([a-z]+\.[a-z.]+)</).map { String($0.output.1) }
            #expect(shown.filter(keys.contains).isEmpty, "\(path)")
            let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
            #expect(Set(ids).count == ids.count, "\(path) has an id twice")
        }
    }

    @Test func searchIgnoresCaseAndMarks() async throws {
        let plain = try await site.get("/api/v1/articles?search=melanie+lorva").items.count
        let marked = try await site.get("/api/v1/articles?search=M%C3%89LANIE+LORVA").items.count
        #expect(plain == marked)
        let found = try await site.get("/?search=fissure")
        #expect(found.body.contains("class=\"results\""))
        #expect(found.body.contains("class=\"claims\""))
        #expect(try await site.get("/?search=zzzzqqq").body.contains("No article holds these words."))
        #expect(try await site.get("/?search=spiegel").body.contains("/outlets/spiegel.de"))
    }

    @Test(
        "strange searches are searches",
        arguments: ["%22", "a%22+OR+b", "*", "%00", "NEAR(a)", "%27;DROP+TABLE+entry", "%F0%9F%98%80"])
    func strange(words: String) async throws { #expect(try await site.get("/?search=\(words)").status == 200) }

    @Test(
        "wrong parameters are refused, not ignored",
        arguments: [
            "/?since=x", "/?after=x", "/?limit=0", "/?limit=1000", "/chains?kind=x", "/chains?confidence=2",
            "/chains?depth=x", "/findings?code=x",
        ])
    func wrong(path: String) async throws { #expect(try await site.get(path).status == 400) }

    @Test(
        "what isn't there is missing",
        arguments: [
            "/articles/99999999", "/articles/x", "/articles/-1", "/articles/99999999999999999999",
            "/outlets/no.such.example", "/ledger/entries/99999999", "/ledger/proofs/x", "/chains?article=9999999",
            "/assets/../x",
        ])
    func missing(path: String) async throws { #expect(try await site.get(path).status == 404) }

    @Test func whatWasReadOnceIsNotSentAgain() async throws {
        let tag = try #require(try await site.get("/ledger").headers["etag"])
        let again = try await site.get("/ledger", headers: ["If-None-Match": tag])
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(try await site.get("/ledger", headers: ["If-None-Match": "\"x\""]).status == 200)
    }

    @Test func storiesAreListedByTheirOrigins() async throws {
        let stories = try await site.get("/api/v1/stories").items
        #expect(stories.count > 5)
        let figures = stories.map { story in
            ((story["outlets"] as? [String])?.count ?? 0, story["independent_origins"] as? Int ?? -1)
        }
        #expect(figures.allSatisfy { $0.0 > 1 && $0.1 >= 0 })
        // Many outlets over few origins come first.
        let echoes = figures.map { $0.0 - 2 * $0.1 }
        #expect(echoes == echoes.sorted(by: >))
        let first = try #require(figures.first)
        let page = try await site.get("/stories", headers: ["Accept-Language": "de"])
        #expect(page.body.contains("<strong>\(first.0) Medien</strong>, <strong>\(first.1) unabhängige"))
    }

    @Test func aGraphIsExpandedBoxByBox() async throws {
        let deep = try await site.deepArticle()
        let page = try await site.get("/chains?article=\(deep)")
        let link = try #require(page.body.firstMatch(of: /href="(\/chains\?article=\d+&amp;expand=\d+)"/)?.output.1)
        let expanded = try await site.get(String(link).replacing("&amp;", with: "&"))
        #expect(expanded.status == 200)
        let count = { (body: String) in body.matches(of: /<rect class="box/).count }
        #expect(count(expanded.body) >= count(page.body))
    }

    @Test func aPastedTextIsAuditedAtOnceAndNotRecorded() async throws {
        let before = try await site.ledger.read { try $0.size() }
        let form = try await site.get("/audit")
        let word = try #require(form.body.firstMatch(of: /name="form" value="([0-9a-f]{64})"/)?.output.1)
        let cookie = try #require(form.headers["set-cookie"]).prefix { $0 != ";" }
        let answer = try await site.post(
            "/audit", headers: ["Content-Type": "application/x-www-form-urlencoded", "Cookie": String(cookie)],
            body: FormCoding.encode([
                ("form", String(word)), ("text", "Laut „Spiegel“ steigt der Preis <b>stark</b>."), ("language", "de"),
            ]))
        #expect(answer.status == 200)
        #expect(answer.body.contains("k-outlet"))
        #expect(answer.body.contains("&lt;b&gt;stark"))
        #expect(try await site.ledger.read { try $0.size() } == before)
    }

    @Test func anAuditIsSavedInItsForms() async throws {
        let deep = try await site.deepArticle()
        let html = try await site.get("/articles/\(deep)/report.html")
        #expect(html.headers["content-disposition"]?.hasPrefix("attachment") == true)
        #expect(html.body.contains("c2sp.org/tlog-proof@v1"))
        #expect(try await site.get("/articles/\(deep)/report.md").body.hasPrefix("# "))
        #expect(try await site.get("/articles/\(deep)/report.json").json["shares"] != nil)
    }

    @Test func theFeedOfFindingsIsAtom() async throws {
        let answer = try await site.get("/findings.atom?code=circular")
        #expect(answer.headers["content-type"]?.hasPrefix("application/atom+xml") == true)
        let entries = answer.body.matches(of: /<entry>/).count
        #expect(entries > 0)
        #expect(answer.body.matches(of: /<id>urn:sha256:[0-9a-f]{64}<\/id>/).count == entries + 1)
        #expect(answer.body.matches(of: /<category term="circular"\/>/).count == entries)
        #expect(!answer.body.contains("<script"))
    }

    @Test func findingsArriveAsEvents() async throws {
        let port = site.port
        let log = site.site.watch.findings
        let any = try #require(log.newest(limit: 1).first)
        let text = try await RawClient.away {
            let client = try RawClient(port: port)
            defer { client.close() }
            client.send("GET /findings/events HTTP/1.1\r\nHost: 127.0.0.1\r\nLast-Event-ID: \(any.number - 1)\r\n\r\n")
            let bytes = client.receive { String(decoding: $0, as: UTF8.self).contains("</li>\n\n") }
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(text.contains("text/event-stream"))
        #expect(text.contains("event: finding"))
        #expect(text.contains("data: <li class=\"finding"))
    }
}
