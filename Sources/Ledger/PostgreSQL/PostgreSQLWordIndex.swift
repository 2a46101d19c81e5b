/// The words of articles as PostgreSQL's text search keeps them, under an inverted index (GIN).
///
/// Words are taken apart and folded here and not by the server's dictionaries: what is found doesn't depend on its locale
/// or on extensions, and is the same as in SQLite.
struct PostgreSQLWordIndex: WordIndex {
    let session: PostgreSQLSession

    func add(_ article: Int64, title: String, text: String) throws {
        try session.run(
            "INSERT INTO search(article, words) VALUES ($1, $2::tsvector)", .integer(article),
            .text(WordVector(title: title, text: text).literal))
    }

    func remove(_ article: Int64, title: String, text: String) throws {
        try session.run("DELETE FROM search WHERE article = $1", .integer(article))
    }

    func removeAll() throws { try session.run("DELETE FROM search") }

    func condition(for search: String, parameter: Int) -> (sql: String, value: SQLValue)? {
        WordVector.query(search).map {
            ("idx IN (SELECT article FROM search WHERE words @@ $\(parameter)::tsquery)", .text($0))
        }
    }
}
