import Ingestion

/// The articles that carry the story of one, in order of publication.
///
/// They are found along the trails of citation, claim by claim, and by the rare features that they share. An article
/// that takes up two stories belongs to both and does not make them one.
struct StoryMembers {
    let articles: [HeldArticle]

    init(of seed: HeldArticle, _ article: Article, registry: OutletRegistry, in index: some ArticleIndex) throws {
        var search = StorySearch(
            seed: seed, theme: StoryTheme(article), finder: ChainFinder(registry: registry), index: index)
        try search.run()
        articles = search.members.values.sorted { ($0.lastMoment, $0.id) < ($1.lastMoment, $1.id) }
    }
}

extension HeldArticle {
    /// A day without an hour says no more than that the article stood there when the day was over.
    fileprivate var lastMoment: Int64 { published?.isDay == true ? time.addingClamped(86399) : time }
}

/// One search for the articles of a story; its work is bounded however many there are.
private struct StorySearch<Index: ArticleIndex> {
    private(set) var members: [ArticleID: HeldArticle]
    private let seed: HeldArticle
    private let theme: StoryTheme
    private let finder: ChainFinder
    private let index: Index
    private var queue: [ArticleID]
    private var paths: [ArticleID: [[ArticleID]]] = [:]
    private var themes = 0

    /// How far from the first article others may stand, in seconds.
    private var reach: Int64 { 14 * 86400 }
    private var similar: Int { 80 }
    private var neighbours: Int { 40 }
    private var most: Int { 200 }
    private var mostThemes: Int { 6 }
    private static var sure: Double { 0.9 }

    init(seed: HeldArticle, theme: StoryTheme, finder: ChainFinder, index: Index) {
        self.seed = seed
        self.theme = theme
        self.finder = finder
        self.index = index
        members = [seed.id: seed]
        queue = [seed.id]
    }

    mutating func run() throws {
        // Whatever the article itself lays to others is among its claims.
        for path in try trails(of: seed.id) { try accept(path) }
        var place = 0
        while place < queue.count, members.count < most {
            let id = queue[place]
            place += 1
            try takeCiting(id)
            try takeCited(by: id)
            try takeSimilar(to: id)
        }
    }

    // MARK: Along citations

    private mutating func takeCiting(_ id: ArticleID) throws {
        for citing in try index.citing(id).prefix(neighbours) where members[citing] == nil {
            // The trail has to end within the story: what a member cites for something else is no way into it.
            for path in try trails(of: citing) where path.contains(id) {
                if let last = path.last, members[last] != nil { try accept([citing] + path) }
            }
        }
    }

    private mutating func takeCited(by id: ArticleID) throws {
        for path in try trails(of: id) {
            guard let last = path.last, members[last] == nil, let held = try index.article(last) else { continue }
            let features = try index.features(of: last)
            let likeness = theme.likeness(to: held, values: features, rarity: PoolRarity([features]))
            if likeness.value >= StoryTheme.linkedFloor { try accept(path) }
        }
    }

    /// The articles on each trail that starts at an article.
    private mutating func trails(of id: ArticleID) throws -> [[ArticleID]] {
        if let known = paths[id] { return known }
        // A step that is not sure leads nobody into a story.
        let found = try finder.chains(from: id, in: index)
            .map { $0.links.dropFirst().prefix { ($0.confidence ?? 0) >= Self.sure }.compactMap(\.id) }
            .filter { !$0.isEmpty }
        paths[id] = found
        return found
    }

    private mutating func accept(_ path: [ArticleID]) throws {
        for id in path where members[id] == nil && members.count < most {
            guard let held = try index.article(id) else { continue }
            members[id] = held
            queue.append(id)
        }
    }

    // MARK: By what they share

    private mutating func takeSimilar(to id: ArticleID) throws {
        guard themes < mostThemes, let held = members[id], let content = try index.content(of: id) else { return }
        let own = id == seed.id ? theme : StoryTheme(content)
        // What was found by way of another member has to tell the story of the first one, if others are to be found by it.
        if id != seed.id {
            let rarity = PoolRarity([own.values])
            let likeness = theme.likeness(to: held, values: own.values, rarity: rarity)
            let back = own.likeness(to: seed, values: theme.values, rarity: rarity)
            guard probability(likeness, back, of: held, own: theme, as: seed) >= StoryTheme.floor else { return }
        }
        themes += 1
        let found = try index.articles(
            sharingFeatures: own.keys, of: nil, from: held.time.addingClamped(-reach),
            through: held.time.addingClamped(reach), limit: similar
        ).filter { $0.shared > 1 }.map(\.article)
        let features = try found.map { try index.features(of: $0.id) }
        let rarity = PoolRarity(features)
        for (candidate, values) in zip(found, features) where members[candidate.id] == nil && members.count < most {
            let likeness = own.likeness(to: candidate, values: values, rarity: rarity)
            guard likeness.value >= StoryTheme.doubt, let other = try index.content(of: candidate.id) else { continue }
            let others = StoryTheme(other)
            let back = others.likeness(to: held, values: own.values, rarity: rarity)
            guard probability(likeness, back, of: candidate, own: own, as: held) >= StoryTheme.floor else { continue }
            if id != seed.id {
                // What is like a member must not be unlike the first one.
                let likeness = theme.likeness(to: candidate, values: values, rarity: rarity)
                let back = others.likeness(to: seed, values: theme.values, rarity: rarity)
                guard probability(likeness, back, of: candidate, own: theme, as: seed) >= StoryTheme.nearFloor else {
                    continue
                }
            }
            try accept([candidate.id])
        }
    }

    private func probability(
        _ one: StoryTheme.Likeness, _ other: StoryTheme.Likeness, of candidate: HeldArticle, own: StoryTheme,
        as held: HeldArticle
    ) -> Float {
        StoryTheme.probability(
            one, other, isForeign: own.isForeign(to: candidate),
            isOneOutlet: candidate.outlet != nil && candidate.outlet == held.outlet)
    }
}
