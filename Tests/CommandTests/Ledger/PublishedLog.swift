import Foundation
import Testing

/// What the sample world's ledger publishes, in a folder for foreign programs to check.
struct PublishedLog {
    let home: Home
    let folder: URL
    let world: SampleWorld

    init() throws {
        home = try Home()
        folder = home.folder.appendingPathComponent("published")
        world = try SampleWorld.shared.get()
        try write("vkey", output("ledger", "head", "--vkey"))
        _ = try output("ledger", "export", "--format", "tiles", "--output", folder.appendingPathComponent("log").path)
        try write("entries.ndjson", output("ledger", "export", "--format", "ndjson"))
        let size = try #require(try world.documents("ledger", "head").first?["size"] as? Int)
        for entry in [0, 1, 7, 254, 255, 256, size - 1] {
            try write("inclusion-\(entry)", output("ledger", "prove", "\(entry)"))
        }
        for old in [1, 2, 100, 255, 256, 257, size] {
            try write("consistency-\(old)", output("ledger", "prove", "--from", "\(old)"))
        }
        try witness()
    }

    /// Has another ledger cosign two checkpoints, the second with its proof.
    private func witness() throws {
        let ledger = home.folder.appendingPathComponent("witness.sqlite").path
        func run(_ arguments: String...) throws -> Run { try Run(arguments + ["--ledger", ledger], in: home) }
        #expect(try run("ledger", "init", "--origin", "witness.example/log").status == 0)
        let key = try String(contentsOf: folder.appendingPathComponent("vkey"), encoding: .utf8)
        let head = folder.appendingPathComponent("log/checkpoint").path
        let cosigned = try run("ledger", "witness", head, "--vkey", key)
        #expect(cosigned.status == 0, "\(cosigned.errors)")
        try write("cosigned", cosigned.output)
        let listed = try run("ledger", "witness", "--format", "json").documents().first
        try write("witness.vkey", try #require(listed?["witness"] as? String))
    }

    func output(_ arguments: String...) throws -> String {
        let run = try Run(arguments + ["--ledger", world.ledger], in: home)
        #expect(run.status == 0, "\(run.errors)")
        return run.output
    }

    func write(_ name: String, _ text: String) throws { try home.file("published/" + name, text) }
}
