import ArgumentParser
import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

struct ChainsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chains",
        abstract: "List chains of citation, from an article to where the trail ends.",
        discussion: """
            EXAMPLES
              sourcier chains
              sourcier chains --article https://www.example.org/news/1
              sourcier chains --outlet lemonde.fr --min-depth 2
              sourcier chains --kind circular --format json
            """)

    @Option(help: ArgumentHelp("Only the chains that start at this article.", valueName: "id-or-url"))
    var article: String?

    @Option(help: ArgumentHelp("Only chains on which this outlet stands.", valueName: "id"))
    var outlet: String?

    @Option(help: ArgumentHelp("Only chains that start at this outlet.", valueName: "id"))
    var from: String?

    @Option(help: ArgumentHelp("Only chains that lead to this outlet, agency or source.", valueName: "id"))
    var to: String?

    @Option(help: ArgumentHelp("Only articles published on or after this day (2026-01-31).", valueName: "date"))
    var since: NewsDate?

    @Option(help: ArgumentHelp("Only chains of this depth or more.", valueName: "n"))
    var minDepth: Int?

    @Option(
        help: ArgumentHelp(
            "Only chains that end so: \(ChainEnd.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "kind"))
    var kind: ChainEnd.Kind?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption
    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let reasoning = try Reasoning.load(configuration: Folders.configuration)
        let store = try ledger.open()
        let filter = ChainFilter(
            outlet: outlet.map { OutletID($0) }, from: from.map { OutletID($0) }, to: to, since: since?.seconds,
            minDepth: minDepth, kind: kind)
        let ids: [ArticleID] =
            if let article {
                [try await store.article(named: article)]
            } else {
                try await store.read { try $0.allArticles().map(\.id) }
            }
        let bar = ProgressBar("Following", unit: "articles", total: ids.count, quiet: quiet.quiet || ids.count < 200)
        var found: [Chain] = []
        for id in ids {
            let chains = try await store.read { reader in
                func follow(_ reader: some LedgerReader) throws -> [Chain] {
                    try reasoning.chains.chains(from: id, in: reader)
                }
                return try follow(reader)
            }
            let kept = chains.filter(filter.keeps)
            if format.format == .json {
                for chain in kept { try Output.json(chain) }
            } else {
                found += kept
            }
            bar.advance()
        }
        bar.finish()
        guard format.format == .text else { return }
        let titles = try await store.titles(of: found)
        try Output.write(
            ChainReport.text(
                found, titles: titles, registry: reasoning.registry, articles: ids.count, style: Terminal.style))
    }
}
