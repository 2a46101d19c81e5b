public import Ingestion
public import Ledger
public import Provenance

/// Two articles that are held, the earlier one first, with what the later one took: what `sourcier compare` shows.
public struct ComparedArticles: Sendable {
    public let earlier: HeldArticle
    public let later: HeldArticle
    public let earlierArticle: Article
    public let laterArticle: Article
    private let earlierText: ScalarText
    private let laterText: ScalarText
    public let comparison: ArticleComparison
    /// Whether the later article names the outlet of the earlier one.
    public let isNamed: Bool
    /// Whether the order of the two is known: both have a time, and not the same one.
    public let isOrdered: Bool

    /// Compares two articles in the order of their publication; `nil` where a text was withheld.
    public init?(_ first: ArticleID, _ second: ArticleID, in reader: some LedgerReader) throws {
        guard let one = try reader.article(first), let two = try reader.article(second),
            let oneText = try reader.content(of: one.id), let twoText = try reader.content(of: two.id)
        else { return nil }
        let swaps = two.time < one.time
        earlier = swaps ? two : one
        later = swaps ? one : two
        earlierArticle = swaps ? twoText : oneText
        laterArticle = swaps ? oneText : twoText
        earlierText = ScalarText(earlierArticle.text)
        laterText = ScalarText(laterArticle.text)
        comparison = ArticleComparison(of: laterArticle, with: earlierArticle)
        let outlet = earlier.outlet
        isNamed = try reader.citations(of: later.id).contains { $0.attribution.outlet?.id == outlet && outlet != nil }
        let isDay = one.published?.isDay == true || two.published?.isDay == true
        isOrdered =
            one.published != nil && two.published != nil
            && (isDay ? one.time / 86400 != two.time / 86400 : one.time != two.time)
    }
}

extension ComparedArticles {
    /// A pair's sentence of the earlier article, and that of the later one.
    public func sentences(of pair: ArticleComparison.Pair) -> (earlier: String, later: String) {
        (earlierText.string(pair.earlier), laterText.string(pair.later))
    }
}

extension ComparedArticles: Encodable {
    private enum CodingKeys: String, CodingKey {
        case earlier, later, words, shared, share, sentences, named, ordered, pairs
    }

    private enum PairKeys: String, CodingKey {
        case likeness, share, quoted, later, earlier
    }

    private enum SpanKeys: String, CodingKey {
        case start, end, text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(earlier.address, forKey: .earlier)
        try container.encode(later.address, forKey: .later)
        try container.encode(comparison.words, forKey: .words)
        try container.encode(comparison.sharedWords, forKey: .shared)
        try container.encode(share, forKey: .share)
        try container.encode(comparison.sentences, forKey: .sentences)
        try container.encode(isNamed, forKey: .named)
        try container.encode(isOrdered, forKey: .ordered)
        var list = container.nestedUnkeyedContainer(forKey: .pairs)
        for pair in comparison.pairs {
            var item = list.nestedContainer(keyedBy: PairKeys.self)
            try item.encode(pair.likeness, forKey: .likeness)
            try item.encode((pair.share * 1000).rounded() / 1000, forKey: .share)
            try item.encode(pair.isQuoted, forKey: .quoted)
            try encode(pair.later, of: laterText, into: &item, .later)
            try encode(pair.earlier, of: earlierText, into: &item, .earlier)
        }
    }

    /// The share of the later article's words that stand in the earlier one.
    public var share: Double {
        let share = Double(comparison.sharedWords) / Double(max(1, comparison.words))
        return (share * 1000).rounded() / 1000
    }

    private func encode(
        _ span: TextSpan, of text: ScalarText, into item: inout KeyedEncodingContainer<PairKeys>, _ key: PairKeys
    ) throws {
        var place = item.nestedContainer(keyedBy: SpanKeys.self, forKey: key)
        try place.encode(span.start, forKey: .start)
        try place.encode(span.end, forKey: .end)
        try place.encode(text.string(span), forKey: .text)
    }
}
