import Ingestion
import Provenance

extension SQLReading {
    func articles(sharing fingerprints: [UInt64], limit: Int) throws -> [(article: HeldArticle, shared: Int)] {
        // Words that very many articles have in common are furniture; the oldest that have them are looked at.
        return try best(
            session.rows(
                "SELECT article FROM fingerprint WHERE hash = $1 ORDER BY article LIMIT 256",
                forEach: Set(fingerprints).map { [.integer(Int64(bitPattern: $0))] }), limit: limit)
    }

    func features(of id: ArticleID) throws -> [UInt32] {
        try SignatureRows(session: session).features(of: id.rawValue) ?? []
    }

    func articles(
        sharingFeatures keys: [UInt32], of outlet: OutletID?, from: Int64, through: Int64, limit: Int
    ) throws -> [(article: HeldArticle, shared: Int)] {
        // A key that is common after all tells little and costs at most this many rows; those nearest to the end are
        // looked at.
        let statement = """
            SELECT article FROM feature WHERE key = $1 AND time BETWEEN $2 AND $3\(outlet == nil ? "" : " AND outlet = $4")
            ORDER BY time DESC LIMIT 500
            """
        let window = [SQLValue.integer(from), .integer(through)] + (outlet.map { [.text($0.rawValue)] } ?? [])
        return try best(
            session.rows(statement, forEach: Set(keys).map { [.integer(Int64($0))] + window }), limit: limit)
    }

    /// The articles that are named most often, the older first where they are as often.
    private func best(_ rows: [SQLRow], limit: Int) throws -> [(article: HeldArticle, shared: Int)] {
        var shared: [Int64: Int] = [:]
        for row in rows { shared[try row.number(0), default: 0] += 1 }
        // Thousands share one thing and few share many: only those are sorted that may be among the best.
        let limit = max(0, limit)
        var counts: [Int: Int] = [:]
        for count in shared.values { counts[count, default: 0] += 1 }
        var least = 0
        var among = 0
        for (count, articles) in counts.sorted(by: { $0.key > $1.key }) where among < limit {
            least = count
            among += articles
        }
        let best = shared.filter { $0.value >= least }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return try best.prefix(limit).compactMap { index, count in
            try article(ArticleID(rawValue: index)).map { (article: $0, shared: count) }
        }
    }
}
