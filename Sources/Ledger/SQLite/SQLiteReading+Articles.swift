internal import Foundation
internal import GRDB
import Ingestion
import Provenance

extension SQLiteReading {
    func article(_ id: ArticleID) throws -> HeldArticle? {
        try first(
            "SELECT \(HeldArticle.columns) FROM article WHERE newest = 1 AND work = (SELECT work FROM article WHERE idx = ?)",
            [id.rawValue])
    }

    func article(at address: WebAddress) throws -> HeldArticle? {
        try first(
            """
            SELECT \(HeldArticle.columns) FROM article WHERE newest = 1
                AND work = (SELECT work FROM address WHERE key = ? ORDER BY rank, work DESC LIMIT 1)
            """, [address.comparisonKey])
    }

    func articles(of outlet: OutletID, from: Int64, through: Int64, limit: Int) throws -> [HeldArticle] {
        try all(
            """
            SELECT \(HeldArticle.columns) FROM article
            WHERE newest = 1 AND outlet = ? AND time BETWEEN ? AND ? ORDER BY time DESC LIMIT ?
            """, [outlet.rawValue, from, through, max(0, limit)])
    }

    func allArticles() throws -> [HeldArticle] {
        try all("SELECT \(HeldArticle.columns) FROM article WHERE newest = 1 ORDER BY idx", [])
    }

    func newest(of id: ArticleID) throws -> ArticleID? {
        let statement = try db.cachedStatement(
            sql: "SELECT idx FROM article WHERE newest = 1 AND work = (SELECT work FROM article WHERE idx = ?)")
        return try Int64.fetchOne(statement, arguments: [id.rawValue]).map { ArticleID(rawValue: $0) }
    }

    func versions(of id: ArticleID) throws -> [ArticleVersion] {
        let statement = try db.cachedStatement(
            sql: "SELECT idx, at, text FROM article WHERE work = (SELECT work FROM article WHERE idx = ?) ORDER BY idx")
        return try Row.fetchAll(statement, arguments: [id.rawValue]).compactMap { row in
            TreeHash(bytes: Array(row["text"] as Data)).map {
                ArticleVersion(id: ArticleID(rawValue: row["idx"]), seen: row["at"], text: ContentDigest($0))
            }
        }
    }

    func content(of id: ArticleID) throws -> Article? {
        guard let bytes = try content("document", of: id) else { return nil }
        guard let article = Article(storedDocument: bytes) else {
            throw LedgerError(
                .inconsistent,
                "\(id): its stored document can't be read; 'sourcier ledger verify' says what doesn't hold")
        }
        return article
    }

    /// The bytes that a column of an article version names by digest.
    func content(_ column: String, of id: ArticleID) throws -> [UInt8]? {
        let statement = try db.cachedStatement(
            sql: "SELECT bytes FROM content WHERE digest = (SELECT \(column) FROM article WHERE idx = ?)")
        return try Data.fetchOne(statement, arguments: [id.rawValue]).map { Array($0) }
    }

    private func first(_ sql: String, _ arguments: StatementArguments) throws -> HeldArticle? {
        try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).flatMap { HeldArticle($0) }
    }

    func all(_ sql: String, _ arguments: StatementArguments) throws -> [HeldArticle] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        var articles: [HeldArticle] = []
        while let row = try rows.next() { if let article = HeldArticle(row) { articles.append(article) } }
        return articles
    }
}

extension HeldArticle {
    static let columns = "idx, url, outlet, title, language, published, modified, seen"

    /// Reads the columns in their order.
    fileprivate init?(_ row: Row) {
        guard let address = WebAddress(row[1] as String) else { return nil }
        self.init(
            id: ArticleID(rawValue: row[0]), address: address, outlet: (row[2] as String?).map { OutletID($0) },
            title: row[3], language: row[4], published: (row[5] as String?).flatMap { NewsDate(parsing: $0) },
            modified: (row[6] as String?).flatMap { NewsDate(parsing: $0) }, seen: row[7])
    }
}
