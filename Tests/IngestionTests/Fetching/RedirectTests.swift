import TestSupport
import Testing

@testable import Ingestion

@Suite("CurlFetcher, redirected", .timeLimit(.minutes(15)))
struct RedirectTests {
    @Test("follows redirects, and says where they led", arguments: [301, 302, 303, 307, 308])
    func follows(status: Int) async throws {
        let server = try LoopbackServer { request in
            request.path == "/a" ? .redirect(status, to: "b/./c#frag") : .init(text: request.path)
        }
        let response = try await testFetcher().fetch(server.url("/a"))
        #expect(response.address.string == server.url("/b/c"))
        #expect(response.requested.string == server.url("/a"))
        #expect(String(decoding: response.body, as: UTF8.self) == "/b/c")
        #expect((response.movedTo != nil) == [301, 308].contains(status))
    }

    @Test("takes an address as moved only as far as every step from the start is for good")
    func moved() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/1": .redirect(301, to: "/2")
            case "/2": .redirect(308, to: "/3")
            case "/3": .redirect(302, to: "/4")
            case "/4": .redirect(301, to: "/5")
            default: .init(text: "x")
            }
        }
        let fetcher = try testFetcher()
        #expect(try await fetcher.fetch(server.url("/1")).movedTo?.string == server.url("/3"))
        #expect(try await fetcher.fetch(server.url("/3")).movedTo == nil)
        #expect(try await fetcher.fetch(server.url("/4")).movedTo?.string == server.url("/5"))
    }

    @Test("takes a redirect that leads nowhere for an answer")
    func noLocation() async throws {
        let server = try LoopbackServer { _ in .init(302, text: "x") }
        #expect(try await testFetcher().fetch(server.url("/")).status == 302)
    }

    @Test("reads a location that is not in ASCII")
    func international() async throws {
        let server = try LoopbackServer { request in
            request.path == "/a" ? .redirect(to: "/été ?q=«x»") : .init(text: request.target)
        }
        let response = try await testFetcher().fetch(server.url("/a"))
        #expect(String(decoding: response.body, as: UTF8.self) == "/%C3%A9t%C3%A9%20?q=%C2%ABx%C2%BB")
    }

    @Test("sends a cookie that was set on the way, as sites do that let nobody in without")
    func cookies() async throws {
        let server = try LoopbackServer { request in
            request.header("cookie") == "seen=1"
                ? .init(text: "in") : .init(302, headers: ["Location": request.path, "Set-Cookie": "seen=1; Path=/"])
        }
        let fetcher = try testFetcher()
        #expect(try await fetcher.fetch(server.url("/a")).status == 200)
        #expect(server.requests.count == 2)
        // The next fetch is a stranger again.
        #expect(try await fetcher.fetch(server.url("/a")).status == 200)
        #expect(server.requests.count == 4)
    }

    @Test("gives up a circle of redirects, and a trail without end", arguments: [true, false])
    func endless(isCircle: Bool) async throws {
        let server = try LoopbackServer { request in
            .redirect(to: isCircle ? (request.path == "/a" ? "/b" : "/a") : request.path + "x")
        }
        let fetcher = try testFetcher { $0.maxRedirects = 4 }
        let error = try #require(await fetcher.failure(server.url("/a")))
        #expect(error.code == .unreachable)
        #expect(error.message.contains(isCircle ? "in a circle" : "more than 4 times"))
        #expect(server.requests.count == 5)
    }

    @Test("holds all steps together to the time that one request has")
    func time() async throws {
        let server = try LoopbackServer { request in
            .init(steps: [.pause(.milliseconds(400))] + LoopbackServer.Response.redirect(to: request.path + "x").steps)
        }
        let fetcher = try testFetcher {
            $0.timeout = .seconds(1)
            $0.maxRedirects = 1000
        }
        #expect(await fetcher.failure(server.url("/"))?.message.contains("within 1 second") == true)
        #expect(server.requests.count < 10)
    }

    @Test(
        "follows no redirect out of the web",
        arguments: [
            "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "javascript:x", "http://[", "data:,x",
        ])
    func schemes(location: String) async throws {
        let server = try LoopbackServer { _ in .redirect(to: location) }
        let error = try #require(await testFetcher().failure(server.url("/")))
        #expect(error.code == (location == "http://[" ? .unreachable : .forbiddenAddress))
        #expect(error.message.contains("redirected to"))
    }

    @Test(
        "follows no redirect to a private address",
        arguments: [
            "http://127.0.0.2:{port}/", "http://[::1]:{port}/", "http://0x7f000002:{port}/", "http://localhost:{port}/",
            "http://[::ffff:127.0.0.1]:{port}/", "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/",
            "http://0.0.0.0:{port}/", "http://name.test:{port}/",
        ])
    func privateAddress(location: String) async throws {
        let server = try LoopbackServer { request in
            .redirect(to: location.replacing("{port}", with: request.header("x-port") ?? request.portOfHost))
        }
        let fetcher = try testFetcher(names: ["name.test:\(server.port):127.0.0.1"]) {
            $0.allowedAddresses = [AllowedAddress("127.0.0.1")].compactMap { $0 }
        }
        let error = try #require(await fetcher.failure(server.url("/")))
        #expect(error.code == .forbiddenAddress)
        #expect(error.message.contains("--allow-address"))
        #expect(server.requests.count == 1)
    }
}

extension LoopbackServer.Request {
    /// The port at which the server was asked.
    fileprivate var portOfHost: String { (header("host") ?? "").split(separator: ":").last.map(String.init) ?? "" }
}
