import ArgumentParser
import Foundation
import Ledger

struct LedgerRekeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rekey",
        abstract: "Give the log a new key, signed by the old one.",
        discussion: """
            An entry names the new key, and the checkpoint over it bears both signatures: whoever knows the old key \
            follows from there. The old key's file is overwritten. Publish the new key where the old one stands. Against \
            somebody who has stolen the old key this helps only those who hold a checkpoint.

            EXAMPLES
              sourcier ledger rekey
            """)

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let store = try ledger.open()
        let link = try await store.changeKey(at: Int64(Date().timeIntervalSince1970))
        switch format.format {
        case .json: try Output.json(KeyLine(link))
        case .text:
            try Output.write(
                """
                \(link.key)
                  named by entry \(link.entry ?? 0); the checkpoint over it is signed by the old key and by this one
                  key     \(store.keyPath)  (keep a copy of it apart; who has it can sign)

                """)
        }
    }
}
