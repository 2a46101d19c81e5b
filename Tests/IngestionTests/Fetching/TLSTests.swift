import Foundation
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
