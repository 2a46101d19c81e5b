import Foundation
import Ingestion
import Ledger
import MadeUpNews
import Newsroom
import Provenance

// What one more article costs in a ledger that grows: resolution, reuse and graph; and how long chains and stories take.
//
//     swift run -c release --package-path Sources/Benchmarks chain-benchmark [ARTICLES…]
//
// The ledger is written to a temporary file (TMPDIR) with five attributions an article; 10000 and 100000 articles unless
// others are asked for.

/// Writes a line at once, so that a run that is cut off has said how far it came.
@Sendable func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// Lets one ledger grow to each size in turn and measures there.
func measure(sizes: [Int], in folder: URL) async throws {
    let path = folder.appendingPathComponent("ledger.sqlite").path
    let reasoning = try Reasoning.load(configuration: folder.path)
    var ledger = MadeUpLedger(
        store: try StoredLedger.open(path: path, create: true), reasoning: reasoning,
        news: MadeUpNews(registry: reasoning.registry))
    for size in sizes {
        let start = Clock.now()
        let before = ledger.written
        while ledger.written < size { try await ledger.add(min(1000, size - ledger.written)) }
        let each = Clock.milliseconds(since: start) / Double(max(1, size - before))
        let counts = try await ledger.store.read { try $0.counts() }
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        say("\(counts.articles) articles, \(counts.attributions) attributions, \(counts.resolutions) of them resolved")
        say(String(format: "  %.2f ms each to write and resolve by the thousand, %.1f GB", each, Double(bytes) / 1e9))
        let measured = try await Measurement(of: &ledger, rounds: 200)
        for line in measured.lines { say(line) }
        say(String(format: "  most memory so far %.0f MB", Clock.mostMemory()))
    }
}

let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }.sorted()
let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "chain-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
try await measure(sizes: sizes.isEmpty ? [10_000, 100_000] : sizes, in: folder)
