import Ingestion
import Provenance

/// Keeps the tables that follow from the entries: each entry is applied once, as it is appended.
///
/// Applying the same entries in the same order to empty tables gives the same tables, which `rebuild` relies on.
final class DerivedTables {
    private let session: any SQLSession
    private let citations: CitationRows

    /// Tables that are emptied before they are made again.
    private static let names = [
        "article", "address", "attribution", "resolution", "fingerprint", "feature", "signature", "feed",
    ]

    init(session: any SQLSession) {
        self.session = session
        citations = CitationRows(session: session)
    }

    func apply(_ entry: Entry, index: Int64, at seconds: Int64) throws {
        switch entry {
        case .feed(let record): try FeedRows(session: session).apply(record, index: index)
        case .article(let record):
            try ArticleRows(session: session).apply(record, index: index, at: seconds)
            citations.forgetArticle()
        case .attribution(let record): try citations.apply(record, index: index)
        case .resolution(let record): try citations.apply(record, index: index)
        case .correction(let record): try citations.apply(record)
        case .key(let record): try LogKeys(session: session).apply(record, index: index)
        case .capture, .registry: break
        }
    }

    /// Applies the entry of another ledger: what this version can't make anything of stays in the log alone.
    ///
    /// Returns the entry where it was applied.
    @discardableResult
    func applyForeign(_ bytes: [UInt8], index: Int64) throws -> Entry? {
        do {
            let stored = try StoredEntry(decoding: bytes, index: index)
            try session.savepoint { try apply(stored.entry, index: index, at: stored.at) }
            return stored.entry
        } catch let error as LedgerError where error.code == .badEntry {
            citations.forgetArticle()
            return nil
        }
    }

    /// Empties every derived table and applies the whole log again.
    func rebuild(isImported: Bool = false) throws {
        for table in Self.names { try session.run("DELETE FROM \(table)") }
        try session.wordIndex.removeAll()
        try LogKeys(session: session).removeAll()
        let rows = try session.sequence("SELECT idx, bytes FROM entry ORDER BY idx")
        while try rows.next() {
            guard let index = rows.integer(0), let bytes = rows.bytes(1) else { continue }
            if isImported {
                try applyForeign(bytes, index: index)
            } else {
                let stored = try StoredEntry(decoding: bytes, index: index)
                try apply(stored.entry, index: index, at: stored.at)
            }
        }
    }
}
