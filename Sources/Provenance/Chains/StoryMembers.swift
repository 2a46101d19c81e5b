import Ingestion

/// The articles that carry the story of one, in order of publication.
struct StoryMembers {
    let articles: [HeldArticle]

    /// How far from the first article others may stand, in seconds.
    private static let reach: Int64 = 14 * 86400
    private static let similar = 80
    private static let neighbours = 40
    private static let most = 200
    private static let seeds = 6

    init(of seed: HeldArticle, _ article: Article, in index: some ArticleIndex) throws {
        var members: [ArticleID: HeldArticle] = [seed.id: seed]
        var queue = [seed.id]
        var themes = 0
        while let id = queue.popLast(), themes < Self.seeds, members.count < Self.most {
            guard let held = members[id], let content = id == seed.id ? article : try index.content(of: id) else {
                continue
            }
            themes += 1
            let theme = StoryTheme(content)
            var found: [(HeldArticle, isLinked: Bool)] = []
            for neighbour in try Self.linked(to: id, in: index) { found.append((neighbour, true)) }
            let alike = try index.articles(
                sharingFeatures: theme.keys, of: nil, from: held.time.addingClamped(-Self.reach),
                through: held.time.addingClamped(Self.reach), limit: Self.similar)
            for (candidate, shared) in alike where shared > 1 { found.append((candidate, false)) }
            for (candidate, isLinked) in found where members[candidate.id] == nil && members.count < Self.most {
                guard
                    theme.likeness(to: candidate, values: try index.features(of: candidate.id))
                        >= (isLinked ? StoryTheme.linkedFloor : StoryTheme.floor)
                else { continue }
                members[candidate.id] = candidate
                queue.insert(candidate.id, at: 0)
            }
        }
        articles = members.values.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    }

    /// The articles that one cites and those that cite it.
    private static func linked(to id: ArticleID, in index: some ArticleIndex) throws -> [HeldArticle] {
        let cited = try index.citations(of: id).compactMap { $0.resolution?.article }
        let citing = try index.citing(id)
        var seen: Set<ArticleID> = [id]
        return try (cited + citing).prefix(neighbours).filter { seen.insert($0).inserted }.compactMap {
            try index.article($0)
        }
    }
}

/// What an article is about, for telling whether another carries the same story.
struct StoryTheme {
    private let claim: Claim
    private let own: Set<UInt32>
    private let language: String?
    let keys: [UInt32]

    /// The least likeness of an article that is not linked with this by citation, and of one that is.
    static let floor: Float = 0.5
    static let linkedFloor: Float = 0.25

    init(_ article: Article) {
        let scan = ArticleScan(of: article)
        claim = Claim(theme: scan)
        language = article.language
        let features = ArticleFeatures(scan)
        own = Set(features.values)
        keys = features.keys
    }

    /// From 0 to 1.
    func likeness(to candidate: HeldArticle, values: [UInt32]) -> Float {
        let isForeign = claim.isForeign(to: candidate.language)
        let present = Set(values)
        var mass: Float = 0
        var total: Float = 0
        for (value, weight) in claim.weights {
            let amount = isForeign ? weight.foreign : weight.same
            total += amount
            if present.contains(value) { mass += amount }
        }
        var title = Claim(language: candidate.language)
        title.add(
            FeatureScanner.hits(
                in: Array((candidate.title ?? "").unicodeScalars), language: candidate.language, isHeadline: true),
            factor: 1)
        let titleCoverage = title.coverage(by: own, language: language)
        let coverage = total > 0 ? mass / total : 0
        return min(1, 0.55 * coverage + 0.35 * titleCoverage + 0.03 * min(mass, 12))
    }
}
