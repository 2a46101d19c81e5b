import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Ingestion

@Suite("CurlFetcher", .timeLimit(.minutes(15)))
struct CurlFetcherTests {
    private static let text = "«Nouvelles» — “news” 📰"

    @Test("gives status, fields and body of an answer, and says who asks")
    func plain() async throws {
        let server = try LoopbackServer { _ in
            .init(headers: ["Content-Type": "text/plain; charset=utf-8", "X-Two": "a  b"], text: Self.text)
        }
        let fetcher = try testFetcher()
        let address = try #require(WebAddress(server.url("/a?b=c#d")))
        let response = try await fetcher.fetch(FetchRequest(address, accept: "text/plain"))
        #expect(response.status == 200)
        #expect(response.requested == address)
        #expect(response.address.string == server.url("/a?b=c"))
        #expect(response.header("content-type") == "text/plain; charset=utf-8")
        #expect(response.header("x-two") == "a  b")
        #expect(String(decoding: response.body, as: UTF8.self) == Self.text)
        #expect(response.movedTo == nil)
        let request = try #require(server.requests.first)
        #expect(request.target == "/a?b=c")
        #expect(request.header("user-agent") == "Sourcier/test")
        #expect(request.header("accept") == "text/plain")
        #expect(request.header("if-none-match") == nil)
    }

    @Test("gives an answer of any status", arguments: [201, 204, 403, 404, 410, 429, 500, 503])
    func statuses(status: Int) async throws {
        let server = try LoopbackServer { _ in .init(status, headers: ["Retry-After": "7"], text: "x") }
        let response = try await testFetcher().fetch(server.url("/"))
        #expect(response.status == status)
        #expect(response.header("retry-after") == "7")
    }

    struct Coding: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        var testDescription: String { name }
    }

    private static let codings: [Coding] = {
        func decoded(_ text: String) -> [UInt8] { Data(base64Encoded: text).map { Array($0) } ?? [] }
        return [
            Coding(
                name: "gzip",
                bytes: decoded(
                    "H4sIAAAAAAACAzu02i+/tCw1Jye1+NBuhUcNU4B4Tl5qefGjhrkKH+ZP3gAAcQ3aPyEAAAA=")),
            Coding(name: "deflate", bytes: decoded("eJw7tNovv7QsNScntfjQboVHDVOAeE5eannxo4a5Ch/mT94AAB/vEYo=")),
            Coding(name: "deflate", bytes: decoded("O7TaL7+0LDUnJ7X40G6FRw1TgHhOXmp58aOGuQof5k/eAAA=")),
            Coding(name: "br", bytes: TestCoding.brotli(Array(text.utf8))),
        ]
    }()

    @Test("undoes the content coding", arguments: codings)
    func decodes(coding: Coding) async throws {
        let server = try LoopbackServer { _ in .init(headers: ["Content-Encoding": coding.name], body: coding.bytes) }
        let response = try await testFetcher().fetch(server.url("/"))
        #expect(String(decoding: response.body, as: UTF8.self) == Self.text)
        #expect(server.requests.first?.header("accept-encoding")?.contains(coding.name) == true)
    }

    @Test("takes bytes as they are where the server names a coding that they don't bear")
    func mislabelled() async throws {
        let server = try LoopbackServer { _ in .init(headers: ["Content-Encoding": "gzip"], text: Self.text) }
        let response = try await testFetcher().fetch(server.url("/"))
        #expect(String(decoding: response.body, as: UTF8.self) == Self.text)
    }

    @Test("reads a chunked answer, whose trailers are no header fields")
    func chunked() async throws {
        let server = try LoopbackServer { _ in
            .raw(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Late\r\n\r\n"
                    + "3\r\nabc\r\n4\r\ndefg\r\n0\r\nX-Late: 1\r\n\r\n")
        }
        let response = try await testFetcher().fetch(server.url("/"))
        #expect(String(decoding: response.body, as: UTF8.self) == "abcdefg")
        #expect(response.header("x-late") == nil)
    }

    @Test("takes the last of several responses to one request")
    func interim() async throws {
        let server = try LoopbackServer { _ in
            .raw(
                "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nX-A: 1\r\nX-A: 2\r\n\tfolded\r\n"
                    + "Content-Length: 2\r\n\r\nok")
        }
        let response = try await testFetcher().fetch(server.url("/"))
        #expect(response.status == 200)
        #expect(response.header("link") == nil)
        #expect(response.headers.filter { $0.name == "x-a" }.map(\.value) == ["1", "2 folded"])
    }

    @Test("sends validators back byte for byte, and takes 304 for an answer then")
    func conditional() async throws {
        let etag = "W/\"caf\u{E9}-\u{C3}\u{A9}\""
        let server = try LoopbackServer { request in
            guard request.header("if-none-match") == nil else { return .init(304, headers: ["ETag": "\"2\""]) }
            let bytes = etag.unicodeScalars.map { UInt8($0.value) }
            return .init(steps: [
                .send(
                    Array(
                        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nLast-Modified: Tue, 3 Feb 2026 04:05:06 CET\r\nETag: "
                            .utf8)),
                .send(bytes + Array("\r\n\r\nx".utf8)),
            ])
        }
        let fetcher = try testFetcher()
        let first = try await fetcher.fetch(server.url("/"))
        #expect(first.validators.etag == etag)
        let second = try await fetcher.fetch(server.url("/"), validators: first.validators)
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
        let request = try #require(server.requests.last)
        #expect(request.header("if-none-match") == etag)
        #expect(request.header("if-modified-since") == "Tue, 3 Feb 2026 04:05:06 CET")
    }

    @Test("sends no validator that would break the request")
    func unsafeValidators() async throws {
        let server = try LoopbackServer { _ in .init(text: "x") }
        let validators = Validators(etag: "\"a\"\r\nX-Evil: 1", lastModified: "")
        let response = try await testFetcher().fetch(server.url("/"), validators: validators)
        #expect(response.status == 200)
        #expect(server.requests.first?.headers.contains { $0.name == "x-evil" || $0.name.hasPrefix("if-") } == false)
    }

    @Test("keeps a connection for the next request, and has one to a host at a time")
    func oneAtATime() async throws {
        let server = try LoopbackServer { _ in
            .init(steps: [
                .pause(.milliseconds(10)), .send(Array("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".utf8)),
            ])
        }
        let fetcher = try testFetcher()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<12 { group.addTask { try await fetcher.fetch(server.url("/\(index)")).status } }
            for try await status in group { #expect(status == 200) }
        }
        #expect(server.connectionCount == 1)
        #expect(server.requests.count == 12)
    }

    @Test("asks many hosts at once")
    func manyHosts() async throws {
        let hosts = (0..<16).map { "h\($0).localhost" }
        let arrived = Mutex(0)
        let server = try LoopbackServer { _ in
            arrived.withLock { $0 += 1 }
            // No request is answered before all have come.
            for _ in 0..<2000 where arrived.withLock({ $0 }) < hosts.count { usleep(10_000) }
            return .init(text: "x")
        }
        let fetcher = try testFetcher { $0.allowedAddresses = hosts.compactMap { AllowedAddress($0) } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for host in hosts { group.addTask { _ = try await fetcher.fetch(server.url("/", host: host)) } }
            try await group.waitForAll()
        }
        #expect(server.connectionCount == 16)
    }

    @Test("asks more hosts than there may be connections")
    func moreHostsThanConnections() async throws {
        let hosts = (0..<40).map { "h\($0).localhost" }
        let server = try LoopbackServer { _ in .init(text: "x") }
        let fetcher = try testFetcher {
            $0.allowedAddresses = hosts.compactMap { AllowedAddress($0) }
            $0.connections = 4
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for host in hosts { group.addTask { try await fetcher.fetch(server.url("/", host: host)).status } }
            for try await status in group { #expect(status == 200) }
        }
        #expect(server.connectionCount == 40)
    }

    @Test("keeps a host's connection while others are asked")
    func keptBeside() async throws {
        let hosts = (0..<12).map { "h\($0).localhost" }
        let server = try LoopbackServer { _ in .init(text: "x") }
        let fetcher = try testFetcher {
            $0.allowedAddresses = hosts.compactMap { AllowedAddress($0) }
            $0.connections = 4
        }
        for path in ["/feed.xml", "/robots.txt", "/page"] {
            for host in hosts { #expect(try await fetcher.fetch(server.url(path, host: host)).status == 200) }
        }
        #expect(server.connectionCount == hosts.count)
    }

    @Test("ends a cancelled request at once, also one that waits for its turn")
    func cancellation() async throws {
        let server = try LoopbackServer { _ in .init(steps: [.pause(.seconds(60))]) }
        let fetcher = try testFetcher()
        let codes = await withTaskGroup(of: IngestionError.Code?.self) { group in
            for index in 0..<5 { group.addTask { await fetcher.failure(server.url("/\(index)"))?.code } }
            try? await Task.sleep(for: .milliseconds(200))
            group.cancelAll()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes == [IngestionError.Code?](repeating: .cancelled, count: 5))
        #expect(await fetcher.failure(server.url("/").replacing("\(server.port)", with: "1"))?.code == .unreachable)
    }

    @Test(
        "refuses what is no address of the web", arguments: ["ftp://example.org/", "file:///etc/passwd", "mailto:a@b"])
    func schemes(_ text: String) async throws {
        #expect(try await testFetcher().failure(text)?.code == .badAddress)
    }

    @Test("says so where the file of certificates is missing")
    func missingCertificates() {
        #expect(throws: IngestionError.self) { try testFetcher { $0.caFile = "/no/such/file.pem" } }
    }

    @Test("stops its thread when it is let go of")
    func stops() async throws {
        let server = try LoopbackServer { _ in .init(text: "x") }
        func threads() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count) ?? 0 }
        for _ in 0..<50 { _ = try await testFetcher().fetch(server.url("/")) }
        // Other tests run beside this one; fifty threads more would be seen all the same.
        var count = threads()
        for _ in 0..<100 where count > 100 {
            try await Task.sleep(for: .milliseconds(50))
            count = threads()
        }
        let lasting = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        let names = lasting.compactMap { try? String(contentsOfFile: "/proc/self/task/\($0)/comm", encoding: .utf8) }
        #expect(names.filter { $0.hasPrefix("fetching") }.count < 40)
    }
}
