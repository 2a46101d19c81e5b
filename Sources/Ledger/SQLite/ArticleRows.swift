internal import Foundation
internal import GRDB
import Ingestion
import Provenance

/// The derived rows of article versions: the version itself, its addresses, its words.
struct ArticleRows {
    let db: Database

    func apply(_ record: ArticleRecord, index: Int64, at recorded: Int64) throws {
        let capture = try capture(of: record)
        // What an archive kept was seen when it was captured.
        let seconds = capture?.captured?.seconds ?? recorded
        let document = try ContentTable(db: db).bytes(of: record.document).flatMap { Article(storedDocument: $0) }
        let previous = try record.previous.flatMap {
            try Row.fetchOne(db.cachedStatement(sql: Self.known), arguments: [$0])
        }
        let work: Int64 = previous?["work"] ?? index
        let seen: Int64 = previous?["seen"] ?? seconds
        if previous != nil { try retire(work: work) }
        try PreparedStatement(
            db,
            sql: """
                INSERT INTO article(idx, work, version, newest, url, outlet, title, language, published, modified, at, seen,
                    time, text, document) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).run(
            .integer(index), .integer(work), .integer(Int64(record.version)), .text(record.url),
            .optional(record.outlet?.rawValue), .optional(document?.title), .optional(record.language),
            .optional(record.published?.description), .optional(record.modified?.description), .integer(seconds),
            .integer(seen), .integer(record.published?.seconds ?? seen), .blob(record.text.bytes),
            .blob(record.document.bytes))
        try addAddresses(of: record, capture: capture, work: work)
        guard let document else { return }
        try PreparedStatement(db, sql: "INSERT INTO search(rowid, title, text) VALUES (?, ?, ?)")
            .run(.integer(index), .text(document.title ?? ""), .text(document.text))
        try SignatureRows(db: db)
            .add(document, index: index, time: record.published?.seconds ?? seen, outlet: record.outlet)
    }

    private static let known = "SELECT work, seen FROM article WHERE idx = ?"

    /// An older version is not looked for any more, and its citations neither.
    private func retire(work: Int64) throws {
        let rows = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT idx FROM article WHERE work = ? AND newest = 1"), arguments: [work])
        for row in rows {
            try db.cachedStatement(sql: "UPDATE article SET newest = 0 WHERE idx = ?").execute(arguments: [row])
            try db.cachedStatement(sql: "UPDATE attribution SET open = 0 WHERE article = ?").execute(arguments: [row])
            try SignatureRows(db: db).retire(row)
        }
    }

    private func capture(of record: ArticleRecord) throws -> CaptureRecord? {
        let bytes = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT bytes FROM entry WHERE idx = ?"), arguments: [record.capture])
        guard let bytes,
            case .capture(let capture) = try StoredEntry(decoding: Array(bytes), index: record.capture).entry
        else { return nil }
        return capture
    }

    private func addAddresses(of record: ArticleRecord, capture: CaptureRecord?, work: Int64) throws {
        let writer = try PreparedStatement(db, sql: "INSERT OR IGNORE INTO address(key, rank, work) VALUES (?, ?, ?)")
        func add(_ url: String?, rank: Int64) throws {
            guard let url else { return }
            try writer.run(.text(WebAddress(url)?.comparisonKey ?? url), .integer(rank), .integer(work))
        }
        try add(record.url, rank: 0)
        try add(capture?.finalURL, rank: 1)
        try add(capture?.url, rank: 2)
    }
}

extension PreparedStatement.Value {
    static func optional(_ text: String?) -> PreparedStatement.Value { text.map { .text($0) } ?? .null }
    static func optional(_ number: Int64?) -> PreparedStatement.Value { number.map { .integer($0) } ?? .null }
}
