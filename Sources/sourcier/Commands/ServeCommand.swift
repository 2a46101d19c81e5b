import ArgumentParser
import Dashboard
import Foundation
import Ingestion
import Ledger
import Newsroom

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the ledger in a browser, and answer programs in JSON.",
        discussion: """
            Serves a website of what the ledger holds while others write it: search, audits, stories by the number of \
            independent origins, chains, outlets, findings as they come (also as an Atom feed), feeds, proofs. The JSON \
            interface is described at /api/openapi.json.

            It listens on 127.0.0.1 unless told otherwise. Any other address needs a token, in $SOURCIER_TOKEN or a \
            file: without one, put a proxy that asks for passwords and speaks TLS in front, let this listen on \
            127.0.0.1, and name the proxy's host with --host-name.

            EXAMPLES
              sourcier serve
              sourcier serve --port 9000 --ledger /srv/news.sqlite
              SOURCIER_TOKEN=$(openssl rand -hex 24) sourcier serve --address 0.0.0.0 --host-name desk.example.org
            """)

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var address = "127.0.0.1"

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "port"))
    var port: UInt16 = 8080

    @Option(
        help: ArgumentHelp(
            "Another name under which the server may be asked (repeatable); all others are refused.", valueName: "host")
    )
    var hostName: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file with the token that readers have to show.", discussion: "Also $SOURCIER_TOKEN.", valueName: "file"))
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "A file for the rules that readers save.",
            discussion: "Default: ~/.local/share/sourcier/rules.json (or $XDG_DATA_HOME).", valueName: "file"))
    var rules: String?

    @OptionGroup var ledger: LedgerOption
    @OptionGroup var fetching: FetchOptions
    @OptionGroup var quiet: QuietOption

    func run() async throws {
        let token = try readToken()
        guard token != nil || Self.isLoopback(address) else {
            throw UsageError(
                "--address \(address): others can reach this address; set $SOURCIER_TOKEN or --token-file, or listen on "
                    + "127.0.0.1 behind a proxy")
        }
        let reasoning = try Reasoning.load(configuration: Folders.configuration)
        let store = try ledger.open()
        let clock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
        let fetcher = try fetching.fetcher()
        let desk = AuditDesk(reasoning: reasoning, store: store, fetcher: fetcher, clock: clock)
        let rulesFile = rules ?? Folders.data + "/rules.json"
        try LedgerOption.makeFolder(of: rulesFile)
        let site: Site
        do {
            site = try Site(
                ledger: store, reasoning: reasoning, desk: desk, fetcher: fetcher, rulesFile: rulesFile,
                access: Site.Access(address: address, names: hostName, token: token), clock: clock)
        } catch let error as RuleBookError {
            throw UsageError(error.description)
        }
        let server: WebServer
        do {
            server = try WebServer(address: address, port: port) { await site.respond(to: $0) }
        } catch let error as ServerError {
            throw UsageError(error.description, status: ExitStatus.unavailable)
        }
        if !quiet.quiet {
            let host = address.contains(":") ? "[\(address)]" : address
            FileHandle.standardError.write(Data("Serving \(store.address) at http://\(host):\(server.port)/\n".utf8))
        }
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { await site.follow() }
            group.addTask { try await server.run() }
        }
    }

    /// The token, without the line's end; `nil` where none was given.
    private func readToken() throws -> String? {
        let text: String?
        if let tokenFile {
            text = String(decoding: try InputFile.read(path: tokenFile, maxBytes: 4096), as: UTF8.self)
        } else {
            text = ProcessInfo.processInfo.environment["SOURCIER_TOKEN"]
        }
        guard let token = text?.trimmingCharacters(in: .whitespacesAndNewlines), !token.isEmpty else {
            if tokenFile != nil { throw UsageError("\(tokenFile ?? ""): there is no token in this file") }
            return nil
        }
        guard token.utf8.count >= 16 else {
            throw UsageError("the token is too short to keep anybody out; take 16 signs at least: openssl rand -hex 24")
        }
        return token
    }

    private static func isLoopback(_ address: String) -> Bool {
        address == "::1" || address.hasPrefix("127.") && address.allSatisfy { $0.isNumber || $0 == "." }
    }
}
