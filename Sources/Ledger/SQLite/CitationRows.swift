internal import GRDB
import Ingestion
import Provenance

/// The derived rows of attributions and of where they were found to lead.
final class CitationRows {
    private let db: Database
    /// The article whose attributions came last: they come one after the other.
    private var citing: CitingArticle?

    private struct CitingArticle {
        let index: Int64
        let isNewest: Bool
        /// When the article took its form, seconds since 1970.
        let standing: Int64
    }

    init(db: Database) { self.db = db }

    /// Has the article looked up again: a newer version may have come.
    func forgetArticle() { citing = nil }

    func apply(_ record: AttributionRecord, index: Int64) throws {
        let article = try citing(record.article, by: index)
        let isOpen = article.isNewest && Self.mayBeResolved(record.attribution)
        try PreparedStatement(db, sql: "INSERT INTO attribution(idx, article, open, standing) VALUES (?, ?, ?, ?)").run(
            .integer(index), .integer(record.article), .integer(isOpen ? 1 : 0), .integer(article.standing))
    }

    private func citing(_ article: Int64, by index: Int64) throws -> CitingArticle {
        if let citing, citing.index == article { return citing }
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT newest, time, modified FROM article WHERE idx = ?"), arguments: [article])
        guard let row else {
            throw LedgerError(.badEntry, "entry \(index): entry \(article) is no article to have attributions")
        }
        let time: Int64 = row["time"]
        let modified = (row["modified"] as String?).flatMap { NewsDate(parsing: $0) }?.seconds
        let found = CitingArticle(index: article, isNewest: row["newest"], standing: max(time, modified ?? time))
        citing = found
        return found
    }

    /// Outlets and agencies publish articles; whoever else speaks doesn't.
    private static func mayBeResolved(_ attribution: Attribution) -> Bool {
        attribution.kind == .outlet || attribution.kind == .agency
    }

    func apply(_ record: ResolutionRecord, index: Int64) throws {
        let target = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT work FROM article WHERE idx = ?"),
            arguments: [record.resolution.article.rawValue])
        guard let target else {
            throw LedgerError(.badEntry, "entry \(index): \(record.resolution.article) is no article to be cited")
        }
        try db.cachedStatement(sql: "INSERT INTO resolution(idx, attribution, target) VALUES (?, ?, ?)")
            .execute(arguments: [index, record.attribution, target])
        try db.cachedStatement(sql: "UPDATE attribution SET resolution = ?, target = ?, open = 0 WHERE idx = ?")
            .execute(arguments: [index, target, record.attribution])
        guard db.changesCount == 1 else {
            throw LedgerError(.badEntry, "entry \(index): entry \(record.attribution) is no attribution to be resolved")
        }
    }

    /// Takes an attribution or a resolution back; of the resolutions left, the newest counts.
    func apply(_ record: CorrectionRecord) throws {
        let index = record.supersedes
        try db.cachedStatement(sql: "DELETE FROM attribution WHERE idx = ?").execute(arguments: [index])
        let attribution = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT attribution FROM resolution WHERE idx = ?"), arguments: [index])
        guard let attribution else { return }
        try db.cachedStatement(sql: "DELETE FROM resolution WHERE idx = ?").execute(arguments: [index])
        let left = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT idx, target FROM resolution WHERE attribution = ? ORDER BY idx DESC LIMIT 1"),
            arguments: [attribution])
        try db.cachedStatement(
            sql: """
                UPDATE attribution SET resolution = ?1, target = ?2,
                    open = ?1 IS NULL AND article IN (SELECT idx FROM article WHERE newest = 1)
                WHERE idx = ?3
                """
        ).execute(arguments: [left?["idx"] as Int64?, left?["target"] as Int64?, attribution])
    }
}
