import Foundation
import TestSupport
import Testing

@testable import Dashboard

/// A server of its own with tight limits, against clients that behave badly.
@Suite(.waiting, .serialized) struct WebServerTests {
    private func serving(
        _ change: (inout ServerLimits) -> Void = { _ in }, _ body: (UInt16) async throws -> Void
    ) async throws {
        var limits = ServerLimits()
        limits.headSeconds = 1
        limits.bodySeconds = 1
        limits.idleSeconds = 1
        change(&limits)
        let server = try WebServer(address: "127.0.0.1", port: 0, limits: limits) { request in
            WebResponse(type: "text/plain", "\(request.method) \(request.target) \(request.body.count)")
        }
        let task = Task(executorPreference: WaitingThreads.servers) { try await server.run() }
        defer { task.cancel() }
        try await body(server.port)
    }

    /// For clients that do nothing wrong, however busy the machine is.
    private static let patient: @Sendable (inout ServerLimits) -> Void = { limits in
        limits.headSeconds = 60
        limits.bodySeconds = 60
        limits.idleSeconds = 60
    }

    private static let last = "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    private static let plain = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func severalRequestsGoOverOneConnectionAlsoAtOnce() async throws {
        try await serving(Self.patient) { port in
            let text = try await RawClient.away {
                let client = try RawClient(port: port)
                defer { client.close() }
                let chunked = "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"
                client.send(
                    Self.plain + "POST /y HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                        + "POST /z HTTP/1.1\r\nHost: a\r\n" + chunked + Self.last)
                return String(decoding: client.receive(), as: UTF8.self)
            }
            #expect(text.matches(of: /HTTP\/1\.1 200 OK/).count == 4)
            #expect(text.contains("POST /y 3"))
            #expect(text.contains("POST /z 3"))
        }
    }

    @Test func aHeadRequestHasNoBody() async throws {
        try await serving(Self.patient) { port in
            let answer = try await RawClient.away {
                let client = try RawClient(port: port)
                defer { client.close() }
                client.send("HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                return try Answer(client.receive())
            }
            #expect(answer.status == 200)
            #expect(answer.headers["content-length"] == "9")
            #expect(answer.body.isEmpty)
        }
    }

    @Test func aClientThatSendsALetterNowAndThenIsEnded() async throws {
        try await serving { port in
            let (count, seconds) = try await RawClient.away {
                let client = try RawClient(port: port)
                defer { client.close() }
                let begin = Date()
                for letter in "GET / HTTP/1.1\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" {
                    client.send(String(letter))
                    usleep(100_000)
                    if Date().timeIntervalSince(begin) > 3.5 { break }
                }
                return (client.receive().count, Date().timeIntervalSince(begin))
            }
            #expect(count == 0)
            #expect(seconds < 8)
        }
    }

    @Test func aBodyThatDoesNotComeIsNotWaitedForLong() async throws {
        try await serving { port in
            let seconds = try await RawClient.away {
                let client = try RawClient(port: port)
                defer { client.close() }
                let begin = Date()
                client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc")
                _ = client.receive()
                return Date().timeIntervalSince(begin)
            }
            #expect(seconds < 6)
        }
    }

    @Test func anEndlessHeadIsRefused() async throws {
        try await serving { port in
            let answer = try await RawClient.away {
                let client = try RawClient(port: port)
                defer { client.close() }
                client.send("GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 20_000))
                return try Answer(client.receive())
            }
            #expect(answer.status == 431)
        }
    }

    @Test func silentConnectionsGiveWayToOnesThatAsk() async throws {
        try await serving {
            $0.connections = 64; $0.headSeconds = 60; $0.idleSeconds = 60
        } _: { port in
            let (answered, seconds) = try await RawClient.away {
                var silent: [RawClient] = []
                defer { for client in silent { client.close() } }
                for _ in 0..<400 { silent.append(try RawClient(port: port)) }
                let begin = Date()
                var answered = 0
                for _ in 0..<20 {
                    let client = try RawClient(port: port)
                    defer { client.close() }
                    client.send("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    if try Answer(client.receive()).status == 200 { answered += 1 }
                }
                return (answered, Date().timeIntervalSince(begin))
            }
            #expect(answered == 20)
            #expect(seconds < 10)
        }
    }

    @Test func anAddressThatIsTakenIsSaidSo() async throws {
        try await serving { port in
            #expect(throws: ServerError.self) {
                _ = try WebServer(address: "127.0.0.1", port: port) { _ in WebResponse(200) }
            }
        }
        #expect(throws: ServerError.self) {
            _ = try WebServer(address: "203.0.113.9", port: 0) { _ in WebResponse(200) }
        }
        #expect(throws: ServerError.self) { _ = try WebServer(address: "nonsense", port: 0) { _ in WebResponse(200) } }
    }

    @Test func aHeaderNeverBreaksOutOfItsLine() async throws {
        let server = try WebServer(address: "127.0.0.1", port: 0) { _ in
            WebResponse(200, headers: [("X", "a\r\nSet-Cookie: owned=1\r\n\r\n<script>")])
        }
        let task = Task(executorPreference: WaitingThreads.servers) { try await server.run() }
        defer { task.cancel() }
        let port = server.port
        let answer = try await RawClient.away {
            let client = try RawClient(port: port)
            defer { client.close() }
            client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            return try Answer(client.receive())
        }
        #expect(answer.headers["set-cookie"] == nil)
    }
}
