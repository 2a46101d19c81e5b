import Foundation
import Ingestion
import Ledger
import TestSupport
import Testing

@Suite("Subscriptions in the ledger", .waiting)
struct SubscriptionsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func urls(_ ledger: StoredLedger) async throws -> [String] {
        try await ledger.read { try $0.subscriptions().map(\.url) }
    }

    @Test("are listed in the order in which they were made, with their state", arguments: TestedStore.available)
    func order(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        var state = FeedState()
        state.folders = ["Presse", "Ö"]
        state.nextPoll = 77
        let kept = state
        try await ledger.write(at: 0) { writer in
            for url in ["https://z.example/f", "https://a.example/f", "https://m.example/f"] {
                _ = try writer.append(.feed(FeedRecord(event: .subscribed, url: url, title: "T")))
            }
            try writer.setState(kept, of: "https://a.example/f")
        }
        #expect(try await urls(ledger) == ["https://z.example/f", "https://a.example/f", "https://m.example/f"])
        #expect(
            try await ledger.read { try $0.subscription("https://a.example/f") }
                == Subscribed(url: "https://a.example/f", title: "T", state: kept))
        #expect(try await ledger.read { try $0.subscription("https://b.example/f") } == nil)
    }

    @Test("follow a move, keep their place, and are found under the old address too", arguments: TestedStore.available)
    func moves(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        try await ledger.write(at: 0) { writer in
            for url in ["a", "b"] { _ = try writer.append(.feed(FeedRecord(event: .subscribed, url: url, title: url))) }
            _ = try writer.append(.feed(FeedRecord(event: .moved, url: "a", to: "c")))
            _ = try writer.append(.feed(FeedRecord(event: .moved, url: "c", to: "d")))
        }
        #expect(try await urls(ledger) == ["d", "b"])
        #expect(try await ledger.read { try $0.subscription("a") }?.url == "d")
        #expect(try await ledger.read { try $0.subscription("a") }?.title == "a")
        try await ledger.write(at: 1) { _ = try $0.append(.feed(FeedRecord(event: .removed, url: "a"))) }
        #expect(try await urls(ledger) == ["b"])
        #expect(try await ledger.read { try $0.subscription("a") } == nil)
    }

    @Test("that move in a circle end the search", arguments: TestedStore.available)
    func circle(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        try await ledger.write(at: 0) { writer in
            _ = try writer.append(.feed(FeedRecord(event: .subscribed, url: "a")))
            for (from, to) in [("a", "b"), ("b", "a"), ("a", "b")] {
                _ = try writer.append(.feed(FeedRecord(event: .moved, url: from, to: to)))
            }
        }
        #expect(try await urls(ledger) == ["b"])
        try await ledger.write(at: 1) { _ = try $0.append(.feed(FeedRecord(event: .removed, url: "b"))) }
        #expect(try await urls(ledger) == [])
        #expect(try await ledger.read { try $0.subscription("a") } == nil)
    }

    @Test(
        "can be suspended, resumed, removed and made anew; one that is suspended or gone stays listed",
        arguments: TestedStore.available)
    func events(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        func note(_ event: FeedRecord.Event) async throws {
            try await ledger.write(at: 0) { _ = try $0.append(.feed(FeedRecord(event: event, url: "a"))) }
        }
        for (event, listed) in [
            (.subscribed, 1), (.suspended, 1), (.resumed, 1), (.gone, 1), (.removed, 0), (.subscribed, 1),
        ] as [(FeedRecord.Event, Int)] {
            try await note(event)
            #expect(try await urls(ledger).count == listed, "\(event)")
        }
    }

    @Test("what is remembered of a page is not part of the log", arguments: TestedStore.available)
    func pages(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: store)
        let state = PageState(validators: Validators(), bodyDigest: "x", lastFetch: 3, article: 4)
        let head = try await ledger.head()
        try await ledger.write(at: 0) { try $0.setPageState(state, of: "a.example/1") }
        #expect(try await ledger.read { try $0.pageState(of: "a.example/1") } == state)
        #expect(try await ledger.read { try $0.pageState(of: "a.example/2") } == nil)
        #expect(try await ledger.head() == head)
    }
}
