import Synchronization
import TestSupport
import Testing

@testable import Ingestion

/// A name that leads to one address and then to another, over real connections: what is judged is the address that a
/// socket is opened to, each time that one is.
///
/// A test has no public address: 127.0.0.2 stands in for one.
@Suite("CurlFetcher and names that lead elsewhere", .timeLimit(.minutes(15)))
struct RebindingTests {
    /// The server at the public address and the one that nobody may reach, on one port, and a name that leads to either.
    private final class World: Sendable {
        let open: LoopbackServer
        let secret: LoopbackServer
        private let address = Mutex("127.0.0.2")

        /// Throws where no port is free at both addresses.
        init(_ answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Response) throws {
            // A port that is free at the one may be taken at the other.
            for _ in 0..<20 {
                let open = try LoopbackServer(host: "127.0.0.2", handler: answer)
                let secret = try? LoopbackServer(host: "127.0.0.1", port: open.port) { _ in .init(text: "secret") }
                guard let secret else { continue }
                (self.open, self.secret) = (open, secret)
                return
            }
            throw CancellationError()
        }

        /// Makes the name lead to the secret server from now on.
        func rebind() { address.withLock { $0 = "127.0.0.1" } }

        func url(_ path: String) -> String { open.url(path, host: "name.test") }

        func fetcher() throws -> CurlFetcher {
            try CurlFetcher(
                limits: testLimits { $0.allowedAddresses = [] }, environment: [:],
                names: ["name.test:\(self.open.port):\(self.address.withLock { $0 })"],
                standIns: [IPAddress(host: "127.0.0.2")].compactMap { $0 })
        }

        func expectRefusal(_ error: IngestionError?) {
            #expect(error?.code == .forbiddenAddress)
            #expect(error?.message.contains("name.test is at 127.0.0.1, which is not an address of the public") == true)
            #expect(secret.connectionCount == 0)
        }
    }

    @Test("a connection that is opened anew goes nowhere else, though the name was good before")
    func anew() async throws {
        let world = try World { _ in .init(headers: ["Connection": "close"], text: "public") }
        let fetcher = try world.fetcher()
        #expect(try await fetcher.fetch(world.url("/")).body == Array("public".utf8))
        world.rebind()
        world.expectRefusal(await fetcher.failure(world.url("/")))
        #expect(world.open.requests.count == 1)
    }

    @Test("a connection that is kept stays with the address that was judged")
    func kept() async throws {
        let world = try World { _ in .init(text: "public") }
        let fetcher = try world.fetcher()
        _ = try await fetcher.fetch(world.url("/a"))
        world.rebind()
        #expect(try await fetcher.fetch(world.url("/b")).body == Array("public".utf8))
        #expect(world.open.connectionCount == 1)
        // Another fetcher has no connection to keep.
        world.expectRefusal(await (try world.fetcher()).failure(world.url("/c")))
    }

    @Test("a redirect to the same name is judged as a request is")
    func redirect() async throws {
        let world = try World { request in
            .init(302, headers: ["Location": "/inside", "Connection": "close"], text: request.path)
        }
        let fetcher = try world.fetcher()
        world.rebind()
        world.expectRefusal(await fetcher.failure(world.url("/")))

        // The name turns while the redirect is on its way.
        let turning = Mutex<World?>(nil)
        let second = try World { _ in
            turning.withLock { $0?.rebind() }
            return .init(302, headers: ["Location": "/inside", "Connection": "close"])
        }
        turning.withLock { $0 = second }
        second.expectRefusal(await (try second.fetcher()).failure(second.url("/")))
        #expect(second.open.requests.map(\.path) == ["/"])
        turning.withLock { $0 = nil }
    }
}
