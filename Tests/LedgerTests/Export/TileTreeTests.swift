import Foundation
import Testing

@testable import Ledger

@Suite("Tiles")
struct TileTreeTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(
        "paths have three digits a part and the width of a tile that isn't full",
        arguments: [
            (0, 256, "tile/0/000"), (67, 44, "tile/0/067.p/44"), (1000, 256, "tile/0/x001/000"),
            (1_234_067, 1, "tile/0/x001/x234/067.p/1"),
        ] as [(Int64, Int64, String)])
    func paths(tile: Int64, width: Int64, path: String) {
        #expect(TileTree.path("0", tile, width: width) == path)
    }

    @Test(
        "a directory of tiles has every hash and entry, and its root is the signed one",
        arguments: [0, 1, 21, 256, 257, 600])
    func complete(count: Int) async throws {
        let origin = try #require(LogOrigin("test.example/log"))
        let entries = (0..<count).map { Array("{\"n\":\($0)}".utf8) }
        let ledger = try await ReferenceLog.make(
            at: scratch.file("ledger.sqlite"), entries: entries, key: SigningKey(origin: origin), origin: origin.name)
        let files = try await ReferenceLog.tiles(of: ledger)
        let checkpoint = try #require(
            files["checkpoint"].flatMap { ledger.verificationKey.checkpoint(of: String(decoding: $0, as: UTF8.self)) })
        #expect(checkpoint.size.rawValue == Int64(count))
        let tiles = (count + 255) / 256
        let widths = (0..<tiles).map { min(256, count - $0 * 256) }
        var (read, hashes) = ([[UInt8]](), [UInt8]())
        for (tile, width) in widths.enumerated() {
            let bundle = try #require(files[TileTree.path("entries", Int64(tile), width: Int64(width))])
            read += try ReferenceLog.bundle(bundle)
            hashes += try #require(files[TileTree.path("0", Int64(tile), width: Int64(width))])
        }
        #expect(read == entries)
        #expect(hashes == entries.flatMap { LeafHash(of: $0).hash.bytes })
        #expect(MemoryTree(entries.map { LeafHash(of: $0) }).nodes.count == Int(checkpoint.size.storedNodes))
        #expect(try MemoryTree(entries.map { LeafHash(of: $0) }).root(of: checkpoint.size) == checkpoint.root)
        let second = count / 256
        #expect((files[TileTree.path("1", 0, width: Int64(max(1, second)))] != nil) == (second > 0))
        #expect(files.count == 1 + 2 * tiles + (second > 0 ? 1 : 0))
        // Asked for one by one, the files are the same, and no other is there.
        for (path, bytes) in files where path != "checkpoint" {
            #expect(try await ledger.tile(at: path) == bytes, "\(path)")
        }
        #expect(try await ledger.tile(at: TileTree.path("0", Int64(tiles), width: 256)) == nil)
        #expect(try await ledger.tile(at: TileTree.path("entries", Int64(tiles), width: 1)) == nil)
        #expect(try await ledger.tile(at: TileTree.path("1", 0, width: Int64(second + 1))) == nil)
    }

    @Test(
        "what is no tile's path is none",
        arguments: [
            "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/0000", "tile/00/000", "tile/-1/000", "tile/9/000",
            "tile/0/x000/001", "tile/0/001/002", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
            "tile/0/000.p", "tile/entries/../../x", "/tile/0/000", "tile//000", "tile/0/x001/000/", "tile/0/١٢٣",
            "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        ])
    func noPath(text: String) {
        #expect(TilePath(text) == nil)
    }

    @Test(
        "the reference log of the development set is published byte for byte, with its proofs",
        .enabled(if: Fixture.development("ledger") != nil, "skipped: ../shared/dev/ledger is not here"))
    func development() async throws {
        let path = try #require(Fixture.development("ledger"))
        func read(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }
        let vectors = try JSONDecoder().decode(Vectors.self, from: read("vectors.json"))
        let hex = try #require(vectors.seed)
        let seed = stride(from: 0, to: 64, by: 2).compactMap { place in
            let start = hex.index(hex.startIndex, offsetBy: place)
            return UInt8(hex[start..<hex.index(start, offsetBy: 2)], radix: 16)
        }
        let origin = try #require(LogOrigin(vectors.origin))
        let key = try #require(SigningKey(origin: origin, seed: seed))
        let bundles = ["log/tile/entries/000", "log/tile/entries/001.p/44"]
        let entries = try bundles.flatMap { try ReferenceLog.bundle(Array(read($0))) }
        let ledger = try await ReferenceLog.make(
            at: scratch.file("ledger.sqlite"), entries: entries, key: key, origin: vectors.origin)
        let files = try await ReferenceLog.tiles(of: ledger)
        #expect(files.count == 6)
        for (name, bytes) in files { #expect(try Data(bytes) == read("log/" + name), "\(name)") }
        let size = try #require(TreeSize("260"))
        #expect(try await Data(ledger.inclusionProof(of: 2).text.utf8) == read("entry-2.tlog-proof"))
        #expect(try await Data(ledger.consistencyProof(from: size).text.utf8) == read("from-260.consistency"))
    }
}
