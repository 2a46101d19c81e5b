internal import Foundation
internal import GRDB
import Ingestion
import Provenance

/// Keeps the tables that follow from the entries: each entry is applied once, as it is appended.
///
/// Applying the same entries in the same order to empty tables gives the same tables, which `rebuild` relies on.
final class DerivedTables {
    private let db: Database
    private let citations: CitationRows

    init(db: Database) {
        self.db = db
        citations = CitationRows(db: db)
    }

    func apply(_ entry: Entry, index: Int64, at seconds: Int64) throws {
        switch entry {
        case .feed(let record): try FeedRows(db: db).apply(record, index: index)
        case .article(let record):
            try ArticleRows(db: db).apply(record, index: index, at: seconds)
            citations.forgetArticle()
        case .attribution(let record): try citations.apply(record, index: index)
        case .resolution(let record): try citations.apply(record, index: index)
        case .correction(let record): try citations.apply(record)
        case .capture, .registry, .key: break
        }
    }

    /// Applies the entry of another ledger: what this version can't make anything of stays in the log alone.
    func applyForeign(_ bytes: [UInt8], index: Int64) throws {
        do {
            let stored = try StoredEntry(decoding: bytes, index: index)
            try db.inSavepoint {
                try apply(stored.entry, index: index, at: stored.at)
                return .commit
            }
        } catch let error as LedgerError where error.code == .badEntry {
            citations.forgetArticle()
        }
    }

    /// Empties every derived table and applies the whole log again.
    func rebuild(isImported: Bool = false) throws {
        for table in Schema.derivedTables { try db.execute(sql: "DELETE FROM \(table)") }
        try db.execute(sql: "INSERT INTO search(search) VALUES ('delete-all')")
        let rows = try Row.fetchCursor(db, sql: "SELECT idx, bytes FROM entry ORDER BY idx")
        while let row = try rows.next() {
            let index: Int64 = row[0]
            let bytes = Array(row[1] as Data)
            if isImported {
                try applyForeign(bytes, index: index)
            } else {
                let stored = try StoredEntry(decoding: bytes, index: index)
                try apply(stored.entry, index: index, at: stored.at)
            }
        }
    }
}
