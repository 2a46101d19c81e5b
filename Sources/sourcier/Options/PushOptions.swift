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
            "Have hubs push what is new to this address, which leads to --websub-listen (WebSub).", valueName: "url"))
    var callback: String?

    @Option(
        help: ArgumentHelp(
            "Where to listen for hubs; 0 takes a free port.", valueName: "address:port"))
    var websubListen = "127.0.0.1:8090"

    func validate() throws {
        guard let callback else { return }
        guard let address = WebAddress(callback), address.isHTTP else {
            throw ValidationError("--callback takes the address under which hubs reach this program: https://…")
        }
        guard Self.place(websubListen) != nil else {
            throw ValidationError("--websub-listen takes an address and a port: 127.0.0.1:8090, [::1]:8090")
        }
    }

    /// Begins to listen; `nil` where no callback is named.
    ///
    /// Throws `UsageError` where the address can't be listened on.
    func pushes(over fetcher: any Fetcher, to store: StoredLedger, clock: @escaping @Sendable () -> Int64) throws
        -> Pushes?
    {
        guard let callback = callback.flatMap({ WebAddress($0) }), let place = Self.place(websubListen) else {
            return nil
        }
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

    /// Takes an address and its port apart.
    private static func place(_ text: String) -> (address: String, port: UInt16)? {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var address = text[..<colon]
        if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
        return address.isEmpty ? nil : (String(address), port)
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
