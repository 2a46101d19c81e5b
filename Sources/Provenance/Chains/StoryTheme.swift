import Ingestion

/// What an article is about, for telling whether another carries the same story.
struct StoryTheme {
    private let claim: Claim
    private let own: Set<UInt32>
    private let language: String?
    let keys: [UInt32]
    let values: [UInt32]

    /// The least likeness of an article that is not linked with this by citation, and of one that is.
    static let floor: Float = 0.5
    static let linkedFloor: Float = 0.3
    /// The least likeness at which it is worth to look from the other article.
    static let doubt: Float = 0.2
    /// The least likeness of this to a shorter article's theme.
    static let reverseFloor: Float = 0.7

    /// How likeness comes about.
    struct Likeness {
        /// Share of the rare features.
        var coverage: Float = 0
        /// Weight of the names and figures that are shared.
        var specifics: Float = 0
        /// Share of the other's title.
        var title: Float = 0

        /// From 0 to 1.
        var value: Float { min(1, 0.6 * coverage + 0.05 * min(specifics, 6) + 0.15 * title) }
    }

    init(_ article: Article) {
        let scan = ArticleScan(of: article)
        claim = Claim(theme: scan)
        language = article.language
        let features = ArticleFeatures(scan)
        own = Set(features.values)
        keys = features.keys
        values = features.values
    }

    /// Compares with another article; `rarity` is of the articles that share something with this.
    func likeness(to candidate: HeldArticle, values: [UInt32], rarity: PoolRarity) -> Likeness {
        let isForeign = claim.isForeign(to: candidate.language)
        let present = Set(values)
        var shared: Float = 0
        var total: Float = 0
        var result = Likeness()
        for (value, weight) in claim.weights {
            // Plain words tell subjects apart and not stories: they count as in a comparison across languages, and a
            // little more.
            let base = isForeign ? weight.foreign : max(weight.foreign, 0.4 * weight.same)
            let amount = base * rarity.weight(of: value)
            total += amount
            guard present.contains(value) else { continue }
            shared += amount
            if weight.foreign >= 1.2 || weight.isFigure { result.specifics += amount }
        }
        result.coverage = total > 0 ? shared / total : 0
        var title = Claim(language: candidate.language)
        let hits = FeatureScanner.hits(
            in: Array((candidate.title ?? "").unicodeScalars), language: candidate.language, isHeadline: true)
        title.add(hits.filter { $0.foreignWeight >= 0.5 }, factor: 1)
        result.title = title.coverage(by: own, language: language)
        return result
    }
}

/// How rare features are in the news of some days, as far as a pool of similar articles shows it.
struct PoolRarity {
    private var counts: [UInt32: Int] = [:]
    private let size: Float
    /// However few articles the pool has, as many others are taken to share nothing with them.
    private static let background: Float = 60

    init(_ pool: [[UInt32]]) {
        for values in pool { for value in values { counts[value, default: 0] += 1 } }
        size = max(Float(pool.count), Self.background)
    }

    /// From 0, for what all have, to 1.
    func weight(of value: UInt32) -> Float {
        let share = Float(counts[value] ?? 0) / size
        return share >= 1 ? 0 : (1 - share) * (1 - share)
    }
}
