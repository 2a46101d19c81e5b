/// The tiles of one level of a published log that have something new for whoever holds its first entries.
struct TileLevel {
    /// `entries`, `0`, `1`, …
    let name: String
    /// The number of the level; `nil` for that of the entries.
    let number: Int?
    /// How many entries or hashes the level has.
    let count: Int64
    let tiles: Range<Int64>

    /// The level of the entries, then those of the hashes from the leaves up.
    static func all(of size: TreeSize, beyond old: TreeSize = .zero) -> [TileLevel] {
        var levels = [TileLevel(name: "entries", number: nil, count: size.rawValue, beyond: old.rawValue)]
        var (number, count, known) = (0, size.rawValue, old.rawValue)
        while count > 0 {
            levels.append(TileLevel(name: "\(number)", number: number, count: count, beyond: known))
            number += 1
            count /= TileTree.width
            known /= TileTree.width
        }
        return levels
    }

    private init(name: String, number: Int?, count: Int64, beyond known: Int64) {
        self.name = name
        self.number = number
        self.count = count
        tiles = known < count ? known / TileTree.width..<(count - 1) / TileTree.width + 1 : 0..<0
    }

    /// How many entries or hashes a tile has.
    func width(of tile: Int64) -> Int64 { min(TileTree.width, count - tile * TileTree.width) }
}
