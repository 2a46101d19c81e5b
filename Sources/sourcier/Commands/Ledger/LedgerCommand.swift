import ArgumentParser

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Check, prove, publish and witness the record.",
        discussion: """
            The record is a Merkle log (RFC 6962) with signed checkpoints (C2SP): whoever distrusts it checks it with \
            tools that aren't this one. What it proves needs a checkpoint that somebody else keeps.

            EXAMPLES
              sourcier ledger verify
              sourcier ledger head > head.txt
              sourcier ledger verify --against head.txt
              sourcier ledger prove article:12
              sourcier ledger export --format tiles --output public/log
            """,
        subcommands: [
            LedgerInitCommand.self, LedgerVerifyCommand.self, LedgerHeadCommand.self, LedgerProveCommand.self,
            LedgerExportCommand.self, LedgerImportCommand.self, LedgerCopyCommand.self, LedgerWitnessCommand.self,
            LedgerRebuildCommand.self, LedgerWithholdCommand.self, LedgerKeysCommand.self, LedgerRekeyCommand.self,
        ])
}
