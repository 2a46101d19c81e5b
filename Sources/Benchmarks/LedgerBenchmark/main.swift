import Crypto
import Foundation
import Ledger

// The ledger's speed beside what it can't be faster than, in the same run on one core:
// appending beside SQLite's own insert of the same bytes, verifying beside bare SHA-256 over the same bytes, and a proof.
//
//     swift run -c release --package-path Sources/Benchmarks ledger-benchmark [ENTRIES [PROOF-ENTRIES]]

func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let time = try await clock.measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let count = arguments.first ?? 300_000
let proofCount = arguments.dropFirst().first ?? 1_000_000
let batch = 10_000
let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "ledger-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

/// Records whose entries have 300 bytes.
func record(_ number: Int) -> Entry {
    let digits = String(number)
    return .key(KeyRecord(vkey: String(repeating: "0", count: 236 - digits.count) + digits))
}

func grow(_ ledger: SQLiteLedger, to size: Int, _ record: @escaping @Sendable (Int) -> Entry) async throws {
    for start in stride(from: 0, to: size, by: batch) {
        try await ledger.write(at: 1_769_850_000) { writer in
            for number in start..<min(size, start + batch) { _ = try writer.append(record(number)) }
        }
    }
}

func row(_ name: String, _ time: Double, _ note: String = "") {
    let rate = Int(Double(count) / time)
    print(
        "\(name.padding(toLength: 34, withPad: " ", startingAt: 0)) \(String(format: "%9d", rate)) entries/s  \(note)")
}

let ledger = try SQLiteLedger.open(path: folder.appendingPathComponent("ledger.sqlite").path, create: true)
let appended = try await seconds { try await grow(ledger, to: count) { record($0) } }

// The same rows, read back beforehand.
var entries: [[UInt8]] = []
for index in 0..<Int64(count) { entries.append(try await ledger.entryBytes(at: index) ?? []) }
let sizes = Set(entries.map(\.count))
print("\(count) entries of \(sizes.sorted().map(String.init).joined(separator: ", ")) bytes, in batches of \(batch)")

func bare(withNodes: Bool) async -> Double {
    let path = folder.appendingPathComponent("bare-\(withNodes).sqlite").path
    let sqlite = BareSQLite(path: path)
    let entry = sqlite.prepare("INSERT INTO entry(idx, bytes) VALUES (?, ?)")
    let node = sqlite.prepare("INSERT INTO node(i, hash) VALUES (?, ?)")
    let hash = [UInt8](repeating: 0xA5, count: 32)
    let time = await seconds {
        var next = Int64(0)
        for start in stride(from: 0, to: count, by: batch) {
            sqlite.run("BEGIN")
            for number in start..<min(count, start + batch) {
                entries[number].withUnsafeBytes { sqlite.insert(entry, Int64(number), $0) }
                guard withNodes else { continue }
                for _ in 0...((~number).trailingZeroBitCount) {
                    hash.withUnsafeBytes { sqlite.insert(node, next, $0) }
                    next += 1
                }
            }
            sqlite.run("COMMIT")
        }
    }
    sqlite.close()
    return time
}

let floor = await bare(withNodes: true)
let entriesAlone = await bare(withNodes: false)
row(
    "append, hashing and signing", appended,
    String(format: "%.2f times SQLite's insert of the same rows", appended / floor))
row("  SQLite, entries and nodes", floor)
row(
    "  SQLite, entries alone", entriesAlone,
    String(format: "(the ledger takes %.2f times as long)", appended / entriesAlone))

var holds = false
let verified = try await seconds { holds = try await ledger.verify(against: nil).holds }
var sink = UInt8(0)
let hashed = await seconds {
    let node = [UInt8](repeating: 1, count: 65)
    for (number, entry) in entries.enumerated() {
        var leaf = SHA256()
        leaf.update(data: [0])
        entry.withUnsafeBytes { leaf.update(bufferPointer: $0) }
        leaf.finalize().withUnsafeBytes { sink ^= $0[0] }
        for _ in 0..<(~number).trailingZeroBitCount {
            var hasher = SHA256()
            node.withUnsafeBytes { hasher.update(bufferPointer: $0) }
            hasher.finalize().withUnsafeBytes { sink ^= $0[0] }
        }
    }
}
row(
    "verify", verified,
    String(format: "%.2f times bare SHA-256%@", verified / hashed, holds ? "" : "  IT DOES NOT HOLD"))
row("  bare SHA-256, leaves and nodes", hashed, sink == 0 ? "" : " ")
try ledger.close()

let large = try SQLiteLedger.open(path: folder.appendingPathComponent("large.sqlite").path, create: true)
let grown = try await seconds { try await grow(large, to: proofCount) { .key(KeyRecord(vkey: String($0))) } }
print("a log of \(proofCount) entries, made in \(String(format: "%.1f", grown)) s:")
for (name, isInclusion) in [("inclusion proof", true), ("consistency proof", false)] {
    var times: [Double] = []
    for number in 0..<200 {
        let place = Int64((number &* 7_368_787) % proofCount)
        let time = try await seconds {
            if isInclusion {
                _ = try await large.inclusionProof(of: place)
            } else if let size = TreeSize(rawValue: place) {
                _ = try await large.consistencyProof(from: size)
            }
        }
        times.append(time * 1000)
    }
    times.sort()
    print(String(format: "  %@: median %.2f ms, longest of 200 %.2f ms", name, times[100], times[199]))
}
