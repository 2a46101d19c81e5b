import Foundation
import Testing

@testable import Ledger

@Suite("Import of a published log")
struct LogImportTests {
    private let scratch: Scratch
    private var folder: String { scratch.file("log") }
    private var copy: String { scratch.file("copy.sqlite") }

    private let key: SigningKey

    init() throws {
        scratch = try Scratch()
        let origin = try #require(LogOrigin("log.example/x"))
        key = try #require(SigningKey(origin: origin, seed: Array(repeating: 9, count: 32)))
    }

    /// Publishes a log of entries that are numbered, and returns its ledger.
    private func publish(_ count: Int, word: String = "entry") async throws {
        let path = scratch.file(UUID().uuidString + ".sqlite")
        let entries = (0..<count).map { Array("{\"n\":\($0),\"w\":\"\(word)\"}".utf8) }
        let ledger = try await ReferenceLog.make(at: path, entries: entries, key: key, origin: "log.example/x")
        for (name, bytes) in try await ReferenceLog.tiles(of: ledger) {
            let file = URL(fileURLWithPath: folder + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }

    private func run() async throws -> ImportedLog {
        try await LogImport(folder: folder).run(into: copy, key: key.verificationKey)
    }

    private func failure() async -> LedgerError.Code? {
        do {
            _ = try await run()
            return nil
        } catch { return (error as? LedgerError)?.code ?? LedgerError.Code(rawValue: "\(error)") }
    }

    @Test(
        "gives the same log, whatever its size, and goes on where it was", arguments: [0, 1, 255, 256, 257, 300, 700])
    func sizes(first: Int) async throws {
        try await publish(first)
        #expect(try await run().before == .zero)
        try await publish(first + 270)
        let result = try await run()
        #expect(result.before.rawValue == Int64(first))
        #expect(result.checkpoint.size.rawValue == Int64(first + 270))
        let ledger = try StoredLedger.open(path: copy, create: false)
        let report = try await ledger.verify(against: nil)
        #expect(report.holds && report.entries == Int64(first + 270))
        #expect(report.checkpoints == 2)
        let proof = try await ledger.inclusionProof(of: Int64(first))
        #expect(proof.proves(Array("{\"n\":\(first),\"w\":\"entry\"}".utf8), by: key.verificationKey))
        #expect(try await run().before.rawValue == Int64(first + 270))
        // What this version can make nothing of is left out.
        for format in ExportFormat.allCases { try await ledger.export(format) { _ in } }
    }

    @Test("refuses any file that is changed or missing, and takes in nothing of it", arguments: 0..<40)
    func changed(seed: Int) async throws {
        var random = SeededRandom(seed: UInt64(seed))
        try await publish(300)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
            .filter { FileManager.default.contents(atPath: folder + "/" + $0) != nil }
        #expect(files.count == 6)
        let file = folder + "/" + files[seed % files.count]
        var bytes = [UInt8](try #require(FileManager.default.contents(atPath: file)))
        if seed < 6 {
            try FileManager.default.removeItem(atPath: file)
        } else {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try Data(bytes).write(to: URL(fileURLWithPath: file))
        }
        let code = await failure()
        #expect([.forked, .badCheckpoint, .noTiles].contains(code), "\(file): \(String(describing: code))")
        if FileManager.default.fileExists(atPath: copy) {
            #expect(try await StoredLedger.open(path: copy, create: false).read { try $0.size() } == 0)
        }
    }

    @Test("refuses another history, a shorter log, another key and a ledger that is no copy")
    func contradictions() async throws {
        try await publish(300)
        _ = try await run()
        try await publish(400, word: "other")
        #expect(await failure() == .forked)
        try await publish(299)
        #expect(await failure() == .forked)
        try await publish(301)
        #expect(await failure() == nil)
        let stranger = try scratch.ledger("own.sqlite")
        await #expect { try await LogImport(folder: folder).run(into: stranger.address, key: nil) } throws: {
            ($0 as? LedgerError)?.code == .readOnly
        }
        await #expect {
            try await LogImport(folder: folder).run(into: copy, key: stranger.verificationKey)
        } throws: { ($0 as? LedgerError)?.code == .forked }
        let ledger = try StoredLedger.open(path: copy, create: false)
        await #expect { try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "x"))) } } throws: {
            ($0 as? LedgerError)?.code == .readOnly
        }
        #expect(try await ledger.read { try $0.size() } == 301)
    }
}
