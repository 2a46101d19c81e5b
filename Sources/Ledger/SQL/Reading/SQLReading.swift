import Ingestion
import Provenance

/// Answers what can be asked of a ledger, over one connection within one transaction.
protocol SQLReading: LedgerReader {
    var session: any SQLSession { get }
}

/// Reads only.
struct SQLReader: SQLReading {
    let session: any SQLSession
}

extension SQLReading {
    func size() throws -> Int64 {
        try session.logSize()
    }

    func bytes(at index: Int64) throws -> [UInt8]? {
        try session.row("SELECT bytes FROM entry WHERE idx = $1", .integer(index))?.bytes(0)
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

    func content(_ digest: ContentDigest) throws -> [UInt8]? { try ContentTable(session: session).bytes(of: digest) }

    func counts() throws -> LedgerCounts {
        func count(_ sql: String) throws -> Int64 { try session.integer(sql) ?? 0 }
        return LedgerCounts(
            entries: try size(), articles: try count("SELECT count(*) FROM article WHERE newest = 1"),
            versions: try count("SELECT count(*) FROM article"),
            attributions: try count("SELECT count(*) FROM attribution"),
            resolutions: try count("SELECT count(*) FROM resolution"),
            feeds: try count("SELECT count(*) FROM feed WHERE active = 1"))
    }
}
