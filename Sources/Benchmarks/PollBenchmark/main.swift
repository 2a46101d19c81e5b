import Foundation

// A first poll of many small feeds and one in which every answer is 304, on a loopback server with a name for each
// feed, beside a bare loop of libcurl that asks for the same.
//
//     swift run -c release --package-path Sources/Benchmarks poll-benchmark [FEEDS…] [--entries COUNT]
//
// 1000 and 10000 feeds without entries, unless others are asked for; with entries, their pages and each host's
// robots.txt are fetched too. Server, bare loop and each poll are processes of their own, so that time and memory are
// theirs alone.

var arguments = Array(CommandLine.arguments.dropFirst())
var entries = 0
if let place = arguments.firstIndex(of: "--entries"), place + 1 < arguments.count {
    entries = Int(arguments[place + 1]) ?? 0
    arguments.removeSubrange(place...place + 1)
}

// A role that this program gave another process of itself; a path is the ledger of a poll.
if let role = arguments.first, Int(role) == nil {
    if role == "serve" {
        let server = try FeedServer(entries: entries)
        FileHandle.standardOutput.write(Data("\(server.port)\n".utf8))
        server.run()
    }
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 2, let port = UInt16(exactly: numbers[1]) else { exit(64) }
    let rounds = Rounds(feeds: numbers[0], entries: entries, port: port)
    let measured: Measured
    switch role {
    case "bare": measured = await rounds.bare(conditional: false)
    case "bare-304": measured = await rounds.bare(conditional: true)
    default: measured = try await rounds.poll(ledger: role)
    }
    FileHandle.standardOutput.write(try JSONEncoder().encode(measured))
    exit(0)
}

let sizes = arguments.compactMap { Int($0) }
let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "poll-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let (server, said) = try Comparison.start(["serve"], entries: entries)
defer { server.terminate() }
let line = String(decoding: said.availableData, as: UTF8.self)
guard let port = UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { exit(70) }
let comparison = Comparison(entries: entries, port: port)
for size in sizes.isEmpty ? [1000, 10000] : sizes {
    let ledger = folder.appendingPathComponent("\(size).sqlite").path
    try await comparison.run("first poll", feeds: size, bare: "bare", ledger: ledger)
    try await comparison.run("all 304", feeds: size, bare: "bare-304", ledger: ledger)
}
