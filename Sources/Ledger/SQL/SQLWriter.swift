internal import Foundation
import Ingestion
import Provenance

/// Appends to a ledger within one transaction.
final class SQLWriter: SQLReading, LedgerWriter {
    let session: any SQLSession
    private let log: LogIdentity
    private let seconds: Int64
    private let at: String
    /// Made for the first entry: a transaction that only remembers state needs no key.
    private var parts: (appender: LogAppender, derived: DerivedTables)?
    /// The text of the article whose attributions are being written.
    private var spoken: (article: Int64, words: ArticleWords)?

    init(session: any SQLSession, log: LogIdentity, seconds: Int64) {
        self.session = session
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

    /// Appends the entry that names a new key, which signs from then on. It is the last one of its transaction.
    func changeKey(to new: SigningKey) throws -> Int64 {
        try append(.key(try ready().appender.changeKey(to: new)))
    }

    private func ready() throws -> (appender: LogAppender, derived: DerivedTables) {
        if let parts { return parts }
        let made = (try LogAppender(session: session, log: log), DerivedTables(session: session))
        parts = made
        return made
    }

    func store(_ content: [UInt8]) throws -> ContentDigest { try ContentTable(session: session).store(content) }

    func hold(_ subscriptions: [String]) throws -> Set<String> {
        try session.lock(subscriptions, by: "url", of: "feed")
    }

    func setState(_ state: FeedState, of url: String) throws {
        try session.run(
            "INSERT INTO feed_state(url, state) VALUES ($1, $2) ON CONFLICT(url) DO UPDATE SET state = excluded.state",
            .text(url), .text(state.json))
    }

    func setPageState(_ state: PageState, of key: String) throws {
        try session.run(
            "INSERT INTO page_state(key, state) VALUES ($1, $2) ON CONFLICT(key) DO UPDATE SET state = excluded.state",
            .text(key), .text(state.json))
    }

    func setMark(_ index: Int64, of work: RecurringWork) throws {
        try session.run(
            "INSERT INTO mark(name, value) VALUES ($1, $2) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            .text(work.rawValue), .integer(index))
    }

    /// Signs what was appended.
    func finish() throws { try parts?.appender.finish() }

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
