import Synchronization
import TestSupport
import Testing

@testable import Ingestion

@Suite("RobotsPolicy")
struct RobotsPolicyTests {
    private static func page(_ server: LoopbackServer, _ path: String) throws -> WebAddress {
        try #require(WebAddress(server.url(path)))
    }

    @Test("asks a host once a day, also when many ask at once")
    func once() async throws {
        let server = try LoopbackServer { _ in
            .init(
                steps: [.pause(.milliseconds(100))]
                    + LoopbackServer.Response(text: "User-agent: *\nDisallow: /no").steps)
        }
        let policy = RobotsPolicy(fetcher: try testFetcher(), agent: "Sourcier")
        let yes = try Self.page(server, "/yes")
        let no = try Self.page(server, "/no")
        await withTaskGroup(of: (Bool, Bool).self) { group in
            for _ in 0..<20 { group.addTask { (await policy.allows(yes, now: 0), await policy.allows(no, now: 0)) } }
            for await (first, second) in group {
                #expect(first)
                #expect(!second)
            }
        }
        #expect(await policy.allows(yes, now: 86399))
        #expect(server.requests.map(\.target) == ["/robots.txt"])
        #expect(await policy.allows(yes, now: 86400))
        #expect(server.requests.count == 2)
    }

    @Test(
        "permits everything where there is no such file, and nothing for a while where it cannot be had",
        arguments: [(404, true), (403, true), (401, true), (410, true), (429, false), (500, false), (503, false)])
    func statuses(status: Int, isAllowed: Bool) async throws {
        let server = try LoopbackServer { _ in .init(status, text: "User-agent: *\nDisallow: /") }
        let policy = RobotsPolicy(fetcher: try testFetcher(), agent: "Sourcier")
        let page = try Self.page(server, "/a")
        #expect(await policy.allows(page, now: 0) == isAllowed)
        #expect(await policy.allows(page, now: 3599) == isAllowed)
        #expect(server.requests.count == 1)
        _ = await policy.allows(page, now: 3600)
        #expect(server.requests.count == (isAllowed ? 1 : 2))
    }

    @Test("permits nothing of a host that is out of reach, and says why")
    func unreachable() async throws {
        let server = try LoopbackServer { _ in .init(steps: [.reset]) }
        let policy = RobotsPolicy(fetcher: try testFetcher(), agent: "Sourcier")
        let page = try Self.page(server, "/a")
        #expect(await !policy.allows(page, now: 0))
        guard case .unknown(let error) = await policy.permission(for: page, now: 0) else {
            Issue.record("no reason is given")
            return
        }
        #expect(error.code == .unreachable)
        #expect(error.message.hasPrefix(server.url("/robots.txt")))
    }

    @Test("leaves it to the page's own fetch to say that its address is refused")
    func refused() async throws {
        let policy = RobotsPolicy(fetcher: try testFetcher(), agent: "Sourcier")
        #expect(await policy.permission(for: try #require(WebAddress("http://10.0.0.1/a")), now: 0) == .allowed)
        let server = try LoopbackServer { _ in .redirect(to: "http://10.0.0.1/robots.txt") }
        #expect(await policy.permission(for: try Self.page(server, "/a"), now: 0) == .allowed)
    }

    @Test("goes on with the copy that it has, where the file can no longer be had")
    func stale() async throws {
        let isBroken = Flag()
        let server = try LoopbackServer { _ in
            isBroken.isSet ? .init(500) : .init(text: "User-agent: *\nDisallow: /no\nCrawl-delay: 3\nSitemap: /s.xml")
        }
        let policy = RobotsPolicy(fetcher: try testFetcher(), agent: "Sourcier")
        let page = try Self.page(server, "/a")
        #expect(await policy.allows(page, now: 0))
        isBroken.set()
        #expect(await policy.allows(page, now: 90000))
        #expect(await !policy.allows(try Self.page(server, "/no"), now: 90000))
        #expect(await policy.crawlDelay(for: page, now: 90000) == .seconds(3))
        #expect(await policy.sitemaps(of: page, now: 90000).map(\.string) == [server.url("/s.xml")])
        #expect(server.requests.count == 2)
    }

    @Test("forgets a fetch that was cancelled")
    func cancelled() async throws {
        let isSlow = Flag()
        isSlow.set()
        let server = try LoopbackServer { _ in
            isSlow.isSet ? .init(steps: [.pause(.seconds(600))]) : .init(text: "User-agent: *\nDisallow: /no")
        }
        // Time enough for a machine with much else to do: only the cancelling ends the first fetch.
        let policy = RobotsPolicy(fetcher: try testFetcher { $0.timeout = .seconds(600) }, agent: "Sourcier")
        let page = try Self.page(server, "/a")
        let first = Task { await policy.allows(page, now: 0) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let second = Task { await policy.allows(page, now: 0) }
        isSlow.clear()
        first.cancel()
        #expect(await !first.value)
        #expect(await second.value)
    }

    @Test("tells a polite fetcher's gate how slowly to go")
    func crawlDelay() async throws {
        let server = try LoopbackServer { _ in .init(text: "User-agent: *\nCrawl-delay: 7") }
        let clock = TestClock()
        let gate = HostGate(clock: clock.clock)
        let polite = PoliteFetcher(wrapping: try testFetcher(), gate: gate, clock: clock.clock)
        let policy = RobotsPolicy(fetcher: polite, agent: "Sourcier")
        let page = try Self.page(server, "/a")
        #expect(await policy.allows(page, now: 0))
        for _ in 0..<3 { _ = try await polite.fetch(FetchRequest(page)) }
        #expect(clock.slept == [.seconds(7), .seconds(7)])
    }
}

/// A switch that a server's handler looks at.
final class Flag: Sendable {
    private let state = Mutex(false)

    var isSet: Bool { state.withLock { $0 } }

    func set() { state.withLock { $0 = true } }

    func clear() { state.withLock { $0 = false } }
}
