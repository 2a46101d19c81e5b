import ArgumentParser
import Foundation
import Ingestion
import Ledger

struct LedgerExportCommand: AsyncParsableCommand {
    /// What can be written.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case provJSON = "prov-json"
        case jsonld, annotations, graphml, dot, csv, ndjson, tiles

        var document: ExportFormat? { ExportFormat(rawValue: rawValue) }
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the record in a form that other programs read.",
        discussion: """
            prov-json and jsonld: how each claim came about, in the W3C's PROV. annotations: the words of each claim as \
            W3C Web Annotations. graphml and dot: who cites whom. csv: a row a citation. ndjson: the log's entries, byte \
            for byte. tiles: the log as a directory that any static web server can publish (c2sp.org/tlog-tiles); it \
            needs --output, and what is there already is brought up to date.

            EXAMPLES
              sourcier ledger export --format prov-json > record.prov.json
              sourcier ledger export --format dot | dot -Tsvg > citations.svg
              sourcier ledger export --format tiles --output public/log
            """)

    @Option(help: "What to write: \(Form.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: Form

    @Option(name: [.short, .long], help: ArgumentHelp("Where to write, if not to standard output.", valueName: "path"))
    var output: String?

    @OptionGroup var ledger: LedgerOption

    func validate() throws {
        if format == .tiles, output == nil { throw ValidationError("tiles need a directory: --output DIR") }
    }

    func run() async throws {
        let store = try ledger.open()
        if let document = format.document {
            if let output {
                let file = try NewFile(output)
                try await store.export(document) { try file.write($0) }
                try file.finish()
            } else {
                try await store.export(document) { try Output.write($0) }
            }
        } else if let output {
            let directory = try TileDirectory(output, origin: store.origin)
            try await store.exportTiles { try directory.write($1, to: $0) }
        }
    }
}
