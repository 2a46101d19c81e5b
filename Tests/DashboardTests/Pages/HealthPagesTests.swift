import Ledger
import Testing

@testable import Dashboard

@Suite struct HealthPagesTests {
    private let site: TestSite

    init() async throws { site = try await TestSite.shared.value }

    @Test func healthIsToldToEverybodyAndFiguresToReadersAlone() async throws {
        for port in [site.port, site.guardedPort] {
            let answer = try await site.get("/health", port: port)
            #expect(answer.status == 200)
            #expect(answer.json["status"] as? String == "ok")
        }
        #expect(try await site.get("/metrics", port: site.guardedPort).status != 200)
    }

    @Test func figuresAreThoseOfTheLedger() async throws {
        let answer = try await site.get("/metrics")
        #expect(answer.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
        let lines = answer.body.split(separator: "\n")
        for line in lines where !line.hasPrefix("#") {
            #expect(line.wholeMatch(of: /[a-z_]+(?:\{[a-z]+="[a-z]+"\})? \d+/) != nil, "\(line)")
        }
        let counts = try await site.ledger.read { try $0.counts() }
        #expect(lines.contains("sourcier_articles \(counts.articles)"))
        let feeds = lines.filter { $0.hasPrefix("sourcier_feeds{") }.compactMap { $0.split(separator: " ").last }
            .compactMap { Int64($0) }
        #expect(feeds.reduce(0, +) == counts.feeds)
        // Each figure is introduced once, before its values.
        let introduced = lines.filter { $0.hasPrefix("# TYPE ") }
        #expect(Set(introduced).count == introduced.count)
    }
}
