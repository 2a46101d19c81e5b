import ArgumentParser
import Foundation
import Ledger

struct LedgerInitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a ledger, and choose its name.",
        discussion: """
            The origin is the log's name for ever, the first line of each checkpoint: a domain of yours and a path, \
            with no scheme, no blank and no '+'. Without one it is localhost/ and a random number. Prints the key \
            by which others check what this ledger signs: publish it where they will look.

            EXAMPLES
              sourcier ledger init --origin example.org/ledger
              sourcier ledger init --origin example.org/ledger --ledger desk.sqlite --format json
            """)

    @Option(help: ArgumentHelp("The log's name.", valueName: "name"))
    var origin: String?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        if let origin, LogOrigin(origin) == nil {
            throw UsageError("\(origin): an origin has no scheme, no blank and no '+', like 'example.org/ledger'")
        }
        guard try !isThere() else {
            throw UsageError("\(ledger.address): there is a ledger already, and its origin is fixed; name another one")
        }
        let store = try ledger.open(create: true, origin: origin)
        switch format.format {
        case .json:
            try Output.json(
                NewLedger(
                    ledger: store.address, origin: store.origin, vkey: store.verificationKey.description,
                    key: store.keyPath))
        case .text:
            try Output.write(
                """
                \(store.address)
                  origin  \(store.origin)
                  vkey    \(store.verificationKey)
                  key     \(store.keyPath)  (keep a copy of it apart; who has it can sign)

                """)
        }
    }

    /// Whether there is one; a file that is something else is refused by opening it.
    private func isThere() throws -> Bool {
        if case .file(let path) = ledger.address, !FileManager.default.fileExists(atPath: path) { return false }
        do {
            _ = try ledger.open()
            return true
        } catch let error as LedgerError where error.code == .noLedger {
            return false
        }
    }
}

private struct NewLedger: Encodable {
    let ledger: String
    let origin: String
    let vkey: String
    let key: String
}
