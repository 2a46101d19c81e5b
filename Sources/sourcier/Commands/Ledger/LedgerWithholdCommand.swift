import ArgumentParser
import Foundation
import Ledger

struct LedgerWithholdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withhold",
        abstract: "Erase what an entry's text says, and keep every proof.",
        discussion: """
            For a court, a copyright or a person. Of an article version (article:12) its text, its page and the words \
            of its attributions are overwritten in the file; of a capture its payload. The log records that, and why. \
            Copies of the file, backups and archives made with --archive are out of reach: erase them too.

            EXAMPLES
              sourcier ledger withhold article:12 --why "court order of 2026-03-01"
            """)

    @Argument(help: ArgumentHelp("The entry whose contents go.", valueName: "entry"))
    var entry: EntryNumber

    @Option(help: ArgumentHelp("What the log says of it, for ever: name nobody.", valueName: "reason"))
    var why: String

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        guard !why.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--why takes a reason, which the log keeps")
        }
    }

    func run() async throws {
        let store = try ledger.open()
        let erased = try await store.withhold(entry.index, why: why, at: Int64(Date().timeIntervalSince1970))
        switch format.format {
        case .json: try Output.json(WithheldOutput(entry: entry.index, erased: erased, why: why))
        case .text:
            try Output.write("entry \(entry.index): \(erased) contents erased; the log says why, and its proofs hold\n")
        }
    }
}

private struct WithheldOutput: Encodable {
    let entry: Int64
    let erased: Int
    let why: String
}
