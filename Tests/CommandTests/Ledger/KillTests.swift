import Foundation
import TestSupport
import Testing

/// Polls that are killed at random moments, and go on.
@Suite("A poll that is killed", .waiting) struct KillTests {
    /// How many polls are killed; 200 and more by the environment.
    static let count = ProcessInfo.processInfo.environment["SOURCIER_KILLS"].flatMap { Int($0) } ?? 20

    /// What a ledger says of the world, without the numbers of its entries.
    static func facts(_ ledger: String, in home: Home) throws -> [String] {
        let export = try Run(["ledger", "export", "--format", "graphml", "--ledger", ledger], in: home)
        #expect(export.status == 0, "\(export.errors)")
        var names: [Substring: String] = [:]
        var facts: [String] = []
        for line in export.output.split(separator: "\n") {
            func value(_ name: String) -> Substring {
                line.range(of: name + "=\"").map { line[$0.upperBound...].prefix { $0 != "\"" } } ?? ""
            }
            let rest = line.drop { $0 != ">" }
            if line.hasPrefix("<node") {
                names[value("id")] = String(rest)
                facts.append("node " + rest)
            } else if line.hasPrefix("<edge") {
                facts.append("edge \(names[value("source")] ?? "?") \(names[value("target")] ?? "?") \(rest)")
            }
        }
        return facts.sorted()
    }

    /// The seconds that a poll takes which nobody kills, and what comes of it.
    static let whole = Result { () -> (seconds: Double, facts: [String]) in
        let home = try Home()
        let ledger = home.folder.appendingPathComponent("whole.sqlite").path
        let start = Date()
        #expect(try Run(["poll", SampleWorld.folder, "--ledger", ledger], in: home).status == 0)
        return (Date().timeIntervalSince(start), try facts(ledger, in: home))
    }

    @Test("leaves a ledger that holds, and the next poll loses and doubles nothing", arguments: 0..<count)
    func killed(seed: Int) throws {
        let (seconds, expected) = try Self.whole.get()
        #expect(expected.count > 90)
        let home = try Home()
        let ledger = home.folder.appendingPathComponent("killed.sqlite").path
        // Evenly over the poll, with a part that the seed chooses.
        let share = (Double(seed) + Double((seed &* 7919) % 101) / 101) / Double(Self.count)
        try kill(after: seconds * share, ledger: ledger, in: home)
        if seed % 3 == 0 { try kill(after: seconds * (1 - share) / 2, ledger: ledger, in: home) }

        let verified = try Run(["ledger", "verify", "--ledger", ledger], in: home)
        // Killed before there was a ledger, there is none.
        let isNone = verified.status == 65 && verified.errors.contains("no ledger")
        #expect(verified.status == 0 || isNone, "\(verified.errors)")

        let poll = try Run(["poll", SampleWorld.folder, "--ledger", ledger], in: home)
        #expect(poll.status == 0, "\(poll.errors)")
        let after = try Run(["ledger", "verify", "--ledger", ledger], in: home)
        #expect(after.status == 0, "\(after.errors)")
        #expect(try Self.facts(ledger, in: home) == expected)
    }

    // MARK: Over HTTP

    private static let web = Result { try SmallWeb() }

    /// A poll of feeds on a server, with an archive.
    private static func webPoll(_ ledger: String, in home: Home) throws -> [String] {
        try ["poll", "--allow-address", "127.0.0.1", "--archive", home.folder.appendingPathComponent("warc").path]
            + web.get().feeds + ["--ledger", ledger]
    }

    private static let wholeWeb = Result { () -> (seconds: Double, facts: [String]) in
        let home = try Home()
        let ledger = home.folder.appendingPathComponent("whole.sqlite").path
        let start = Date()
        let poll = try Run(webPoll(ledger, in: home), in: home)
        #expect(poll.status == 0, "\(poll.errors)")
        return (Date().timeIntervalSince(start), try facts(ledger, in: home))
    }

    @Test(
        "over HTTP loses and doubles nothing either, and each capture's record is in the archive", arguments: 0..<count)
    func killedOverHTTP(seed: Int) throws {
        let (seconds, expected) = try Self.wholeWeb.get()
        #expect(expected.count { $0.hasPrefix("node ") } >= SmallWeb.articles)
        let home = try Home()
        let ledger = home.folder.appendingPathComponent("killed.sqlite").path
        let share = (Double(seed) + Double((seed &* 6007) % 101) / 101) / Double(Self.count)
        try kill(Self.webPoll(ledger, in: home), after: seconds * share, in: home)
        if seed % 3 == 0 { try kill(Self.webPoll(ledger, in: home), after: seconds * (1 - share) / 2, in: home) }
        let verified = try Run(["ledger", "verify", "--ledger", ledger], in: home)
        let isNone = verified.status == 65 && verified.errors.contains("no ledger")
        #expect(verified.status == 0 || isNone, "\(verified.errors)")

        let poll = try Run(Self.webPoll(ledger, in: home), in: home)
        #expect(poll.status == 0, "\(poll.errors)")
        let after = try Run(["ledger", "verify", "--ledger", ledger], in: home)
        #expect(after.status == 0, "\(after.errors)")
        #expect(try Self.facts(ledger, in: home) == expected)
        let entries = try Run(["ledger", "export", "--format", "ndjson", "--ledger", ledger], in: home).documents()
        let named = Set(entries.compactMap { $0["warc_record_id"] as? String })
        let listed = try ForeignTool.run(
            "sh", ["-c", "zcat '\(home.folder.path)'/warc/*.warc.gz | grep -a '^WARC-Record-ID: '"])
        let kept = Set(
            listed.output.split(whereSeparator: \.isNewline).map { $0.dropFirst(17).dropLast() }.map(String.init))
        #expect(named.count == SmallWeb.articles)
        #expect(named.isSubset(of: kept), "\(named.subtracting(kept))")
    }

    /// Starts a poll of the sample world and kills it.
    private func kill(after seconds: Double, ledger: String, in home: Home) throws {
        try kill(["poll", SampleWorld.folder, "--ledger", ledger], after: seconds, in: home)
    }

    /// Starts the program and kills it as the kernel does when memory is out.
    private func kill(_ arguments: [String], after seconds: Double, in home: Home) throws {
        let process = try ChildProcess(
            Run.program.path, arguments, environment: home.environment, folder: home.folder)
        Thread.sleep(forTimeInterval: seconds)
        process.signal(SIGKILL)
        process.end()
    }
}
