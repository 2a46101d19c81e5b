import ArgumentParser
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

struct StoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "Show who carries the claims of an article, and on how many origins they rest.",
        discussion: """
            EXAMPLES
              sourcier story https://www.example.org/news/1
              sourcier story article:12 --format json
            """)

    @Argument(help: ArgumentHelp("An article's address, or its id (article:12).", valueName: "article"))
    var article: String

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let reasoning = try Reasoning.load(configuration: Folders.configuration)
        let store = try ledger.open()
        let id = try await store.article(named: article)
        let (story, articles) = try await store.read { reader -> (Story?, [WebAddress: HeldArticle]) in
            func find(_ reader: some LedgerReader) throws -> Story? { try reasoning.stories.story(of: id, in: reader) }
            let story = try find(reader)
            var articles: [WebAddress: HeldArticle] = [:]
            for address in story?.articles ?? [] { articles[address] = try reader.article(at: address) }
            return (story, articles)
        }
        guard let story else {
            throw IngestionError(.noSuchInput, "\(article): its text was withheld, so there is no story to show")
        }
        switch format.format {
        case .json: try Output.json(story)
        case .text:
            try Output.write(
                StoryReport.text(story, articles: articles, registry: reasoning.registry, style: Terminal.style))
        }
    }
}
