import ArgumentParser
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

struct ArticlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "List the articles that the ledger holds.",
        discussion: """
            EXAMPLES
              sourcier articles
              sourcier articles --search barrage --since 2026-03-01
              sourcier articles --outlet krone.at --format json
            """)

    @Option(help: ArgumentHelp("Words in title or text; letter case and accents don't matter.", valueName: "text"))
    var search: String?

    @Option(help: ArgumentHelp("Only articles of this outlet.", valueName: "id"))
    var outlet: String?

    @Option(help: ArgumentHelp("Only articles published on or after this day (2026-01-31).", valueName: "date"))
    var since: NewsDate?

    @Option(help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit: Int = 1000

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let store = try ledger.open()
        let query = ArticleQuery(
            search: search, outlet: outlet.map { OutletID($0) }, since: since?.seconds, limit: max(0, limit))
        let articles = try await store.read { try $0.articles(matching: query) }
        switch format.format {
        case .json: for article in articles { try Output.json(ArticleLine(article)) }
        case .text: try Output.write(ArticleReport.text(articles, style: Terminal.style))
        }
    }
}

/// One line of the list.
private struct ArticleLine: Encodable {
    let id: String
    let url: String
    let outlet: String?
    let title: String?
    let language: String?
    let datePublished: NewsDate?
    let dateModified: NewsDate?

    private enum CodingKeys: String, CodingKey {
        case id, url, outlet, title, language
        case datePublished = "date_published"
        case dateModified = "date_modified"
    }

    init(_ article: HeldArticle) {
        id = article.id.description
        url = article.address.string
        outlet = article.outlet?.rawValue
        title = article.title
        language = article.language
        datePublished = article.published
        dateModified = article.modified
    }
}
