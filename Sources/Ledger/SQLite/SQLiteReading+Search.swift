internal import GRDB
import Provenance

extension SQLiteReading {
    func articles(matching query: ArticleQuery) throws -> [HeldArticle] {
        var conditions = ["newest = 1"]
        var arguments: StatementArguments = []
        if let words = query.search.flatMap(SearchPhrase.init) {
            conditions.append("idx IN (SELECT rowid FROM search WHERE search MATCH ?)")
            arguments += [words.expression]
        } else if let search = query.search, !search.allSatisfy(\.isWhitespace) {
            // Nothing that could be a word: no article has it.
            return []
        }
        if let outlet = query.outlet {
            conditions.append("outlet = ?")
            arguments += [outlet.rawValue]
        }
        if let since = query.since {
            conditions.append("time >= ?")
            arguments += [since]
        }
        if let after = query.after {
            conditions.append("(time, idx) < (?, ?)")
            arguments += [after.time, after.id.rawValue]
        }
        arguments += [max(0, query.limit)]
        return try all(
            """
            SELECT \(HeldArticle.columns) FROM article WHERE \(conditions.joined(separator: " AND "))
            ORDER BY time DESC, idx DESC LIMIT ?
            """, arguments)
    }
}

/// Words to look for, in the language of the full-text index.
struct SearchPhrase {
    /// Each word quoted, so that none is taken for an operator; all of them must occur.
    let expression: String

    /// Takes what a person typed; `nil` where there is no word in it.
    init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
            .filter { $0.contains { $0.isLetter || $0.isNumber } }
            .prefix(32)
        guard !words.isEmpty else { return nil }
        expression = words.map { "\"" + $0.filter { $0 != "\"" && $0 != "\0" } + "\"" }.joined(separator: " ")
    }
}
