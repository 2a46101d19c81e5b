import Ingestion

/// Groups the articles that carry one story and counts its origins.
///
/// The articles are found by the rare features they share and along citations, in bounded work: no pair of articles is
/// compared that shares nothing.
public struct StoryFinder: Sendable {
    private let registry: OutletRegistry

    public init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The story of an article that is held; `nil` where its text was withheld.
    public func story(of id: ArticleID, in index: some ArticleIndex) throws -> Story? {
        guard let seed = try index.article(id), let article = try index.content(of: seed.id) else { return nil }
        let members = try StoryMembers(of: seed, article, in: index).articles
        var origins: [OriginKey: (end: ChainEnd, articles: Set<WebAddress>)] = [:]
        func rest(_ article: HeldArticle, on key: OriginKey, _ end: ChainEnd) {
            origins[key, default: (end, [])].articles.insert(article.address)
        }
        let chains = ChainFinder(registry: registry)
        let copies = CopyFinder(registry: registry)
        let theme = Claim(theme: ArticleScan(of: article))
        for member in members {
            guard let content = try index.content(of: member.id) else { continue }
            let citations = try index.citations(of: member.id)
            let trails = try chains.trails(from: content, id: member.id, citations: citations, in: index)
            for trail in trails where member.id == seed.id || theme.concerns(trail, trails: trails.count) {
                if let origin = trail.origin { rest(member, on: origin, trail.chain.end) }
            }
            guard trails.isEmpty else { continue }
            let copy = try copies.copy(
                of: content, id: member.id, outlet: member.outlet, citations: citations.map(\.attribution),
                time: member.time, in: index)
            if copy == nil {
                let outlet = member.outlet
                let end = ChainEnd(
                    kind: .primary, id: outlet?.rawValue, name: outlet.flatMap { registry.outlet($0)?.name })
                rest(member, on: .article(member.id), end)
            }
        }
        let order = Dictionary(members.enumerated().map { ($1.address, $0) }, uniquingKeysWith: min)
        let listed = origins.values.map { origin in
            Story.Origin(
                kind: origin.end.kind, id: origin.end.id,
                articles: origin.articles.sorted { (order[$0] ?? 0) < (order[$1] ?? 0) })
        }
        return Story(
            articles: members.map(\.address), first: members.first?.address,
            origins: listed.sorted {
                ($1.articles.count, $0.kind.rawValue, $0.id ?? "") < ($0.articles.count, $1.kind.rawValue, $1.id ?? "")
            },
            independentOrigins: listed.count)
    }
}

extension Claim {
    /// What an article is about: its title and its beginning.
    init(theme scan: ArticleScan) {
        self.init(language: scan.language)
        add(scan.title, factor: 1)
        add(scan.hits(in: TextSpan(0, 1200)), factor: 0.8)
    }

    /// Whether a trail of another article is about this; where it has one trail only, it is.
    fileprivate func concerns(_ trail: Trail, trails: Int) -> Bool {
        guard trails > 1 else { return true }
        let claimed = Set(trail.claim.weights.filter { $0.value.foreign >= 0.5 }.keys)
        guard !claimed.isEmpty else { return true }
        return claimed.contains { weights[$0] != nil }
    }
}
