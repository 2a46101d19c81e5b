/// An entry as whoever follows the log sees it: without the words that stand in article texts.
public struct FollowedEntry: Sendable, Hashable {
    public var index: Int64
    public var entry: Entry
    /// Seconds since 1970.
    public var at: Int64

    public init(index: Int64, entry: Entry, at: Int64) {
        self.index = index
        self.entry = entry
        self.at = at
    }
}

extension StoredLedger {
    /// Entries from an index on, in order. Attributions come without their words, so that following a log of any size
    /// reads no article.
    public func entries(from index: Int64, limit: Int) async throws -> [FollowedEntry] {
        try await database.read { session in
            try session.rows(
                "SELECT idx, bytes FROM entry WHERE idx >= $1 ORDER BY idx LIMIT $2", .integer(index),
                .integer(Int64(max(0, limit)))
            ).map { row in
                let index = try row.number(0)
                let stored = try StoredEntry(decoding: row.bytes(1) ?? [], index: index)
                return FollowedEntry(index: index, entry: stored.entry, at: stored.at)
            }
        }
    }
}
