import Foundation
import Testing

@testable import Ingestion

/// What holds of any bytes at all.
@Suite struct FeedParserPropertyTests {
    private func check(_ bytes: [UInt8]) throws {
        guard let feed = try? FeedParser.parse(bytes, name: "x") else { return }
        let ids = feed.entries.map(\.id)
        #expect(!ids.contains(""))
        #expect(Set(ids).count == ids.count)
        let line = feed.jsonFeed(input: "x")
        #expect(!line.contains(0x0A))
        let document = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
        #expect((document?["items"] as? [Any])?.count == feed.entries.count)
    }

    @Test("gives a feed or an error for every beginning of a feed", arguments: FeedFixture.all)
    func truncation(_ fixture: FeedFixture) throws {
        let bytes = try fixture.bytes()
        for end in stride(from: 0, to: bytes.count, by: 3) { try check(Array(bytes[..<end])) }
    }

    @Test("gives a feed or an error for a feed with bytes flipped", arguments: FeedFixture.all)
    func flips(_ fixture: FeedFixture) throws {
        let bytes = try fixture.bytes()
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0..<(1 + next() % 8) {
                damaged[Int(next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: next())
            }
            try check(damaged)
        }
    }

    @Test("reads its own output as the same entries", arguments: FeedFixture.all)
    func roundTrip(_ fixture: FeedFixture) throws {
        let feed = try FeedParser.parse(fixture.bytes(), baseURL: fixture.baseURL)
        let again = try FeedParser.parse(feed.jsonFeed(input: nil))
        var entries = feed.entries
        for index in entries.indices {
            entries[index].source = nil
            entries[index].rights = nil
        }
        #expect(again.entries == entries)
        #expect(again.title == feed.title)
        #expect(again.hubs == feed.hubs)
    }
}
