import ArgumentParser
import Foundation
import Ingestion

/// The inputs of the plumbing commands: files, folders, `-`, or a manifest.
struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Files, folders (every regular file below), or - for standard input.", valueName: "file"))
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Read the inputs from a file of one JSON object a line.",
            discussion:
                #"{"input": "page.html", "url": "https://…", "language": "fr", "text": true}; all but input are optional. In place of a file a line may hold the page itself, "html", or where an archive keeps it, "warc": {"file", "offset", "length"}."#,
            valueName: "file"))
    var manifest: String?

    func validate() throws {
        if files.isEmpty == (manifest == nil) {
            throw ValidationError(
                files.isEmpty
                    ? "name a file, a folder, - for standard input, or --manifest FILE"
                    : "name files or --manifest FILE, not both")
        }
    }

    /// The inputs in order; folders are walked.
    ///
    /// - Throws: `IngestionError` where the manifest cannot be read.
    func inputs() throws -> [Input] {
        if let manifest { return try Manifest.read(path: manifest) }
        return files.flatMap { name -> [Input] in
            guard name != "-", let below = try? InputFiles.expand([name]), !below.isEmpty else {
                return [Input(name: name)]
            }
            return below.map { Input(name: $0) }
        }
    }
}

/// One input of a command.
struct Input {
    var name: String
    var url: String?
    var language: String?
    var isText: Bool?
    /// The page itself, where the manifest carries it.
    var html: String?
    /// Where an archive keeps the page.
    var archived: ArchivedRange?
    /// When it was published, where the page doesn't say so.
    var date: NewsDate?
    /// When it was captured.
    var captured: NewsDate?

    init(
        name: String, url: String? = nil, language: String? = nil, isText: Bool? = nil, html: String? = nil,
        archived: ArchivedRange? = nil, date: NewsDate? = nil, captured: NewsDate? = nil
    ) {
        self.name = name
        self.url = url
        self.language = language
        self.isText = isText
        self.html = html
        self.archived = archived
        self.date = date
        self.captured = captured
    }

    func bytes(maxBytes: Int) throws(IngestionError) -> [UInt8] {
        if let html { return Array(html.utf8) }
        if let archived { return try archived.page(maxBytes: maxBytes).body }
        return try InputFile.read(path: name, maxBytes: maxBytes)
    }

    /// The address that is known of the input.
    ///
    /// - Throws: `IngestionError` where what was given is no address.
    func address(or given: String?) throws(IngestionError) -> WebAddress? {
        guard let text = url ?? given else { return nil }
        guard let address = WebAddress(text), address.isHTTP else {
            throw IngestionError(.badAddress, "\(text): not a web address; one begins with https://")
        }
        return address
    }
}
