internal import Foundation
internal import GRDB
import Ingestion
import Provenance

extension SQLiteLedger {
    /// Erases what an entry's contents say, for a court, a right or a person, and records why; every proof still holds.
    ///
    /// Of an article version its text, its document, the payload that it was read from and the words of its attributions
    /// are erased; of a capture its payload. The bytes are overwritten in the file. Copies of the file, and archives made
    /// elsewhere, are out of reach.
    ///
    /// Throws `LedgerError` with the code `noEntry` where there is no such entry. Returns how many contents were erased.
    public func withhold(_ index: Int64, why: String, at seconds: Int64) async throws -> Int {
        let log = logIdentity
        do {
            try await pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA secure_delete = ON") }
            let erased = try await pool.write { db in
                let writer = SQLiteWriter(db: db, log: log, seconds: seconds)
                guard let stored = try writer.stored(at: index) else {
                    throw LedgerError(.noEntry, "entry \(index): the ledger has no such entry to withhold")
                }
                guard stored.hasContents else {
                    throw LedgerError(
                        .badEntry, "entry \(index): it names no contents that could be erased")
                }
                _ = try writer.append(.correction(CorrectionRecord(supersedes: index, why: why)))
                let erased = try Withholding(db: db).erase(stored, index: index)
                try writer.finish()
                return erased
            }
            // What was erased still stands in the write-ahead log until that is folded in.
            _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            return erased
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }
}

extension StoredEntry {
    /// Whether the entry names contents that can be erased.
    fileprivate var hasContents: Bool {
        switch entry {
        case .capture, .article: true
        case .attribution: words != nil
        case .feed, .resolution, .correction, .registry, .key: false
        }
    }
}

/// Erases the contents of an entry, and what was derived from them.
private struct Withholding {
    let db: Database

    func erase(_ stored: StoredEntry, index: Int64) throws -> Int {
        switch stored.entry {
        case .capture(let record): return try erase([record.payload])
        case .article(let record):
            try forgetWords(of: record, index: index)
            return try erase([record.text, record.document] + payload(of: record) + words(of: index))
        case .attribution: return try erase(stored.words.map { [$0] } ?? [])
        case .feed, .resolution, .correction, .registry, .key: return 0
        }
    }

    private func erase(_ digests: [ContentDigest]) throws -> Int {
        var count = 0
        for digest in digests {
            try db.execute(
                sql: "UPDATE content SET bytes = NULL WHERE digest = ? AND bytes IS NOT NULL",
                arguments: [Data(digest.bytes)])
            count += db.changesCount
        }
        return count
    }

    private func payload(of record: ArticleRecord) throws -> [ContentDigest] {
        guard case .capture(let capture) = try SQLiteReader(db: db).stored(at: record.capture)?.entry else { return [] }
        return [capture.payload]
    }

    private func words(of article: Int64) throws -> [ContentDigest] {
        try Int64.fetchAll(db, sql: "SELECT idx FROM attribution WHERE article = ?", arguments: [article])
            .compactMap { try SQLiteReader(db: db).stored(at: $0)?.words }
    }

    /// Takes every article version with the same text out of the derived tables that tell of its words.
    private func forgetWords(of record: ArticleRecord, index: Int64) throws {
        let same = try Int64.fetchAll(
            db, sql: "SELECT idx FROM article WHERE document = ?", arguments: [Data(record.document.bytes)])
        for version in same {
            try SignatureRows(db: db).retire(version)
            try db.execute(sql: "DELETE FROM signature WHERE article = ?", arguments: [version])
            try db.execute(sql: "UPDATE article SET title = NULL WHERE idx = ?", arguments: [version])
            guard let document = try SQLiteReader(db: db).content(of: ArticleID(rawValue: version)) else { continue }
            try db.execute(
                sql: "INSERT INTO search(search, rowid, title, text) VALUES ('delete', ?, ?, ?)",
                arguments: [version, document.title ?? "", document.text])
        }
        // Deleted words stand in the index until its parts are merged.
        try db.execute(sql: "INSERT INTO search(search) VALUES ('optimize')")
    }
}
