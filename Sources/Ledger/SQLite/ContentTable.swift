internal import Foundation
internal import GRDB

/// Texts, documents and payloads by their digest, outside of the log.
struct ContentTable {
    let db: Database

    /// Keeps bytes; what was withheld stays withheld.
    func store(_ bytes: [UInt8]) throws -> ContentDigest {
        let digest = ContentDigest(of: bytes)
        try PreparedStatement(db, sql: "INSERT OR IGNORE INTO content(digest, bytes) VALUES (?, ?)")
            .run(.blob(digest.bytes), .blob(bytes))
        return digest
    }

    /// The bytes of a digest; `nil` where they were withheld or never kept.
    func bytes(of digest: ContentDigest) throws -> [UInt8]? {
        let statement = try db.cachedStatement(sql: "SELECT bytes FROM content WHERE digest = ?")
        return try Data.fetchOne(statement, arguments: [Data(digest.bytes)]).map { Array($0) }
    }
}
