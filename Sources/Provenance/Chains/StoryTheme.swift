import Ingestion

/// What an article is about, for telling whether another carries the same story.
struct StoryTheme {
    private let claim: Claim
    private let own: Set<UInt32>
    /// What the title has.
    private let headline: Set<UInt32>
    private let language: String?
    let keys: [UInt32]
    let values: [UInt32]

    /// From this probability on two articles carry one story.
    static let floor: Float = 0.75
    /// The least likeness of an article that a trail leads to, and the least at which it is worth to look from both.
    static let linkedFloor: Float = 0.3
    static let doubt: Float = 0.15
    /// The least probability of an article that is like one of the story's.
    static let nearFloor: Float = 0.25

    /// How likeness comes about.
    struct Likeness {
        /// Share of the rare features.
        var coverage: Float = 0
        /// Weight of the names and figures that are shared.
        var specifics: Float = 0
        /// Share of the other's title.
        var title: Float = 0
        /// Shares of the weight of figures, and of what is neither a name nor a figure.
        var figures: Float = 0
        var things: Float = 0
        /// Weight of the names that are shared, places aside.
        var names: Float = 0
        /// Weight of the names and figures of the title that the other lacks.
        var missing: Float = 0

        /// From 0 to 1.
        var value: Float { min(1, 0.6 * coverage + 0.05 * min(specifics, 6) + 0.15 * title) }
    }

    /// How likely two articles carry one story, by the likeness seen from each.
    ///
    /// The weights were fitted to pairs of articles of invented worlds, many of them of other stories of the same
    /// subject, place, company or figures. An outlet seldom tells one story in two articles, and often two like ones.
    static func probability(_ one: Likeness, _ other: Likeness, isForeign: Bool, isOneOutlet: Bool) -> Float {
        let least = min(one.coverage, other.coverage)
        let most = max(one.coverage, other.coverage)
        let specifics = (min(one.specifics, 6) + min(other.specifics, 6)).squareRoot() / Float(2).squareRoot()
        let title = (one.title + other.title) / 2
        let figures = max(one.figures, other.figures)
        let lacking = (least: min(one.missing, other.missing, 4), most: min(max(one.missing, other.missing), 4))
        var logit: Float
        if isForeign {
            logit = -7.99 + 5.02 * least + 6.11 * most + 2.19 * specifics + 3.53 * title + 2.41 * figures
            logit += 4.04 * max(one.things, other.things) - 1.46 * lacking.least - 1.25 * lacking.most
            // A number and a town are the same in another affair; whom it is about has one name in any language.
            if max(one.names, other.names) == 0, lacking.least >= 1.2 { logit -= 3 }
        } else {
            logit = -6.55 + 1.82 * least + 4.14 * most + 1.41 * specifics + 4.59 * title + 3.68 * figures
            logit -= 2.68 * lacking.least + 1.87 * lacking.most
            if isOneOutlet { logit -= 1.98 }
        }
        return Float(Calibration.logistic(Double(logit)))
    }

    /// Whether another language tells the candidate.
    func isForeign(to candidate: HeldArticle) -> Bool { claim.isForeign(to: candidate.language) }

    init(_ article: Article) {
        let scan = ArticleScan(of: article)
        claim = Claim(theme: scan)
        language = article.language
        let features = ArticleFeatures(scan)
        own = Set(features.values)
        headline = Set(scan.title.map(\.value))
        keys = features.keys
        values = features.values
    }

    /// Compares with another article; `rarity` is of the articles that share something with this.
    func likeness(to candidate: HeldArticle, values: [UInt32], rarity: PoolRarity) -> Likeness {
        let isForeign = claim.isForeign(to: candidate.language)
        var result = shared(Set(values), isForeign: isForeign, rarity: rarity)
        result.title = title(of: candidate, isForeign: isForeign, rarity: rarity)
        return result
    }

    /// What others have of the claim.
    private func shared(_ present: Set<UInt32>, isForeign: Bool, rarity: PoolRarity) -> Likeness {
        var shared: Float = 0
        var total: Float = 0
        var figures: Float = 0
        var things: Float = 0
        var result = Likeness()
        for (value, weight) in claim.weights {
            // Plain words tell subjects apart and not stories: they count as in a comparison across languages, and a
            // little more.
            let base = isForeign ? weight.foreign : max(weight.foreign, 0.4 * weight.same)
            let amount = base * rarity.weight(of: value)
            let isThing = !weight.isFigure && weight.foreign < 0.9
            total += amount
            if weight.isFigure { figures += amount }
            if isThing { things += amount }
            guard present.contains(value) else {
                if !isThing, headline.contains(value) { result.missing += amount }
                continue
            }
            shared += amount
            if weight.isFigure { result.figures += amount }
            if isThing { result.things += amount }
            if !weight.isFigure, weight.foreign >= 1.2 { result.names += amount }
            if weight.foreign >= 1.2 || weight.isFigure { result.specifics += amount }
        }
        result.coverage = total > 0 ? shared / total : 0
        result.figures /= max(figures, 0.1)
        result.things /= max(things, 0.1)
        return result
    }

    /// The share of another's title that this has.
    private func title(of candidate: HeldArticle, isForeign: Bool, rarity: PoolRarity) -> Float {
        let hits = FeatureScanner.hits(
            in: Array((candidate.title ?? "").unicodeScalars), language: candidate.language, isHeadline: true)
        var found: Float = 0
        var all: Float = 0
        for hit in Dictionary(hits.map { ($0.value, isForeign ? $0.foreignWeight : $0.weight) }, uniquingKeysWith: max)
        {
            let amount = hit.value * rarity.weight(of: hit.key)
            all += amount
            if own.contains(hit.key) { found += amount }
        }
        // A title of one word that says something says little.
        return all > 0 ? found / all * min(1, all / 2.5) : 0
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
