public import Ingestion

/// The names, figures, dates and words of an article as numbers that are the same in every language, so that articles
/// which carry one claim share some.
public struct ArticleFeatures: Sendable, Hashable {
    /// All of them, distinct and sorted; what `ArticleIndex.features(of:)` gives back.
    public let values: [UInt32]
    /// The few that are likely to be rare (names, figures, words of the title), distinct and sorted; what an index
    /// keeps for `ArticleIndex.articles(sharingFeatures:of:from:through:limit:)`.
    public let keys: [UInt32]

    private static let mostValues = 1200
    private static let mostKeys = 40

    /// Reads an article's title and text.
    public init(of article: Article) {
        self.init(ArticleScan(of: article))
    }

    init(_ scan: ArticleScan) {
        var weights: [UInt32: Float] = [:]
        for hit in scan.title {
            weights[hit.value] = max(weights[hit.value] ?? 0, hit.foreignWeight + 0.5 * hit.weight)
        }
        for hit in scan.text where weights.count < Self.mostValues {
            // What stands early says more about the whole.
            let place: Float = hit.offset < 1200 ? 1 : 0.6
            weights[hit.value] = max(weights[hit.value] ?? 0, hit.foreignWeight * place)
        }
        values = weights.keys.sorted()
        let rare = weights.filter { $0.value >= 0.5 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        keys = rare.prefix(Self.mostKeys).map(\.key).sorted()
    }
}

/// An article's text with what was read in it.
struct ArticleScan: Sendable {
    let scalars: [Unicode.Scalar]
    let title: [FeatureHit]
    /// In the order of the text.
    let text: [FeatureHit]
    let language: String?
    let sentences: [TextSpan]

    init(of article: Article) {
        scalars = Array(article.text.unicodeScalars)
        language = article.language
        sentences = SentenceBounds.spans(in: scalars)
        text = FeatureScanner.hits(in: scalars, language: article.language)
        title = FeatureScanner.hits(
            in: Array((article.title ?? "").unicodeScalars), language: article.language, isHeadline: true)
    }

    /// The features within a span.
    func hits(in span: TextSpan) -> ArraySlice<FeatureHit> {
        let start = text.partitioningIndex { $0.offset >= span.start }
        let end = text.partitioningIndex { $0.offset >= span.end }
        return text[start..<max(start, end)]
    }
}

extension Array {
    /// The first index from which on a condition holds; the array is sorted by it.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
