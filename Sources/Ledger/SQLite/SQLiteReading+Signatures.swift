internal import GRDB
import Ingestion
import Provenance

extension SQLiteReading {
    func articles(sharing fingerprints: [UInt64], limit: Int) throws -> [(article: HeldArticle, shared: Int)] {
        // Words that very many articles have in common are furniture; the oldest that have them are looked at.
        let statement = try db.cachedStatement(
            sql: "SELECT article FROM fingerprint WHERE hash = ? ORDER BY article LIMIT 256")
        var shared: [Int64: Int] = [:]
        for hash in Set(fingerprints) {
            let rows = try Int64.fetchCursor(statement, arguments: [Int64(bitPattern: hash)])
            while let article = try rows.next() { shared[article, default: 0] += 1 }
        }
        return try best(shared, limit: limit)
    }

    func features(of id: ArticleID) throws -> [UInt32] {
        try SignatureRows(db: db).features(of: id.rawValue) ?? []
    }

    func articles(
        sharingFeatures keys: [UInt32], of outlet: OutletID?, from: Int64, through: Int64, limit: Int
    ) throws -> [(article: HeldArticle, shared: Int)] {
        // A key that is common after all costs at most this many rows; those nearest to the end are looked at.
        let statement = try db.cachedStatement(
            sql: """
                SELECT article FROM (SELECT article, outlet, time FROM feature WHERE key = ?1 AND time BETWEEN ?2 AND ?3
                    ORDER BY time DESC LIMIT 2000) WHERE ?4 IS NULL OR outlet = ?4
                """)
        var shared: [Int64: Int] = [:]
        for key in Set(keys) {
            let rows = try Int64.fetchCursor(statement, arguments: [Int64(key), from, through, outlet?.rawValue])
            while let article = try rows.next() { shared[article, default: 0] += 1 }
        }
        return try best(shared, limit: limit)
    }

    /// The articles that share most, the older first where they share as much.
    private func best(_ shared: [Int64: Int], limit: Int) throws -> [(article: HeldArticle, shared: Int)] {
        let best = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(0, limit))
        return try best.compactMap { index, count in
            try article(ArticleID(rawValue: index)).map { (article: $0, shared: count) }
        }
    }
}
