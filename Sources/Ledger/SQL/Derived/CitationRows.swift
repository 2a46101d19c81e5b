import Ingestion
import Provenance

/// The derived rows of attributions and of where they were found to lead.
final class CitationRows {
    private let session: any SQLSession
    /// The article whose attributions came last: they come one after the other.
    private var citing: CitingArticle?

    private struct CitingArticle {
        let index: Int64
        let isNewest: Bool
        /// When the article took its form, seconds since 1970.
        let standing: Int64
    }

    init(session: any SQLSession) { self.session = session }

    /// Has the article looked up again: a newer version may have come.
    func forgetArticle() { citing = nil }

    func apply(_ record: AttributionRecord, index: Int64) throws {
        let article = try citing(record.article, by: index)
        let isOpen = article.isNewest && Self.mayBeResolved(record.attribution)
        try session.run(
            "INSERT INTO attribution(idx, article, open, standing) VALUES ($1, $2, $3, $4)", .integer(index),
            .integer(record.article), .integer(isOpen ? 1 : 0), .integer(article.standing))
    }

    private func citing(_ article: Int64, by index: Int64) throws -> CitingArticle {
        if let citing, citing.index == article { return citing }
        let row = try session.row("SELECT newest, time, modified FROM article WHERE idx = $1", .integer(article))
        guard let row else {
            throw LedgerError(.badEntry, "entry \(index): entry \(article) is no article to have attributions")
        }
        let time = try row.number(1)
        let modified = row.text(2).flatMap { NewsDate(parsing: $0) }?.seconds
        let found = CitingArticle(
            index: article, isNewest: try row.number(0) == 1, standing: max(time, modified ?? time))
        citing = found
        return found
    }

    /// Outlets and agencies publish articles; whoever else speaks doesn't.
    private static func mayBeResolved(_ attribution: Attribution) -> Bool {
        attribution.kind == .outlet || attribution.kind == .agency
    }

    func apply(_ record: ResolutionRecord, index: Int64) throws {
        let target = try session.integer(
            "SELECT work FROM article WHERE idx = $1", .integer(record.resolution.article.rawValue))
        guard let target else {
            throw LedgerError(.badEntry, "entry \(index): \(record.resolution.article) is no article to be cited")
        }
        try session.run(
            "INSERT INTO resolution(idx, attribution, target) VALUES ($1, $2, $3)", .integer(index),
            .integer(record.attribution), .integer(target))
        let changed = try session.change(
            "UPDATE attribution SET resolution = $1, target = $2, open = 0 WHERE idx = $3", .integer(index),
            .integer(target), .integer(record.attribution))
        guard changed == 1 else {
            throw LedgerError(.badEntry, "entry \(index): entry \(record.attribution) is no attribution to be resolved")
        }
    }

    /// Takes an attribution or a resolution back; of the resolutions left, the newest counts.
    func apply(_ record: CorrectionRecord) throws {
        let index = record.supersedes
        try session.run("DELETE FROM attribution WHERE idx = $1", .integer(index))
        let attribution = try session.integer("SELECT attribution FROM resolution WHERE idx = $1", .integer(index))
        guard let attribution else { return }
        try session.run("DELETE FROM resolution WHERE idx = $1", .integer(index))
        let left = try session.row(
            "SELECT idx, target FROM resolution WHERE attribution = $1 ORDER BY idx DESC LIMIT 1",
            .integer(attribution))
        if let left {
            try session.run(
                "UPDATE attribution SET resolution = $1, target = $2, open = 0 WHERE idx = $3",
                .integer(try left.number(0)), .integer(try left.number(1)), .integer(attribution))
        } else {
            try session.run(
                """
                UPDATE attribution SET resolution = NULL, target = NULL,
                    open = CASE WHEN article IN (SELECT idx FROM article WHERE newest = 1) THEN 1 ELSE 0 END
                WHERE idx = $1
                """, .integer(attribution))
        }
    }
}
