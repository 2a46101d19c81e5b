import Foundation
import Ledger
import Testing

@testable import Dashboard

/// What a page says of the record can be checked with the page alone.
@Suite struct ProofTests {
    @Test func everyProofOnASavedPageHolds() async throws {
        let site = try await TestSite.shared.value
        let page = try await site.get("/articles/\(try await site.deepArticle())/report.html").body
        func unescaped(_ text: Substring) -> String {
            String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
                .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        }
        let key = try #require(
            page.firstMatch(of: /Verification key: *<\/p>|Verification key: <code class="hash">([^<]+)</)?.output.1)
        let verification = try #require(VerificationKey(unescaped(key)))
        let statements = page.matches(of: /<pre class="wrap">([^<]+)<\/pre><pre>([^<]+)<\/pre>/)
        #expect(statements.count > 2)
        for statement in statements {
            let proof = try #require(InclusionDocument(unescaped(statement.output.2)))
            let entry = Array(unescaped(statement.output.1).utf8)
            #expect(proof.proves(entry, by: verification))
            #expect(!proof.proves(entry + [0x20], by: verification))
        }
    }
}
