import Foundation
import Ingestion
import Provenance

// Articles to attributions on one core: articles of 4,000 scalars a second, and whether the time grows with the text.
//
//     swift run -c release --package-path Sources/Benchmarks attribution-benchmark [LANGUAGE FILE…]
//
// Without files it reads articles that it makes itself from sentences of every kind that cites.

func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

func seconds(_ work: () -> Void) -> Double {
    let start = now()
    work()
    return Double(now() - start) / 1e9
}

let arguments = Array(CommandLine.arguments.dropFirst())
let opening = seconds { _ = try? OutletRegistry.bundled() }
let registry = try OutletRegistry.bundled()
let matching = seconds { _ = OutletMatcher(registry: registry) }
let engine = AttributionEngine(registry: registry, lexicons: try LexiconSet.bundled())
print(
    String(format: "registry read in %.0f ms, its automaton built in %.0f ms", opening * 1000, matching * 1000))

func articles() throws -> [(language: String, texts: [String])] {
    guard let language = arguments.first, arguments.count > 1 else {
        return SampleArticles.languages.map { ($0, SampleArticles.articles(in: $0, count: 60)) }
    }
    return [(language, try arguments.dropFirst().map { try String(contentsOfFile: $0, encoding: .utf8) })]
}

func read(_ text: String, _ language: String) -> Int {
    engine.attributions(in: Article(url: nil, language: language, text: text, paragraphs: [])).count
}

for (language, texts) in try articles() {
    let scalars = texts.reduce(0) { $0 + $1.unicodeScalars.count }
    let rounds = max(1, 2_000_000 / max(1, scalars))
    var found = 0
    let time = seconds {
        for _ in 0..<rounds { for text in texts { found += read(text, language) } }
    }
    let rate = Double(scalars * rounds) / 4000 / time
    print(
        String(
            format: "%@: %d texts, %d attributions, %.0f articles of 4,000 scalars a second", language, texts.count,
            found / rounds, rate))
}

// One text of growing length: twice the text may take little more than twice the time.
for (language, texts) in try articles() {
    let unit = texts.prefix(5).joined(separator: "\n\n") + "\n\n"
    var first: Double?
    var line = language + ":"
    for megabytes in [0.5, 2.5, 10] {
        let times = max(1, Int(megabytes * 1e6) / unit.utf8.count)
        let text = String(repeating: unit, count: times)
        let time = seconds { _ = read(text, language) }
        line += String(format: "  %.1f MB %.2f s", Double(text.utf8.count) / 1e6, time)
        if let first { line += String(format: " (%.1f times)", time / first) }
        first = first ?? time
    }
    print(line)
}
