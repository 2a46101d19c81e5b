import Foundation
import TestSupport
import Testing

/// The program as a process that goes on until it is told to end.
final class BackgroundRun {
    private let process: ChildProcess
    private let errorFile: URL

    init(_ arguments: [String], in home: Home, environment: [String: String] = [:]) throws {
        errorFile = home.folder.appendingPathComponent(".background-" + UUID().uuidString)
        try Data().write(to: errorFile)
        process = try ChildProcess(
            Run.program.path, arguments, environment: home.environment.merging(environment) { $1 },
            folder: home.folder,
            errors: FileHandle(forWritingTo: errorFile))
    }

    deinit {
        try? FileManager.default.removeItem(at: errorFile)
    }

    var isRunning: Bool { process.isRunning }
    var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

    /// Sends a signal and waits for the end; the status is 128 and the signal's number where that ended it.
    func end(by signal: Int32) -> Int32 {
        process.signal(signal)
        return end()
    }

    /// Waits for the end.
    func end() -> Int32 { process.end() }

    /// Waits until something is so; `false` when that takes longer than a minute.
    static func wait(until isSo: () -> Bool) -> Bool {
        for _ in 0..<1200 {
            if isSo() { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return isSo()
    }
}
