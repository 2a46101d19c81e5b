internal import GRDB

/// SQLite's own full-text index (https://www.sqlite.org/fts5.html), which keeps no copy of the texts.
struct SQLiteWordIndex: WordIndex {
    let session: SQLiteSession

    func add(_ article: Int64, title: String, text: String) throws {
        try session.run(
            "INSERT INTO search(rowid, title, text) VALUES ($1, $2, $3)", .integer(article), .text(title), .text(text))
    }

    func remove(_ article: Int64, title: String, text: String) throws {
        try session.run(
            "INSERT INTO search(search, rowid, title, text) VALUES ('delete', $1, $2, $3)", .integer(article),
            .text(title), .text(text))
        // Deleted words stand in the index until its parts are merged.
        try session.run("INSERT INTO search(search) VALUES ('optimize')")
    }

    func removeAll() throws { try session.run("INSERT INTO search(search) VALUES ('delete-all')") }

    func condition(for search: String, parameter: Int) -> (sql: String, value: SQLValue)? {
        SearchPhrase(search).map {
            ("idx IN (SELECT rowid FROM search WHERE search MATCH $\(parameter))", .text($0.expression))
        }
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
