import ArgumentParser
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Show what one article took from another, side by side.",
        discussion: """
            Both are articles that the ledger holds; whichever is the earlier stands on the left. Sentences are \
            matched by their words, and, across languages too, by the names, figures and things in them.

            EXAMPLES
              sourcier compare article:12 article:40
              sourcier compare https://www.example.org/news/1 https://www.example.net/a --format json
            """)

    @Argument(help: ArgumentHelp("An article's address, or its id (article:12).", valueName: "a"))
    var first: String

    @Argument(help: ArgumentHelp("The other article's address or id.", valueName: "b"))
    var second: String

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let registry = try Reasoning.registry(configuration: Folders.configuration)
        let store = try ledger.open()
        let one = try await store.article(named: first)
        let two = try await store.article(named: second)
        let compared = try await store.read { reader in
            func compare(_ reader: some LedgerReader) throws -> ComparedArticles? {
                try ComparedArticles(one, two, in: reader)
            }
            return try compare(reader)
        }
        guard let compared else {
            throw IngestionError(.noSuchInput, "\(first), \(second): the text of one was withheld")
        }
        switch format.format {
        case .json: try Output.json(compared)
        case .text: try Output.write(ComparisonReport.text(compared, registry: registry, style: Terminal.style))
        }
    }
}
