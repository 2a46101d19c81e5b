internal import Foundation
internal import GRDB
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

extension SQLiteLedger {
    /// The entries of an article version, of its attributions and of where they lead, each with its proof against one
    /// and the same checkpoint.
    public func statements(of article: ArticleID) async throws -> [RecordedStatement] {
        do {
            return try await pool.read { db in
                let reader = SQLiteReader(db: db)
                let size = try reader.head().size
                var subjects: [(index: Int64, subject: RecordedStatement.Subject)] = [(article.rawValue, .article)]
                let rows = try Row.fetchAll(
                    db.cachedStatement(
                        sql: "SELECT idx, resolution FROM attribution WHERE article = ? ORDER BY idx"),
                    arguments: [article.rawValue])
                for row in rows {
                    subjects.append((row[0], .attribution(row[0])))
                    if let resolution = row[1] as Int64? { subjects.append((resolution, .resolution(row[0]))) }
                }
                var statements: [RecordedStatement] = []
                for (index, subject) in subjects where index >= 0 && index < size.rawValue {
                    var bytes: [UInt8] = []
                    try reader.entries(in: index..<index + 1) { bytes = $1 }
                    statements.append(
                        RecordedStatement(
                            subject: subject, bytes: bytes, proof: try reader.inclusionDocument(of: index)))
                }
                return statements
            }
        } catch {
            throw LedgerError.translated(error, path: path)
        }
    }
}
