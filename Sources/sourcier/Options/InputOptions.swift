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
                #"{"input": "page.html", "url": "https://…", "language": "fr", "text": true}; all but input are optional. In place of a file a line may hold the page itself: "html"."#,
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

    init(name: String, url: String? = nil, language: String? = nil, isText: Bool? = nil, html: String? = nil) {
        self.name = name
        self.url = url
        self.language = language
        self.isText = isText
        self.html = html
    }

    func bytes(maxBytes: Int) throws(IngestionError) -> [UInt8] {
        if let html { return Array(html.utf8) }
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
