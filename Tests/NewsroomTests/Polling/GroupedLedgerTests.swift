import Ingestion
import Ledger
import Testing

@testable import Newsroom

@Suite struct GroupedLedgerTests {
    private struct Refusal: Error {}

    private static func subscribe(_ index: Int, in ledger: GroupedLedger, now: Int64, fails: Bool = false) async throws
        -> Int64
    {
        try await ledger.write(at: now) { writer in
            let entry = try writer.append(.feed(FeedRecord(event: .subscribed, url: "https://f\(index).example/")))
            if fails { throw Refusal() }
            return entry
        }
    }

    @Test func writesThatComeTogetherAllCountAndShareTransactions() async throws {
        let desk = try TestDesk()
        let ledger = GroupedLedger(desk.store)
        let entries = try await withThrowingTaskGroup(of: Int64.self) { group in
            for index in 0..<300 { group.addTask { try await Self.subscribe(index, in: ledger, now: desk.now) } }
            return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
        }
        #expect(entries == Set(0..<300))
        #expect(try await desk.store.read { try $0.subscriptions().count } == 300)
        let report = try await desk.store.verify(against: nil)
        #expect(report.faults.isEmpty)
        // The first checkpoint signs nothing; each of the others a transaction.
        #expect(report.checkpoints < 200)
    }

    @Test func writeThatFailsIsToldAloneAndLeavesNothing() async throws {
        let desk = try TestDesk()
        let ledger = GroupedLedger(desk.store)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<100 {
                group.addTask {
                    let result = await Result {
                        try await Self.subscribe(index, in: ledger, now: desk.now, fails: index % 10 == 3)
                    }
                    if case .failure(let error) = result { return !(error is Refusal) }
                    return index % 10 != 3
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 90)
        let urls = try await desk.store.read { try $0.subscriptions().map(\.url) }
        #expect(urls.count == 90)
        #expect(!urls.contains("https://f13.example/"))
        #expect(try await desk.store.verify(against: nil).faults.isEmpty)
    }

    @Test func writeReturnsOnlyOnceItCanBeRead() async throws {
        let desk = try TestDesk()
        let ledger = GroupedLedger(desk.store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                group.addTask {
                    let entry = try await Self.subscribe(index, in: ledger, now: desk.now)
                    let held = try await desk.store.read { try $0.entry(at: entry)?.entry }
                    #expect(held == .feed(FeedRecord(event: .subscribed, url: "https://f\(index).example/")))
                }
            }
            try await group.waitForAll()
        }
    }
}

extension Result where Failure == any Error {
    /// What an operation came to.
    fileprivate init(_ operation: () async throws -> Success) async {
        do { self = .success(try await operation()) } catch { self = .failure(error) }
    }
}
