import Foundation
import Ingestion
import Ledger
import Provenance

extension ArticleID {
    /// Reads `article:12`.
    init?(_ text: String) {
        guard text.hasPrefix("article:"), let index = Int64(text.dropFirst(8)), index >= 0 else { return nil }
        self.init(rawValue: index)
    }
}

extension StoredLedger {
    /// The newest version of the article that a person names by id or address.
    ///
    /// - Throws: `IngestionError` with the code `noSuchInput`.
    func article(named name: String) async throws -> ArticleID {
        let found = try await read { reader -> ArticleID? in
            if let id = ArticleID(name) { return try reader.newest(of: id) }
            let address = WebAddress(name) ?? WebAddress("https://" + name)
            return try address.flatMap { try reader.article(at: $0)?.id }
        }
        guard let found else {
            throw IngestionError(
                .noSuchInput,
                "\(name): the ledger holds no such article; 'sourcier articles' lists those that it holds")
        }
        return found
    }

    /// The titles of the articles on chains.
    func titles(of chains: [Chain]) async throws -> [ArticleID: String] {
        let ids = Set(chains.flatMap(\.links).compactMap(\.id))
        return try await read { reader in
            var titles: [ArticleID: String] = [:]
            for id in ids { titles[id] = try reader.article(id)?.title }
            return titles
        }
    }
}
