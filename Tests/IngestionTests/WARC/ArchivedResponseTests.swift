import Foundation
import Testing

@testable import Ingestion

@Suite("A response in an archive")
struct ArchivedResponseTests {
    private static let body = Array("<p>Grüße „aus“ der Stadt</p>".utf8)

    private static let chunked: [UInt8] =
        Array("1\r\n<\r\nA;name=value\r\n".utf8) + body[1..<11] + Array("\r\n".utf8)
        + Array("\(String(body.count - 11, radix: 16))\r\n".utf8) + body[11...] + Array("\r\n0\r\n\r\n".utf8)

    /// The body in Brotli and in Zstandard, as their own programs write it.
    private static let brotli: [UInt8] =
        [139, 16, 128] + body + [3]
    private static let zstd: [UInt8] =
        [40, 181, 47, 253, 36, 34, 17, 1, 0] + body + [184, 51, 193, 17]

    @Test(
        "comes out as it was before its codings, whether the archive undid them or not",
        arguments: [
            ("", body), ("Content-Encoding: gzip\r\n", SmallArchive.gzip(body)), ("Content-Encoding: gzip\r\n", body),
            ("Content-Encoding: br\r\n", body), ("Content-Encoding: br\r\n", brotli),
            ("Content-Encoding: zstd\r\n", body), ("Content-Encoding: zstd\r\n", zstd),
            ("Content-Encoding: br, gzip\r\n", SmallArchive.gzip(brotli)),
            ("Content-Encoding: identity\r\n", body),
            ("Transfer-Encoding: chunked\r\n", chunked), ("transfer-encoding: Chunked\r\n", body),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: x-gzip\r\n", SmallArchive.gzip(body)),
        ])
    func codings(fields: String, coded: [UInt8]) throws {
        let response = try #require(
            ArchivedResponse(block: SmallArchive.response(coded, fields: fields), maxBytes: 10_000))
        #expect(response.body == Self.body)
        #expect(response.status == 200)
    }

    @Test("that is coded in a way that isn't read, or too long, or no response, is none")
    func none() {
        func read(_ block: [UInt8], maxBytes: Int = 1000) -> ArchivedResponse? {
            ArchivedResponse(block: block, maxBytes: maxBytes)
        }
        #expect(read(SmallArchive.response([0x0B, 0x02, 0x80, 0xFF], fields: "Content-Encoding: br\r\n")) == nil)
        #expect(
            read(SmallArchive.response(Self.zstd.dropLast(4) + [0, 0, 0, 0], fields: "Content-Encoding: zstd\r\n"))
                == nil)
        for (coding, bytes) in [("br", Self.brotli), ("zstd", Self.zstd)] {
            #expect(read(SmallArchive.response(bytes, fields: "Content-Encoding: \(coding)\r\n"), maxBytes: 20) == nil)
        }
        let bomb = SmallArchive.gzip(Array(repeating: 65, count: 100_000))
        #expect(read(SmallArchive.response(bomb, fields: "Content-Encoding: gzip\r\n")) == nil)
        #expect(read(SmallArchive.response(Self.body), maxBytes: 5) == nil)
        #expect(read([]) == nil)
        #expect(read(Array("GET / HTTP/1.1\r\n\r\n".utf8)) == nil)
        #expect(read(Array("HTTP/1.1 200 OK\r\nA: b".utf8)) == nil)
    }

    @Test("that was cut short within its coding gives what is there", arguments: ["zstd", "gzip"])
    func cutShort(coding: String) throws {
        let whole = ["zstd": Self.zstd, "gzip": SmallArchive.gzip(Self.body)]
        let bytes = try #require(whole[coding])
        for length in 0..<bytes.count {
            let block = SmallArchive.response(Array(bytes[..<length]), fields: "Content-Encoding: \(coding)\r\n")
            let body = ArchivedResponse(block: block, maxBytes: 1000)?.body ?? []
            #expect(Self.body.starts(with: body) || bytes.starts(with: body), "\(length)")
        }
    }

    @Test("gives its fields by their names in lower case")
    func fields() throws {
        let block = SmallArchive.response([], fields: "ETag: \"x\"\r\nLast-Modified: y\r\nContent-Type: text/html\r\n")
        let response = try #require(ArchivedResponse(block: block, maxBytes: 10))
        #expect(response.validators == Validators(etag: "\"x\"", lastModified: "y"))
        #expect(response.header("content-type") == "text/html")
        #expect(response.body.isEmpty)
    }
}
