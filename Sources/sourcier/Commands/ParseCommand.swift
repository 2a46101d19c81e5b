import ArgumentParser
import Ingestion

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Print a feed of any kind as JSON Feed 1.1.",
        discussion: """
            Reads RSS 0.9x to 2.0, RSS 1.0 and RDF, Atom 0.3 and 1.0, JSON Feed and news sitemaps; one line of JSON \
            a file. What is not well formed is read as far as it can be, and the result says so (_sourcier.recovered).

            EXAMPLES
              sourcier parse feed.xml
              sourcier parse - --base-url https://example.org/rss < rss.xml
            """)

    @OptionGroup var input: InputOptions

    @Option(
        help: ArgumentHelp("Where the feed was found; relative addresses are resolved against it.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("The Content-Type with which it came; its charset is used.", valueName: "type"))
    var contentType: String?

    @Option(help: ArgumentHelp("The longest document that is read.", valueName: "bytes"))
    var maxBytes: Int = 64 << 20

    func run() throws {
        var filter = Filter(printsErrors: true)
        try filter.run(input.inputs()) { input in
            let base = try input.address(or: baseURL)
            let feed = try FeedParser.parse(
                input.bytes(maxBytes: maxBytes), baseURL: base, contentType: contentType, name: input.fileName)
            try Output.line(feed.jsonFeed(input: input.name))
        }
        try filter.end()
    }
}

extension Input {
    /// The file's name without its folder; `nil` for standard input.
    fileprivate var fileName: String? {
        name == "-" ? nil : name.split(separator: "/").last.map(String.init)
    }
}
