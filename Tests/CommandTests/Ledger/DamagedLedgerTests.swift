import Foundation
import TestSupport
import Testing

/// What the program says of a ledger that it can't use, and that it leaves it as it was.
@Suite("A ledger that can't be used", .waiting) struct DamagedLedgerTests {
    private let home: Home
    private var ledger: String { home.folder.appendingPathComponent("l.sqlite").path }

    init() throws {
        home = try Home()
        let page = try home.file("page.html", SampleInputs.page)
        #expect(try Run(["audit", page, "--record", "--ledger", ledger], in: home).status == 0)
    }

    private func run(_ arguments: String...) throws -> Run { try Run(arguments + ["--ledger", ledger], in: home) }

    private var bytes: [UInt8] { get throws { [UInt8](try Data(contentsOf: URL(fileURLWithPath: ledger))) } }

    @Test("that another process writes to is locked: one line, status 75, and nothing is lost")
    func locked() throws {
        let before = try run("ledger", "head").output
        let script = [
            "-c",
            """
            import sqlite3, sys, time
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute('BEGIN IMMEDIATE')
            print('held', flush=True)
            time.sleep(60)
            """, ledger,
        ]
        let pipe = Pipe()
        let holder = try? ChildProcess("python3", script, output: pipe.fileHandleForWriting)
        try pipe.fileHandleForWriting.close()
        defer { holder?.signal(SIGKILL) }
        guard !pipe.fileHandleForReading.availableData.isEmpty else {
            print("SKIPPED: python3 isn't here to hold a lock")
            return
        }
        let withheld = try run("ledger", "withhold", "1", "--why", "x")
        #expect(withheld.status == 75)
        #expect(withheld.errorLines.count == 1)
        #expect(withheld.errors.contains("another process"))
        #expect(try run("ledger", "verify").status == 0)
        #expect(try run("ledger", "head").output == before)
    }

    @Test(
        "that is cut off is an error of one line, or a fault; never a crash, and never fewer bytes",
        arguments: [1, 3, 6, 9, 11])
    func cutOff(twelfths: Int) throws {
        let whole = try bytes
        let cut = Array(whole.prefix(whole.count * twelfths / 12))
        try Data(cut).write(to: URL(fileURLWithPath: ledger))
        for command in [
            ["ledger", "verify"], ["articles"], ["ledger", "rebuild"], ["ledger", "withhold", "1", "--why", "x"],
        ] {
            let run = try Run(command + ["--ledger", ledger], in: home)
            #expect([0, 1, 65, 74].contains(run.status), "\(command): \(run.status) \(run.errors)")
            if run.status != 0 { #expect(run.errorLines.count == 1) }
        }
        #expect(try run("ledger", "verify").status != 0)
    }

    @Test("with a bit that flipped is an error of one line, or a fault, or as good as before", arguments: 0..<24)
    func flipped(seed: Int) throws {
        var changed = try bytes
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        state ^= state >> 29
        changed[Int(state % UInt64(changed.count))] ^= UInt8(1) << UInt8(seed % 8)
        try Data(changed).write(to: URL(fileURLWithPath: ledger))
        for command in [["ledger", "verify"], ["articles"], ["chains"]] {
            let run = try Run(command + ["--ledger", ledger], in: home)
            #expect([0, 1, 65, 74].contains(run.status), "\(command): \(run.status) \(run.errors)")
            if run.status != 0 { #expect(run.errorLines.count == 1, "\(run.errors)") }
        }
    }

    @Test("that is read-only can be read, and refuses to be written in one line")
    func readOnly() throws {
        let before = try bytes
        let disk = home.folder.appendingPathComponent("disk").path
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        func shell(_ command: String) throws -> Int32 { try ForeignTool.run("sh", ["-c", command]).status }
        guard try shell("mount -t tmpfs -o size=8m none '\(disk)' 2>/dev/null") == 0 else {
            print("SKIPPED: no tmpfs can be mounted here")
            return
        }
        defer { _ = try? shell("umount '\(disk)'") }
        try Data(before).write(to: URL(fileURLWithPath: disk + "/l.sqlite"))
        try FileManager.default.copyItem(atPath: ledger + ".key", toPath: disk + "/l.sqlite.key")
        #expect(try shell("mount -o remount,ro '\(disk)'") == 0)
        let copy = ["--ledger", disk + "/l.sqlite"]
        let withheld = try Run(["ledger", "withhold", "1", "--why", "x"] + copy, in: home)
        #expect(withheld.status == 74)
        #expect(withheld.errorLines.count == 1)
        let verified = try Run(["ledger", "verify"] + copy, in: home)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(try Run(["articles"] + copy, in: home).output.contains("Brumeval"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: disk + "/l.sqlite")).elementsEqual(before))
    }

    @Test("of a newer version is refused with what to do; an older one is brought up to date, and its copy kept")
    func versions() throws {
        var newer = try bytes
        newer.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        let path = home.folder.appendingPathComponent("newer.sqlite").path
        try Data(newer).write(to: URL(fileURLWithPath: path))
        let refused = try Run(["articles", "--ledger", path], in: home)
        #expect(refused.status == 65)
        #expect(refused.errorLines.count == 1)
        #expect(refused.errors.contains("update"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).elementsEqual(newer))
    }
}
