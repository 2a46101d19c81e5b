import Foundation
import TestSupport
import Testing

@testable import Ingestion

/// Which limit ended a fetch is told by its message; that it ended at all, by the suite's time limit, which leaves room
/// for a busy machine.
@Suite("CurlFetcher against hostile servers", .timeLimit(.minutes(15)))
struct HostileServerTests {
    /// Fetches, expects an error of one clear line, and gives it.
    private func failure(
        of path: String = "/", at server: LoopbackServer, _ change: @escaping (inout FetchLimits) -> Void = { _ in }
    ) async throws -> IngestionError {
        let fetcher = try testFetcher(change)
        let error = try #require(await fetcher.failure(server.url(path)))
        #expect(error.message.hasPrefix(server.url(path)))
        #expect(!error.message.contains { $0.isNewline })
        #expect(error.message.count < 500)
        return error
    }

    private static let head = Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8)

    @Test("gives up a slow trickle when the time is over")
    func trickle() async throws {
        let server = try LoopbackServer { _ in
            .init(steps: [.send(Self.head), .sendForever(Array(repeating: 97, count: 400), pause: .milliseconds(20))])
        }
        let error = try await failure(at: server) { $0.timeout = .seconds(1) }
        #expect(error.code == .unreachable)
        #expect(error.message.contains("no complete answer within 1 second"))
    }

    @Test("gives up a server that sends next to nothing, before the time is over")
    func stall() async throws {
        let server = try LoopbackServer { _ in
            .init(steps: [.send(Self.head), .sendForever([97], pause: .milliseconds(400))])
        }
        let error = try await failure(at: server) { $0.stallTimeout = .seconds(1) }
        #expect(error.code == .unreachable)
        #expect(error.message.contains("next to nothing for 1 second"))
    }

    @Test("gives up a server that says nothing at all")
    func silence() async throws {
        let server = try LoopbackServer { _ in .init(steps: [.pause(.seconds(60))]) }
        let error = try await failure(at: server) { $0.timeout = .milliseconds(700) }
        #expect(error.code == .unreachable)
        #expect(error.message.contains("0.7 seconds"))
    }

    @Test("stops reading an endless body at the limit")
    func endless() async throws {
        let server = try LoopbackServer { _ in
            .init(steps: [.send(Self.head), .sendForever(Array(repeating: 97, count: 65536))])
        }
        let error = try await failure(at: server) { $0.maxBytes = 1 << 20 }
        #expect(error.code == .tooLarge)
        #expect(error.message.contains("1048576 bytes"))
    }

    @Test("takes a body of just the limit, and not a byte more", arguments: [(1000, true), (1001, false)])
    func limit(length: Int, isTaken: Bool) async throws {
        let server = try LoopbackServer { _ in .init(body: Array(repeating: 97, count: length)) }
        let fetcher = try testFetcher { $0.maxBytes = 1000 }
        #expect((await fetcher.failure(server.url("/")) == nil) == isTaken)
    }

    @Test("stops undoing a decompression bomb at the limit")
    func bomb() async throws {
        let bomb = TestCoding.zeros(copies: 200_000)
        let server = try LoopbackServer { _ in .init(headers: ["Content-Encoding": "gzip"], body: bomb) }
        let error = try await failure(at: server) { $0.maxBytes = 1 << 20 }
        #expect(bomb.count < 1 << 20)
        #expect(error.code == .tooLarge)
    }

    @Test("undoes no more than a few codings on top of each other")
    func codings() async throws {
        let names = Array(repeating: "gzip", count: 50).joined(separator: ", ")
        let server = try LoopbackServer { _ in .init(headers: ["Content-Encoding": names], text: "x") }
        let fetcher = try testFetcher()
        let response = try await fetcher.fetch(server.url("/"))
        #expect(response.body == [120])
    }

    @Test("keeps what an error page sends within bounds, and takes its status all the same")
    func errorPage() async throws {
        let server = try LoopbackServer { _ in
            .init(steps: [
                .send(Array("HTTP/1.1 404 No\r\n\r\n".utf8)), .sendForever(Array(repeating: 97, count: 65536)),
            ])
        }
        let response = try await testFetcher().fetch(server.url("/"))
        #expect(response.status == 404)
        #expect(response.body.count <= 64 << 10)
    }

    @Test("says so when the connection is reset", arguments: [true, false])
    func reset(isMiddle: Bool) async throws {
        let start: [LoopbackServer.Step] = [
            .send(Array("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nabc".utf8)), .pause(.milliseconds(50)),
        ]
        let server = try LoopbackServer { _ in .init(steps: (isMiddle ? start : []) + [.reset]) }
        let error = try await failure(at: server)
        #expect(error.code == .unreachable)
        #expect(error.message.contains("broke off"))
    }

    @Test("says so when an answer ends before its announced length")
    func tooShort() async throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nabc") }
        let error = try await failure(at: server)
        #expect(error.code == .unreachable)
        #expect(error.message.contains("broke off before its end"))
    }

    @Test("reads no further than the announced length")
    func tooLong() async throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef") }
        #expect(try await testFetcher().fetch(server.url("/")).body == Array("abc".utf8))
    }

    @Test("does not trust a length that is none", arguments: ["-5", "99999999999999999999999", "abc"])
    func badLength(text: String) async throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: \(text)\r\n\r\nabc") }
        let fetcher = try testFetcher { $0.timeout = .seconds(5) }
        let error = await fetcher.failure(server.url("/"))
        #expect(error == nil || error?.code == .unreachable)
    }

    @Test("stops reading a flood of header fields", arguments: [false, true])
    func headers(isInterim: Bool) async throws {
        let flood =
            isInterim
            ? "HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n" : "X-Flood: \(String(repeating: "x", count: 1000))\r\n"
        let server = try LoopbackServer { _ in
            .init(steps: [
                .send(isInterim ? [] : Array("HTTP/1.1 200 OK\r\n".utf8)),
                .sendForever(Array(String(repeating: flood, count: 20).utf8)),
            ])
        }
        let error = try await failure(at: server)
        #expect(error.code == .tooLarge)
        #expect(error.message.contains("header fields"))
    }

    @Test("says so when what answers does not speak HTTP", arguments: ["SSH-2.0-OpenSSH\r\n", "\u{0}\u{1}\u{2}", ""])
    func notHTTP(text: String) async throws {
        let server = try LoopbackServer { _ in .raw(text) }
        let error = try await failure(at: server)
        #expect(error.code == .unreachable)
    }

    @Test("takes 304 for a failure where no copy is held")
    func notModified() async throws {
        let server = try LoopbackServer { _ in .init(304) }
        let error = try await failure(at: server)
        #expect(error.code == .httpStatus)
        #expect(error.message.contains("304"))
    }

    @Test("says so when nobody listens")
    func unreachable() async throws {
        let server = try LoopbackServer { _ in .init() }
        let port = server.port
        server.stop()
        let refused = try #require(await testFetcher().failure("http://127.0.0.1:\(port)/"))
        #expect(refused.code == .unreachable)
        #expect(refused.message.contains("no connection to 127.0.0.1 (Connection refused)"))
    }

    @Test("keeps one bad host from harming the others")
    func unharmed() async throws {
        let bad = try LoopbackServer { _ in
            .init(steps: [.send(Self.head), .sendForever([97], pause: .milliseconds(100))])
        }
        let good = try LoopbackServer { _ in .init(text: "x") }
        let fetcher = try testFetcher {
            $0.timeout = .seconds(2)
            $0.allowedAddresses = ["bad.localhost", "good.localhost"].compactMap { AllowedAddress($0) }
        }
        async let failed = fetcher.failure(bad.url("/", host: "bad.localhost"))
        for index in 0..<20 {
            #expect(try await fetcher.fetch(good.url("/\(index)", host: "good.localhost")).status == 200)
        }
        #expect(await failed?.code == .unreachable)
    }
}
