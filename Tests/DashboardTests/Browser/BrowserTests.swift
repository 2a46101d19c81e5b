import Foundation
import Provenance
import TestSupport
import Testing

@testable import Dashboard

/// The pages as a person uses them. Without Chromium and its driver these say that they are skipped.
@Suite(
    .waiting,
    .serialized,
    .enabled(if: Browser.isInstalled, "chromium and chromedriver are not installed: nobody drives the pages"))
struct BrowserTests {
    private let site: TestSite
    private var base: String { "http://127.0.0.1:\(site.port)" }

    init() async throws { site = try await TestSite.shared.value }

    private func driving<T: Sendable>(
        dark: Bool = false, width: Int = 1280, _ body: @escaping @Sendable (Browser) throws -> T
    ) async throws -> T {
        try await RawClient.away {
            let browser = try Browser(dark: dark, width: width)
            defer { browser.close() }
            return try body(browser)
        }
    }

    @Test func aJournalistSearchesOpensAnAuditExpandsAChainAndAuditsATextOfTheirOwn() async throws {
        let base = base
        let deep = try await site.deepArticle()
        let (console, requests) = try await driving { browser in
            try browser.open(base + "/")
            try browser.type("fissure", into: "input[type=search]")
            try browser.click("form.search button")
            #expect(try browser.text("h1").contains("fissure"))
            try browser.click(".results h3 a")
            #expect(try browser.address.contains("/articles/"))
            #expect(try !browser.elements(".article-text .claim").isEmpty)
            try browser.click(".article-text a.ref")
            #expect(try browser.address.contains("#a"))
            try browser.open(base + "/chains?article=\(deep)")
            let before = try browser.elements("svg.graph a").count
            try browser.click("svg.graph a[href*='expand=']")
            #expect(try browser.address.contains("expand="))
            #expect(try browser.elements("svg.graph a").count >= before)
            try browser.open(base + "/findings")
            try browser.click("form.filter button")
            #expect(try !browser.elements("li.finding").isEmpty)
            try browser.click("details.save summary")
            try browser.type("Alles über Kreise", into: "details.save input[name=name]")
            try browser.click("details.save form button")
            #expect(try browser.address.contains("/rules#"))
            #expect(try browser.text(".rules").contains("Alles über Kreise"))
            try browser.open(base + "/audit")
            try browser.type("Laut „Spiegel“ steigt der Preis, sagte Max Muster.", into: "textarea")
            try browser.click("form.stack button")
            #expect(try browser.text(".article-text .source").contains("Spiegel"))
            return (try browser.console(), try browser.requests())
        }
        #expect(console.isEmpty, "\(console)")
        #expect(requests.count > 8)
        // The browser's own first page and what a page carries within itself go to no host.
        let elsewhere = requests.filter { request in
            !request.hasPrefix(base + "/") && !request.hasPrefix("data:") && !request.hasPrefix("chrome")
        }
        #expect(elsewhere.isEmpty, "\(elsewhere)")
    }

    @Test func aHeadlineWithAScriptInItStaysAHeadline() async throws {
        let pages = [
            "/", "/articles/\(site.evilID.rawValue)", "/articles/\(site.evilID.rawValue)/story",
            "/outlets/evil.example",
        ]
        .map { base + $0 }
        try await driving { browser in
            for page in pages {
                try browser.open(page)
                #expect(try browser.title != "owned", "\(page)")
                #expect(try browser.elements("main script, main img").isEmpty, "\(page)")
                #expect(try browser.console().isEmpty, "\(page)")
            }
            #expect(try browser.run("return document.title") as? String != "owned")
        }
    }

    @Test func findingsAppearOnTheOpenPage() async throws {
        let base = base
        let log = site.site.watch.findings
        let article = try #require(log.newest(limit: 1).first?.article)
        try await driving { browser in
            try browser.open(base + "/findings")
            let before = try browser.elements("li.finding").count
            let mark = "appeared-\(UUID().uuidString.prefix(8)) <b>x</b>"
            log.add(
                [Finding(code: Finding.Code(rawValue: "test-\(mark)"), severity: .info, message: mark)], of: article,
                at: 0)
            var isThere = false
            for _ in 0..<40 where !isThere {
                usleep(250_000)
                isThere = try browser.text("ol.findings").contains(mark)
            }
            #expect(isThere)
            #expect(try browser.elements("li.finding").count > before)
            #expect(try browser.elements("li.finding b").isEmpty)
        }
    }

    /// Wide pages don't run out of a narrow window: only what says that it scrolls does.
    @Test func narrowWindowsHoldEveryPage() async throws {
        let base = base
        let paths = try await paths()
        try await driving(width: 500) { browser in
            for path in paths {
                try browser.open(base + path)
                let over =
                    try browser.run("return document.documentElement.scrollWidth - window.innerWidth") as? Int ?? 99
                #expect(over <= 0, "\(path) is \(over) too wide")
            }
        }
    }

    @Test(
        "axe-core finds no serious fault",
        .enabled(if: Browser.axe != nil, "AXE_CORE doesn't name axe-core's script: pages are not looked at with it"),
        arguments: [false, true])
    func accessible(dark: Bool) async throws {
        let base = base
        let axe = Browser.axe ?? ""
        let paths = try await paths()
        let faults = try await driving(dark: dark) { browser -> [String] in
            var faults: [String] = []
            for path in paths {
                try browser.open(base + path)
                _ = try browser.run(axe)
                let found = try browser.runAsync(
                    "const done = arguments[0]; axe.run().then(r => done(r.violations.map("
                        + "v => v.impact + ' ' + v.id + ' ' + v.nodes[0].html.slice(0, 160))))")
                faults += (found as? [String] ?? ["axe didn't run"]).map { path + ": " + $0 }
            }
            return faults
        }
        let serious = faults.filter {
            $0.contains(": serious") || $0.contains(": critical") || $0.contains("didn't run")
        }
        #expect(serious.isEmpty, "\(serious.joined(separator: "\n"))")
    }

    private func paths() async throws -> [String] {
        let deep = try await site.deepArticle()
        return [
            "/", "/?search=lorva", "/articles/\(deep)", "/articles/\(deep)/story", "/stories", "/chains",
            "/chains?article=\(deep)", "/outlets", "/outlets/spiegel.de", "/outlets/network", "/findings", "/rules",
            "/feeds", "/audit", "/ledger", "/ledger/entries/3", "/nothing",
        ]
    }
}
