import Ingestion
import Provenance

/// The derived rows of article versions: the version itself, its addresses, its words.
struct ArticleRows {
    let session: any SQLSession

    func apply(_ record: ArticleRecord, index: Int64, at recorded: Int64) throws {
        let capture = try capture(of: record)
        // What an archive kept was seen when it was captured.
        let seconds = capture?.captured?.seconds ?? recorded
        let document = try ContentTable(session: session).bytes(of: record.document).flatMap {
            Article(storedDocument: $0)
        }
        let previous = try record.previous.flatMap {
            try session.row("SELECT work, seen FROM article WHERE idx = $1", .integer($0))
        }
        let work = previous?.integer(0) ?? index
        let seen = previous?.integer(1) ?? seconds
        if previous != nil { try retire(work: work) }
        try session.run(
            """
            INSERT INTO article(idx, work, version, newest, url, outlet, title, language, published, modified, at, seen,
                time, text, document) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """, .integer(index), .integer(work), .integer(Int64(record.version)), .text(record.url),
            .optional(record.outlet?.rawValue), .optional(document?.title), .optional(record.language),
            .optional(record.published?.description), .optional(record.modified?.description), .integer(seconds),
            .integer(seen), .integer(record.published?.seconds ?? seen), .blob(record.text.bytes),
            .blob(record.document.bytes))
        try addAddresses(of: record, capture: capture, work: work)
        guard let document else { return }
        try session.wordIndex.add(index, title: document.title ?? "", text: document.text)
        try SignatureRows(session: session)
            .add(document, index: index, time: record.published?.seconds ?? seen, outlet: record.outlet)
    }

    /// An older version is not looked for any more.
    private func retire(work: Int64) throws {
        for row in try session.integers("SELECT idx FROM article WHERE work = $1 AND newest = 1", .integer(work)) {
            try session.run("UPDATE article SET newest = 0 WHERE idx = $1", .integer(row))
            try SignatureRows(session: session).retire(row)
        }
    }

    private func capture(of record: ArticleRecord) throws -> CaptureRecord? {
        let bytes = try session.row("SELECT bytes FROM entry WHERE idx = $1", .integer(record.capture))?.bytes(0)
        guard let bytes,
            case .capture(let capture) = try StoredEntry(decoding: bytes, index: record.capture).entry
        else { return nil }
        return capture
    }

    private func addAddresses(of record: ArticleRecord, capture: CaptureRecord?, work: Int64) throws {
        func add(_ url: String?, rank: Int64) throws {
            guard let url else { return }
            try session.run(
                "INSERT INTO address(key, rank, work) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                .text(WebAddress(url)?.comparisonKey ?? url), .integer(rank), .integer(work))
        }
        try add(record.url, rank: 0)
        try add(capture?.finalURL, rank: 1)
        try add(capture?.url, rank: 2)
    }
}
