import Foundation
import Ingestion
import Provenance
import Testing

@testable import Dashboard

@Suite struct RulePagesTests {
    private let site: TestSite
    private let word = String(repeating: "c", count: 64)
    private var headers: [String: String] {
        ["Content-Type": "application/x-www-form-urlencoded", "Cookie": "sourcier_form=\(word)"]
    }

    init() async throws { site = try await TestSite.shared.value }

    @Test func aChoiceOfFindingsIsSavedShownAndDeleted() async throws {
        let page = try await site.get("/findings?code=circular&search=%3Cb%3E").body
        #expect(page.contains(#"<input type="hidden" name="search" value="&lt;b&gt;">"#))
        let saved = try await site.post(
            "/rules", headers: headers,
            body: "form=\(word)&name=%3Cscript%3E+circles&code=circular&webhook=&search=%3Cb%3E")
        #expect(saved.status == 303)
        let place = try #require(saved.headers["location"])
        let id = try #require(place.split(separator: "#").last)
        let list = try await site.get("/rules").body
        #expect(list.contains("&lt;script&gt; circles"))
        #expect(!list.contains("<script> circles"))
        #expect(list.contains("/findings.atom?code=circular&amp;search=%3Cb%3E"))
        let gone = try await site.post("/rules/\(id)", headers: headers, body: "form=\(word)&action=delete")
        #expect(gone.status == 303)
        #expect(try await !site.get("/rules").body.contains(String(id)))
    }

    @Test(
        "a rule that can't be is refused with what is amiss",
        arguments: [
            ("name=", "name"), ("name=x&code=nothing", "code"), ("name=x&webhook=ftp%3A%2F%2Fa", "webhook"),
            ("name=x&webhook=javascript%3Ax", "webhook"), ("name=" + String(repeating: "x", count: 101), "name"),
            ("name=x&search=" + String(repeating: "x", count: 201), "search"),
        ])
    func refusals(fields: String, named: String) async throws {
        let answer = try await site.post("/rules", headers: headers, body: "form=\(word)&" + fields)
        #expect(answer.status == 400 || answer.status == 422)
        #expect(answer.body.contains("role=\"alert\" lang=\"en\">\(named)"))
    }

    @Test func aPageOfSomebodyElseSavesAndDeletesNothing() async throws {
        let count = site.site.rules.rules.filter { $0.name == "foreign" }.count
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        #expect(try await site.post("/rules", headers: type, body: "name=foreign").status == 403)
        let foreign = headers.merging(["Origin": "https://evil.example"]) { $1 }
        #expect(try await site.post("/rules", headers: foreign, body: "form=\(word)&name=foreign").status == 403)
        // Its browser sends no JSON without asking first.
        let plain = ["Content-Type": "text/plain"]
        #expect(try await site.post("/api/v1/rules", headers: plain, body: #"{"name":"foreign"}"#).status == 415)
        #expect(site.site.rules.rules.filter { $0.name == "foreign" }.count == count)
    }

    @Test func findingsAboutTheCitationsOfAnOutletAreFoundByIt() async throws {
        let all = site.site.watch.findings.newest(limit: 2000)
        let outlet = try #require(all.first { !$0.cited.isEmpty }?.cited.first)
        let items = try await site.get("/api/v1/findings?limit=100&cited=\(outlet.rawValue)").items
        #expect(!items.isEmpty)
        #expect(items.allSatisfy { ($0["cited"] as? [String])?.contains(outlet.rawValue) == true })
        #expect(items.count == min(100, all.filter { $0.cited.contains(outlet) }.count))
    }
}
