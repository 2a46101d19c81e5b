import ArgumentParser
import Foundation
import Ingestion
import Ledger
import Newsroom
import Report

struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Take web archives, pages and feeds from files into the ledger.",
        discussion: """
            INPUT is a WARC file of any maker (a crawl of the news by Common Crawl, wget's, browsertrix's, what 'poll \
            --archive' kept), an HTML page, a feed file, or a folder of them. Each response of an archive counts as a \
            page that was fetched when it was captured; its record's name goes into the ledger. Archives of any size are \
            read as a stream. What is held already is not taken in again, so that a second run goes on where the first \
            one ended. A page's address is the manifest's, else what it says itself, else what a feed beside it says.

            EXAMPLES
              sourcier ingest CC-NEWS-20260131.warc.gz
              sourcier ingest saved-pages/
              sourcier ingest --manifest pages.ndjson
            """)

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("The longest page that is read.", valueName: "bytes"))
    var maxBytes: Int = 64 << 20

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption
    @OptionGroup var quiet: QuietOption

    func run() async throws {
        guard maxBytes > 0 else { throw ValidationError("--max-bytes takes a number of bytes above 0") }
        let inputs = try input.inputs()
        guard !inputs.isEmpty else { throw UsageError("nothing to take in: these folders hold no files") }
        let reasoning = try Reasoning.load(configuration: Folders.configuration)
        let store = try ledger.open(create: true)
        let clock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
        let desk = IngestDesk(store: store, reasoning: reasoning, maxBytes: maxBytes, clock: clock)
        let bar = ProgressBar("Ingesting", unit: "inputs", total: inputs.count, quiet: quiet.quiet)
        var report = IngestLines(format: format.format)
        // A feed may say something of a page that comes before it.
        var feeds: [Int: WebAddress] = [:]
        for (place, input) in inputs.enumerated() where input.name != "-" {
            if let page = try? input.page(maxBytes: maxBytes, onlyFeeds: true), await desk.learn(page) {
                feeds[place] = page.address
            }
        }
        for (place, input) in inputs.enumerated() {
            if feeds[place] == nil { try report.add(await take(input, at: desk), of: input.name, place: place) }
            bar.advance()
        }
        for (place, address) in feeds.sorted(by: { $0.key < $1.key }) {
            try report.add(.success(await desk.leftovers(ofFeedAt: address)), of: inputs[place].name, place: place)
        }
        try await desk.finish()
        bar.finish()
        try report.end(inputs: inputs.count)
    }

    private func take(_ input: Input, at desk: IngestDesk) async throws -> Result<IngestCount, IngestionError> {
        do {
            if input.html == nil, input.archived == nil {
                let reader = try WARCReader(path: input.name, maxBlock: maxBytes)
                if try reader.isArchive() { return .success(try await desk.archive(reader)) }
                let body = try reader.rest(maxBytes: maxBytes)
                return .success(try await desk.page(try input.page(body: body)))
            }
            guard let page = try input.page(maxBytes: maxBytes, onlyFeeds: false) else {
                return .success(IngestCount())
            }
            return .success(try await desk.page(page))
        } catch let error as IngestionError where error.code != .cancelled {
            return .failure(error)
        }
    }
}

extension Input {
    /// The input as a page that was fetched; `nil` for an archive, or for what is no feed where only those are wanted.
    fileprivate func page(maxBytes: Int, onlyFeeds: Bool) throws -> IngestedPage? {
        if html != nil || archived != nil { return onlyFeeds ? nil : try page(body: try bytes(maxBytes: maxBytes)) }
        let reader = try WARCReader(path: name, maxBlock: 0)
        guard try !reader.isArchive() else { return nil }
        if onlyFeeds {
            let start = String(decoding: try reader.beginning(1024), as: UTF8.self).lowercased()
            guard !start.contains("<html"), !start.contains("<!doctype html") else { return nil }
        }
        return try page(body: try reader.rest(maxBytes: maxBytes))
    }

    fileprivate func page(body: [UInt8]) throws -> IngestedPage {
        var page = IngestedPage(
            address: try address(or: nil) ?? WebAddress(filePath: name), body: body, isText: isText ?? false,
            language: language, published: date, captured: captured)
        if let archived, let found = try? archived.page(maxBytes: .max >> 1) {
            page.record = found.record
            page.captured = page.captured ?? found.captured
            page.status = found.status
            page.contentType = found.contentType
            if url == nil { page.address = found.address }
        }
        return page
    }
}

/// Prints what became of each input, in the order of the inputs.
private struct IngestLines {
    let format: Format
    private var waiting: [Int: (name: String, result: Result<IngestCount, IngestionError>)] = [:]
    private var next = 0
    private var total = IngestCount()
    private var status: Int32 = 0

    init(format: Format) { self.format = format }

    mutating func add(_ result: Result<IngestCount, IngestionError>, of name: String, place: Int) throws {
        waiting[place] = (name, result)
        while let line = waiting.removeValue(forKey: next) {
            next += 1
            try show(line.name, line.result)
        }
    }

    private mutating func show(_ name: String, _ result: Result<IngestCount, IngestionError>) throws {
        switch result {
        case .success(let count):
            total.add(count)
            if let error = count.error { fail(name, error) }
            if format == .json { try Output.json(IngestLine(name, count)) }
        case .failure(let error):
            fail(name, error)
            if format == .json { try Output.json(ErrorDocument(input: name, error: error)) }
        }
    }

    private mutating func fail(_ name: String, _ error: IngestionError) {
        Output.complain(error.message.contains(name) ? error.message : "\(name): \(error.message)")
        if status == 0 { status = ExitStatus.of(error) }
    }

    func end(inputs: Int) throws {
        if format == .text {
            let skipped = total.skipped.sorted { $0.value > $1.value }
                .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
            try Output.write(
                """
                \(inputs) inputs, \(total.pages) pages: \(total.newArticles) new articles, \(total.newVersions) new \
                versions, \(total.known) known, \(total.newAttributions) attributions\
                \(skipped.isEmpty ? "" : "; passed over: \(skipped)")

                """)
        }
        if status != 0 { throw ExitCode(status) }
    }
}

extension IngestCount {
    fileprivate mutating func add(_ other: IngestCount) {
        pages += other.pages
        newArticles += other.newArticles
        newVersions += other.newVersions
        newAttributions += other.newAttributions
        known += other.known
        skipped.merge(other.skipped, uniquingKeysWith: +)
    }
}

/// What became of one input, as JSON.
private struct IngestLine: Encodable {
    let input: String
    let pages: Int
    let newArticles: Int
    let newVersions: Int
    let newAttributions: Int
    let known: Int
    let skipped: [String: Int]
    let error: ErrorDocument.Failure?

    private enum CodingKeys: String, CodingKey {
        case input, pages, known, skipped, error
        case newArticles = "new_articles"
        case newVersions = "new_versions"
        case newAttributions = "new_attributions"
    }

    init(_ name: String, _ count: IngestCount) {
        input = name
        pages = count.pages
        newArticles = count.newArticles
        newVersions = count.newVersions
        newAttributions = count.newAttributions
        known = count.known
        skipped = Dictionary(uniqueKeysWithValues: count.skipped.map { ($0.key.rawValue, $0.value) })
        error = count.error.map { ErrorDocument.Failure(code: $0.code.rawValue, message: $0.message) }
    }
}
