import Foundation
import Ledger
import TestSupport
import Testing

/// A small file system in memory, mounted for one test; needs the right to mount.
private final class SmallDisk {
    let path: String

    init?(megabytes: Int) {
        path = NSTemporaryDirectory() + "ledger-disk-" + UUID().uuidString
        guard geteuid() == 0,
            (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)) != nil
        else { return nil }
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path]) else {
            try? FileManager.default.removeItem(atPath: path)
            return nil
        }
    }

    deinit {
        _ = Self.run("umount", [path])
        try? FileManager.default.removeItem(atPath: path)
    }

    func remount(readOnly: Bool) -> Bool { Self.run("mount", ["-o", "remount,\(readOnly ? "ro" : "rw")", path]) }

    private static func run(_ name: String, _ arguments: [String]) -> Bool {
        guard let tool = ["/usr/bin/\(name)", "/bin/\(name)"].first(where: FileManager.default.isExecutableFile) else {
            return false
        }
        return (try? ChildProcess(tool, arguments).end()) == 0
    }

    static let isPossible = SmallDisk(megabytes: 1) != nil
}

@Suite("A full or read-only disk", .waiting, .enabled(if: SmallDisk.isPossible, "skipped: mounting a tmpfs needs root"))
struct FullDiskTests {
    private func code(_ body: () async throws -> Void) async -> LedgerError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? LedgerError)?.code ?? LedgerError.Code(rawValue: "\(error)")
        }
    }

    @Test("ends a write with input-output and loses nothing of what was recorded")
    func full() async throws {
        let disk = try #require(SmallDisk(megabytes: 4))
        let ledger = try StoredLedger.open(path: disk.path + "/ledger.sqlite", create: true, origin: "test.example/log")
        var failure: LedgerError.Code?
        var written: Int64 = 0
        for round in 0..<100 where failure == nil {
            failure = await code {
                try await ledger.write(at: Int64(round)) { writer in
                    _ = try writer.store((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ round) })
                    _ = try writer.append(.key(KeyRecord(vkey: "\(round)")))
                }
            }
            if failure == nil { written += 1 }
        }
        #expect(failure == .inputOutput)
        #expect(written > 2)
        let report = try await ledger.verify(against: nil)
        #expect((report.entries, report.faults) == (written, []))
    }

    @Test("with no room at all makes no ledger, and says so")
    func noRoom() async throws {
        let disk = try #require(SmallDisk(megabytes: 1))
        try Data(count: 1_040_000).write(to: URL(fileURLWithPath: disk.path + "/ballast"))
        let path = disk.path + "/ledger.sqlite"
        #expect(await code { _ = try StoredLedger.open(path: path, create: true) } == .inputOutput)
        try FileManager.default.removeItem(atPath: disk.path + "/ballast")
        #expect(await code { _ = try StoredLedger.open(path: path, create: true) } == nil)
    }

    @Test("without room for the copy leaves an older ledger as it was")
    func noRoomForCopy() async throws {
        let disk = try #require(SmallDisk(megabytes: 1))
        let path = disk.path + "/ledger.sqlite"
        try StoredLedger.open(path: path, create: true).close()
        let file = SQLiteFile(path)
        try file.run(
            """
            DROP INDEX attribution_cited; DROP INDEX feature_outlet; ALTER TABLE attribution DROP COLUMN cited;
            ALTER TABLE attribution ADD COLUMN open INTEGER NOT NULL DEFAULT 0;
            CREATE INDEX attribution_open ON attribution(standing) WHERE open = 1;
            DROP TABLE witnessed; DROP TABLE mark; ALTER TABLE ledger DROP COLUMN imported; PRAGMA user_version = 1
            """)
        try Data(count: 850_000).write(to: URL(fileURLWithPath: disk.path + "/ballast"))
        #expect(await code { _ = try StoredLedger.open(path: path, create: false) } == .inputOutput)
        try FileManager.default.removeItem(atPath: disk.path + "/ballast")
        #expect(try file.rows("PRAGMA user_version") == ["1"])
        #expect(try !FileManager.default.contentsOfDirectory(atPath: disk.path).contains { $0.contains("backup") })
        #expect(await code { _ = try StoredLedger.open(path: path, create: false) } == nil)
    }

    @Test("that is read-only refuses to make or write a ledger")
    func readOnly() async throws {
        let disk = try #require(SmallDisk(megabytes: 4))
        let path = disk.path + "/ledger.sqlite"
        do {
            let ledger = try StoredLedger.open(path: path, create: true)
            try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "x"))) }
            try ledger.close()
        }
        try #require(disk.remount(readOnly: true))
        #expect(await code { _ = try StoredLedger.open(path: disk.path + "/new.sqlite", create: true) } == .inputOutput)
        let outcome = await code {
            let ledger = try StoredLedger.open(path: path, create: false)
            try await ledger.write(at: 0) { _ = try $0.append(.key(KeyRecord(vkey: "y"))) }
        }
        #expect(outcome == .inputOutput)
    }
}
