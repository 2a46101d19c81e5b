import Foundation
import Ingestion
import Provenance
import Testing

@Suite struct WrittenFormsTests {
    @Test func `finds every written form of the list, each as the outlet that it means`() throws {
        let url = try #require(
            Bundle.module.url(forResource: "written-forms", withExtension: "tsv", subdirectory: "Fixtures/Outlets"))
        let matcher = try #require(TestRegistry.matcher)
        var missed: [String] = []
        var count = 0
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t").map(String.init)
            try #require(fields.count == 2, "\(line)")
            count += 1
            let text = ScalarText("Das stand so da, " + fields[0] + ", und sonst nichts.")
            let found = matcher.mentions(in: text).flatMap { [$0.outlet.id] + $0.alternatives }
            if !found.contains(OutletID(fields[1])) { missed.append("\(fields[0]) → \(fields[1]), found \(found)") }
        }
        #expect(count > 1000)
        #expect(missed == [])
    }
}
