import ArgumentParser
import Ledger

struct LedgerHeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head",
        abstract: "Print the newest signed checkpoint.",
        discussion: """
            A checkpoint of a few lines commits to every entry. Kept elsewhere, it shows a log that was rewritten.

            EXAMPLES
              sourcier ledger head > head.txt
              sourcier ledger head --vkey
            """)

    @Flag(help: "Print the key by which the checkpoint is checked, instead of the checkpoint.")
    var vkey = false

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let store = try ledger.open()
        if vkey, format.format == .text { return try Output.write("\(store.verificationKey)\n") }
        let head = try await store.head()
        switch format.format {
        case .text: try Output.write(head)
        case .json: try Output.json(try HeadOutput(head, of: store))
        }
    }
}

private struct HeadOutput: Encodable {
    let origin: String
    let size: Int64
    let root: String
    let vkey: String
    let note: String

    init(_ head: String, of store: StoredLedger) throws {
        guard let checkpoint = SignedNote(head).flatMap({ Checkpoint($0.text) }) else {
            throw LedgerError(
                .inconsistent, "\(store.address): the last checkpoint can't be read; 'sourcier ledger verify' says more"
            )
        }
        origin = checkpoint.origin.name
        size = checkpoint.size.rawValue
        root = checkpoint.root.description
        vkey = store.verificationKey.description
        note = head
    }
}
