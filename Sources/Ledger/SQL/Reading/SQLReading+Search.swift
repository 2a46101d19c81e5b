import Provenance

extension SQLReading {
    func articles(matching query: ArticleQuery) throws -> [HeldArticle] {
        var conditions = ["newest = 1"]
        var values: [SQLValue] = []
        func parameter(_ value: SQLValue) -> String {
            values.append(value)
            return "$\(values.count)"
        }
        if let search = query.search, !search.allSatisfy(\.isWhitespace) {
            // Nothing that could be a word: no article has it.
            guard let words = session.wordIndex.condition(for: search, parameter: 1) else { return [] }
            conditions.append(words.sql)
            values.append(words.value)
        }
        if let outlet = query.outlet { conditions.append("outlet = \(parameter(.text(outlet.rawValue)))") }
        if let since = query.since { conditions.append("time >= \(parameter(.integer(since)))") }
        if let after = query.after {
            let (time, id) = (parameter(.integer(after.time)), parameter(.integer(after.id.rawValue)))
            conditions.append("(time, idx) < (\(time), \(id))")
        }
        let limit = parameter(.integer(Int64(max(0, query.limit))))
        return try all(
            """
            SELECT \(HeldArticle.columns) FROM article WHERE \(conditions.joined(separator: " AND "))
            ORDER BY time DESC, idx DESC LIMIT \(limit)
            """, values)
    }
}
