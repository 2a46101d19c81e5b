import Ingestion
import Provenance

extension StoredLedger {
    /// Erases what an entry's contents say, for a court, a right or a person, and records why; every proof still holds.
    ///
    /// Of an article version its text, its document, the payload that it was read from and the words of its attributions
    /// are erased; of a capture its payload. The bytes are overwritten in the file. Copies of the file, and archives made
    /// elsewhere, are out of reach.
    ///
    /// Throws `LedgerError` with the code `noEntry` where there is no such entry. Returns how many contents were erased.
    public func withhold(_ index: Int64, why: String, at seconds: Int64) async throws -> Int {
        let log = logIdentity
        return try await database.write(erases: true) { session in
            let writer = SQLWriter(session: session, log: log, seconds: seconds)
            guard let stored = try writer.stored(at: index) else {
                throw LedgerError(.noEntry, "entry \(index): the ledger has no such entry to withhold")
            }
            guard stored.hasContents else {
                throw LedgerError(.badEntry, "entry \(index): it names no contents that could be erased")
            }
            _ = try writer.append(.correction(CorrectionRecord(supersedes: index, why: why)))
            let erased = try Withholding(session: session).erase(stored, index: index)
            try writer.finish()
            return erased
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
    let session: any SQLSession

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
            count += try session.change(
                "UPDATE content SET bytes = NULL WHERE digest = $1 AND bytes IS NOT NULL", .blob(digest.bytes))
        }
        return count
    }

    private func payload(of record: ArticleRecord) throws -> [ContentDigest] {
        guard case .capture(let capture) = try SQLReader(session: session).stored(at: record.capture)?.entry else {
            return []
        }
        return [capture.payload]
    }

    private func words(of article: Int64) throws -> [ContentDigest] {
        try session.integers("SELECT idx FROM attribution WHERE article = $1", .integer(article))
            .compactMap { try SQLReader(session: session).stored(at: $0)?.words }
    }

    /// Takes every article version with the same text out of the derived tables that tell of its words.
    private func forgetWords(of record: ArticleRecord, index: Int64) throws {
        let same = try session.integers(
            "SELECT idx FROM article WHERE document = $1", .blob(record.document.bytes))
        for version in same {
            try SignatureRows(session: session).retire(version)
            try session.run("DELETE FROM signature WHERE article = $1", .integer(version))
            try session.run("UPDATE article SET title = NULL WHERE idx = $1", .integer(version))
            guard let document = try SQLReader(session: session).content(of: ArticleID(rawValue: version)) else {
                continue
            }
            try session.wordIndex.remove(version, title: document.title ?? "", text: document.text)
        }
    }
}
