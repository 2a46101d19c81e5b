internal import Foundation
internal import GRDB
import Ingestion
import Provenance

/// Appends to a ledger within one transaction.
final class SQLiteWriter: SQLiteReading, LedgerWriter {
    let db: Database
    private let log: LogIdentity
    private let seconds: Int64
    private let at: String
    /// Made for the first entry: a transaction that only remembers state needs no key.
    private var parts: (appender: LogAppender, derived: DerivedTables)?
    /// The text of the article whose attributions are being written.
    private var spoken: (article: Int64, words: ArticleWords)?

    init(db: Database, log: LogIdentity, seconds: Int64) {
        self.db = db
        self.log = log
        self.seconds = seconds
        at = NewsDate(seconds: seconds).description
    }

    func append(_ entry: Entry) throws -> Int64 {
        let (appender, derived) = try ready()
        try checkReferences(of: entry, below: appender.size.rawValue)
        var words: ContentDigest?
        if case .attribution(let record) = entry { words = try storeWords(of: record) }
        let index = try appender.append(try entry.encoded(at: at, words: words))
        try derived.apply(entry, index: index, at: seconds)
        return index
    }

    private func ready() throws -> (LogAppender, DerivedTables) {
        if let parts { return parts }
        let made = (try LogAppender(db: db, log: log), DerivedTables(db: db))
        parts = made
        return made
    }

    func store(_ content: [UInt8]) throws -> ContentDigest { try ContentTable(db: db).store(content) }

    func setState(_ state: FeedState, of url: String) throws {
        try setState("feed_state(url, state)", key: url, state: state)
    }

    func setPageState(_ state: PageState, of key: String) throws {
        try setState("page_state(key, state)", key: key, state: state)
    }

    func setMark(_ index: Int64, of work: RecurringWork) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO mark(name, value) VALUES (?, ?)")
            .execute(arguments: [work.rawValue, index])
    }

    /// Signs what was appended.
    func finish() throws { try parts?.appender.finish() }

    private func setState(_ table: String, key: String, state: some WorkingState) throws {
        try PreparedStatement(db, sql: "INSERT OR REPLACE INTO \(table) VALUES (?, ?)")
            .run(.text(key), .text(state.json))
    }

    private func checkReferences(of entry: Entry, below size: Int64) throws {
        for reference in entry.references where reference < 0 || reference >= size {
            throw LedgerError(
                .badEntry, "a reference to entry \(reference) in entry \(size): references point backwards")
        }
    }

    private func storeWords(of record: AttributionRecord) throws -> ContentDigest? {
        if spoken?.article != record.article {
            spoken = (record.article, try words(ofArticle: record.article) ?? ArticleWords(utf8: []))
        }
        guard let rest = spoken?.words.remainder(of: record.attribution), !rest.isEmpty else { return nil }
        return try store(rest.encoded(salt: UUID().uuidString))
    }
}
