import Foundation
import TestSupport

/// Programs of other people, run on what this one made. They are found where `.ci/run` puts them, or on the PATH.
enum ForeignTool {
    /// How a run ended and what it said.
    struct Result {
        let status: Int32
        let output: String
    }

    static let folder = Run.repository.appendingPathComponent("Tests/CommandTests/Fixtures/foreign")

    /// Packages of Python's that can be imported here.
    static func hasPython(_ packages: String...) -> Bool {
        let isThere = (try? run("python3", ["-c", "import " + packages.joined(separator: ", ")]).status) == 0
        if !isThere { print("SKIPPED: Python's \(packages.joined(separator: ", ")) can't be imported here") }
        return isThere
    }

    static func has(_ program: String, _ argument: String) -> Bool {
        let isThere = (try? run(program, [argument]).status) == 0
        if !isThere { print("SKIPPED: '\(program)' isn't installed here") }
        return isThere
    }

    static let hasGo: Bool = {
        let isThere = FileManager.default.fileExists(atPath: goPath + "/src/golang.org/x/mod/sumdb/tlog")
        if !isThere { print("SKIPPED: Debian's golang-golang-x-mod-dev isn't installed here") }
        return isThere && has("go", "version")
    }()

    /// Where Debian puts sources in Go.
    private static let goPath = "/usr/share/gocode"

    static func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Result {
        let pipe = Pipe()
        let process = try ChildProcess(
            program, arguments, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            output: pipe.fileHandleForWriting, errors: pipe.fileHandleForWriting)
        try pipe.fileHandleForWriting.close()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        return Result(status: process.end(), output: String(decoding: output, as: UTF8.self))
    }

    static func python(_ script: String, _ folder: URL) throws -> Result {
        try run("python3", [Self.folder.appendingPathComponent(script).path, folder.path])
    }

    static func go(_ script: String, _ folder: URL) throws -> Result {
        try run(
            "go", ["run", Self.folder.appendingPathComponent(script).path, folder.path],
            environment: [
                "GOPATH": goPath, "GO111MODULE": "off", "GOCACHE": folder.appendingPathComponent(".go").path,
                "GOFLAGS": "",
            ])
    }
}
