import Foundation

@testable import Ingestion

/// Small archives, put together by hand.
enum SmallArchive {
    static func record(
        _ type: String = "response", uri: String = "https://a.example/1", version: String = "1.1",
        extra: String = "", block: [UInt8]
    ) -> [UInt8] {
        let head = """
            WARC/\(version)\r
            WARC-Type: \(type)\r
            WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000\(uri.count % 10)>\r
            WARC-Target-URI: \(uri)\r
            WARC-Date: 2026-01-31T08:15:00Z\r
            \(extra)Content-Length: \(block.count)\r
            \r

            """
        return Array(head.utf8) + block + [13, 10, 13, 10]
    }

    static func response(_ body: [UInt8], fields: String = "Content-Type: text/html\r\n", status: Int = 200) -> [UInt8]
    {
        Array("HTTP/1.1 \(status) OK\r\n\(fields)\r\n".utf8) + body
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] { GzipMembers.pack(bytes) ?? [] }
}

/// A folder of its own for one test.
final class ArchiveFolder {
    let path = NSTemporaryDirectory() + "warc-tests-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }

    /// The finished files of an archive, by name.
    var archives: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".warc.gz") }.sorted()
                .map { path + "/" + $0 }
        }
    }
}

extension WARCReader {
    /// All records to the end, and why it ended before it.
    func all() -> (records: [WARCRecord], error: IngestionError?) {
        var records: [WARCRecord] = []
        do throws(IngestionError) {
            while let record = try next() { records.append(record) }
            return (records, nil)
        } catch { return (records, error) }
    }
}
