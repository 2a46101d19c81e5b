import Foundation
import Ingestion

// Feeds to JSON Feed on one core, beside `xmllint --noout` on the same bytes, and where the time goes.
//
//     swift run -c release --package-path Sources/Benchmarks feed-benchmark [FILE…]

func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// Processor time of all children that have ended, in nanoseconds.
func childrenTime() -> UInt64 {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    let user = usage.ru_utime
    let system = usage.ru_stime
    return UInt64(user.tv_sec + system.tv_sec) * 1_000_000_000 + UInt64(user.tv_usec + system.tv_usec) * 1000
}

/// Whether xmllint reads a file to its end: at a fault it stops, and of JSON it reads a character.
func isReadWhole(_ path: String) throws -> Bool {
    let xmllint = Process()
    xmllint.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    xmllint.arguments = ["xmllint", "--noout", path]
    xmllint.standardError = FileHandle.nullDevice
    try xmllint.run()
    xmllint.waitUntilExit()
    return xmllint.terminationStatus == 0
}

let names = Array(CommandLine.arguments.dropFirst())
let files = try InputFiles.expand(names)
let compared = try files.filter(isReadWhole)
let documents =
    names.isEmpty
    ? SampleFeeds.all(entries: 400)
    : try compared.map { try InputFile.read(path: $0, maxBytes: 64 << 20) }
if compared.count < files.count {
    print("\(files.count - compared.count) files left out that xmllint doesn't read to their end")
}
guard !documents.isEmpty else { exit(0) }
let megabytes = Double(documents.reduce(0) { $0 + $1.count }) / 1e6
let rounds = max(3, Int(200 / max(megabytes, 0.01)).clamped(to: 3...2000))

func rate(_ nanoseconds: UInt64) -> String {
    String(format: "%8.1f MB/s", megabytes * Double(rounds) / (Double(nanoseconds) / 1e9))
}

// xmllint, in one process over all files as often as we go over them, so that its start counts for nothing.
let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "feed-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
var paths: [String] = []
for (index, document) in documents.enumerated() {
    let file = folder.appendingPathComponent("\(index).xml")
    try Data(document).write(to: file)
    paths.append(file.path)
}
let batch = min(rounds, max(1, 20_000 / max(1, paths.count)))
let childrenBefore = childrenTime()
var done = 0
while done < rounds {
    let xmllint = Process()
    xmllint.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let times = min(batch, rounds - done)
    xmllint.arguments = ["xmllint", "--noout"] + (0..<times).flatMap { _ in paths }
    xmllint.standardError = FileHandle.nullDevice
    try xmllint.run()
    xmllint.waitUntilExit()
    done += times
}
let xmllintTime = childrenTime() - childrenBefore

var bytesOut = 0
let start = now()
for _ in 0..<rounds {
    for document in documents { bytesOut += (try? FeedParser.parse(document))?.jsonFeed(input: nil).count ?? 0 }
}
let total = now() - start

var stages: [FeedParser.Stage] = []
for _ in 0..<max(1, rounds / 4) {
    for document in documents {
        for (index, stage) in FeedParser.stages(document, now: now).enumerated() {
            if stages.count <= index { stages.append(stage) } else { stages[index].nanoseconds += stage.nanoseconds }
        }
    }
}
let sum = max(1, stages.reduce(0) { $0 + $1.nanoseconds })

print(String(format: "%d documents, %.1f MB, %d rounds", documents.count, megabytes, rounds))
print("xmllint --noout  \(rate(xmllintTime))")
print("bytes to JSON    \(rate(total))   \(String(format: "%.2f", Double(xmllintTime) / Double(total))) of xmllint")
for stage in stages {
    let share = String(format: "%5.1f %%", 100 * Double(stage.nanoseconds) / Double(sum))
    print("  \(stage.name.padding(toLength: 10, withPad: " ", startingAt: 0)) \(share)")
}

extension Int {
    fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
