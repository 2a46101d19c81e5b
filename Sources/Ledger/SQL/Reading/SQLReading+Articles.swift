import Ingestion
import Provenance

extension SQLReading {
    func article(_ id: ArticleID) throws -> HeldArticle? {
        try first(
            "SELECT \(HeldArticle.columns) FROM article WHERE newest = 1 AND work = (SELECT work FROM article WHERE idx = $1)",
            [.integer(id.rawValue)])
    }

    func article(at address: WebAddress) throws -> HeldArticle? {
        try first(
            """
            SELECT \(HeldArticle.columns) FROM article WHERE newest = 1
                AND work = (SELECT work FROM address WHERE key = $1 ORDER BY rank, work DESC LIMIT 1)
            """, [.text(address.comparisonKey)])
    }

    func articles(of outlet: OutletID, from: Int64, through: Int64, limit: Int) throws -> [HeldArticle] {
        try all(
            """
            SELECT \(HeldArticle.columns) FROM article
            WHERE newest = 1 AND outlet = $1 AND time BETWEEN $2 AND $3 ORDER BY time DESC LIMIT $4
            """, [.text(outlet.rawValue), .integer(from), .integer(through), .integer(Int64(max(0, limit)))])
    }

    func allArticles() throws -> [HeldArticle] {
        try all("SELECT \(HeldArticle.columns) FROM article WHERE newest = 1 ORDER BY idx", [])
    }

    func newest(of id: ArticleID) throws -> ArticleID? {
        try session.integer(
            "SELECT idx FROM article WHERE newest = 1 AND work = (SELECT work FROM article WHERE idx = $1)",
            .integer(id.rawValue)
        ).map { ArticleID(rawValue: $0) }
    }

    func versions(of id: ArticleID) throws -> [ArticleVersion] {
        try session.rows(
            "SELECT idx, at, text FROM article WHERE work = (SELECT work FROM article WHERE idx = $1) ORDER BY idx",
            .integer(id.rawValue)
        ).compactMap { row in
            guard let index = row.integer(0), let at = row.integer(1), let hash = TreeHash(bytes: row.bytes(2) ?? [])
            else { return nil }
            return ArticleVersion(id: ArticleID(rawValue: index), seen: at, text: ContentDigest(hash))
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
        try session.row(
            "SELECT bytes FROM content WHERE digest = (SELECT \(column) FROM article WHERE idx = $1)",
            .integer(id.rawValue))?.bytes(0)
    }

    private func first(_ sql: String, _ values: [SQLValue]) throws -> HeldArticle? {
        try session.rows(sql, with: values).first.flatMap { HeldArticle($0) }
    }

    func all(_ sql: String, _ values: [SQLValue]) throws -> [HeldArticle] {
        try session.rows(sql, with: values).compactMap { HeldArticle($0) }
    }
}

extension HeldArticle {
    static let columns = "idx, url, outlet, title, language, published, modified, seen"

    /// Reads the columns in their order.
    fileprivate init?(_ row: SQLRow) {
        guard let index = row.integer(0), let address = row.text(1).flatMap({ WebAddress($0) }),
            let seen = row.integer(7)
        else { return nil }
        self.init(
            id: ArticleID(rawValue: index), address: address, outlet: row.text(2).map { OutletID($0) },
            title: row.text(3), language: row.text(4), published: row.text(5).flatMap { NewsDate(parsing: $0) },
            modified: row.text(6).flatMap { NewsDate(parsing: $0) }, seen: seen)
    }
}
