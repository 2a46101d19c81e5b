import Ingestion
import Provenance

/// The derived rows of attributions and of where they were found to lead.
final class CitationRows {
    private let session: any SQLSession
    /// The article whose attributions came last: they come one after the other.
    private var citing: CitingArticle?

    private struct CitingArticle {
        let index: Int64
        /// When the article took its form, seconds since 1970; the end of a day without an hour.
        let standing: Int64
    }

    init(session: any SQLSession) { self.session = session }

    /// Has the article looked up again: a newer version may have come.
    func forgetArticle() { citing = nil }

    func apply(_ record: AttributionRecord, index: Int64) throws {
        let article = try citing(record.article, by: index)
        try session.run(
            "INSERT INTO attribution(idx, article, standing, cited) VALUES ($1, $2, $3, $4)", .integer(index),
            .integer(record.article), .integer(article.standing), .optional(record.attribution.outlet?.id.rawValue))
    }

    private func citing(_ article: Int64, by index: Int64) throws -> CitingArticle {
        if let citing, citing.index == article { return citing }
        let row = try session.row("SELECT time, modified, published FROM article WHERE idx = $1", .integer(article))
        guard let row else {
            throw LedgerError(.badEntry, "entry \(index): entry \(article) is no article to have attributions")
        }
        let time = try row.number(0)
        let modified = row.text(1).flatMap { NewsDate(parsing: $0) }?.seconds
        let isDay = modified == nil && row.text(2).flatMap { NewsDate(parsing: $0) }?.isDay == true
        let found = CitingArticle(index: article, standing: isDay ? time + 86399 : max(time, modified ?? time))
        citing = found
        return found
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
            "UPDATE attribution SET resolution = $1, target = $2 WHERE idx = $3", .integer(index),
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
        try session.run(
            "UPDATE attribution SET resolution = $1, target = $2 WHERE idx = $3", .optional(left?.integer(0)),
            .optional(left?.integer(1)), .integer(attribution))
    }
}
