import Foundation
import Ingestion

/// Runs this program in its roles, and puts what they measured side by side.
struct Comparison {
    let entries: Int
    let port: UInt16

    /// Starts this program in a role.
    static func start(_ arguments: [String], entries: Int) throws -> (process: Process, output: FileHandle) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments + ["--entries", String(entries)]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        return (process, pipe.fileHandleForReading)
    }

    private func measure(_ role: String, feeds: Int) throws -> Measured {
        let (process, output) = try Self.start([role, String(feeds), String(port)], entries: entries)
        let text = output.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Measured.self, from: text)
    }

    /// How many requests the server has had since it was asked last.
    private func requests() async throws -> Int {
        var limits = FetchLimits()
        limits.allowedAddresses = [AllowedAddress("localhost")].compactMap { $0 }
        guard let address = WebAddress("http://localhost:\(port)/count") else { return 0 }
        let body = try await CurlFetcher(limits: limits).fetch(FetchRequest(address)).body
        return Int(String(decoding: body, as: UTF8.self)) ?? 0
    }

    /// Measures the bare loop and a poll that ask for the same, and prints both.
    func run(_ name: String, feeds: Int, bare: String, ledger: String) async throws {
        _ = try await requests()
        let floor = try measure(bare, feeds: feeds)
        let asked = try await requests()
        let poll = try measure(ledger, feeds: feeds)
        let polled = try await requests()
        print("\(feeds) feeds, \(name)")
        print(line("libcurl", floor, asked))
        print(line("poll", poll, polled) + String(format: "   %.1f of the floor", poll.wall / max(floor.wall, 0.001)))
    }

    private func line(_ what: String, _ measured: Measured, _ requests: Int) -> String {
        "  " + what.padding(toLength: 8, withPad: " ", startingAt: 0)
            + String(
                format: "%8.2f s   processor %7.2f s   memory %5.0f MB (%.0f before)   %6d requests   %6d answered",
                measured.wall, measured.processor, measured.memory, measured.memoryBefore, requests, measured.good)
    }
}
