import Foundation

/// How long the steps of one more article take, and the questions that are asked of the ledger.
struct Measurement {
    private(set) var lines: [String] = []

    /// Adds articles one by one, each in its own transaction, and then asks for chains and stories all over the ledger.
    init(of ledger: inout MadeUpLedger, rounds: Int) async throws {
        var writing: [UInt64] = []
        var resolving: [UInt64] = []
        var finding: [UInt64] = []
        var adding: [UInt64] = []
        for _ in 0..<rounds {
            let start = Clock.now()
            let new = try await ledger.write(1)
            let written = Clock.now()
            try await ledger.resolve(new)
            let resolved = Clock.now()
            for id in new { try await ledger.findings(of: id) }
            let end = Clock.now()
            writing.append(written - start)
            resolving.append(resolved - written)
            finding.append(end - resolved)
            adding.append(end - start)
        }
        var chains: [UInt64] = []
        var stories: [UInt64] = []
        for number in 0..<rounds {
            let id = ledger.ids[number * 7919 % ledger.ids.count]
            let start = Clock.now()
            try await ledger.chains(from: id)
            let middle = Clock.now()
            try await ledger.story(of: id)
            chains.append(middle - start)
            stories.append(Clock.now() - middle)
        }
        lines = [
            Self.line("add an article", adding), Self.line("  write it", writing),
            Self.line("  resolve (ResolutionRound)", resolving), Self.line("  chains, copies, findings", finding),
            Self.line("chains of an article", chains), Self.line("story of an article", stories),
        ]
    }

    /// Mean, 95th percentile and maximum in milliseconds.
    private static func line(_ name: String, _ times: [UInt64]) -> String {
        let sorted = times.sorted()
        guard let last = sorted.last else { return "  \(name): none" }
        let mean = Double(sorted.reduce(0, +)) / Double(sorted.count) / 1e6
        let high = Double(sorted[min(sorted.count - 1, sorted.count * 95 / 100)]) / 1e6
        return "  \(name.padding(toLength: 28, withPad: " ", startingAt: 0))"
            + String(format: "mean %7.2f ms   95 %% %7.2f ms   most %7.2f ms", mean, high, Double(last) / 1e6)
    }
}
