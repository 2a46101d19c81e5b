import Foundation
import Ingestion
import Testing

@testable import Newsroom

@Suite struct SubscriptionListTests {
    @Test("A feed that is named twice is one, in whatever notation, and the first place counts")
    func repetitions() throws {
        var list = SubscriptionList()
        for address in [
            "https://b.example/feed", "https://a.example/feed", "http://www.a.example/feed/",
            "https://b.example/feed#x",
        ] { try list.add(address) }
        #expect(list.items.map(\.address.string) == ["https://b.example/feed", "https://a.example/feed"])
    }

    @Test("A list of many feeds is read in time that grows with their number alone", .timeLimit(.minutes(15)))
    func longList() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).opml")
        defer { try? FileManager.default.removeItem(at: file) }
        func seconds(_ count: Int) throws -> Double {
            let outlines = (0..<count).map { "<outline type=\"rss\" xmlUrl=\"https://n\($0).example/feed\"/>" }
            try Data("<opml version=\"2.0\"><body>\(outlines.joined())</body></opml>".utf8).write(to: file)
            let clock = ContinuousClock()
            var list = SubscriptionList()
            let time = try clock.measure { try list.add(file.path) }
            #expect(list.items.count == count)
            return time / .seconds(1)
        }
        let (small, large) = (try seconds(1000), try seconds(8000))
        // Eight times the feeds; the square of it would be 64.
        #expect(large < max(small, 0.02) * 32)
    }
}
