import ArgumentParser
import Foundation
import Ingestion
import Report

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
              sourcier extract page.html --explain
            """)

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("Where the page was found.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The longest document that is read.", valueName: "bytes"))
    var maxBytes: Int = 64 << 20

    @Flag(help: "Show for each block of the page whether it was kept, and why, instead of the article.")
    var explain = false

    func run() throws {
        let inputs = try input.inputs()
        var filter = Filter(printsErrors: !explain)
        try filter.run(inputs) { input in
            if explain {
                let decisions = try ArticleExtractor.explain(
                    input.bytes(maxBytes: maxBytes), url: input.address(or: url))
                if inputs.count > 1 { try Output.write("\(input.name)\n") }
                try Output.write(ExtractionReport.text(decisions, style: Terminal.style))
            } else {
                let article = try input.article(url: url, isText: false, language: nil, maxBytes: maxBytes)
                try Output.line(article.json(input: input.name))
            }
        }
        try filter.end()
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
