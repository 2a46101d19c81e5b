import Foundation
import TestSupport
import Testing

/// The program as a process that goes on until it is told to end.
final class BackgroundRun {
    private let process = Process()
    private let errorFile: URL

    init(_ arguments: [String], in home: Home) throws {
        errorFile = home.folder.appendingPathComponent(".background-" + UUID().uuidString)
        try Data().write(to: errorFile)
        process.executableURL = Run.program
        process.arguments = arguments
        process.currentDirectoryURL = home.folder
        process.environment = home.environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try ProcessStart.run(process)
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: errorFile)
    }

    var isRunning: Bool { process.isRunning }
    var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

    /// Sends a signal and waits for the end; the status is 128 and the signal's number where that ended it.
    func end(by signal: Int32) -> Int32 {
        kill(process.processIdentifier, signal)
        return end()
    }

    /// Waits for the end.
    func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Waits until something is so; `false` when that takes longer than a minute.
    static func wait(until isSo: () -> Bool) -> Bool {
        for _ in 0..<1200 {
            if isSo() { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return isSo()
    }
}
