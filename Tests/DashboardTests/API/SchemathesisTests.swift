import Foundation
import TestSupport
import Testing

@testable import Dashboard

private let isSchemathesisInstalled =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: $0 + "/schemathesis")
    }

/// Requests that follow the description, and those that break it, made up by Schemathesis (PyPI).
@Suite(
    .waiting,
    .enabled(
        if: isSchemathesisInstalled,
        "schemathesis is not installed: nobody tests the interface by its description"
    ))
struct SchemathesisTests {
    @Test func theInterfaceDoesWhatItsDescriptionSays() async throws {
        let port = try await TestSite.shared.value.port
        // It keeps notes of its own where it runs.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schemathesis-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let said = folder.appendingPathComponent("said")
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        // No schema says which texts are addresses of the web, and which of these can be asked.
        let output = try FileHandle(forWritingTo: said)
        let child = try ChildProcess(
            "schemathesis",
            [
                "run", "http://127.0.0.1:\(port)/api/openapi.json", "--url", "http://127.0.0.1:\(port)/api/v1",
                "--phases", "examples,coverage,fuzzing", "--checks", "all", "--exclude-checks",
                "ignored_auth,positive_data_acceptance",
                "--max-examples", "25", "--seed", "7", "--no-color", "--warnings", "off",
            ], folder: folder, output: output, errors: output)
        #expect(await child.ended() == 0, "\(String(decoding: (try? Data(contentsOf: said)) ?? Data(), as: UTF8.self))")
    }
}
