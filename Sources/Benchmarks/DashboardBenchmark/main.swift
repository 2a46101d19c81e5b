import Dashboard
import Foundation
import Ingestion
import Ledger
import MadeUpNews
import Newsroom
import Provenance
import Synchronization

// How long a reader waits for each kind of page, with fifty readers who ask for one a second while articles come in.
//
//     swift run -c release --package-path Sources/Benchmarks dashboard-benchmark [ARTICLES [SECONDS [LEDGER]]]
//
// 100000 made-up articles and 60 seconds unless told otherwise. The ledger is made in a temporary folder (minutes), or
// in the file LEDGER, which is kept and used again. Readers, server and the writer share the machine.

let arguments = Array(CommandLine.arguments.dropFirst())
let size = arguments.first.flatMap { Int($0) } ?? 100_000
let seconds = arguments.dropFirst().first.flatMap { Int($0) } ?? 60
let readers = 50

let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "dashboard-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let path = arguments.count > 2 ? arguments[2] : folder.appendingPathComponent("ledger.sqlite").path
let isThere = FileManager.default.fileExists(atPath: path)
let store = try StoredLedger.open(path: path, create: true)
let reasoning = try Reasoning.load(configuration: folder.path)
let news = MadeUpNews(registry: reasoning.registry)

if !isThere {
    let round = ResolutionRound(reasoning: reasoning)
    let start = PageClient.now()
    for begin in stride(from: 0, to: size, by: 500) {
        let ids = try await news.write(begin..<min(size, begin + 500), reasoning: reasoning, to: store)
        _ = try await round.run(articles: ids, now: MadeUpNews.written, in: store)
    }
    print(String(format: "%d articles written and resolved in %.0f s", size, PageClient.now() - start))
}

let fetcher = try CurlFetcher(limits: FetchLimits())
let clock: @Sendable () -> Int64 = { MadeUpNews.written }
let desk = AuditDesk(reasoning: reasoning, store: store, fetcher: fetcher, clock: clock)
let site = try Site(ledger: store, reasoning: reasoning, desk: desk, fetcher: fetcher, clock: clock)
let server = try WebServer(address: "127.0.0.1", port: 0) { await site.respond(to: $0) }
let port = server.port
let serving = Task { try await server.run() }
let following = Task { await site.follow() }

/// Ids of some articles, spread over the ledger.
let ids = try await store.read { reader in
    let newest = try reader.articles(matching: ArticleQuery(limit: 100)).map(\.id.rawValue)
    let most = newest.max() ?? 0
    return try (0..<400).compactMap { try reader.articles(fromEntry: Int64($0) * most / 400, limit: 1).first?.rawValue }
}

/// The kinds of pages, each with the addresses that are asked for in turn.
let kinds: [(name: String, paths: [String])] = [
    ("start", ["/"]), ("search, a rare word", (0..<40).map { "/?search=norhelbartec+\($0)" }),
    ("search, a frequent word", ["/?search=museum", "/?search=stadt", "/?search=projet", "/?search=people"]),
    ("article", ids.map { "/articles/\($0)" }), ("story", ids.map { "/articles/\($0)/story" }),
    ("chains of an article", ids.map { "/chains?article=\($0)" }), ("chains", ["/chains"]),
    ("stories", ["/stories", "/stories?order=latest"]),
    ("outlets", ["/outlets", "/outlets/spiegel.de", "/outlets/lemonde.fr"]),
    ("network", ["/outlets/network"]), ("findings", ["/findings", "/findings?code=single-origin", "/findings.atom"]),
    ("ledger, feeds, rules", ["/ledger", "/feeds", "/rules", "/ledger/entries/77"]),
]

// The counts of the start come first: they are made anew from the log.
print("the log is counted …")
let counting = PageClient.now()
let first = PageClient(port: port)
var before = -1
while true {
    let length = first.get("/outlets")?.bytes ?? 0
    if length == before, length > 5000 { break }
    before = length
    try await Task.sleep(for: .seconds(2))
}
print(String(format: "the log was counted in %.0f s", PageClient.now() - counting))

let timings = Mutex<[Int: [PageClient.Timing]]>([:])
let failures = Mutex(0)
let isOver = Mutex(false)

/// Articles come in, as in a poll: twenty a second, resolved.
let polling = Task {
    var next = size
    let round = ResolutionRound(reasoning: reasoning)
    while !isOver.withLock({ $0 }) {
        let ids = try await news.write(next..<next + 20, reasoning: reasoning, to: store)
        _ = try await round.run(articles: ids, now: MadeUpNews.written, in: store)
        next += 20
        try await Task.sleep(for: .seconds(1))
    }
    return next - size
}

let group = DispatchGroup()
for reader in 0..<readers {
    group.enter()
    Thread {
        let client = PageClient(port: port)
        usleep(useconds_t(reader * 1_000_000 / readers))
        for turn in 0..<seconds {
            let begin = PageClient.now()
            let number = reader * 7 + turn
            let kind = number % kinds.count
            let paths = kinds[kind].paths
            if let timing = client.get(paths[number / kinds.count * 13 % paths.count]), timing.status == 200 {
                timings.withLock { $0[kind, default: []].append(timing) }
            } else {
                failures.withLock { $0 += 1 }
            }
            let left = 1 - (PageClient.now() - begin)
            if left > 0 { usleep(useconds_t(left * 1_000_000)) }
        }
        group.leave()
    }.start()
}
await withCheckedContinuation { done in group.notify(queue: .global()) { done.resume() } }
isOver.withLock { $0 = true }
let came = try await polling.value

/// The value at a place of a hundred, in milliseconds.
func percentile(_ values: [Double], _ place: Int) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * place / 100)] * 1000
}

func row(_ name: String, _ list: [PageClient.Timing]) {
    let whole = list.map(\.whole)
    print(
        name.padding(toLength: 26, withPad: " ", startingAt: 0)
            + String(
                format: "%6d pages   first byte %6.1f ms   median %6.1f ms   99 %% %6.1f ms   largest %4d kB",
                list.count,
                percentile(list.map(\.first), 50), percentile(whole, 50), percentile(whole, 99),
                (list.map(\.bytes).max() ?? 0) / 1000))
}

print("\(readers) readers, a page a second each for \(seconds) s; \(came) articles came in meanwhile")
let all = timings.withLock { $0 }
for (number, kind) in kinds.enumerated() { row(kind.name, all[number] ?? []) }
row("all", all.values.flatMap { $0 })
print("\(failures.withLock { $0 }) requests failed")
serving.cancel()
following.cancel()
exit(0)
