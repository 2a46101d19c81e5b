public import Ingestion
public import Ledger
import Provenance

/// What changed from one version of an article to another.
public struct VersionDifference: Sendable {
    /// A version by its number, from 1.
    public struct Side: Sendable, Hashable {
        public let number: Int
        public let version: ArticleVersion
        public let title: String?
        public let published: NewsDate?
        public let modified: NewsDate?
    }

    public let older: Side
    public let newer: Side
    public let sentences: [SentenceChange]
    public let attributions: [AttributionChange]

    /// Compares two versions that are held.
    ///
    /// - Parameters:
    ///   - versions: all of the article's, oldest first.
    ///   - from: the number of the older one, from 1.
    ///   - to: the number of the newer one.
    ///   - reader: where they are held.
    /// - Throws: `IngestionError` with the code `noSuchInput` where there is no such version, or its text was withheld.
    public init(_ versions: [ArticleVersion], from: Int, to: Int, in reader: some LedgerReader) throws {
        let (old, new) = (try Self.content(versions, from, in: reader), try Self.content(versions, to, in: reader))
        older = Side(
            number: from, version: versions[from - 1], title: old.title, published: old.published,
            modified: old.modified)
        newer = Side(
            number: to, version: versions[to - 1], title: new.title, published: new.published, modified: new.modified)
        sentences = SentenceComparison(old, new).changes
        attributions =
            AttributionComparison(
                try reader.citations(of: versions[from - 1].id), try reader.citations(of: versions[to - 1].id)
            ).changes
    }

    private static func content(
        _ versions: [ArticleVersion], _ number: Int, in reader: some LedgerReader
    ) throws -> Article {
        guard versions.indices.contains(number - 1) else {
            throw IngestionError(
                .noSuchInput, "version \(number): the ledger holds the versions 1 to \(versions.count) of this article")
        }
        guard let article = try reader.content(of: versions[number - 1].id) else {
            throw IngestionError(.noSuchInput, "version \(number): its text was withheld")
        }
        return article
    }
}
