import Foundation
import Glibc
import TestSupport
import Testing

@testable import Ingestion

@Suite("CurlFetcher over TLS", .enabled(if: OpenSSL.isInstalled, "openssl is not installed: TLS is not tested"))
struct TLSTests {
    @Test("trusts the authority that the file names, and no other")
    func authority() async throws {
        let openssl = try await OpenSSL()
        defer { openssl.remove() }
        try await openssl.serving(validDays: 2) { port in
            let trusting = try testFetcher { $0.caFile = openssl.authority }
            #expect(try await trusting.fetch("https://localhost:\(port)/").status == 200)
            let error = try #require(await testFetcher().failure("https://localhost:\(port)/"))
            #expect(error.code == .unreachable)
            #expect(error.message.contains("certificate does not hold"))
            #expect(error.message.contains("--ca-file"))
        }
    }

    @Test("refuses an expired certificate, and one of another name")
    func expired() async throws {
        let openssl = try await OpenSSL()
        defer { openssl.remove() }
        let fetcher = try testFetcher {
            $0.caFile = openssl.authority
            $0.allowedAddresses.append(contentsOf: [AllowedAddress("other.localhost")].compactMap { $0 })
        }
        try await openssl.serving(validDays: -1) { port in
            let error = try #require(await fetcher.failure("https://localhost:\(port)/"))
            #expect(error.code == .unreachable)
            #expect(error.message.contains("certificate does not hold"))
            #expect(error.message.contains("expired"))
            #expect(!error.message.contains { $0.isNewline })
        }
        try await openssl.serving(validDays: 2) { port in
            let error = try #require(await fetcher.failure("https://other.localhost:\(port)/"))
            #expect(error.message.contains("certificate does not hold"))
        }
    }

    @Test("says so when the server does not speak TLS, and when the certificates to trust are none")
    func noTLS() async throws {
        let server = try LoopbackServer { _ in .init(text: "x") }
        let plain = try #require(
            await testFetcher { $0.timeout = .seconds(1) }.failure("https://127.0.0.1:\(server.port)/"))
        #expect(plain.code == .unreachable)
        let openssl = try await OpenSSL()
        defer { openssl.remove() }
        let file = openssl.folder.appending(path: "junk.pem").path
        try Data("no certificate".utf8).write(to: URL(filePath: file))
        let error = try #require(
            await testFetcher { $0.caFile = file }.failure("https://127.0.0.1:\(server.port)/"))
        #expect(error.message.contains("--ca-file"))
    }
}

/// A test authority and a server with a certificate of it, made with the openssl command in a temporary folder.
struct OpenSSL: Sendable {
    static let path = "/usr/bin/openssl"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    let folder: URL

    var authority: String { folder.appending(path: "ca.pem").path }

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        try await run(
            ["req", "-x509"] + curve + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test", "-days", "2"])
        try await run(["req"] + curve + ["-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost"])
    }

    private func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        return process
    }

    private func run(_ arguments: [String]) async throws {
        let process = process(arguments)
        let status = try await withCheckedThrowingContinuation { (reply: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { reply.resume(returning: $0.terminationStatus) }
            do {
                try ProcessStart.run(process)
            } catch {
                process.terminationHandler = nil
                reply.resume(throwing: error)
            }
        }
        guard status == 0 else { throw CocoaError(.executableLoad) }
    }

    /// Runs a server for `localhost` and 127.0.0.1 while `work` is done at its port.
    func serving(validDays days: Int, _ work: (Int) async throws -> Void) async throws {
        try Data("subjectAltName=DNS:localhost,IP:127.0.0.1\n".utf8).write(to: folder.appending(path: "names"))
        try await run([
            "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
            String(days), "-extfile", "names", "-out", "server.pem",
        ])
        // A port that was free a moment ago.
        let taken = try LoopbackServer { _ in .init() }
        let port = Int(taken.port)
        taken.stop()
        let process = process([
            "s_server", "-accept", "127.0.0.1:\(port)", "-cert", "server.pem", "-key", "server.key", "-www",
        ])
        try ProcessStart.run(process)
        // A child of a task's thread has SIGTERM blocked, as that thread has.
        defer { kill(process.processIdentifier, SIGKILL) }
        let probe = try testFetcher()
        for _ in 0..<100 {
            // Any answer to plain HTTP, also a broken connection, shows that the server listens.
            let error = await probe.failure("http://127.0.0.1:\(port)/")
            if error?.message.contains("no connection") != true { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        try await work(port)
    }

    /// Takes the folder away.
    func remove() { try? FileManager.default.removeItem(at: folder) }
}
