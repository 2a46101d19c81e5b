import ArgumentParser
import Ledger

struct LedgerKeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "List the keys that have signed the log, oldest first.",
        discussion: """
            Each but the first is named by an entry, which the key before it signed. As JSON, a line has that signature \
            too: whoever knows an older key follows it to the newest, a witness for one.

            EXAMPLES
              sourcier ledger keys
              sourcier ledger keys --format json > keys.ndjson
            """)

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        for link in try await ledger.open().keys().links {
            switch format.format {
            case .json: try Output.json(KeyLine(link))
            case .text:
                let since = link.entry.map { "since entry \($0)" } ?? "the first"
                try Output.write("\(link.key)  \(since)\n")
            }
        }
    }
}

/// A key with what the one before it signed, as JSON.
struct KeyLine: Codable {
    let vkey: String
    var entry: Int64?
    var previousVkey: String?
    var signature: String?

    enum CodingKeys: String, CodingKey {
        case vkey, entry, signature
        case previousVkey = "previous_vkey"
    }

    init(_ link: KeyChain.Link) {
        vkey = link.key.description
        entry = link.entry
        previousVkey = link.record?.previous
        signature = link.record?.signature
    }

    var record: KeyRecord { KeyRecord(vkey: vkey, previous: previousVkey, signature: signature) }
}
