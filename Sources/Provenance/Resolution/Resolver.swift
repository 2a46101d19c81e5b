public import Ingestion

/// Works out which article an attribution means.
///
/// A link decides where the text has one; then what the page's metadata declare; else the articles of the outlet around
/// the time are compared with the claim by names, figures, dates and words that hold across languages. Where the
/// evidence is thin, or speaks for two articles alike, there is no answer.
public struct Resolver: Sendable {
    private let registry: OutletRegistry

    /// How far back an article is looked for, in seconds.
    private static let reach: Int64 = 60 * 86400
    /// How much later than the citing article a cited one may stand: clocks differ.
    private static let tolerance: Int64 = 600
    private static let day: Int64 = 86400
    private static let nearest = 40
    private static let alike = 16

    public init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The article that is meant, where one is held; no answer is better than a wrong one.
    ///
    /// `id` is the citing article's entry, where it is held itself: it is never the answer. `time` is when the citing
    /// article took its present form, in seconds since 1970: what it cites is no later. Errors are those of the index.
    public func resolve(
        _ attribution: Attribution, of article: Article, id: ArticleID?, time: Int64, in index: some ArticleIndex
    ) throws -> Resolution? {
        guard attribution.kind == .outlet || attribution.kind == .agency else { return nil }
        let outlet = attribution.outlet.map { registry.outlet(forDomain: $0.id.rawValue)?.id ?? $0.id }
        let own = article.address.flatMap { registry.publisher(of: $0) }
        let query = Query(attribution: attribution, article: article, outlet: outlet, id: id, time: time)
        let (linked, namesOne) = try linked(query, in: index)
        if let linked { return linked }
        guard let outlet, outlet != own else { return nil }
        if let declared = try declared(query, in: index) { return declared }
        // A link at the claim names an article of the outlet that is not held: another one is not meant.
        return namesOne ? nil : try searched(query, outlet: outlet, in: index)
    }

    private struct Query {
        let attribution: Attribution
        let article: Article
        let outlet: OutletID?
        let id: ArticleID?
        let time: Int64
    }

    // MARK: Links

    /// What a link leads to, and whether a link at the claim names an article of the outlet that is not held.
    private func linked(_ query: Query, in index: some ArticleIndex) throws -> (Resolution?, namesOne: Bool) {
        let links = LinkCandidates(
            of: query.attribution, in: query.article, outlet: query.outlet, registry: registry)
        var held: [(article: HeldArticle, isAtClaim: Bool)] = []
        var namesOne = false
        for candidate in links.candidates {
            if let article = try index.article(at: candidate.address), article.id != query.id {
                if !held.contains(where: { $0.article.id == article.id }) {
                    held.append((article, candidate.isAtClaim))
                }
            } else if candidate.isAtClaim, candidate.address.looksLikeArticle {
                namesOne = true
            }
        }
        if let first = held.first,
            query.attribution.href.flatMap({ WebAddress($0) }).map({
                $0.comparisonKey == first.article.address.comparisonKey
            }) == true
        {
            return (link(first.article, "the words link to it", 0.99), false)
        }
        let near = held.filter(\.isAtClaim)
        if near.count == 1 { return (link(near[0].article, "its paragraph links to it", 0.98), false) }
        guard !held.isEmpty, !namesOne else { return (nil, namesOne) }
        let scored = try score(query, candidates: (near.isEmpty ? held : near).map(\.article), in: index)
        if let best = scored.first, best.score.logit > -2.5 {
            return (link(best.article, "the text links to it", near.isEmpty ? 0.9 : 0.94), false)
        }
        return (nil, namesOne)
    }

    private func link(_ article: HeldArticle, _ words: String, _ confidence: Double) -> Resolution {
        Resolution(article: article.id, via: .link, evidence: [words], confidence: confidence)
    }

    private func declared(_ query: Query, in index: some ArticleIndex) throws -> Resolution? {
        for address in query.article.declaredSources.prefix(20) where registry.publisher(of: address) == query.outlet {
            guard let held = try index.article(at: address), held.id != query.id else { continue }
            return Resolution(
                article: held.id, via: .feed, evidence: ["the page's metadata name it as the source"], confidence: 0.96)
        }
        return nil
    }

    // MARK: Content

    struct Scored {
        var article: HeldArticle
        var score: CandidateScore
        var evidence: CandidateEvidence
    }

    private func searched(_ query: Query, outlet: OutletID, in index: some ArticleIndex) throws -> Resolution? {
        let scored = try score(query, candidates: candidates(query, outlet: outlet, in: index), in: index)
        guard let best = scored.first else { return nil }
        let confidence = Calibration.probability(of: best.score.logit, runnerUp: scored.dropFirst().first?.score.logit)
        guard confidence >= Calibration.floor else { return nil }
        return Resolution(
            article: best.article.id, via: .text,
            evidence: best.evidence.words(compared: scored.count, outlet: outlet), confidence: confidence)
    }

    /// The outlet's articles that stand nearest before the citation, and those that share most with the claim.
    private func candidates(
        _ query: Query, outlet: OutletID, in index: some ArticleIndex
    ) throws -> [HeldArticle] {
        let isDay = query.article.published?.isDay == true && query.article.modified == nil
        let through = query.time.addingClamped(isDay ? Self.day : Self.tolerance)
        let from = query.time.addingClamped(-Self.reach)
        var found = try index.articles(of: outlet, from: from, through: through, limit: Self.nearest)
        if found.count >= Self.nearest {
            let keys = ArticleFeatures(of: query.article).keys
            for (article, _) in try index.articles(
                sharingFeatures: keys, of: outlet, from: from, through: through, limit: Self.alike)
            where !found.contains(where: { $0.id == article.id }) {
                found.append(article)
            }
        }
        // A day without an hour may lie before any hour of that day.
        return found.filter { $0.id != query.id && $0.time <= through }
    }

    /// The candidates with what speaks for each, the best first.
    private func score(
        _ query: Query, candidates: [HeldArticle], in index: some ArticleIndex
    ) throws -> [Scored] {
        guard !candidates.isEmpty else { return [] }
        let comparison = ClaimComparison(query.attribution, in: query.article)
        let features = try candidates.map { try index.features(of: $0.id) }
        let rarity = FeatureRarity(features)
        var scored = zip(candidates, features).map { candidate, values in
            let (score, evidence) = comparison.score(candidate, values: values, rarity: rarity, time: query.time)
            return Scored(article: candidate, score: score, evidence: evidence)
        }
        scored.sort {
            ($1.score.logit, $0.article.time, $0.article.id) < ($0.score.logit, $1.article.time, $1.article.id)
        }
        return scored
    }
}

extension Int64 {
    /// A sum that stays within bounds.
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}
