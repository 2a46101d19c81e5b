import Foundation
import TestSupport
import Testing

/// One run of the program as a process: what it printed and how it ended.
struct Run {
    let output: String
    let errors: String
    let status: Int32

    /// The program, beside the tests.
    static let program: URL = {
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = executable.deletingLastPathComponent()
        // The runner of Swift Testing may lie elsewhere; the test bundle's own path is among its arguments.
        if let bundle = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") }) {
            folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
        }
        return folder.appendingPathComponent("sourcier")
    }()

    /// The top of the repository.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the program to its end; it is killed after so many seconds, which is a failure of the test.
    init(
        _ arguments: [String], in home: Home, input: [UInt8] = [], environment: [String: String] = [:],
        seconds: Double = 120
    ) throws {
        // Files and not pipes, so that no amount of output can block the program.
        let name = UUID().uuidString
        let files = ["in", "out", "err"].map { home.folder.appendingPathComponent(".\(name).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        try Data(input).write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }
        let process = try ChildProcess(
            Self.program.path, arguments, environment: home.environment.merging(environment) { $1 },
            folder: home.folder, input: FileHandle(forReadingFrom: files[0]),
            output: FileHandle(forWritingTo: files[1]), errors: FileHandle(forWritingTo: files[2]))
        let watchdog = DispatchWorkItem { process.signal(SIGTERM) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watchdog)
        status = process.end()
        watchdog.cancel()
        output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    }

    /// The documents of an output in JSON, one a line.
    func documents() throws -> [[String: Any]] {
        try output.split(separator: "\n").map { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(value as? [String: Any])
        }
    }

    /// The lines of standard error.
    var errorLines: [Substring] { errors.split(separator: "\n") }
}

/// An empty home directory, gone with the test.
final class Home: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sourcier-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var environment: [String: String] {
        [
            "HOME": folder.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
        ]
    }

    var holdsLedger: Bool { FileManager.default.fileExists(atPath: ledger.path) }

    var ledger: URL { folder.appendingPathComponent(".local/share/sourcier/ledger.sqlite") }

    /// Writes a file and returns its path.
    @discardableResult
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    @discardableResult
    func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }
}
