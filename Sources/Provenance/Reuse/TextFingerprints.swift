public import Ingestion

/// Fingerprints of a text by winnowing, so that copied passages share some.
///
/// Of every eight neighbouring shingles of seven words the least hash is kept: two texts that share fourteen words in a
/// row share a fingerprint, and about two words in nine leave one. Schleimer, Wilkerson, Aiken, "Winnowing: Local
/// Algorithms for Document Fingerprinting" (SIGMOD 2003), https://doi.org/10.1145/872757.872770.
public struct TextFingerprints: Sendable, Hashable {
    /// Distinct hashes, sorted.
    public let values: [UInt64]

    static let shingle = 7
    static let window = 8
    private static let most = 4000

    /// The fingerprints of an article's text, quotations included.
    public init(of article: Article) {
        self.init(of: WordSequence(Array(article.text.unicodeScalars)))
    }

    init(of words: WordSequence) {
        let shingles = words.shingles(of: Self.shingle)
        guard shingles.count > Self.window else {
            values = shingles.min().map { [$0] } ?? []
            return
        }
        var kept: Set<UInt64> = []
        var least = -1
        for end in (Self.window - 1)..<shingles.count {
            let start = end - Self.window + 1
            if least < start {
                // The rightmost least of the window, as the paper has it.
                least = (start...end).reduce(start) { shingles[$1] <= shingles[$0] ? $1 : $0 }
            } else if shingles[end] <= shingles[least] {
                least = end
            }
            kept.insert(shingles[least])
            if kept.count >= Self.most { break }
        }
        values = kept.sorted()
    }
}
