/// The log as a directory of tiles that any static web server can publish (https://c2sp.org/tlog-tiles): 256 hashes or
/// entries a file, and the signed checkpoint.
struct TileTree {
    static let width: Int64 = 256
    /// Levels of the tree that one level of tiles spans.
    private static let height = 8

    let source: any LogSource

    /// Makes each file in turn and hands it over with its path below the directory; the checkpoint comes last, so that
    /// whoever reads along never sees one that is ahead of its tiles.
    func write(_ emit: (String, [UInt8]) throws -> Void) throws {
        let (note, size) = try source.head()
        try writeEntries(size, emit)
        try Self.eachHashTile(of: size) { level, tile, width in
            let bytes = try Self.hashes(level: level, tile: tile, width: width, from: source)
            try emit(Self.path("\(level)", tile, width: width), bytes)
        }
        try emit("checkpoint", Array(note.note.utf8))
    }

    /// What the tile at a path holds; `nil` where the log has none such, or not that much of it.
    func tile(at path: TilePath) throws -> [UInt8]? {
        let size = try source.head().size.rawValue
        let span = path.level.map { Int64(1) << Int64($0 * Self.height) } ?? 1
        guard path.tile <= size / span / Self.width, path.tile * Self.width + path.width <= size / span else {
            return nil
        }
        guard let level = path.level else {
            return try entries(in: path.tile * Self.width..<path.tile * Self.width + path.width)
        }
        return try Self.hashes(level: level, tile: path.tile, width: path.width, from: source)
    }

    /// Goes through the tiles of hashes that a log of a size has, and that one of the size `old` had not, or not so full.
    static func eachHashTile(
        of size: TreeSize, beyond old: TreeSize = .zero,
        _ body: (_ level: Int, _ tile: Int64, _ width: Int64) throws -> Void
    ) rethrows {
        for level in TileLevel.all(of: size, beyond: old) {
            guard let number = level.number else { continue }
            for tile in level.tiles { try body(number, tile, level.width(of: tile)) }
        }
    }

    /// What a tile of hashes holds.
    static func hashes(level: Int, tile: Int64, width: Int64, from source: some NodeSource) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(width) * TreeHash.byteCount)
        for place in 0..<width {
            let position = NodePosition(level: level * height, index: tile * Self.width + place)
            bytes += try source.hash(at: position).bytes
        }
        return bytes
    }

    private func writeEntries(_ size: TreeSize, _ emit: (String, [UInt8]) throws -> Void) throws {
        var tile = Int64(0)
        while tile * Self.width < size.rawValue {
            let range = tile * Self.width..<min((tile + 1) * Self.width, size.rawValue)
            try emit(Self.path("entries", tile, width: Int64(range.count)), try entries(in: range))
            tile += 1
        }
    }

    /// A bundle: each entry behind its length in two bytes.
    private func entries(in range: Range<Int64>) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try source.entries(in: range) { _, entry in
            bytes += [UInt8(truncatingIfNeeded: entry.count >> 8), UInt8(truncatingIfNeeded: entry.count)]
            bytes += entry
        }
        return bytes
    }

    /// `tile/<level>/x001/x234/067` with `.p/<width>` behind a tile that isn't full: three digits a part.
    static func path(_ level: String, _ tile: Int64, width: Int64) -> String {
        func digits(_ number: Int64) -> String {
            let text = String(number)
            return String(repeating: "0", count: 3 - text.count) + text
        }
        var (name, rest) = (digits(tile % 1000), tile / 1000)
        while rest > 0 {
            name = "x\(digits(rest % 1000))/\(name)"
            rest /= 1000
        }
        return "tile/\(level)/\(name)" + (width < Self.width ? ".p/\(width)" : "")
    }
}
