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
        let first = StoryTheme(article)
        var themes = 0
        while let id = queue.popLast(), themes < Self.seeds, members.count < Self.most {
            guard let held = members[id], let content = id == seed.id ? article : try index.content(of: id) else {
                continue
            }
            themes += 1
            let theme = id == seed.id ? first : StoryTheme(content)
            var found: [(HeldArticle, isLinked: Bool)] = []
            for neighbour in try Self.linked(to: id, in: index) { found.append((neighbour, true)) }
            let alike = try index.articles(
                sharingFeatures: theme.keys, of: nil, from: held.time.addingClamped(-Self.reach),
                through: held.time.addingClamped(Self.reach), limit: Self.similar)
            for (candidate, shared) in alike where shared > 1 { found.append((candidate, false)) }
            var features: [ArticleID: [UInt32]] = [:]
            for (candidate, _) in found where features[candidate.id] == nil {
                features[candidate.id] = try index.features(of: candidate.id)
            }
            let rarity = PoolRarity(Array(features.values))
            for (candidate, isLinked) in found where members[candidate.id] == nil && members.count < Self.most {
                let values = features[candidate.id] ?? []
                let likeness = theme.likeness(to: candidate, values: values, rarity: rarity)
                if likeness.value < (isLinked ? StoryTheme.linkedFloor : StoryTheme.floor) {
                    // A short article has little of a long one, but the long one may have all of it.
                    guard likeness.value >= StoryTheme.doubt, let short = try index.content(of: candidate.id) else {
                        continue
                    }
                    let reverse = StoryTheme(short).likeness(to: held, values: theme.values, rarity: rarity)
                    guard reverse.value >= StoryTheme.reverseFloor, reverse.specifics >= 2 else { continue }
                }
                // What is found by way of another member has to resemble the first one too.
                let toSeed = id == seed.id ? likeness : first.likeness(to: candidate, values: values, rarity: rarity)
                guard toSeed.value >= StoryTheme.doubt else { continue }
                members[candidate.id] = candidate
                if toSeed.value >= StoryTheme.floor { queue.insert(candidate.id, at: 0) }
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
