internal import Foundation
internal import GRDB
import Ingestion
import Provenance

/// Answers what can be asked of a ledger, over one connection within one transaction.
protocol SQLiteReading: LedgerReader {
    var db: Database { get }
}

/// Reads only.
struct SQLiteReader: SQLiteReading {
    let db: Database
}

extension SQLiteReading {
    func size() throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(idx) + 1 FROM entry")) ?? 0
    }

    func bytes(at index: Int64) throws -> [UInt8]? {
        let statement = try db.cachedStatement(sql: "SELECT bytes FROM entry WHERE idx = ?")
        return try Data.fetchOne(statement, arguments: [index]).map { Array($0) }
    }

    func stored(at index: Int64) throws -> StoredEntry? {
        try bytes(at: index).map { try StoredEntry(decoding: $0, index: index) }
    }

    func entry(at index: Int64) throws -> (entry: Entry, at: Int64)? {
        guard let stored = try stored(at: index) else { return nil }
        guard case .attribution(let record) = stored.entry else { return (stored.entry, stored.at) }
        let filled = try fill(record.attribution, rest: stored.words, words: try words(ofArticle: record.article))
        return (.attribution(AttributionRecord(article: record.article, attribution: filled)), stored.at)
    }

    func content(_ digest: ContentDigest) throws -> [UInt8]? { try ContentTable(db: db).bytes(of: digest) }

    func counts() throws -> LedgerCounts {
        func count(_ sql: String) throws -> Int64 { try Int64.fetchOne(db.cachedStatement(sql: sql)) ?? 0 }
        return LedgerCounts(
            entries: try size(), articles: try count("SELECT count(*) FROM article WHERE newest = 1"),
            versions: try count("SELECT count(*) FROM article"),
            attributions: try count("SELECT count(*) FROM attribution"),
            resolutions: try count("SELECT count(*) FROM resolution"),
            feeds: try count("SELECT count(*) FROM feed WHERE active = 1"))
    }
}
