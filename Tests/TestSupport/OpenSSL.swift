package import Foundation
import Glibc

/// A test authority and a server with a certificate of it, made with the openssl command in a temporary folder.
package struct OpenSSL: Sendable {
    private static let path = "/usr/bin/openssl"
    package static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    package let folder: URL

    package var authority: String { folder.appending(path: "ca.pem").path }

    package init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        try await run(
            ["req", "-x509"] + curve + ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test", "-days", "2"])
        try await run(["req"] + curve + ["-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost"])
    }

    private func process(_ arguments: [String]) throws -> ChildProcess {
        try ChildProcess(Self.path, arguments, folder: folder)
    }

    private func run(_ arguments: [String]) async throws {
        guard try await process(arguments).ended() == 0 else { throw CocoaError(.executableLoad) }
    }

    /// Runs a server for `localhost` and 127.0.0.1 while `work` is done at its port.
    package func serving(validDays days: Int, _ work: (Int) async throws -> Void) async throws {
        try Data("subjectAltName=DNS:localhost,IP:127.0.0.1\n".utf8).write(to: folder.appending(path: "names"))
        try await run([
            "x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
            String(days), "-extfile", "names", "-out", "server.pem",
        ])
        // A port that was free a moment ago.
        let taken = try LoopbackServer { _ in .init() }
        let port = Int(taken.port)
        taken.stop()
        let process = try process([
            "s_server", "-accept", "127.0.0.1:\(port)", "-cert", "server.pem", "-key", "server.key", "-www",
        ])
        defer { process.signal(SIGKILL) }
        for _ in 0..<100 {
            if Self.isListening(port) { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        try await work(port)
    }

    /// Whether something accepts connections at a port of 127.0.0.1.
    private static func isListening(_ port: Int) -> Bool {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        defer { close(probe) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// Takes the folder away.
    package func remove() { try? FileManager.default.removeItem(at: folder) }
}
