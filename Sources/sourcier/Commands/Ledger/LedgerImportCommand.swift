import ArgumentParser
import Foundation
import Ingestion
import Ledger
import Newsroom

struct LedgerImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in another ledger's published log, read-only.",
        discussion: """
            SOURCE is a directory of tiles (c2sp.org/tlog-tiles), as 'sourcier ledger export --format tiles' makes it, or \
            the address under which a web server has one: of that only what is new is fetched. Every hash is made anew and the signature is checked. The copy is a ledger file of \
            its own beside yours, which every command reads with --ledger; running this again brings it up to date, and \
            refuses a log that contradicts what was imported before. Texts aren't published with a log: the copy has \
            addresses, times, spans and where they lead, and no words.

            EXAMPLES
              sourcier ledger import https://example.org/log --vkey "$(cat their.vkey)"
              sourcier ledger import https://example.org/log
              sourcier ledger import copied/log
            """)

    @Argument(help: ArgumentHelp("A directory of tiles, or its web address.", valueName: "source"))
    var source: String

    @Option(help: ArgumentHelp("The other ledger's key, as its holder gave it to you.", valueName: "vkey"))
    var vkey: VerificationKey?

    @Option(help: ArgumentHelp("The ledger file for the copy.", valueName: "path"))
    var to: String?

    @OptionGroup var format: FormatOption
    @OptionGroup var ledger: LedgerOption
    @OptionGroup var fetch: FetchOptions
    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let lowercase = source.lowercased()
        let isRemote = lowercase.hasPrefix("http://") || lowercase.hasPrefix("https://")
        let (path, imported) = isRemote ? try await copyFromServer() : try await copyFromFolder()
        let (size, before) = (imported.checkpoint.size.rawValue, imported.before.rawValue)
        switch format.format {
        case .json:
            try Output.json(
                ImportOutput(
                    ledger: path, origin: imported.checkpoint.origin.name, size: size, new: size - before,
                    tiles: imported.tiles, vkey: imported.verificationKey.description))
        case .text:
            try Output.write(
                """
                \(imported.checkpoint.origin): \(size) entries, \(size - before) of them new; signature, root and \
                \(imported.tiles) tiles hold
                  \(path)
                  sourcier articles --ledger '\(path)'

                """)
        }
    }

    private func copyFromFolder() async throws -> (path: String, imported: ImportedLog) {
        let log = LogImport(folder: source)
        let path = try place(of: log.origin())
        return (path, try await log.run(into: path, key: vkey))
    }

    private func copyFromServer() async throws -> (path: String, imported: ImportedLog) {
        let log = try RemoteLog(address: source, fetcher: try fetch.fetcher())
        let head = try await log.head()
        let path = try place(of: head.checkpoint.origin)
        let bar = ProgressBar("Fetching", unit: "files", total: 0, quiet: quiet.quiet)
        defer { bar.finish() }
        let imported = try await log.copy(
            into: path, upTo: head, key: vkey, start: { bar.expect($0) }, progress: { bar.advance() })
        return (path, imported)
    }

    /// Where the copy goes; its folder is made.
    private func place(of origin: LogOrigin) throws -> String {
        let path = to ?? Self.place(of: origin, beside: ledger.address)
        guard case .file = LedgerAddress(path) else {
            throw UsageError("--to takes a file; 'sourcier ledger copy' takes the copy to a server from there")
        }
        try LedgerOption.makeFolder(of: path)
        return path
    }

    /// `imported/example.org_ledger.sqlite` in the folder of one's own ledger, or in that of all ledgers.
    private static func place(of origin: LogOrigin, beside address: LedgerAddress) -> String {
        let name = String(origin.name.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" })
        var folder = Folders.data
        if case .file(let path) = address { folder = (path as NSString).deletingLastPathComponent }
        return (folder.isEmpty ? "." : folder) + "/imported/" + name.drop { $0 == "." } + ".sqlite"
    }
}

private struct ImportOutput: Encodable {
    let ledger: String
    let origin: String
    let size: Int64
    let new: Int64
    let tiles: Int64
    let vkey: String
}
