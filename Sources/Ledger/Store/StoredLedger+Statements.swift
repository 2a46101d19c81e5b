public import Provenance

/// One entry about an article with the proof that the log holds it.
public struct RecordedStatement: Sendable, Hashable {
    public enum Subject: Sendable, Hashable {
        /// The version of the article.
        case article
        /// An attribution, by its entry.
        case attribution(Int64)
        /// Which article an attribution means, by the attribution's entry.
        case resolution(Int64)
    }

    public var subject: Subject
    /// The entry as the log holds it: its leaf is SHA-256(0x00 || bytes).
    public var bytes: [UInt8]
    public var proof: InclusionDocument
}

extension StoredLedger {
    /// The entries of an article version, of its attributions and of where they lead, each with its proof against one
    /// and the same checkpoint.
    public func statements(of article: ArticleID) async throws -> [RecordedStatement] {
        try await database.read { session in
            let reader = SQLReader(session: session)
            let size = try reader.head().size
            var subjects: [(index: Int64, subject: RecordedStatement.Subject)] = [(article.rawValue, .article)]
            let rows = try session.rows(
                "SELECT idx, resolution FROM attribution WHERE article = $1 ORDER BY idx", .integer(article.rawValue))
            for row in rows {
                let attribution = try row.number(0)
                subjects.append((attribution, .attribution(attribution)))
                if let resolution = row.integer(1) { subjects.append((resolution, .resolution(attribution))) }
            }
            return try subjects.filter { $0.index >= 0 && $0.index < size.rawValue }.map { index, subject in
                RecordedStatement(
                    subject: subject, bytes: try reader.bytes(at: index) ?? [],
                    proof: try reader.inclusionDocument(of: index))
            }
        }
    }
}
