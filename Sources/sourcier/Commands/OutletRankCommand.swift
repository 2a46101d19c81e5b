import ArgumentParser
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension OutletsCommand {
    struct Rank: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how outlets come by their news: what they had first, second-hand, from agencies.",
            discussion: """
                Counts over the articles that the ledger holds; --exchanges shows who cites whom, month by month.

                EXAMPLES
                  sourcier outlets rank
                  sourcier outlets rank --since 2026-01-01 --limit 20
                  sourcier outlets rank --exchanges --outlet lemonde.fr --format json
                """)

        @Option(help: ArgumentHelp("Only articles published on or after this day (2026-01-31).", valueName: "date"))
        var since: NewsDate?

        @Option(help: ArgumentHelp("Only this outlet; with --exchanges, on either side.", valueName: "id"))
        var outlet: String?

        @Option(help: ArgumentHelp("How many lines at most.", valueName: "n"))
        var limit = 50

        @Flag(help: "Show who cites whom, and how often in each month.")
        var exchanges = false

        @OptionGroup var format: FormatOption
        @OptionGroup var ledger: LedgerOption

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit is at least 1.") }
        }

        func run() async throws {
            let registry = try Reasoning.registry(configuration: Folders.configuration)
            let store = try ledger.open()
            let since = since?.seconds
            let ranking = try await store.read { reader in
                func rank(_ reader: some LedgerReader) throws -> OutletRanking {
                    try OutletRanking(since: since, in: reader)
                }
                return try rank(reader)
            }
            let wanted = outlet.map { OutletID($0) }
            let rows = ranking.rows.filter { wanted == nil || $0.outlet == wanted }.prefix(limit)
            let pairs = ranking.exchanges.filter { wanted == nil || $0.from == wanted || $0.to == wanted }.prefix(limit)
            switch (format.format, exchanges) {
            case (.json, false): for row in rows { try Output.json(row) }
            case (.json, true): for pair in pairs { try Output.json(pair) }
            case (.text, false):
                try Output.write(OutletRankReport.rows(Array(rows), registry: registry, style: Terminal.style))
            case (.text, true):
                try Output.write(OutletRankReport.exchanges(Array(pairs), registry: registry, style: Terminal.style))
            }
        }
    }
}
