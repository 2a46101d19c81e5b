import Foundation
import TestSupport
import Testing

/// An audit in its four forms.
@Suite(.waiting) struct AuditFormatTests {
    private let world: SampleWorld

    init() throws { world = try SampleWorld.shared.get() }

    private func cited() throws -> String {
        let chain = try world.documents("chains", "--min-depth", "3").first
        let links = try #require(chain?["links"] as? [[String: Any]])
        return try #require(links.first?["article"] as? String)
    }

    @Test func theFormsAgreeOnHowMuchIsLaidToNobody() throws {
        let article = try cited()
        let json = try #require(try world.run("audit", article, "--format", "json").documents().first)
        let shares = try #require(json["shares"] as? [String: Any])
        let nobody = try #require(shares["nobody"] as? Double)
        let percent = "\(Int((nobody * 100).rounded()))%"
        for form in ["text", "markdown", "html"] {
            #expect(try world.run("audit", article, "--format", form).output.contains(percent), "\(form)")
        }
    }

    @Test func theHTMLFormIsOnePageWithTheProofOfEachStatement() throws {
        let run = try world.run("audit", try cited(), "--format", "html")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.hasPrefix("<!doctype html>"))
        #expect(run.output.hasSuffix("</html>\n"))
        #expect(run.output.contains("c2sp.org/tlog-proof@v1"))
        #expect(run.output.contains("<svg class=\"graph"))
    }

    @Test func onePageIsMadeOfOneInput() throws {
        let run = try world.run("audit", "article:1", "article:2", "--format", "html")
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errorLines.count == 1)
    }
}
