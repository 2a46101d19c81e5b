internal import Foundation
internal import Ingestion
public import Ledger
public import Newsroom
public import Provenance

extension MadeUpNews {
    /// Writes the articles of some numbers with their attributions, and returns their ids.
    ///
    /// Throws `LedgerError`.
    public func write(_ range: Range<Int>, reasoning: Reasoning, to store: any LedgerStore) async throws -> [ArticleID]
    {
        let made = range.map { article($0) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let documents = try made.map { Array(try encoder.encode($0.article)) }
        return try await store.write(at: Self.written) { writer in
            var ids: [ArticleID] = []
            for (item, document) in zip(made, documents) {
                guard let address = item.article.address else { continue }
                let text = Array(item.article.text.utf8)
                let capture = try writer.append(
                    .capture(CaptureRecord(url: address.string, payload: try writer.store(text))))
                let entry = try writer.append(
                    .article(
                        ArticleRecord(
                            capture: capture, url: address.string, outlet: reasoning.outlet(of: item.article),
                            published: item.article.published, language: item.article.language, version: 1,
                            text: try writer.store(text), document: try writer.store(document),
                            extractor: "benchmark/1")))
                for attribution in item.attributions {
                    _ = try writer.append(.attribution(AttributionRecord(article: entry, attribution: attribution)))
                }
                ids.append(ArticleID(rawValue: entry))
            }
            return ids
        }
    }

    /// When all of it is written, in seconds since 1970.
    public static let written: Int64 = 1_790_000_000
}
