import Foundation
import TestSupport
import Testing

@testable import Ingestion

@Suite("Writing WARC")
struct WARCArchiveTests {
    private let folder: ArchiveFolder

    init() throws { folder = try ArchiveFolder() }

    private func archive(maxSize: Int64 = 1 << 30) throws -> WARCArchive {
        try WARCArchive(folder: folder.path, software: "test/1", maxSize: maxSize, clock: { 1_769_850_000 }) {
            "sum:\($0.reduce(0) { $0 &+ Int($1) })"
        }
    }

    private func exchange(
        _ path: String = "/1", head: String = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        body: String = "<p>„ü“</p>",
        status: Int = 200, held: ArchivedCopy? = nil
    ) throws -> RecordedExchange {
        RecordedExchange(
            address: try #require(WebAddress("https://a.example" + path)),
            requestHead: Array("GET \(path) HTTP/1.1\r\nHost: a.example\r\n\r\n".utf8), responseHead: Array(head.utf8),
            status: status, body: Array(body.utf8), isCutShort: false, held: held)
    }

    private func records() throws -> [WARCRecord] {
        try folder.archives.flatMap { path -> [WARCRecord] in
            let (records, error) = try WARCReader(path: path).all()
            #expect(error == nil)
            return records
        }
    }

    @Test("keeps a request and a response each, in a member of their own, under the names that it gives")
    func exchanges() async throws {
        let archive = try archive()
        let copy = try #require(try await archive.record(try exchange()))
        _ = try await archive.record(try exchange("/2"))
        #expect(try folder.archives.isEmpty)
        try await archive.close()
        let records = try records()
        #expect(records.map(\.type) == ["warcinfo", "response", "request", "response", "request"])
        #expect(Set(records.map(\.offset)).count == 5)
        #expect(records[1].id == copy.record)
        #expect(copy.date == "2026-01-31T09:00:00Z" && copy.address == "https://a.example/1")
        #expect(records[1].fields["WARC-Payload-Digest"] == copy.digest)
        #expect(records[2].fields["WARC-Concurrent-To"] == "<\(copy.record)>")
        #expect(records[2].block.starts(with: "GET /1 HTTP/1.1\r\n".utf8))
        #expect(Set(records.compactMap(\.id)).count == 5)
        let response = try #require(ArchivedResponse(block: records[1].block, maxBytes: 1000))
        #expect(String(decoding: response.body, as: UTF8.self) == "<p>„ü“</p>")
        #expect(response.header("content-length") == "15")
    }

    @Test("renames the fields of codings that were undone, and writes HTTP/2 as HTTP/1.1")
    func heads() async throws {
        let archive = try archive()
        let head = "HTTP/2 200 \r\ncontent-encoding: br\r\nContent-Length: 3\r\ntransfer-encoding: x\r\nx: y\r\n\r\n"
        _ = try await archive.record(try exchange(head: head))
        _ = try await archive.record(try exchange(head: "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n"))
        try await archive.close()
        let records = try records().filter { $0.type == "response" }
        let block = String(decoding: records[0].block, as: UTF8.self)
        #expect(
            block.hasPrefix(
                "HTTP/1.1 200 \r\nX-Archive-Orig-content-encoding: br\r\nX-Archive-Orig-Content-Length: 3\r\n"
                    + "X-Archive-Orig-transfer-encoding: x\r\nx: y\r\nContent-Length: 15\r\n\r\n<p>"))
        #expect(records[0].fields["WARC-Protocol"] == "h2")
        #expect(records[1].block.starts(with: "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n<p>".utf8))
    }

    @Test("keeps what hasn't changed as a revisit of the copy that is held")
    func revisit() async throws {
        let archive = try archive()
        let copy = try #require(try await archive.record(try exchange()))
        let head = "HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n"
        let again = try await archive.record(try exchange(head: head, body: "", status: 304, held: copy))
        #expect(again == copy)
        #expect(try await archive.record(try exchange(head: head, body: "", status: 304)) == nil)
        try await archive.close()
        let revisits = try records().filter { $0.type == "revisit" }
        #expect(revisits.count == 2)
        #expect(revisits[0].fields["WARC-Refers-To"] == "<\(copy.record)>")
        #expect(revisits[0].fields["WARC-Refers-To-Date"] == copy.date)
        #expect(revisits[0].fields["WARC-Payload-Digest"] == copy.digest)
        #expect(
            revisits[0].fields["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
        #expect(revisits[0].block == Array(head.utf8))
    }

    @Test("begins another file once one is long enough")
    func rotation() async throws {
        let archive = try archive(maxSize: 1)
        for number in 0..<3 { _ = try await archive.record(try exchange("/\(number)")) }
        try await archive.close()
        #expect(try folder.archives.count == 3)
        #expect(try records().filter { $0.type == "warcinfo" }.count == 3)
        #expect(Set(try records().compactMap { $0.fields["WARC-Warcinfo-ID"] }).count == 3)
    }

    @Test(
        "what a process that died left behind is closed, without the record that was torn",
        arguments: [0, 1, 40, 10_000])
    func abandoned(torn: Int) async throws {
        let archive = try archive()
        _ = try await archive.record(try exchange())
        try await archive.close()
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: try #require(folder.archives.first))))
        try FileManager.default.removeItem(atPath: try #require(folder.archives.first))
        let tail = Array(SmallArchive.gzip(SmallArchive.record(block: Array(0...255))).prefix(torn))
        _ = try folder.file("dead.warc.gz.open", whole + (torn == 10_000 ? Array(tail.dropLast()) : tail))
        _ = try folder.file("empty.warc.gz.open", [])
        let next = try self.archive()
        #expect(try folder.archives.map { ($0 as NSString).lastPathComponent } == ["dead.warc.gz"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.archives[0])).elementsEqual(whole))
        try await next.close()
    }

    @Test("a file that is being written is left alone")
    func busy() async throws {
        let first = try archive()
        _ = try await first.record(try exchange())
        let second = try archive()
        #expect(try folder.archives.isEmpty)
        _ = try await first.record(try exchange("/2"))
        try await first.close()
        try await second.close()
        #expect(try records().filter { $0.type == "response" }.count == 2)
    }

    @Test("a folder that can't be made or written is an error that says so")
    func unwritable() throws {
        let file = try folder.file("file", [1])
        #expect { _ = try WARCArchive(folder: file + "/x", software: "t", clock: { 0 }, digest: { _ in "" }) } throws: {
            ($0 as? IngestionError)?.code == .notArchived
        }
    }

    @Test("keeps what libcurl sends and gets, every step of a redirect")
    func overHTTP() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/old": return .redirect(301, to: "/new")
            case "/new" where request.header("if-none-match") != nil: return LoopbackServer.Response(304)
            case "/new":
                return LoopbackServer.Response(
                    headers: ["ETag": "\"e\"", "Content-Encoding": "gzip"],
                    body: SmallArchive.gzip(Array("<p>ü</p>".utf8)))
            default: return LoopbackServer.Response(404)
            }
        }
        var limits = FetchLimits()
        limits.allowedAddresses = [AllowedAddress("127.0.0.1")].compactMap { $0 }
        let archive = try archive()
        let fetcher = try CurlFetcher(limits: limits, environment: [:], recorder: archive)
        let address = try #require(WebAddress(server.url("/old")))
        let first = try await fetcher.fetch(FetchRequest(address))
        let copy = try #require(first.archived)
        let second = try await fetcher.fetch(FetchRequest(address, validators: first.validators, held: copy))
        #expect(second.archived == copy)
        try await archive.close()
        let records = try records()
        #expect(
            records.map(\.type) == [
                "warcinfo", "response", "request", "response", "request", "response", "request", "revisit", "request",
            ])
        #expect(records[3].id == copy.record)
        #expect(records[3].targetURI == server.url("/new"))
        #expect(ArchivedResponse(block: records[3].block, maxBytes: 100)?.body == Array("<p>ü</p>".utf8))
        let asked = String(decoding: records[8].block, as: UTF8.self)
        #expect(asked.hasPrefix("GET /new HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"))
        #expect(asked.contains("If-None-Match: \"e\"\r\n") && asked.hasSuffix("\r\n\r\n"))
    }
}
