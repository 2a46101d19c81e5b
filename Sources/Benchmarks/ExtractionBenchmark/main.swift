import CHTMLTree
import Foundation
import Ingestion

// Pages to JSON on one core, beside libxml2's bare parse of the same bytes into its tree.
//
//     swift run -c release --package-path Sources/Benchmarks extraction-benchmark [--check RATIO] DIRECTORY|FILE…
//
// The two take turns within a round, so that what else the machine does falls on both; the best round of each counts.
// With --check the exit status is 1 where extraction reaches less than RATIO of the parse's speed.

/// Processor time of this process, in nanoseconds.
func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

func parseTree(_ page: [UInt8]) -> Bool {
    page.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self), let count = Int32(exactly: bytes.count)
        else { return false }
        return sourcier_parse_html_tree(base, count) == 1
    }
}

var names = Array(CommandLine.arguments.dropFirst())
var required: Double?
if names.first == "--check", names.count > 1 {
    required = Double(names[1])
    names.removeFirst(2)
}
guard !names.isEmpty else {
    print("usage: extraction-benchmark [--check RATIO] DIRECTORY|FILE…")
    exit(64)
}
let pages = try InputFiles.expand(names).filter { !$0.hasSuffix(".json") }
    .map { try InputFile.read(path: $0, maxBytes: 64 << 20) }
let megabytes = Double(pages.reduce(0) { $0 + $1.count }) / 1e6
let repetitions = max(1, Int(10 / max(megabytes, 0.01)))

var parse = UInt64.max
var extraction = UInt64.max
var articles = 0
var written = 0
for _ in 0..<7 {
    let start = now()
    for _ in 0..<repetitions { for page in pages where !parseTree(page) { print("a page gave no tree") } }
    let middle = now()
    articles = 0
    written = 0
    for _ in 0..<repetitions {
        for page in pages {
            guard let article = try? ArticleExtractor.extract(page) else { continue }
            articles += 1
            written += article.json(input: "page").count
        }
    }
    let end = now()
    parse = min(parse, middle - start)
    extraction = min(extraction, end - middle)
}

func report(_ name: String, _ nanoseconds: UInt64) -> String {
    let seconds = Double(max(1, nanoseconds)) / 1e9 / Double(repetitions)
    let label = name.padding(toLength: 16, withPad: " ", startingAt: 0)
    return label + String(format: "%8.0f pages/s %8.1f MB/s", Double(pages.count) / seconds, megabytes / seconds)
}

let ratio = Double(parse) / Double(max(1, extraction))
print(
    "\(pages.count) pages, \(String(format: "%.1f", megabytes)) MB, "
        + "\(articles / repetitions) articles, \(String(format: "%.1f", Double(written / repetitions) / 1e6)) MB of JSON"
)
print(report("libxml2's tree", parse))
print(report("bytes to JSON", extraction) + String(format: "   %.2f of the parse", ratio))
if let required, ratio < required {
    print(String(format: "below %.2f of the parse", required))
    exit(1)
}
