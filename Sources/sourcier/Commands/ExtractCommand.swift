import ArgumentParser
import Foundation
import Ingestion

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print an article page as its text and metadata.",
        discussion: """
            One line of JSON a file: title, authors, dates, language, the article's own words with its paragraphs, \
            links and agency credits. Offsets count Unicode scalar values of the text.

            EXAMPLES
              sourcier extract page.html --url https://example.org/news/1
              sourcier extract pages/
            """)

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("Where the page was found.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The longest document that is read.", valueName: "bytes"))
    var maxBytes: Int = 64 << 20

    func run() throws {
        var filter = Filter(printsErrors: true)
        try filter.run(input.inputs()) { input in
            let article = try input.article(url: url, isText: false, language: nil, maxBytes: maxBytes)
            try Output.json(ArticleOutput(input: input.name, article: article))
        }
        try filter.end()
    }
}

/// An article with the input that it was read from.
private struct ArticleOutput: Encodable {
    let input: String
    let article: Article

    private enum CodingKeys: CodingKey {
        case input
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(input, forKey: .input)
        try article.encode(to: encoder)
    }
}

extension Input {
    /// Reads the input as an article; what the manifest says of it goes before what the command line says.
    func article(url: String?, isText: Bool, language: String?, maxBytes: Int) throws -> Article {
        let address = try address(or: url)
        let bytes = try bytes(maxBytes: maxBytes)
        let language = self.language ?? language
        if self.isText ?? isText {
            return try ArticleExtractor.plainText(bytes, url: address, language: language)
        }
        var article = try ArticleExtractor.extract(bytes, url: address)
        if let language { article.language = language }
        return article
    }
}
