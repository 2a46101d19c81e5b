import Ingestion
import Provenance

extension SQLReading {
    func citations(of id: ArticleID) throws -> [HeldCitation] {
        let rows = try session.rows(
            """
            SELECT a.idx, e.bytes, r.idx, r.bytes FROM attribution a JOIN entry e ON e.idx = a.idx
            LEFT JOIN entry r ON r.idx = a.resolution WHERE a.article = $1 ORDER BY a.idx
            """, .integer(id.rawValue))
        guard !rows.isEmpty else { return [] }
        let words = try words(ofArticle: id.rawValue)
        return try rows.compactMap { try citation($0, words: words)?.citation }
    }

    func citing(_ id: ArticleID) throws -> [ArticleID] {
        try session.integers(
            """
            SELECT DISTINCT a.article FROM attribution a JOIN article c ON c.idx = a.article AND c.newest = 1
            WHERE a.target = (SELECT work FROM article WHERE idx = $1) ORDER BY a.article
            """, .integer(id.rawValue)
        ).map { ArticleID(rawValue: $0) }
    }

    func articles(naming outlet: OutletID, from: Int64, through: Int64, limit: Int) throws -> [ArticleID] {
        let rows = try session.integers(
            """
            SELECT a.article FROM attribution a JOIN article c ON c.idx = a.article AND c.newest = 1
            WHERE a.cited = $1 AND a.standing BETWEEN $2 AND $3 ORDER BY a.standing, a.idx LIMIT $4
            """, .text(outlet.rawValue), .integer(from), .integer(through), .integer(Int64(max(0, limit))))
        var articles: [ArticleID] = []
        // An article's attributions stand one after the other.
        for row in rows where articles.last?.rawValue != row { articles.append(ArticleID(rawValue: row)) }
        return articles
    }

    func articles(fromEntry index: Int64, limit: Int) throws -> [ArticleID] {
        try session.integers(
            "SELECT idx FROM article WHERE idx >= $1 AND newest = 1 ORDER BY idx LIMIT $2", .integer(index),
            .integer(Int64(max(0, limit)))
        ).map { ArticleID(rawValue: $0) }
    }

    func mark(_ work: RecurringWork) throws -> Int64? {
        try session.integer("SELECT value FROM mark WHERE name = $1", .text(work.rawValue))
    }

    /// Reads an attribution with its resolution.
    private func citation(_ row: SQLRow, words: ArticleWords?) throws -> (citation: HeldCitation, article: Int64)? {
        let index = try row.number(0)
        let stored = try StoredEntry(decoding: row.bytes(1) ?? [], index: index)
        guard case .attribution(let record) = stored.entry else { return nil }
        var resolution: Resolution?
        var resolutionEntry: Int64?
        if let place = row.integer(2), let bytes = row.bytes(3),
            case .resolution(let found) = try StoredEntry(decoding: bytes, index: place).entry
        {
            resolution = found.resolution
            resolutionEntry = place
        }
        let attribution = try fill(record.attribution, rest: stored.words, words: words)
        let citation = HeldCitation(
            entry: index, attribution: attribution, resolution: resolution, resolutionEntry: resolutionEntry)
        return (citation, record.article)
    }

    /// The words of an article version's text; `nil` where it was withheld.
    func words(ofArticle index: Int64) throws -> ArticleWords? {
        try content("text", of: ArticleID(rawValue: index)).map { ArticleWords(utf8: $0) }
    }

    /// Gives an attribution its words back, as far as they weren't withheld.
    func fill(_ attribution: Attribution, rest digest: ContentDigest?, words: ArticleWords?) throws -> Attribution {
        let rest = try digest.flatMap { try content($0) }.flatMap { SpokenWords(decoding: $0) }
        return (words ?? ArticleWords(utf8: [])).fill(attribution, with: rest)
    }
}
