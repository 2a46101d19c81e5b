import ArgumentParser
import Foundation
import Ledger

struct LedgerCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Move a ledger to another store, with the same root hash.",
        discussion: """
            Copies entry by entry, with texts, signed checkpoints, subscriptions and the signing key, from a file to a \
            PostgreSQL database or the other way. Every hash is made anew on the way. A copy that was broken off goes on \
            where it was when this is run again; a target that isn't a beginning of the ledger is refused. Write to one of \
            the two only from then on: two ledgers with one key that both grow contradict each other.

            EXAMPLES
              sourcier ledger copy desk.sqlite postgres://desk@db.example.org/news
              sourcier ledger copy postgres://desk@db.example.org/news backup.sqlite
            """)

    @Argument(help: ArgumentHelp("The ledger.", valueName: "from"))
    var from: String

    @Argument(help: ArgumentHelp("Where it goes: an SQLite file, or postgres://user@host/database.", valueName: "to"))
    var to: String

    @OptionGroup var format: FormatOption
    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let (from, to) = (LedgerAddress(from), LedgerAddress(to))
        let source = try LedgerOption.open(from, create: false)
        if case .file(let path) = to { try LedgerOption.makeFolder(of: path) }
        let bar = ProgressBar("Copying", unit: "entries", total: 0, quiet: quiet.quiet)
        let outcome = try await LedgerCopy(of: source).run(into: to, keyFolder: Folders.keys) { done, total in
            bar.advance(to: Int(clamping: done), of: Int(clamping: total))
        }
        bar.finish()
        let (size, root) = (outcome.checkpoint.size.rawValue, outcome.checkpoint.root.description)
        switch format.format {
        case .json:
            try Output.json(
                CopyOutput(
                    from: source.address, to: outcome.address, origin: source.origin, size: size,
                    new: size - outcome.before, root: root))
        case .text:
            try Output.write(
                """
                \(outcome.address): \(size) entries, \(size - outcome.before) of them new; root \(root)
                  Write to one of the two only from now on.

                """)
        }
    }
}

private struct CopyOutput: Encodable {
    let from: String
    let to: String
    let origin: String
    let size: Int64
    let new: Int64
    let root: String
}
