internal import Foundation
internal import GRDB

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

extension SQLiteLedger {
    /// Entries from an index on, in order. Attributions come without their words, so that following a log of any size
    /// reads no article.
    public func entries(from index: Int64, limit: Int) async throws -> [FollowedEntry] {
        do {
            return try await pool.read { db in
                let statement = try db.cachedStatement(
                    sql: "SELECT idx, bytes FROM entry WHERE idx >= ? ORDER BY idx LIMIT ?")
                let rows = try Row.fetchCursor(statement, arguments: [index, max(0, limit)])
                var entries: [FollowedEntry] = []
                while let row = try rows.next() {
                    let stored = try StoredEntry(decoding: Array(row[1] as Data), index: row[0])
                    entries.append(FollowedEntry(index: row[0], entry: stored.entry, at: stored.at))
                }
                return entries
            }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }
}
