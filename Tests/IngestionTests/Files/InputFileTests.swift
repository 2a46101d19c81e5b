import Foundation
import TestSupport
import Testing

@testable import Ingestion

@Suite struct InputFileTests {
    private static func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("input-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private func code(_ path: String, maxBytes: Int = 1000) -> String? {
        do {
            _ = try InputFile.read(path: path, maxBytes: maxBytes)
            return nil
        } catch {
            #expect(error.message.hasPrefix(path + ":"))
            #expect(!error.message.contains("\n"))
            return error.code.rawValue
        }
    }

    /// "abc" times a million, packed with gzip.
    private static func gzip(_ text: [UInt8]) throws -> Data {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("x")
        try Data(text).write(to: file)
        try ChildProcess("gzip", [file.path]).end()
        return try Data(contentsOf: folder.appendingPathComponent("x.gz"))
    }

    @Test("reads a file, and undoes gzip")
    func reading() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("ü.txt")
        try Data("abc".utf8).write(to: file)
        #expect(try InputFile.read(path: file.path, maxBytes: 3) == Array("abc".utf8))
        let packed = try Self.gzip(Array("abc".utf8))
        try (packed + packed).write(to: file)
        #expect(try InputFile.read(path: file.path, maxBytes: 1000) == Array("abcabc".utf8))
    }

    @Test("says in one line what is wrong with a file")
    func refusals() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("f").path
        #expect(code(file) == "no-such-input")
        #expect(code(folder.path) == "input-output")
        try Data(repeating: 0x61, count: 1001).write(to: URL(fileURLWithPath: file))
        #expect(code(file) == "too-large")
        try Self.gzip([UInt8](repeating: 0x61, count: 5_000_000)).write(to: URL(fileURLWithPath: file))
        #expect(code(file, maxBytes: 100_000) == "too-large")
        try Data([0x1F, 0x8B, 0x08, 0x00, 0xFF]).write(to: URL(fileURLWithPath: file))
        #expect(code(file) == "input-output")
    }

    @Test("finds every regular file below a directory, sorted, and follows no loop")
    func expansion() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let deep = folder.appendingPathComponent("b/c")
        try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
        for name in ["z", "a", "b/y", "b/c/x"] { try Data().write(to: folder.appendingPathComponent(name)) }
        try FileManager.default.createSymbolicLink(at: deep.appendingPathComponent("loop"), withDestinationURL: folder)
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("link"), withDestinationURL: folder.appendingPathComponent("a"))
        let found = try InputFiles.expand(["-", folder.path, "missing"])
        #expect(found == ["-"] + ["a", "b/c/x", "b/y", "link", "z"].map { folder.path + "/" + $0 } + ["missing"])
    }
}
