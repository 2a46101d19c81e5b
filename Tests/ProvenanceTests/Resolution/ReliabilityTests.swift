import Foundation
import Ingestion
import Testing

@testable import Provenance

/// Whether a confidence says how often an answer that has it is right.
@Suite struct ReliabilityTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Provenance/Provenance.docc/ResolutionAndChains.md")

    @Test("Of those answered with 0.8 eight in ten are right, and so on, as the reference page has it")
    func table() throws {
        var reliability = Reliability()
        for seed in UInt64(7001)...7020 {
            try reliability.add(try NewsWorld(seed: seed, stories: 40), registry: PlainArticle.registry)
        }
        let rows = reliability.rows.joined(separator: "\n")
        for band in reliability.bands where band.answers >= 20 {
            #expect(abs(band.share - band.mean) <= 0.1, "\(rows)")
        }
        #expect(reliability.error <= 0.02, "\(rows)")
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        for row in reliability.rows { #expect(page.contains(row), "the page lacks what was measured:\n\(rows)") }
    }
}
