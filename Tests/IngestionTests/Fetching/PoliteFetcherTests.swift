import Synchronization
import TestSupport
import Testing

@testable import Ingestion

@Suite("PoliteFetcher and its HostGate")
struct PoliteFetcherTests {
    @Test("sends one request at a time to a host, in the order in which they came")
    func oneAtATime() async throws {
        let server = try LoopbackServer { _ in
            .init(steps: [.pause(.milliseconds(20))] + LoopbackServer.Response(text: "x").steps)
        }
        let polite = PoliteFetcher(wrapping: try testFetcher { $0.connectionsPerHost = 8 })
        try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<8 {
                let address = try #require(WebAddress(server.url("/\(index)")))
                group.addTask { try await polite.fetch(FetchRequest(address)).status }
            }
            for try await status in group { #expect(status == 200) }
        }
        #expect(server.connectionCount == 1)
    }

    @Test("leaves a host alone for as long as it asked, and no other host", arguments: [429, 503])
    func closure(status: Int) async throws {
        let server = try LoopbackServer { request in
            request.path == "/busy" ? .init(status, headers: ["Retry-After": "100"]) : .init(text: "x")
        }
        let clock = TestClock()
        let fetcher = try testFetcher {
            $0.allowedAddresses.append(contentsOf: [AllowedAddress("a.localhost")].compactMap { $0 })
        }
        let polite = PoliteFetcher(wrapping: fetcher, gate: HostGate(clock: clock.clock), clock: clock.clock)
        func get(_ path: String, host: String = "127.0.0.1") async throws -> FetchResponse {
            try await polite.fetch(FetchRequest(try #require(WebAddress(server.url(path, host: host)))))
        }
        #expect(try await get("/busy").status == status)
        clock.advance(.milliseconds(40500))
        let held = try await get("/other")
        #expect(held.status == status)
        #expect(held.header("retry-after") == "60")
        #expect(server.requests.count == 1)
        #expect(try await get("/other", host: "a.localhost").status == 200)
        clock.advance(.seconds(60))
        #expect(try await get("/other").status == 200)
    }

    @Test("leaves a host alone for a while that answers 429 and says no more, but not one that answers 503")
    func unsaid() async throws {
        let server = try LoopbackServer { request in .init(request.path == "/429" ? 429 : 503) }
        let clock = TestClock()
        let polite = PoliteFetcher(wrapping: try testFetcher(), gate: HostGate(clock: clock.clock), clock: clock.clock)
        let first = try #require(WebAddress(server.url("/503")))
        let second = try #require(WebAddress(server.url("/429")))
        _ = try await polite.fetch(FetchRequest(first))
        _ = try await polite.fetch(FetchRequest(second))
        #expect(try await polite.fetch(FetchRequest(first)).status == 429)
        #expect(server.requests.count == 2)
    }

    @Test("caps what a host may ask for")
    func caps() async throws {
        let clock = TestClock()
        let gate = HostGate(longestDelay: .seconds(5), longestClosure: .seconds(50), clock: clock.clock)
        await gate.close("a", for: .seconds(10_000), status: 503)
        #expect(await gate.closure(of: "a") == HostGate.Closure(status: 503, seconds: 50))
        await gate.setDelay(.seconds(1000), for: "b")
        try await gate.enter("b")
        await gate.leave("b")
        try await gate.enter("b")
        #expect(clock.slept == [.seconds(5)])
    }

    @Test("passes a turn on when whoever waits, or sleeps for it, is cancelled")
    func cancellation() async throws {
        let gate = HostGate()
        try await gate.enter("a")
        let waiting = Task { try await gate.enter("a") }
        try await Task.sleep(for: .milliseconds(50))
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        await gate.setDelay(.seconds(60), for: "a")
        await gate.leave("a")
        let sleeping = Task { try await gate.enter("a") }
        try await Task.sleep(for: .milliseconds(50))
        sleeping.cancel()
        await #expect(throws: CancellationError.self) { try await sleeping.value }
        await gate.setDelay(.zero, for: "a")
        let third = Task { try await gate.enter("a") }
        try await Task.sleep(for: .milliseconds(50))
        third.cancel()
        await #expect(throws: CancellationError.self) { try await third.value }
    }

    @Test("says that a request was cancelled which waited for its turn")
    func cancelledFetch() async throws {
        let server = try LoopbackServer { _ in .init(steps: [.pause(.seconds(60))]) }
        let polite = PoliteFetcher(wrapping: try testFetcher())
        let address = try #require(WebAddress(server.url("/")))
        let codes = await withTaskGroup(of: IngestionError.Code?.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do {
                        _ = try await polite.fetch(FetchRequest(address))
                        return nil
                    } catch {
                        return (error as? IngestionError)?.code
                    }
                }
            }
            try? await Task.sleep(for: .milliseconds(100))
            group.cancelAll()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes == [IngestionError.Code?](repeating: .cancelled, count: 3))
    }
}

/// A clock that a test sets; sleeping takes no time and sets it forward.
final class TestClock: Sendable {
    private struct State {
        var time = Duration.zero
        var slept: [Duration] = []
    }

    private let state = Mutex(State())

    var slept: [Duration] { state.withLock { $0.slept } }

    func advance(_ time: Duration) { state.withLock { $0.time += time } }

    var clock: FetchClock {
        FetchClock(
            steady: { [self] in state.withLock { $0.time } },
            wall: { [self] in state.withLock { 1_795_608_000 + $0.time.components.seconds } },
            sleep: { [self] time in
                state.withLock {
                    $0.slept.append(time)
                    $0.time += time
                }
            })
    }
}
