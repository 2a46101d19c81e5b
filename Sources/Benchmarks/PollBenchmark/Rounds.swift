import CBareLoop
import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance

/// What a process of the benchmark measured of itself.
struct Measured: Codable {
    /// Seconds by the clock, and of the processor.
    var wall: Double
    var processor: Double
    /// The most memory before the work and after it, in megabytes.
    var memoryBefore: Double
    var memory: Double
    /// How many addresses were answered, or feeds polled without a failure.
    var good: Int

    /// Measures work by the clock and by what the system says of the process.
    static func of(_ work: () async throws -> Int) async rethrows -> Measured {
        let (before, start) = (usage(), ContinuousClock.now)
        let good = try await work()
        let (after, time) = (usage(), ContinuousClock.now - start)
        return Measured(
            wall: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18,
            processor: after.processor - before.processor, memoryBefore: before.memory, memory: after.memory, good: good
        )
    }

    private static func usage() -> (processor: Double, memory: Double) {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return (Double(seconds) + Double(microseconds) / 1e6, Double(usage.ru_maxrss) / 1024)
    }
}

/// The rounds that are compared.
struct Rounds {
    let feeds: Int
    let entries: Int
    let port: UInt16

    /// Names that end so mean this machine (RFC 6761 §6.3), so that each feed has a host of its own.
    private func host(_ index: Int) -> String { "feed\(index).localhost" }

    private func address(_ index: Int, _ path: String) -> String { "http://\(host(index)):\(port)\(path)" }

    /// Fetches what a poll fetches, with libcurl and nothing else.
    func bare(conditional: Bool) async -> Measured {
        let paths = ["/feed.xml"] + (entries > 0 ? ["/robots.txt"] + (0..<entries).map { "/a/\($0)" } : [])
        let addresses = paths.flatMap { path in (0..<feeds).map { address($0, path) } }
        return await Measured.of {
            curl_global_init(Int(CURL_GLOBAL_DEFAULT))
            let texts = addresses.map { strdup($0) }
            defer { for text in texts { free(text) } }
            var bytes = 0
            var pointers = texts.map { UnsafePointer($0) }
            let field = conditional ? "If-None-Match: \"1\"" : nil
            return bare_fetch(&pointers, pointers.count, 32, field, &bytes)
        }
    }

    /// Polls every feed once, as `sourcier poll --force` does.
    func poll(ledger: String) async throws -> Measured {
        let store = try StoredLedger.open(path: ledger, create: true)
        let reasoning = try Reasoning.load(configuration: ledger + ".configuration")
        var limits = FetchLimits()
        limits.allowedAddresses = (0..<feeds).compactMap { AllowedAddress(host($0)) }
        let fetcher = PoliteFetcher(wrapping: try CurlFetcher(limits: limits))
        let clock: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
        let round = PollRound(
            store: store, reasoning: reasoning, fetcher: fetcher,
            robots: RobotsPolicy(fetcher: fetcher, agent: "sourcier"), clock: clock)
        return try await Measured.of {
            let items = (0..<feeds).compactMap { WebAddress(address($0, "/feed.xml")) }
                .map { SubscriptionList.Item(address: $0) }
            let subscribed = try await Subscriptions(store: store).add(items, now: clock())
            let outcome = try await round.run(subscribed, options: PollRound.Options(force: true)) { _ in }
            return outcome.feeds.count { $0.status == .updated || $0.status == .unchanged }
        }
    }
}
