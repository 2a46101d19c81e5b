import ArgumentParser
import Foundation
import Ingestion
import Ledger

struct LedgerWitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Check that another ledger only grew, and cosign its checkpoint.",
        discussion: """
            FILE is what the other ledger prints: 'sourcier ledger head' the first time, then 'sourcier ledger prove \
            --from SIZE', where SIZE is what was cosigned last. The checkpoint is printed with this ledger's \
            cosignature (c2sp.org/tlog-cosignature) below it; the other ledger keeps that, and no longer can anybody \
            rewrite it without a witness who would know. Without FILE: the logs that are witnessed, and the key of this \
            witness.

            EXAMPLES
              sourcier ledger witness their-head.txt --vkey "$(cat their.vkey)" > cosigned.txt
              ssh desk.example sourcier ledger prove --from 260 | sourcier ledger witness -
              sourcier ledger witness
            """)

    @Argument(help: ArgumentHelp("A checkpoint, or a consistency proof with one.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("The other ledger's key; needed the first time.", valueName: "vkey"))
    var vkey: VerificationKey?

    @Option(
        help: ArgumentHelp(
            "The other ledger's keys, where they have changed ('sourcier ledger keys --format json' over there).",
            valueName: "file"))
    var keys: String?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let store = try ledger.open()
        guard let file else { return try await list(store) }
        let text = String(decoding: try InputFile.read(path: file, maxBytes: 1 << 20), as: UTF8.self)
        let proof = ConsistencyDocument(text)
        guard let note = proof?.note ?? SignedNote(text) else {
            throw LedgerError(
                .badCheckpoint, "\(file): neither a signed checkpoint nor a consistency proof ('sourcier ledger head')")
        }
        let now = Int64(Date().timeIntervalSince1970)
        let cosigned = try await store.cosign(note, proof: proof, key: vkey, changes: try changes(), at: now)
        switch format.format {
        case .text: try Output.write(cosigned.note.note)
        case .json:
            try Output.json(
                CosignedOutput(
                    origin: cosigned.checkpoint.origin.name, size: cosigned.checkpoint.size.rawValue,
                    before: cosigned.before?.rawValue, root: cosigned.checkpoint.root.description,
                    witness: cosigned.witness.description, note: cosigned.note.note))
        }
    }

    /// What the file of keys says of their changes.
    private func changes() throws -> [KeyRecord] {
        guard let keys else { return [] }
        let decoder = JSONDecoder()
        return try InputFile.read(path: keys, maxBytes: 1 << 20).split(separator: 0x0A).map { line in
            guard let key = try? decoder.decode(KeyLine.self, from: Data(line)) else {
                throw LedgerError(.badCheckpoint, "\(keys): no list of keys ('sourcier ledger keys --format json')")
            }
            return key.record
        }
    }

    private func list(_ store: StoredLedger) async throws {
        let (key, logs) = (try store.witnessKey(), try await store.witnessedLogs())
        switch format.format {
        case .json:
            try Output.json(
                WitnessOutput(
                    witness: key.description,
                    logs: logs.map { log in
                        WitnessOutput.Log(
                            origin: log.origin, vkey: log.verificationKey.description,
                            size: log.checkpoint.size.rawValue, root: log.checkpoint.root.description,
                            at: NewsDate(seconds: log.at))
                    }))
        case .text:
            try Output.write("witness  \(key)\n")
            for log in logs {
                try Output.write("\(log.checkpoint.size) entries  \(NewsDate(seconds: log.at))  \(log.origin)\n")
            }
        }
    }
}

private struct CosignedOutput: Encodable {
    let origin: String
    let size: Int64
    let before: Int64?
    let root: String
    let witness: String
    let note: String
}

private struct WitnessOutput: Encodable {
    struct Log: Encodable {
        let origin: String
        let vkey: String
        let size: Int64
        let root: String
        let at: NewsDate
    }

    let witness: String
    let logs: [Log]
}
