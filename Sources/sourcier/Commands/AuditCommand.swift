import ArgumentParser
import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show an article's sources.",
        discussion: """
            INPUT is an HTML file, a text file (--text), the address of a page, or the id of an article that the \
            ledger holds (article:12). An article that the ledger holds is shown from there, without network. \
            Nothing is recorded unless --record is given. As HTML an audit is one self-contained page, with the \
            ledger's proof of each statement that it holds.

            EXAMPLES
              sourcier audit page.html
              sourcier audit --text speech.txt --language de
              sourcier audit https://www.example.org/news/1 --format json
              sourcier audit article:12
              sourcier audit --text speech.txt --explain
              sourcier audit article:12 --format html > audit.html
            """)

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("Where the page was found.", valueName: "url"))
    var url: String?

    @Flag(help: "The files are plain text.")
    var text = false

    @Option(help: ArgumentHelp("The language of the text (fr, de, en, …), where it is known.", valueName: "code"))
    var language: String?

    @Flag(help: "Write the article and what it cites to the ledger.")
    var record = false

    @Flag(help: "Say for each sentence which rules were tried, and why each won or lost (as text or json).")
    var explain = false

    @Option(
        help: "How to print: text for a person, json for a program, markdown for notes, html for one page to keep.")
    var format: AuditFormat = .text

    @OptionGroup var ledger: LedgerOption
    @OptionGroup var fetching: FetchOptions
    @OptionGroup var quiet: QuietOption

    func validate() throws {
        guard !explain || format == .text || format == .json else {
            throw ValidationError("--explain prints text or json.")
        }
    }

    func run() async throws {
        let reasoning = try Reasoning.load(configuration: Folders.configuration)
        let store = record ? try ledger.open(create: true) : try ledger.openIfPresent()
        let desk = AuditDesk(
            reasoning: reasoning, store: store, fetcher: try fetching.fetcher(),
            clock: { Int64(Date().timeIntervalSince1970) })
        let inputs = try input.inputs()
        guard format != .html || inputs.count == 1 else {
            throw UsageError("--format html makes one page: name one input, not \(inputs.count)")
        }
        let words = Phrasebook(.english)
        let bar = ProgressBar("Auditing", unit: "articles", total: inputs.count, quiet: quiet.quiet || inputs.count < 2)
        var filter = Filter(printsErrors: format == .json)
        var isFirst = true
        try await filter.run(inputs) { input in
            let audit = try await self.audit(input, at: desk)
            let trace = explain ? reasoning.engine.explanation(of: audit.article) : nil
            switch format {
            case .json:
                try Output.json(AuditOutput(input: input.name, audit: audit, explanation: trace))
            case .text:
                if !isFirst { try Output.write("\n") }
                try Output.write(AuditReport.text(audit, style: Terminal.style))
                if let trace { try Output.write(ExplanationReport.text(trace, style: Terminal.style)) }
            case .markdown:
                let dossier = try await dossier(audit, in: store)
                let report = AuditMarkdown(dossier, words: words) { reasoning.registry.outlet($0)?.name }
                try Output.write((isFirst ? "" : "\n") + report.text)
            case .html:
                let dossier = try await dossier(audit, in: store)
                try Output.write(
                    AuditDocument.html(dossier, words: words) { reasoning.registry.outlet($0)?.name })
            }
            isFirst = false
            bar.advance()
        }
        bar.finish()
        try filter.end()
    }

    private func dossier(_ audit: Audit, in store: StoredLedger?) async throws -> AuditDossier {
        guard let store else { return AuditDossier(audit: audit) }
        return try await AuditDossier(of: audit, in: store, proofs: true)
    }

    private func audit(_ input: Input, at desk: AuditDesk) async throws -> Audit {
        if input.html == nil, input.name != "-", !FileManager.default.fileExists(atPath: input.name) {
            if let id = ArticleID(input.name) { return try await desk.audit(held: id) }
            if let address = WebAddress(input.name), address.isHTTP {
                return try await desk.audit(address, record: record)
            }
        }
        let article = try input.article(url: url, isText: text, language: language, maxBytes: fetching.maxBytes)
        guard record else { return try await desk.audit(article) }
        return try await desk.record(article, from: input.name, payload: try input.bytes(maxBytes: fetching.maxBytes))
    }
}

/// How an audit is printed.
enum AuditFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, html
}

/// An audit with the input that it was made from.
private struct AuditOutput: Encodable {
    let input: String
    let audit: Audit
    let explanation: AttributionTrace?

    private enum CodingKeys: CodingKey {
        case input, shares, explanation
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(input, forKey: .input)
        try container.encode(AttributionShares(audit), forKey: .shares)
        try container.encodeIfPresent(explanation, forKey: .explanation)
        try audit.encode(to: encoder)
    }
}
