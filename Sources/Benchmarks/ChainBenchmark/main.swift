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
// The ledger is written to a temporary file with five attributions an article; 10000 and 100000 articles unless others
// are asked for.

let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }.sorted()
let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "chain-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let store = try StoredLedger.open(path: folder.appendingPathComponent("ledger.sqlite").path, create: true)
let reasoning = try Reasoning.load(configuration: folder.path)
let news = MadeUpNews(registry: reasoning.registry)

/// Processor time of this process, in nanoseconds.
func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// The most memory that the process has had, in megabytes.
func memory() -> Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return Double(usage.ru_maxrss) / 1024
}

/// Mean and 95th percentile in milliseconds.
func line(_ name: String, _ times: [UInt64]) -> String {
    let sorted = times.sorted()
    guard let last = sorted.last else { return "  \(name): none" }
    let mean = Double(sorted.reduce(0, +)) / Double(sorted.count) / 1e6
    let high = Double(sorted[min(sorted.count - 1, sorted.count * 95 / 100)]) / 1e6
    return "  \(name.padding(toLength: 34, withPad: " ", startingAt: 0))"
        + String(format: "mean %8.2f ms   95 %% %8.2f ms   most %8.2f ms", mean, high, Double(last) / 1e6)
}

/// Resolves what articles cite, and writes that.
func resolve(_ ids: [ArticleID]) async throws {
    let resolver = reasoning.resolver
    let records = try await store.read { reader in
        var records: [ResolutionRecord] = []
        for id in ids {
            guard let held = try reader.article(id), let article = try reader.content(of: id) else { continue }
            for citation in try reader.citations(of: id) {
                if let found = try resolver.resolve(
                    citation.attribution, of: article, id: id, time: held.time, in: reader)
                {
                    records.append(ResolutionRecord(attribution: citation.entry, resolution: found))
                }
            }
        }
        return records
    }
    try await store.write(at: MadeUpNews.written) { writer in
        for record in records { _ = try writer.append(.resolution(record)) }
    }
}

var written = 0
var ids: [ArticleID] = []
for size in sizes.isEmpty ? [10_000, 100_000] : sizes {
    let began = now()
    while written < size {
        let next = min(size, written + 500)
        let new = try await news.write(written..<next, reasoning: reasoning, to: store)
        try await resolve(new)
        ids += new
        written = next
    }
    let each = Double(now() - began) / Double(max(1, size)) / 1e6
    print("\(size) articles, \(size * 5) attributions" + String(format: " (%.2f ms each to write and resolve)", each))

    var adding: [UInt64] = []
    var chains: [UInt64] = []
    var stories: [UInt64] = []
    for _ in 0..<100 {
        let start = now()
        let new = try await news.write(written..<written + 1, reasoning: reasoning, to: store)
        written += 1
        try await resolve(new)
        ids += new
        let id = new[0]
        let reasoning = reasoning
        try await store.read { reader in
            func look(_ reader: some LedgerReader) throws {
                guard let held = try reader.article(id), let article = try reader.content(of: id) else { return }
                let citations = try reader.citations(of: id)
                let found = try reasoning.chains.chains(from: id, in: reader)
                _ = try reasoning.findings.findings(
                    for: article, id: id, analysis: SourceAnalysis(attributions: citations.map(\.attribution)),
                    citations: citations, chains: found, time: held.time, in: reader)
            }
            try look(reader)
        }
        adding.append(now() - start)
    }
    for number in 0..<100 {
        let id = ids[number * 7919 % ids.count]
        let reasoning = reasoning
        let start = now()
        try await store.read { reader in
            func look(_ reader: some LedgerReader) throws {
                _ = try reasoning.chains.chains(from: id, in: reader)
            }
            try look(reader)
        }
        chains.append(now() - start)
        let middle = now()
        try await store.read { reader in
            func look(_ reader: some LedgerReader) throws { _ = try reasoning.stories.story(of: id, in: reader) }
            try look(reader)
        }
        stories.append(now() - middle)
    }
    print(line("add (write, resolve, reuse, graph)", adding))
    print(line("chains of an article", chains))
    print(line("story of an article", stories))
    print(String(format: "  most memory so far %.0f MB", memory()))
}
