import ArgumentParser
import Ledger

struct LedgerProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that the log holds an entry, or that it only grew.",
        discussion: """
            ENTRY is an entry's number, or article:12. With --from the proof says that the log still begins with its \
            first so many entries. Both are small texts (c2sp.org/tlog-proof) that are checked offline, with the log's \
            key ('sourcier ledger head --vkey') and the entry ('sourcier ledger export --format ndjson', line ENTRY + 1).

            EXAMPLES
              sourcier ledger prove article:12 > article-12.tlog-proof
              sourcier ledger prove --from 260
            """)

    @Argument(help: ArgumentHelp("The entry that the log holds.", valueName: "entry"))
    var entry: EntryNumber?

    @Option(help: ArgumentHelp("The size that the log had, once.", valueName: "size"))
    var from: Int64?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        guard (entry == nil) != (from == nil) else { throw ValidationError("name an entry, or --from SIZE") }
        guard from ?? 0 >= 0 else { throw ValidationError("--from takes a number of entries, from 0") }
    }

    func run() async throws {
        let store = try ledger.open()
        if let entry {
            let proof = try await store.inclusionProof(of: entry.index)
            switch format.format {
            case .text: try Output.write(proof.text)
            case .json: try Output.json(try ProofOutput(proof, bytes: try await store.entryBytes(at: entry.index)))
            }
        } else if let from, let size = TreeSize(rawValue: from) {
            let proof = try await store.consistencyProof(from: size)
            switch format.format {
            case .text: try Output.write(proof.text)
            case .json: try Output.json(try ProofOutput(proof))
            }
        }
    }
}

/// A proof as JSON.
private struct ProofOutput: Encodable {
    var index: Int64?
    var from: Int64?
    var entry: String?
    let size: Int64
    let root: String
    let path: [String]
    let note: String

    init(_ proof: InclusionDocument, bytes: [UInt8]?) throws {
        try self.init(path: proof.path, note: proof.note)
        index = proof.index
        entry = bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    init(_ proof: ConsistencyDocument) throws {
        try self.init(path: proof.path, note: proof.note)
        from = proof.old.rawValue
    }

    private init(path: [TreeHash], note: SignedNote) throws {
        guard let checkpoint = Checkpoint(note.text) else {
            throw LedgerError(.inconsistent, "the last checkpoint can't be read; 'sourcier ledger verify' says more")
        }
        size = checkpoint.size.rawValue
        root = checkpoint.root.description
        self.path = path.map(\.description)
        self.note = note.note
    }
}
