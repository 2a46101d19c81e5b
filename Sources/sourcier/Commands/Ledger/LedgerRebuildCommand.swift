import ArgumentParser
import Ledger

struct LedgerRebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Drop every derived table, and make it again from the entries.",
        discussion: """
            Lists, searches and chains are read from tables that follow from the log. This makes them anew; the log \
            itself is not touched.

            EXAMPLES
              sourcier ledger rebuild
            """)

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let store = try ledger.open()
        try await store.rebuild()
        let counts = try await store.read { try $0.counts() }
        switch format.format {
        case .json: try Output.json(CountsOutput(counts))
        case .text:
            try Output.write(
                """
                made anew from \(counts.entries) entries: \(counts.articles) articles in \(counts.versions) versions, \
                \(counts.attributions) attributions, \(counts.resolutions) resolutions, \(counts.feeds) feeds

                """)
        }
    }
}

private struct CountsOutput: Encodable {
    let entries: Int64
    let articles: Int64
    let versions: Int64
    let attributions: Int64
    let resolutions: Int64
    let feeds: Int64

    init(_ counts: LedgerCounts) {
        entries = counts.entries
        articles = counts.articles
        versions = counts.versions
        attributions = counts.attributions
        resolutions = counts.resolutions
        feeds = counts.feeds
    }
}
