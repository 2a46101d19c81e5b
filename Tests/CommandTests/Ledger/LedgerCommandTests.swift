import Foundation
import TestSupport
import Testing

@Suite("sourcier ledger", .waiting)
struct LedgerCommandTests {
    private let home: Home
    private var ledger: String { home.folder.appendingPathComponent("l.sqlite").path }

    init() throws { home = try Home() }

    private func run(_ arguments: String..., on ledger: String? = nil, input: String = "") throws -> Run {
        try Run(arguments + ["--ledger", ledger ?? self.ledger], in: home, input: Array(input.utf8))
    }

    private func document(_ run: Run) throws -> [String: Any] {
        #expect(run.status == 0, "\(run.errors)")
        return try #require(try run.documents().first)
    }

    /// A ledger of one article, made from a file.
    private func fill() throws {
        #expect(try run("ledger", "init", "--origin", "desk.example/log").status == 0)
        let page = try home.file("page.html", SampleInputs.page)
        let audit = try run("audit", page, "--record", "--format", "json")
        #expect(audit.status == 0, "\(audit.errors)")
    }

    @Test("init makes a ledger of the name, prints its key, and never touches one that is there")
    func initialize() throws {
        let made = try document(run("ledger", "init", "--origin", "desk.example/log", "--format", "json"))
        #expect(made["origin"] as? String == "desk.example/log")
        #expect((made["vkey"] as? String)?.hasPrefix("desk.example/log+") == true)
        let key = try #require(made["key"] as? String)
        let attributes = try FileManager.default.attributesOfItem(atPath: key)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let head = try run("ledger", "head").output
        #expect(head.hasPrefix("desk.example/log\n0\n"))
        let again = try run("ledger", "init", "--origin", "other.example/log")
        #expect(again.status == 64)
        #expect(again.errorLines.count == 1)
        #expect(try run("ledger", "head").output == head)
        let shown = try run("ledger", "init", on: home.folder.appendingPathComponent("second.sqlite").path)
        #expect(shown.status == 0)
        #expect(shown.output.contains("localhost/"))
    }

    @Test("init refuses what is no origin", arguments: ["https://a.example/", "a b", "a+b", ""])
    func badOrigin(origin: String) throws {
        let run = try run("ledger", "init", "--origin", origin)
        #expect(run.status == 64)
        #expect(run.errorLines.count == 1)
        #expect(!FileManager.default.fileExists(atPath: ledger))
    }

    @Test("prove prints the proof as text and as JSON, and says what entries there are")
    func prove() throws {
        try fill()
        let text = try run("ledger", "prove", "article:1")
        #expect(text.output.hasPrefix("c2sp.org/tlog-proof@v1\nindex 1\n"))
        let json = try document(run("ledger", "prove", "1", "--format", "json"))
        let path = try #require(json["path"] as? [String])
        #expect(text.output.contains(path.joined(separator: "\n")))
        #expect((json["entry"] as? String)?.contains("\"type\":\"article\"") == true)
        let growth = try run("ledger", "prove", "--from", "1")
        #expect(growth.output.hasPrefix("old 1\n"))
        #expect(try document(run("ledger", "prove", "--from", "1", "--format", "json"))["from"] as? Int == 1)
        for wrong in ["999", "--from=999"] {
            let run = try run("ledger", "prove", wrong)
            #expect(run.status == 66)
            #expect(run.errorLines.count == 1)
        }
        for wrong in [[], ["x"], ["-1"], ["1", "--from", "1"], ["article:x"]] {
            #expect(try Run(["ledger", "prove"] + wrong + ["--ledger", ledger], in: home).status == 64)
        }
    }

    @Test("export writes the same to a file as to standard output, and leaves no half file behind")
    func export() throws {
        try fill()
        for format in ["prov-json", "jsonld", "annotations", "graphml", "dot", "csv", "ndjson"] {
            let file = home.folder.appendingPathComponent("out." + format)
            #expect(try run("ledger", "export", "--format", format, "--output", file.path).status == 0)
            #expect(try String(contentsOf: file, encoding: .utf8) == run("ledger", "export", "--format", format).output)
        }
        let nowhere = try run("ledger", "export", "--format", "csv", "--output", "/nowhere/at/all.csv")
        #expect(nowhere.status == 74)
        #expect(nowhere.errorLines.count == 1)
        #expect(try run("ledger", "export", "--format", "tiles").status == 64)
        #expect(try run("ledger", "export", "--format", "pdf").status == 64)
        let names = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
        #expect(!names.contains { $0.contains("partial") })
    }

    @Test("export of tiles brings a directory up to date, and leaves another log's alone")
    func tiles() throws {
        try fill()
        let directory = home.folder.appendingPathComponent("log").path
        #expect(try run("ledger", "export", "--format", "tiles", "--output", directory).status == 0)
        let checkpoint = try String(contentsOfFile: directory + "/checkpoint", encoding: .utf8)
        #expect(try run("ledger", "head").output == checkpoint)
        let other = home.folder.appendingPathComponent("other.sqlite").path
        #expect(try run("ledger", "init", on: other).status == 0)
        let refused = try run("ledger", "export", "--format", "tiles", "--output", directory, on: other)
        #expect(refused.status == 65)
        #expect(try String(contentsOfFile: directory + "/checkpoint", encoding: .utf8) == checkpoint)
    }

    @Test("rebuild changes nothing that can be asked")
    func rebuild() throws {
        try fill()
        let questions = [["articles"], ["chains"], ["ledger", "export", "--format", "csv"], ["ledger", "head"]]
        func answers() throws -> [String] {
            try questions.map { try Run($0 + ["--ledger", ledger], in: home).output }
        }
        let before = try answers()
        let counts = try document(run("ledger", "rebuild", "--format", "json"))
        #expect(counts["articles"] as? Int == 1)
        #expect(try answers() == before)
        #expect(try run("ledger", "verify").status == 0)
    }

    @Test("withhold erases the words, says why in the log, and every proof still holds")
    func withhold() throws {
        try fill()
        let proof = try run("ledger", "prove", "1").output
        let head = try home.file("head.txt", run("ledger", "head").output)
        let done = try document(run("ledger", "withhold", "article:1", "--why", "court order", "--format", "json"))
        #expect(done["erased"] as? Int ?? 0 >= 3)
        let file = try Data(contentsOf: URL(fileURLWithPath: ledger))
        #expect(file.range(of: Data("accueille de nouveau les voitures".utf8)) == nil)
        let verified = try document(run("ledger", "verify", "--against", head, "--format", "json"))
        #expect(verified["holds"] as? Bool == true)
        #expect(verified["withheld"] as? Int ?? 0 >= 3)
        #expect(try run("ledger", "export", "--format", "ndjson").output.contains("court order"))
        #expect(try run("ledger", "export", "--format", "prov-json").status == 0)
        #expect(try run("ledger", "export", "--format", "annotations").status == 0)
        #expect(proof.contains("index 1\n"))
        let missing = try run("ledger", "withhold", "999", "--why", "x")
        #expect(missing.status == 66)
        #expect(missing.errorLines.count == 1)
        #expect(try run("ledger", "withhold", "article:1", "--why", " ").status == 64)
    }

    @Test("verify finds what contradicts a checkpoint kept elsewhere, and what is none")
    func against() throws {
        try fill()
        let other = home.folder.appendingPathComponent("other.sqlite").path
        #expect(try run("ledger", "init", on: other).status == 0)
        let strange = try home.file("strange.txt", run("ledger", "head", on: other).output)
        let refused = try run("ledger", "verify", "--against", strange)
        #expect(refused.status == 1)
        #expect(refused.errorLines.count == 1)
        let empty = try home.file("empty.txt", "")
        #expect(try run("ledger", "verify", "--against", empty).status == 1)
        #expect(try run("ledger", "verify", "--against", "/nowhere.txt").status == 66)
        let head = try run("ledger", "head").output
        #expect(try run("ledger", "verify", "--against", "-", input: head).status == 0)
    }

    @Test("a witness cosigns what extends the log, and nothing else")
    func witness() throws {
        try fill()
        let witness = home.folder.appendingPathComponent("w.sqlite").path
        #expect(try run("ledger", "init", "--origin", "w.example/log", on: witness).status == 0)
        let head = try run("ledger", "head").output
        let key = try run("ledger", "head", "--vkey").output
        let unknown = try run("ledger", "witness", "-", on: witness, input: head)
        #expect(unknown.status == 65)
        #expect(unknown.errors.contains("--vkey"))
        let first = try run("ledger", "witness", "-", "--vkey", key, on: witness, input: head)
        #expect(first.status == 0)
        #expect(first.output.hasPrefix(head))
        #expect(first.output.contains("— w.example/log/witness "))
        let cosigned = try home.file("cosigned.txt", first.output)
        #expect(try run("ledger", "verify", "--against", cosigned).status == 0)

        #expect(try run("ledger", "withhold", "1", "--why", "x").status == 0)
        let newer = try run("ledger", "head").output
        let unproved = try run("ledger", "witness", "-", on: witness, input: newer)
        #expect(unproved.status == 65)
        let size = try #require(head.split(separator: "\n").dropFirst().first)
        #expect(unproved.errors.contains("--from \(size)"))
        let proof = try run("ledger", "prove", "--from", String(size)).output
        let second = try document(run("ledger", "witness", "-", "--format", "json", on: witness, input: proof))
        #expect(second["before"] as? Int == Int(size))
        let older = try run("ledger", "witness", "-", on: witness, input: head)
        #expect(older.status == 1)
        #expect(older.errorLines.count == 1)
        #expect(try run("ledger", "witness", "-", on: witness, input: "no note\n").status == 65)
        let listed = try document(run("ledger", "witness", "--format", "json", on: witness))
        #expect((listed["logs"] as? [[String: Any]])?.count == 1)
    }

    @Test("import copies a published log, brings it up to date, and refuses one that was changed")
    func importing() throws {
        try fill()
        let directory = home.folder.appendingPathComponent("log").path
        #expect(try run("ledger", "export", "--format", "tiles", "--output", directory).status == 0)
        let key = try run("ledger", "head", "--vkey").output
        let mine = home.folder.appendingPathComponent("mine/ledger.sqlite").path
        #expect(try run("ledger", "import", directory, on: mine).status == 65)
        let imported = try document(
            run("ledger", "import", directory, "--vkey", key, "--format", "json", on: mine))
        let copy = try #require(imported["ledger"] as? String)
        #expect(copy == home.folder.appendingPathComponent("mine/imported/desk.example_log.sqlite").path)
        #expect(imported["new"] as? Int == imported["size"] as? Int)
        #expect(try run("ledger", "verify", on: copy).status == 0)
        #expect(try run("articles", on: copy).output.contains("exemple-gazette.fr"))
        let written = try run("ledger", "withhold", "1", "--why", "x", on: copy)
        #expect(written.status == 65)
        #expect(written.errorLines.count == 1)
        let before = try run("articles", on: copy).output
        #expect(try run("ledger", "rebuild", on: copy).status == 0)
        #expect(try run("articles", on: copy).output == before)

        #expect(try run("ledger", "withhold", "1", "--why", "x").status == 0)
        #expect(try run("ledger", "export", "--format", "tiles", "--output", directory).status == 0)
        #expect(try document(run("ledger", "import", directory, "--format", "json", on: mine))["new"] as? Int == 1)
        #expect(try run("ledger", "head", on: copy).output == run("ledger", "head").output)

        let tile = try #require(
            try FileManager.default.subpathsOfDirectory(atPath: directory)
                .first { $0.hasPrefix("tile/entries/000.p/\(try size())") })
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: directory + "/" + tile)))
        bytes[40] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: directory + "/" + tile))
        let forged = try run(
            "ledger", "import", directory, "--vkey", key, "--to", home.folder.appendingPathComponent("f.sqlite").path)
        #expect(forged.status == 1)
        #expect(forged.errorLines.count == 1)
        #expect(try run("ledger", "import", home.folder.path, on: mine).status == 66)
    }

    private func size() throws -> Int {
        try #require(try run("ledger", "head", "--format", "json").documents().first?["size"] as? Int)
    }
}
