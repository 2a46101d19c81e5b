/// The path of a tile below a published log: `tile/<level>/<number>`, with `.p/<width>` behind one that isn't full
/// (https://c2sp.org/tlog-tiles).
struct TilePath: Hashable {
    /// `nil` for a bundle of entries.
    var level: Int?
    var tile: Int64
    var width: Int64

    /// The most that a log's tree has of levels of tiles.
    private static let levels = 0..<8

    /// Reads a path; `nil` for what is none, in whatever way.
    init?(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard path.utf8.count <= 80, parts.count >= 3, parts.removeFirst() == "tile" else { return nil }
        let name = parts.removeFirst()
        if name == "entries" {
            level = nil
        } else {
            guard let number = Int(name), Self.levels.contains(number), String(number) == name else { return nil }
            level = number
        }
        width = TileTree.width
        if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
            guard let number = Int64(parts.removeLast()), (1..<TileTree.width).contains(number) else { return nil }
            width = number
            parts[parts.count - 1] = parts[parts.count - 1].dropLast(2)
        }
        tile = 0
        for part in parts {
            let digits = part.first == "x" ? part.dropFirst() : part
            guard digits.utf8.count == 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int64(digits), tile < Int64.max / 1_000_000
            else { return nil }
            tile = tile * 1000 + number
        }
        // One way of writing each: what another way would name isn't there.
        guard TileTree.path(name == "entries" ? "entries" : String(name), tile, width: width) == path else {
            return nil
        }
    }
}
