import Foundation
import TestSupport
import Testing

@Suite(.waiting) struct BadLedgerTests {
    static let readers: [[String]] = [
        ["chains"], ["articles"], ["story", "article:1"], ["feeds", "list"], ["ledger", "verify"], ["ledger", "head"],
        ["ledger", "prove", "1"], ["ledger", "export", "--format", "csv"], ["ledger", "witness"],
        ["ledger", "rebuild"], ["ledger", "keys"], ["ledger", "rekey"],
        ["ledger", "withhold", "1", "--why", "x"],
    ]

    @Test("without a ledger a reader says how to make one", arguments: readers)
    func noLedger(command: [String]) throws {
        let run = try Run(command, in: Home())
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("sourcier poll"))
    }

    @Test("a file that is no database is refused", arguments: readers + [["poll"]])
    func noDatabase(command: [String]) throws {
        let home = try Home()
        let path = try home.file("notes.txt", "these are notes and no database, whatever their name may be\n")
        let run = try Run(command + ["--ledger", path], in: home)
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("notes.txt"))
    }

    @Test("a ledger of another version is refused", arguments: readers)
    func otherVersion(command: [String]) throws {
        let home = try Home()
        let list = try home.file("list.opml", SampleInputs.subscriptions)
        #expect(try Run(["feeds", "import", list], in: home).status == 0)
        // The schema's version stands big-endian at offset 60 of the file, https://www.sqlite.org/fileformat.html §1.3.
        var bytes = [UInt8](try Data(contentsOf: home.ledger))
        bytes.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
        try Data(bytes).write(to: home.ledger)
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: home.ledger.path + suffix) }
        let run = try Run(command, in: home)
        #expect(run.status == 65)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("version"))
    }

    @Test func fullDiskIsSaidAndLosesNothing() throws {
        let home = try Home()
        let disk = home.folder.appendingPathComponent("disk").path
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        guard try Self.shell("mount -t tmpfs -o size=400k none '\(disk)'") == 0 else {
            print("SKIPPED: a full disk cannot be tried here, since no tmpfs can be mounted")
            return
        }
        defer { _ = try? Self.shell("umount '\(disk)'") }
        let sample = Run.repository.appendingPathComponent("feeds/sample").path
        let run = try Run(["poll", sample, "--ledger", disk + "/ledger.sqlite"], in: home)
        #expect(run.status == 74)
        #expect(run.errors.contains("ledger.sqlite"))
        let check = try Run(["ledger", "verify", "--ledger", disk + "/ledger.sqlite"], in: home)
        #expect(check.status == 0 || check.status == 65 || check.status == 74)
    }

    private static func shell(_ command: String) throws -> Int32 {
        try ChildProcess("/bin/sh", ["-c", command]).end()
    }
}
