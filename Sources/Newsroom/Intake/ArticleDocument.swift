import Foundation
import Ingestion

/// The extracted article as the ledger keeps it: JSON in the shape of `sourcier extract`, its keys sorted.
enum ArticleDocument {
    /// Name and version of what made it; a change of either is visible in the entries.
    static let extractor = "sourcier-extract/1"

    static func encode(_ article: Article) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(article))
    }
}
