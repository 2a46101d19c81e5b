import Foundation
import Ledger
import Synchronization
import Testing

@testable import Dashboard

/// What others can check the record with.
@Suite struct LogPagesTests {
    private let site: TestSite

    init() async throws { site = try await TestSite.shared.value }

    @Test func theLogIsServedFileByFileAsItIsPublished() async throws {
        let files = Mutex<[String: [UInt8]]>([:])
        try await site.ledger.exportTiles { path, bytes in files.withLock { $0[path] = bytes } }
        let published = files.withLock { $0 }
        #expect(published.count > 4)
        for (path, bytes) in published {
            let answer = try await site.get("/log/" + path)
            #expect(answer.status == 200)
            #expect(answer.bytes == bytes, "\(path)")
            let isTile = path != "checkpoint"
            #expect((answer.headers["cache-control"] ?? "").contains("immutable") == isTile, "\(path)")
        }
        for path in ["tile/0/999", "tile/0/000.p/0", "tile/0/%2E%2E/x", "tile", ""] {
            #expect(try await site.get("/log/" + path).status == 404, "\(path)")
        }
    }

    @Test(arguments: ExportFormat.allCases)
    func everyExportIsAFileToKeep(format: ExportFormat) async throws {
        let written = Mutex<[UInt8]>([])
        try await site.ledger.export(format) { bytes in written.withLock { $0 += bytes } }
        let answer = try await site.get("/ledger/exports/\(format.rawValue)")
        #expect(answer.status == 200)
        #expect(answer.bytes == written.withLock { $0 })
        #expect(answer.headers["content-length"] == String(answer.bytes.count))
        #expect(answer.headers["content-disposition"]?.hasPrefix("attachment; filename=\"sourcier.") == true)
        #expect(try await site.get("/ledger").body.contains("/ledger/exports/\(format.rawValue)\""))
    }

    @Test func whatIsNoExportIsMissing() async throws {
        for name in ["tiles", "x", "%2E%2E", "DOT"] {
            #expect(try await site.get("/ledger/exports/" + name).status == 404)
        }
    }
}
