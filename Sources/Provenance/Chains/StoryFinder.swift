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
        let core = try StoryCore(members, in: index)
        for member in members {
            guard let content = try index.content(of: member.id) else { continue }
            let citations = try index.citations(of: member.id)
            let trails = try chains.trails(from: content, id: member.id, citations: citations, in: index)
            let concerned = core.concerned(trails)
            for trail in concerned { if let origin = trail.origin { rest(member, on: origin, trail.chain.end) } }
            guard concerned.isEmpty else { continue }
            let copy = try copies.copy(
                of: content, id: member.id, outlet: member.outlet, citations: citations,
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
}

/// The features that two or more articles of a story share.
private struct StoryCore {
    private let values: Set<UInt32>

    init(_ members: [HeldArticle], in index: some ArticleIndex) throws {
        var counts: [UInt32: Int] = [:]
        for member in members { for value in try index.features(of: member.id) { counts[value, default: 0] += 1 } }
        values = Set(counts.filter { $0.value > 1 }.keys)
    }

    /// The trails whose claims others of the story carry too; where that is said of none, those that cite a medium.
    func concerned(_ trails: [Trail]) -> [Trail] {
        let kept = trails.filter { concerns($0.claim) }
        return kept.isEmpty ? trails.filter { $0.chain.links.count > 1 } : kept
    }

    private func concerns(_ claim: Claim) -> Bool {
        var shared: Float = 0
        var total: Float = 0
        var specifics: Float = 0
        for (value, weight) in claim.weights {
            total += weight.foreign
            guard values.contains(value) else { continue }
            shared += weight.foreign
            if weight.isFigure || weight.foreign >= 1.2 { specifics += weight.foreign }
        }
        return total == 0 || specifics >= 1.2 || shared >= 0.6 * total
    }
}
