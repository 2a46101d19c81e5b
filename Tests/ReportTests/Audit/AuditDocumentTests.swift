import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import Testing

@testable import Report

@Suite struct AuditDocumentTests {
    private let words = Phrasebook(.english)

    private func html(_ audit: Audit) -> String {
        AuditDocument.html(AuditDossier(audit: audit), words: words) { _ in nil }
    }

    @Test func theTextIsMarkedAndEveryMarkLeadsToItsNote() throws {
        let page = html(SampleAudit.audit())
        #expect(page.contains(#"<span class="claim k-outlet">Le maire veut partir</span>"#))
        #expect(page.contains(#"<i class="cue">selon</i>"#))
        #expect(page.contains(#"<b class="source k-outlet">la Gazette</b>"#))
        for target in page.matches(of: /href="#([a-z0-9]+)"/).map(\.output.1) {
            #expect(page.matches(of: try Regex("id=\"\(target)\"")).count == 1, "\(target)")
        }
        let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count)
    }

    @Test func theMarkedTextIsTheTextItself() {
        let audit = SampleAudit.audit(attributions: [
            SampleAudit.attribution(),
            Attribution(
                role: .attribution, kind: .person, source: SampleAudit.mention("👩🏽‍⚖️ e\u{301}le\u{300}ve"),
                content: [SampleAudit.mention("„Nie!“"), SampleAudit.mention("veut")], confidence: 1, rule: "x"),
        ])
        let marks = TextMarks(audit)
        let text = audit.article.paragraphs.map { marks.pieces(of: $0).map { marks.string($0.span) }.joined() }
        #expect(text.joined(separator: "\n\n") == audit.article.text)
        let inner = marks.pieces(of: audit.article.paragraphs[0]).first { marks.string($0.span) == "veut" }
        #expect(inner?.claim == 1)
    }

    @Test func sharesCountLettersOnce() throws {
        let audit = SampleAudit.audit(attributions: [SampleAudit.attribution(), SampleAudit.attribution()])
        let shares = AttributionShares(audit)
        let letters = SampleAudit.text.unicodeScalars.count { !$0.properties.isWhitespace }
        let share = try #require(shares.shares.first)
        #expect(abs(share.part - 17.0 / Double(letters)) < 0.0001)
        #expect(abs(shares.nobody + share.part - 1) < 0.0001)
        #expect(AttributionShares(SampleAudit.audit(attributions: [])).nobody == 1)
    }

    @Test(
        "strange spans mark nothing",
        arguments: [TextSpan(0, 9999), TextSpan(9998, 9999), TextSpan(3, 3), TextSpan(-5, 3)])
    func strangeSpans(span: TextSpan) {
        var attribution = SampleAudit.attribution()
        attribution.content = [Mention(text: "x", span: span)]
        attribution.source = Mention(text: "x", span: span)
        attribution.cue = nil
        let audit = SampleAudit.audit(attributions: [attribution])
        #expect(TextMarks(audit).outside == [0])
        #expect(!html(audit).contains("class=\"claim"))
    }

    @Test func whatComesFromOutsideStaysText() throws {
        let evil = "</title><script>alert('x')</script><img src=x onerror=alert(1)>\u{2028}</script>"
        var attribution = SampleAudit.attribution(outlet: "evil.example", name: evil)
        attribution.href = "javascript:alert(1)"
        attribution.rule = evil
        var audit = SampleAudit.audit(
            title: evil, attributions: [attribution],
            findings: [Finding(code: .circular, severity: .warning, message: evil, attributions: [0])])
        audit.article.siteName = evil
        let page = html(audit)
        #expect(page.matches(of: /<script/).count == 1)
        #expect(page.contains(#"<script type="application/ld+json">"#))
        #expect(!page.contains("<img"))
        #expect(!page.contains("href=\"javascript"))
        let markdown = AuditMarkdown(AuditDossier(audit: audit), words: words) { _ in nil }.text
        #expect(!markdown.contains("<script"))
        #expect(!markdown.contains("<img"))
    }

    @Test func theStyleSheetIsTheOneThatThePolicyNames() throws {
        let page = html(SampleAudit.audit())
        let style = try #require(page.firstMatch(of: /(?s)<style>(.*)<\/style>/)).output.1
        let named = try #require(page.firstMatch(of: /style-src &#39;sha256-([^&]+)&#39;|style-src 'sha256-([^']+)'/))
        let hash = String(named.output.1 ?? named.output.2 ?? "").replacing("&#43;", with: "+")
        let digest = try #require(Data(base64Encoded: hash)).map { String(format: "%02x", $0) }.joined()
        #expect(digest == ContentDigest(of: Array(style.utf8)).hex)
        #expect(page.contains("default-src &#39;none&#39;"))
        #expect(page.matches(of: /(src|href)="https?:/).allSatisfy { $0.output.1 == "href" })
        #expect(!page.contains("style=\""))
        #expect(!page.contains("@import") && !page.contains("url(http"))
    }

    @Test func structuredDataIsJSONAboutTheArticle() throws {
        var direct = SampleAudit.attribution()
        direct.quotation = .direct
        let page = html(
            SampleAudit.audit(title: "A </script> & \u{2029} title", attributions: [SampleAudit.attribution(), direct]))
        let json = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/)).output.1
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["@context"] as? String == "https://schema.org")
        let about = try #require(object["about"] as? [String: Any])
        #expect(about["@type"] as? String == "NewsArticle")
        #expect(about["headline"] as? String == "A </script> & \u{2029} title")
        let parts = try #require(about["hasPart"] as? [[String: Any]])
        #expect(parts.compactMap { $0["@type"] as? String } == ["Claim", "Quotation"])
    }

    @Test func headingsDescendByOne() {
        let page = html(
            SampleAudit.audit(findings: [Finding(code: .silentEdit, severity: .info, message: "m", attributions: [])]))
        let levels = page.matches(of: /<h(\d)/).compactMap { Int($0.output.1) }
        #expect(levels.first == 1)
        #expect(levels.count { $0 == 1 } == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }

    @Test func markdownCarriesEveryNote() {
        let text = AuditMarkdown(AuditDossier(audit: SampleAudit.audit(title: "# A *b* [c](d) 1. `e`")), words: words) {
            _ in nil
        }.text
        #expect(text.hasPrefix(##"# \# A \*b\* \[c\](d) 1. \`e\`"##))
        #expect(text.contains("**la Gazette**[^a1]"))
        #expect(text.contains("[^a1]: **La Gazette**"))
        #expect(AuditMarkdown.escaped("1. Liga").hasPrefix("1\\."))
        #expect(AuditMarkdown.escaped("- dash").hasPrefix("\\-"))
    }
}
