import Crypto
import Foundation
import Ledger

/// The ledger's speed beside what it can't be faster than, in the same run on one core: appending beside SQLite's own
/// insert of the same bytes, verifying beside bare SHA-256 over the same bytes, and proofs from a large log.
///
///     swift run -c release --package-path Sources/Benchmarks ledger-benchmark [ENTRIES [PROOF-ENTRIES]]
@main
struct LedgerBenchmark {
    private let folder: URL
    private let count: Int
    private static let batch = 10_000

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "ledger-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let benchmark = LedgerBenchmark(folder: folder, count: arguments.first ?? 300_000)
        try await benchmark.appendAndVerify()
        try await benchmark.prove(size: arguments.dropFirst().first ?? 1_000_000)
    }

    private func appendAndVerify() async throws {
        let ledger = try StoredLedger.open(path: folder.appendingPathComponent("ledger.sqlite").path, create: true)
        let records = (0..<count).map { Self.record($0) }
        let appended = try await seconds { try await grow(ledger, to: count) { records[$0] } }
        // The same rows, read back.
        let lines = Lines()
        try await ledger.export(.ndjson) { lines.add($0) }
        let entries = lines.all
        let sizes = Set(entries.map(\.count)).sorted().map(String.init).joined(separator: ", ")
        print("\(count) entries of \(sizes) bytes, in batches of \(Self.batch)")

        let floor = try await insert(entries, withNodes: true)
        let alone = try await insert(entries, withNodes: false)
        row("append, hashing and signing", appended, String(format: "%.2f times the insert below", appended / floor))
        row("  SQLite's insert of the same rows", floor)
        row("  … of the entries alone", alone, String(format: "(%.2f times that)", appended / alone))

        var holds = false
        let verified = try await seconds { holds = try await ledger.verify(against: nil).holds }
        let hashed = await seconds { Self.hash(entries) }
        let note = holds ? "" : "  IT DOES NOT HOLD"
        row("verify", verified, String(format: "%.2f times bare SHA-256", verified / hashed) + note)
        row("  bare SHA-256, leaves and nodes", hashed)
        try ledger.close()
    }

    /// Records whose entries have 300 bytes.
    private static func record(_ number: Int) -> Entry {
        let digits = String(number)
        return .key(KeyRecord(vkey: String(repeating: "0", count: 242 - digits.count) + digits))
    }

    private func grow(
        _ ledger: StoredLedger, to size: Int, _ record: @escaping @Sendable (Int) -> Entry
    ) async throws {
        for start in stride(from: 0, to: size, by: Self.batch) {
            try await ledger.write(at: 1_769_850_000) { writer in
                for number in start..<min(size, start + Self.batch) { _ = try writer.append(record(number)) }
            }
        }
    }

    private func insert(_ entries: [[UInt8]], withNodes: Bool) async throws -> Double {
        let sqlite = try BareSQLite(path: folder.appendingPathComponent("bare-\(withNodes).sqlite").path)
        let entry = try sqlite.prepare("INSERT INTO entry(idx, bytes) VALUES (?, ?)")
        let node = try sqlite.prepare("INSERT INTO node(i, hash) VALUES (?, ?)")
        let hash = [UInt8](repeating: 0xA5, count: 32)
        let time = try await seconds {
            var next = Int64(0)
            for start in stride(from: 0, to: entries.count, by: Self.batch) {
                try sqlite.run("BEGIN")
                for number in start..<min(entries.count, start + Self.batch) {
                    try entries[number].withUnsafeBytes { try sqlite.insert(entry, Int64(number), $0) }
                    guard withNodes else { continue }
                    for _ in 0...(~number).trailingZeroBitCount {
                        try hash.withUnsafeBytes { try sqlite.insert(node, next, $0) }
                        next += 1
                    }
                }
                try sqlite.run("COMMIT")
            }
        }
        sqlite.close()
        return time
    }

    /// Hashes what a verification must: each leaf, and each node that it completes.
    private static func hash(_ entries: [[UInt8]]) {
        let node = [UInt8](repeating: 1, count: 65)
        var sink = UInt8(0)
        for (number, entry) in entries.enumerated() {
            var leaf = SHA256()
            withUnsafeBytes(of: UInt8(0)) { leaf.update(bufferPointer: $0) }
            entry.withUnsafeBytes { leaf.update(bufferPointer: $0) }
            leaf.finalize().withUnsafeBytes { sink ^= $0[0] }
            for _ in 0..<(~number).trailingZeroBitCount {
                var hasher = SHA256()
                node.withUnsafeBytes { hasher.update(bufferPointer: $0) }
                hasher.finalize().withUnsafeBytes { sink ^= $0[0] }
            }
        }
        // What nobody looks at the compiler leaves out.
        if sink == 0 { print("", terminator: "") }
    }

    private func prove(size: Int) async throws {
        let ledger = try StoredLedger.open(path: folder.appendingPathComponent("large.sqlite").path, create: true)
        let grown = try await seconds { try await grow(ledger, to: size) { .key(KeyRecord(vkey: String($0))) } }
        print("a log of \(size) entries, made in \(String(format: "%.1f", grown)) s")
        try await time("inclusion proof") { _ = try await ledger.inclusionProof(of: Int64($0 % size)) }
        try await time("consistency proof") { number in
            guard let old = TreeSize(rawValue: Int64(number % size)) else { return }
            _ = try await ledger.consistencyProof(from: old)
        }
        try ledger.close()
    }

    private func time(_ name: String, _ body: (Int) async throws -> Void) async throws {
        var times: [Double] = []
        for number in 0..<200 { times.append(try await seconds { try await body(number &* 7_368_787) } * 1000) }
        times.sort()
        print(String(format: "  %@: median %.2f ms, longest of 200 %.2f ms", name, times[100], times[199]))
    }

    private func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let time = try await ContinuousClock().measure(body)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    private func row(_ name: String, _ time: Double, _ note: String = "") {
        let name = name.padding(toLength: 36, withPad: " ", startingAt: 0)
        print("\(name)\(String(format: "%9d", Int(Double(count) / time))) entries/s  \(note)")
    }
}

/// The lines of a document that comes in pieces.
private final class Lines: @unchecked Sendable {
    // An export calls from one thread at a time, and is awaited before its lines are read.
    private var bytes: [UInt8] = []

    func add(_ piece: [UInt8]) { bytes += piece }

    var all: [[UInt8]] { bytes.split(separator: 0x0A).map { Array($0) } }
}
