import ArgumentParser
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two versions of an article.",
        discussion: """
            Sentence by sentence, and which attributions came, went or name another source for the same claim. Without \
            --from and --to: the newest version and the one before it.

            EXAMPLES
              sourcier diff https://www.example.org/news/1
              sourcier diff article:12 --from 1 --format json
            """)

    @Argument(help: ArgumentHelp("An article's address, or its id (article:12).", valueName: "article"))
    var article: String

    @Option(help: ArgumentHelp("The older version's number; 1 is the first.", valueName: "version"))
    var from: Int?

    @Option(help: ArgumentHelp("The newer version's number.", valueName: "version"))
    var to: Int?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        if let from, let to, from >= to { throw ValidationError("--from takes an older version than --to") }
    }

    func run() async throws {
        let store = try ledger.open()
        let id = try await store.article(named: article)
        let (held, versions, difference) = try await store.read {
            reader -> (HeldArticle?, [ArticleVersion], VersionDifference?) in
            func compare(_ reader: some LedgerReader) throws -> (HeldArticle?, [ArticleVersion], VersionDifference?) {
                let (held, versions) = (try reader.article(id), try reader.versions(of: id))
                if versions.count < 2, from == nil, to == nil { return (held, versions, nil) }
                let newer = to ?? versions.count
                let older = from ?? newer - 1
                guard older >= 1, older < newer else {
                    throw IngestionError(
                        .noSuchInput, "\(article): there is no version before version \(min(older, newer)) to compare")
                }
                return (held, versions, try VersionDifference(versions, from: older, to: newer, in: reader))
            }
            return try compare(reader)
        }
        switch format.format {
        case .json:
            try Output.json(DifferenceOutput(id: id, address: held?.address, versions: versions, difference))
        case .text:
            if let difference {
                try Output.write(DifferenceReport.text(difference, style: Terminal.style))
            } else {
                let seen = versions.first.map { NewsDate(seconds: $0.seen).description } ?? ""
                try Output.write("The ledger holds one version of this article, first seen \(seen).\n")
            }
        }
    }
}
