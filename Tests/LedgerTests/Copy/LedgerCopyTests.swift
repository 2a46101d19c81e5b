import Foundation
import Ingestion
import Provenance
import TestSupport
import Testing

@testable import Ledger

@Suite("LedgerCopy", .waiting)
struct LedgerCopyTests {
    private let scratch: Scratch
    private static let tables = [
        "article", "address", "attribution", "resolution", "fingerprint", "feature", "signature", "feed", "mark",
        "feed_state", "page_state", "checkpoint",
    ]

    init() throws { scratch = try Scratch() }

    /// Where a copy may go.
    private func place(_ store: TestedStore) throws -> LedgerAddress {
        switch store {
        case .sqlite: .file(scratch.file("copy-\(UUID().uuidString).sqlite"))
        case .postgresql: .server(try scratch.server.database())
        }
    }

    private func copy(_ ledger: StoredLedger, to place: LedgerAddress) async throws -> LedgerCopy.Outcome {
        try await LedgerCopy(of: ledger).run(into: place, keyFolder: scratch.file("copied-keys")) { _, _ in }
    }

    private func open(_ place: LedgerAddress) throws -> StoredLedger {
        try StoredLedger.open(place, create: false, keyFolder: scratch.file("copied-keys"))
    }

    private func fill(_ ledger: StoredLedger, _ numbers: Range<Int>) async throws {
        for number in numbers {
            try await ledger.write(at: Int64(1000 + number)) { writer in
                let url = "https://a.example/\(number)"
                let text = "Selon l’Agence, « texte » numéro \(number) 🙂."
                let id = try writer.take(SampleArticle(url, title: "Titre \(number)", text: text))
                _ = try writer.append(
                    .attribution(
                        AttributionRecord(article: id, attribution: .outlet("b.example", named: "Agence", in: text))))
                if number % 3 == 0 { _ = try writer.append(.feed(FeedRecord(event: .subscribed, url: "f\(number)"))) }
                var state = FeedState()
                state.nextPoll = Int64(number)
                try writer.setState(state, of: "f\(number)")
                try writer.setPageState(PageState(article: id), of: url)
                try writer.setMark(id, of: .resolution)
            }
        }
    }

    private static func rows(_ ledger: StoredLedger) throws -> [[String]] {
        try tables.map { try ledger.foreignRows("SELECT * FROM \($0)").sorted() }
    }

    @Test(
        "has the same entries, checkpoints and root, holds, is searched, and can be written to",
        arguments: TestedStore.available, TestedStore.available)
    func whole(from: TestedStore, to: TestedStore) async throws {
        let ledger = try scratch.ledger(on: from)
        try await fill(ledger, 0..<30)
        _ = try await ledger.withhold(1, why: "asked for", at: 2000)
        let place = try place(to)
        let outcome = try await copy(ledger, to: place)
        #expect((outcome.before, outcome.checkpoint.size.rawValue) == (0, try await ledger.read { try $0.size() }))
        let copied = try open(place)
        #expect(try await copied.head() == ledger.head())
        #expect(try await copied.verify(against: ledger.head()) == ledger.verify(against: nil))
        if from == to { #expect(try Self.rows(copied) == Self.rows(ledger)) }
        try await copied.read { (reader: any LedgerReader) throws in
            #expect(try reader.articles(matching: ArticleQuery(search: "numero 7")).count == 1)
            #expect(try reader.pageState(of: "https://a.example/9")?.article != nil)
        }
        #expect(try await copied.read { try $0.counts() } == ledger.read { try $0.counts() })
        try await fill(copied, 30..<31)
        #expect(try await copied.verify(against: ledger.head()).faults == [])
    }

    @Test("goes on where it was, with what was withheld meanwhile", arguments: TestedStore.available)
    func again(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: .sqlite)
        try await fill(ledger, 0..<5)
        let place = try place(store)
        _ = try await copy(ledger, to: place)
        try await fill(ledger, 5..<9)
        let entry = try await ledger.read { try $0.id(at: "https://a.example/2") }
        _ = try await ledger.withhold(try #require(entry).rawValue, why: "asked for", at: 2000)
        let outcome = try await copy(ledger, to: place)
        #expect(outcome.before == 17)
        let copied = try open(place)
        #expect(try await copied.head() == ledger.head())
        #expect(try await copied.verify(against: nil) == ledger.verify(against: nil))
        #expect(try await copied.read { try $0.articles(matching: ArticleQuery(search: "numero 2")) }.isEmpty)
        #expect(try await copy(ledger, to: place).before == outcome.checkpoint.size.rawValue)
    }

    @Test("is refused by a ledger that is another one, or has other entries", arguments: TestedStore.available)
    func refused(store: TestedStore) async throws {
        let ledger = try scratch.ledger(on: .sqlite)
        try await fill(ledger, 0..<3)
        let place = try place(store)
        _ = try await copy(ledger, to: place)
        let copied = try open(place)
        try await fill(copied, 3..<4)
        // The copy is longer now, and both have another fourth article in the end.
        await #expect { _ = try await copy(ledger, to: place) } throws: { ($0 as? LedgerError)?.code == .forked }
        try await fill(ledger, 5..<9)
        await #expect { _ = try await copy(ledger, to: place) } throws: { ($0 as? LedgerError)?.code == .forked }
        let head = try await copied.head()
        let other = try scratch.ledger(on: store)
        let address: LedgerAddress = store == .sqlite ? .file(other.address) : .server(other.address)
        await #expect { _ = try await copy(ledger, to: address) } throws: { ($0 as? LedgerError)?.code == .forked }
        #expect(try await open(place).head() == head)
    }
}
