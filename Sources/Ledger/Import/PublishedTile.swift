/// A file of a published log, by its path below it (https://c2sp.org/tlog-tiles).
public struct PublishedTile: Sendable, Hashable {
    public let path: String
    /// For a tile that isn't full, the full one that may have taken its place since.
    public let fullPath: String?

    /// The path of the signed checkpoint.
    public static let checkpointPath = "checkpoint"

    /// The files that whoever holds the first `old` entries of a log needs to hold them all, those of entries first.
    public static func all(of size: TreeSize, beyond old: TreeSize) -> some Sequence<PublishedTile> {
        TileLevel.all(of: size, beyond: old).lazy.flatMap { level in
            level.tiles.lazy.map { tile in
                let width = level.width(of: tile)
                return PublishedTile(
                    path: TileTree.path(level.name, tile, width: width),
                    fullPath: width < TileTree.width
                        ? TileTree.path(level.name, tile, width: TileTree.width) : nil)
            }
        }
    }

    /// How many files that are.
    public static func count(of size: TreeSize, beyond old: TreeSize) -> Int64 {
        TileLevel.all(of: size, beyond: old).reduce(0) { $0 + Int64($1.tiles.count) }
    }
}
