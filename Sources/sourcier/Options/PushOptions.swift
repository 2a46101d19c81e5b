import ArgumentParser
import Dashboard
import Foundation
import Ingestion
import Ledger
import Newsroom

/// Where hubs reach the program (WebSub).
struct PushOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Have hubs push what is new to this address, which leads to --websub-listen (WebSub).",
            discussion: "Also $SOURCIER_WEBSUB_CALLBACK, for 'poll --watch'.", valueName: "url"))
    var callback: String?

    @Option(
        help: ArgumentHelp(
            "Where to listen for hubs; 0 takes a free port (default: 127.0.0.1:8090).",
            discussion: "Also $SOURCIER_WEBSUB_LISTEN.", valueName: "address:port"))
    var websubListen: String?

    func validate() throws {
        if let callback { _ = try Self.address(callback) }
        if let websubListen { _ = try Self.place(websubListen) }
    }

    /// Begins to listen; `nil` where no callback is named.
    ///
    /// Throws `UsageError` where the address can't be listened on.
    func pushes(over fetcher: any Fetcher, to store: StoredLedger, clock: @escaping @Sendable () -> Int64) throws
        -> Pushes?
    {
        guard let named = callback ?? Environment.variable("SOURCIER_WEBSUB_CALLBACK") else { return nil }
        let callback = try Self.address(named)
        let place = try Self.place(
            websubListen ?? Environment.variable("SOURCIER_WEBSUB_LISTEN") ?? "127.0.0.1:8090")
        let desk = PushDesk(store: store, fetcher: fetcher, callback: callback, clock: clock)
        var limits = ServerLimits()
        limits.bodyBytes = Self.longestPush
        limits.connections = Self.connections
        do {
            let server = try WebServer(address: place.address, port: place.port, limits: limits) { request in
                let answer = await desk.answer(PushRequest(request))
                let type = [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")]
                return WebResponse(answer.status, headers: type, body: .bytes(Array(answer.body.utf8)))
            }
            return Pushes(desk: desk, server: server)
        } catch let error as ServerError {
            throw UsageError(error.description, status: ExitStatus.unavailable)
        }
    }

    /// Together they bound what strangers can make the program hold: 256 MB.
    private static let longestPush = 4 << 20
    private static let connections = 64

    private static func address(_ text: String) throws -> WebAddress {
        guard let address = WebAddress(text), address.isHTTP else {
            throw ValidationError(
                "\(text): --callback takes the address under which hubs reach this program: https://…")
        }
        return address
    }

    /// Takes an address and its port apart.
    private static func place(_ text: String) throws -> (address: String, port: UInt16) {
        if let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) {
            var address = text[..<colon]
            if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
            if !address.isEmpty { return (String(address), port) }
        }
        throw ValidationError(
            "\(text): --websub-listen takes an address and a port: 127.0.0.1:8090, [::1]:8090")
    }
}

/// What takes what hubs push.
struct Pushes: Sendable {
    let desk: PushDesk
    let server: WebServer
}

extension PushRequest {
    init(_ request: WebRequest) {
        self.init(
            method: request.method, path: request.path, query: request.query, headers: request.headers,
            body: request.body)
    }
}
