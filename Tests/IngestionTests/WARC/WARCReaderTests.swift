import Foundation
import Testing

@testable import Ingestion

@Suite("Reading WARC")
struct WARCReaderTests {
    private let folder: ArchiveFolder

    init() throws { folder = try ArchiveFolder() }

    private static let pages = (0..<5).map { number in
        SmallArchive.record(
            uri: "https://a.example/\(String(repeating: "x", count: number))",
            block: SmallArchive.response(Array("<p>Seite \(number) „ü“</p>".utf8)))
    }

    /// The same records in the forms that writers give them.
    private static let forms: [(name: String, bytes: [UInt8])] = [
        ("plain", pages.flatMap { $0 }),
        ("a member a record", pages.flatMap { SmallArchive.gzip($0) }),
        ("one member for all", SmallArchive.gzip(pages.flatMap { $0 })),
        (
            "members that end within records",
            { () -> [UInt8] in
                let all = pages.flatMap { $0 }
                return stride(from: 0, to: all.count, by: 97).flatMap {
                    SmallArchive.gzip(Array(all[$0..<min(all.count, $0 + 97)]))
                }
            }()
        ),
        ("line ends between records", pages.flatMap { [10, 13, 10] + $0 }),
    ]

    @Test("gives the same records, however they are packed", arguments: 0..<5)
    func forms(form: Int) throws {
        let (name, bytes) = Self.forms[form]
        let (records, error) = try WARCReader(path: folder.file("a.warc", bytes)).all()
        #expect(error == nil, "\(name)")
        #expect(records.map(\.targetURI?.count) == [18, 19, 20, 21, 22])
        #expect(records.allSatisfy { $0.type == "response" && $0.date?.description == "2026-01-31T08:15:00Z" })
        let bodies = records.map { ArchivedResponse(block: $0.block, maxBytes: 1000)?.body ?? [] }
        #expect(bodies.map { String(decoding: $0, as: UTF8.self) } == (0..<5).map { "<p>Seite \($0) „ü“</p>" })
    }

    @Test("says where each record begins, so that it can be read alone", arguments: [0, 1])
    func offsets(form: Int) throws {
        let path = try folder.file("a.warc", Self.forms[form].bytes)
        let (records, _) = try WARCReader(path: path).all()
        #expect(records.count == 5)
        for record in records {
            let alone = try WARCReader(path: path, offset: record.offset).next()
            #expect(alone?.targetURI == record.targetURI)
            #expect(alone?.block == record.block)
        }
    }

    @Test("that is cut off anywhere gives what is whole, and says where it ends", arguments: [0, 1, 2])
    func cutOff(form: Int) throws {
        let bytes = Self.forms[form].bytes
        var counts: Set<Int> = []
        for length in stride(from: 1, to: bytes.count - 5, by: 3) {
            let path = try folder.file("a.warc", Array(bytes[..<length]))
            let (records, error) = try WARCReader(path: path).all()
            #expect(records.count <= 5)
            if records.count < 5, error == nil {
                // Between two records nothing is missing that could be known.
                #expect(form < 2, "\(length)")
            }
            if let error { #expect(error.code == .badData) }
            counts.insert(records.count)
        }
        #expect(counts.isSuperset(of: [0, 4]))
    }

    @Test("survives any change of a byte", arguments: 0..<200)
    func damage(seed: Int) throws {
        var bytes = Self.forms[seed % 3].bytes
        let place = (seed &* 7919) % bytes.count
        bytes[place] ^= UInt8(truncatingIfNeeded: 1 << (seed % 8))
        let (records, _) = try WARCReader(path: folder.file("a.warc", bytes)).all()
        #expect(records.count <= 5)
        for record in records { _ = ArchivedResponse(block: record.block, maxBytes: 1000) }
    }

    @Test("reads the peculiarities of writers: brackets, folded fields, no blank, old versions")
    func peculiarities() throws {
        let wget = SmallArchive.record(uri: "<https://a.example/1>", version: "1.0", block: [1])
        let folded = SmallArchive.record(extra: "X-Long:one\r\n\ttwo\r\nwarc-payload-digest:sha1:X\r\n", block: [2])
        let old = SmallArchive.record("RESPONSE", version: "0.18", block: [3])
        let (records, error) = try WARCReader(path: folder.file("a.warc", wget + folded + old)).all()
        #expect(error == nil)
        #expect(records.map(\.targetURI) == Array(repeating: "https://a.example/1", count: 3))
        #expect(records.map(\.block) == [[1], [2], [3]])
        #expect(records[1].fields["x-long"] == "one two")
        #expect(records[1].fields["WARC-Payload-Digest"] == "sha1:X")
        #expect(records[2].type == "response")
        #expect(records[0].id?.hasPrefix("urn:uuid:") == true)
    }

    private static func fixture(_ name: String) throws -> [UInt8] {
        let url = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/WARC/\(name).warc.zst")
        return [UInt8](try Data(contentsOf: try #require(url)))
    }

    @Test(
        "reads Zstandard, with a dictionary or without, from the front and from any record",
        arguments: ["frames", "dictionary", "packed-dictionary"])
    func zstandard(name: String) throws {
        let path = try folder.file("a.warc.zst", Self.fixture(name))
        let (records, error) = try WARCReader(path: path).all()
        #expect(error == nil)
        #expect(records.map(\.targetURI) == (0..<5).map { "https://a.example/\($0)" })
        #expect(Set(records.map(\.offset)).count == 5)
        for (number, record) in records.enumerated() {
            let body = try #require(ArchivedResponse(block: record.block, maxBytes: 1000)?.body)
            #expect(String(decoding: body, as: UTF8.self).contains("Grüße „aus“ Brumeval, Nummer \(number)."))
            #expect(try WARCReader(path: path, offset: record.offset).next()?.block == record.block)
        }
    }

    @Test(
        "Zstandard that is cut off or changed anywhere gives what is whole, and says so",
        arguments: ["frames", "dictionary", "packed-dictionary"])
    func damagedZstandard(name: String) throws {
        let bytes = try Self.fixture(name)
        let whole = try WARCReader(path: folder.file("whole.warc.zst", bytes)).all().records.map(\.block)
        for length in stride(from: 9, to: bytes.count - 1, by: 7) {
            let (records, error) = try WARCReader(path: folder.file("a", Array(bytes[..<length]))).all()
            #expect(whole.starts(with: records.map(\.block)))
            #expect(error?.code == .badData || records.count < 5)
        }
        for place in stride(from: 0, to: bytes.count, by: 11) {
            var changed = bytes
            changed[place] ^= 0x10
            let (records, error) = try WARCReader(path: folder.file("a", changed)).all()
            // Each frame has a checksum; a dictionary may hold bytes that no frame needs.
            #expect(error != nil || records.map(\.block) == whole, "\(place)")
        }
        let head: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18, 0xFF, 0xFF, 0xFF, 0x01, 1, 2, 3]
        #expect(try WARCReader(path: folder.file("a", head)).all().error?.code == .badData)
    }

    @Test("leaves out a block that is too long, and goes on behind it")
    func tooLong() throws {
        let long = SmallArchive.gzip(SmallArchive.record(block: Array(repeating: 65, count: 3_000_000)))
        let path = try folder.file("a.warc.gz", long + SmallArchive.gzip(SmallArchive.record(block: [7])))
        let (records, error) = try WARCReader(path: path, maxBlock: 1_000_000).all()
        #expect(error == nil)
        #expect(records.map(\.isTooLong) == [true, false])
        #expect(records[0].block.isEmpty && records[1].block == [7])
    }

    @Test(
        "refuses what is no archive",
        arguments: ["", "nothing", "WARC", "<html>", "WARC/1.1\r\nContent-Length: -5\r\n\r\n"])
    func noArchive(text: String) throws {
        let path = try folder.file("a.warc", Array(text.utf8))
        let (records, error) = try WARCReader(path: path).all()
        #expect(records.isEmpty)
        #expect((error == nil) == text.isEmpty)
        #expect(try WARCReader(path: path).isArchive() == text.hasPrefix("WARC/"))
        #expect(throws: IngestionError.self) { _ = try WARCReader(path: folder.path + "/none.warc") }
    }

    @Test(
        "a length that is absurd is no reason to allocate", arguments: ["9223372036854775807", "99999999999", "x", ""])
    func absurdLength(length: String) throws {
        let head = "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\nshort"
        let (records, error) = try WARCReader(path: folder.file("a.warc", Array(head.utf8))).all()
        #expect(records.isEmpty)
        #expect(error?.code == .badData)
    }

    @Test("a file that is no archive can still be read whole")
    func rest() throws {
        let page = Array("<html>„ü“</html>".utf8)
        for bytes in [page, SmallArchive.gzip(page)] {
            let reader = try WARCReader(path: folder.file("page", bytes))
            #expect(try !reader.isArchive())
            #expect(try reader.beginning(6) == Array("<html>".utf8))
            #expect(try reader.rest(maxBytes: 100) == page)
            #expect(throws: IngestionError.self) { try WARCReader(path: folder.path + "/page").rest(maxBytes: 5) }
        }
    }
}
