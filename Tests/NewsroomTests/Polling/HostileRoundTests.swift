import Foundation
import Ingestion
import Ledger
import TestSupport
import Testing

@testable import Newsroom

/// Servers that mean harm, or know no better, played through whole rounds: each ends in one line that says what to do,
/// and the feeds beside it are polled as if nothing were.
@Suite(.timeLimit(.minutes(15))) struct HostileRoundTests {
    private typealias Response = LoopbackServer.Response

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let code: IngestionError.Code
        /// What the line says, the option among it that sets the limit, where one does.
        let words: [String]
        let limits: @Sendable (inout FetchLimits) -> Void
        let answer: @Sendable (LoopbackServer.Request) -> LoopbackServer.Response

        init(
            _ name: String, _ code: IngestionError.Code, _ words: String...,
            limits: @escaping @Sendable (inout FetchLimits) -> Void = { _ in },
            answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Response
        ) {
            testDescription = name
            self.code = code
            self.words = words
            self.limits = limits
            self.answer = answer
        }
    }

    private static let head = Array("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss>".utf8)

    static let cases = [
        Case("a slow trickle", .unreachable, "within 1 second", "--timeout", limits: { $0.timeout = .seconds(1) }) {
            _ in
            Response(steps: [
                .send(head), .sendForever(Array(repeating: 97, count: 400), pause: .milliseconds(20)),
            ])
        },
        Case(
            "next to nothing", .unreachable, "next to nothing for 1 second", "--stall-timeout",
            limits: { $0.stallTimeout = .seconds(1) }
        ) { _ in Response(steps: [.send(head), .sendForever([97], pause: .milliseconds(400))]) },
        Case("an endless body", .tooLarge, "100000 bytes", "--max-bytes", limits: { $0.maxBytes = 100_000 }) { _ in
            Response(steps: [.send(head), .sendForever(Array(repeating: 97, count: 65536))])
        },
        Case("a decompression bomb", .tooLarge, "--max-bytes", limits: { $0.maxBytes = 1 << 20 }) { _ in
            Response(headers: ["Content-Encoding": "gzip"], body: TestCoding.zeros(copies: 200_000))
        },
        Case("a circle of redirects", .unreachable, "in a circle", "--max-redirects") { request in
            .redirect(to: request.path == "/feed.xml" ? "/other.xml" : "/feed.xml")
        },
        Case(
            "redirects without end", .unreachable, "more than 3 times", "--max-redirects",
            limits: { $0.maxRedirects = 3 }
        ) { request in .redirect(to: request.path + "x") },
        Case("a redirect to a private address", .forbiddenAddress, "127.0.0.3", "--allow-address") { request in
            .redirect(301, to: "http://127.0.0.3:\(request.portOfHost)/feed.xml")
        },
        Case("a redirect to the cloud's own data", .forbiddenAddress, "169.254.169.254", "--allow-address") { _ in
            .redirect(302, to: "http://169.254.169.254/latest/meta-data/")
        },
        Case("a redirect to a file", .forbiddenAddress, "only http and https") { _ in
            .redirect(302, to: "file:///etc/passwd")
        },
        Case("a reset in the middle", .unreachable, "broke off") { _ in
            Response(steps: [
                .send(Array("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<rss>".utf8)), .pause(.milliseconds(50)),
                .reset,
            ])
        },
        Case("an end before the announced length", .unreachable, "broke off before its end") { _ in
            .raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<rss>")
        },
        Case("a picture called a feed", .binary, "a PNG picture") { _ in
            Response(headers: ["Content-Type": "application/rss+xml"], body: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10])
        },
        Case("a page called a feed", .notAFeed, "no feed") { _ in
            Response(headers: ["Content-Type": "application/atom+xml"], text: Papers.page("Willkommen", Papers.bridge))
        },
        Case("nothing at all", .empty, "empty") { _ in Response(text: "") },
        Case(
            "a flood of header fields", .tooLarge, "header fields", "--max-header-bytes",
            limits: { $0.maxHeaderBytes = 10_000 }
        ) { _ in
            Response(steps: [
                .send(Array("HTTP/1.1 200 OK\r\n".utf8)),
                .sendForever(Array("X-Flood: \(String(repeating: "x", count: 1000))\r\n".utf8)),
            ])
        },
        Case("304 to an unconditional request", .httpStatus, "304") { _ in Response(304) },
        Case("no HTTP", .unreachable, "not HTTP") { _ in .raw("SSH-2.0-OpenSSH_9.9\r\n") },
    ]

    @Test("a feed whose server plays it fails alone, in one line", arguments: cases)
    func feed(_ example: Case) async throws {
        let good = try Self.goodServer()
        let bad = try LoopbackServer(host: "127.0.0.2") {
            $0.path == "/robots.txt" ? Response(404) : example.answer($0)
        }
        let desk = try TestDesk()
        let address = bad.url("/feed.xml", host: "127.0.0.2")
        let results = try await desk.poll([address, good.url("/feed.xml")], limits: example.limits)
        try Self.expect(results.first, failed: example, at: address)
        #expect(results.last?.status == .updated)
        #expect(results.last?.newArticles == 1)
        let state = try #require(try await desk.subscription(address)?.state)
        #expect(state.failures == 1)
        #expect(state.lastError == results.first?.error?.message)
        #expect(state.claimant == nil)
        #expect(state.movedTo == nil)
        #expect(try await desk.store.verify(against: nil).faults.isEmpty)
    }

    private static func expect(_ result: FeedResult?, failed example: Case, at address: String) throws {
        let error = try #require(result?.error)
        #expect(result?.status == .failed)
        #expect(error.code == example.code)
        #expect(error.message.contains(address))
        for word in example.words { #expect(error.message.contains(word)) }
        #expect(!error.message.contains { $0.isNewline })
        #expect(error.message.count < 400)
    }

    @Test(
        "a page whose server plays it is left out, and the entries beside it are taken",
        arguments: cases.filter { ![.binary, .notAFeed, .empty].contains($0.code) })
    func page(_ example: Case) async throws {
        let bad = try LoopbackServer(host: "127.0.0.2") {
            $0.path == "/robots.txt" ? Response(404) : example.answer($0)
        }
        let page = bad.url("/feed.xml", host: "127.0.0.2")
        let good = try Self.goodServer(items: [
            (page, "Falle", Papers.date, "Kurz."), ("/bruecke", "Brücke gesperrt", Papers.date, "Kurz."),
        ])
        let result = try #require(
            try await TestDesk().poll([good.url("/feed.xml")], limits: example.limits).first)
        #expect(result.status == .updated)
        #expect(result.newArticles == 1)
        #expect(result.pageErrors.map(\.url) == [page])
        #expect(result.pageErrors.first?.error.code == example.code)
    }

    private static func goodServer(
        items: [(link: String, title: String, date: String, content: String)] = [
            ("/bruecke", "Brücke gesperrt", Papers.date, "Kurz.")
        ]
    ) throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/feed.xml": Response(text: Papers.feed(items))
            case "/bruecke": Response(text: Papers.page("Brücke gesperrt", Papers.bridge))
            default: Response(404)
            }
        }
    }

    // MARK: Names and certificates

    @Test func nameThatLedElsewhereBeforeIsCheckedAnew() async throws {
        let server = try Self.goodServer()
        let names = ["rebind.example:\(server.port):127.0.0.1"]
        let address = server.url("/feed.xml", host: "rebind.example")
        let desk = try TestDesk()
        // While the address that it leads to may be asked, it is …
        let first = try await desk.poll([address], names: names) {
            $0.allowedAddresses += [AllowedAddress("rebind.example")].compactMap { $0 }
        }
        #expect(first.first?.status == .updated)
        let asked = server.requests.count
        // … and from when on it leads where nothing may be asked, it isn't.
        desk.wait(86400)
        let second = try await desk.poll([address], names: names)
        let error = try #require(second.first?.error)
        #expect(error.code == .forbiddenAddress)
        #expect(error.message.contains("rebind.example is at 127.0.0.1"))
        #expect(error.message.contains("--allow-address rebind.example"))
        #expect(server.requests.count == asked)
        #expect(try await desk.articles().count == 1)
    }

    @Test(.enabled(if: OpenSSL.isInstalled, "openssl is not installed: TLS is not tested"), .waiting)
    func expiredCertificateIsRefusedAndSaid() async throws {
        let openssl = try await OpenSSL()
        defer { openssl.remove() }
        let good = try Self.goodServer()
        try await openssl.serving(validDays: -1) { port in
            let desk = try TestDesk()
            let results = try await desk.poll(["https://127.0.0.1:\(port)/feed.xml", good.url("/feed.xml")]) {
                $0.caFile = openssl.authority
            }
            let error = try #require(results.first?.error)
            #expect(error.code == .unreachable)
            #expect(error.message.contains("expired"))
            #expect(error.message.contains("--ca-file"))
            #expect(!error.message.contains { $0.isNewline })
            #expect(results.last?.status == .updated)
        }
    }
}

extension LoopbackServer.Request {
    /// The port at which the server was asked.
    fileprivate var portOfHost: String { (header("host") ?? "").split(separator: ":").last.map(String.init) ?? "" }
}
