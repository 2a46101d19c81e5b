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
        let members = try StoryMembers(of: seed, article, registry: registry, in: index).articles
        var origins: [OriginKey: (end: ChainEnd, articles: Set<WebAddress>)] = [:]
        func rest(_ article: HeldArticle, on key: OriginKey, _ end: ChainEnd) {
            origins[key, default: (end, [])].articles.insert(article.address)
        }
        let chains = ChainFinder(registry: registry)
        let copies = CopyFinder(registry: registry)
        let core = try StoryCore(members, in: index)
        let theme = Claim(theme: ArticleScan(of: article))
        for member in members {
            guard let content = try index.content(of: member.id) else { continue }
            let citations = try index.citations(of: member.id)
            // What the story's claim rests on here, and the media that are cited for anything else of the story.
            let behind = try chains.trails(behind: theme, of: content, id: member.id, citations: citations, in: index)
            let cited = try chains.trails(from: content, id: member.id, citations: citations, in: index)
                .filter { $0.chain.links.count > 1 && core.concerns($0.claim) }
            if cited.isEmpty, behind.allSatisfy({ $0.origin == .article(member.id) }) {
                let copy = try copies.copy(
                    of: content, id: member.id, outlet: member.outlet, citations: citations, time: member.time,
                    in: index)
                guard copy == nil else { continue }
            }
            for trail in (cited.isEmpty ? behind : behind.filter { $0.origin != .article(member.id) }) + cited {
                if let origin = trail.origin { rest(member, on: origin, trail.chain.end) }
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
        isTheme = true
        add(scan.title, factor: 1)
        add(scan.hits(in: TextSpan(0, 1200)), factor: 0.8)
    }
}

/// The features that a third of a story's articles share, and at least two.
private struct StoryCore {
    private let values: Set<UInt32>

    init(_ members: [HeldArticle], in index: some ArticleIndex) throws {
        var counts: [UInt32: Int] = [:]
        for member in members { for value in try index.features(of: member.id) { counts[value, default: 0] += 1 } }
        // Two articles may share another story besides this one.
        let least = max(2, (members.count + 2) / 3)
        values = Set(counts.filter { $0.value >= least }.keys)
    }

    /// Whether others of the story carry a claim too.
    func concerns(_ claim: Claim) -> Bool {
        var shared: Float = 0
        var total: Float = 0
        var specifics: Float = 0
        for (value, weight) in claim.weights {
            total += weight.foreign
            guard values.contains(value) else { continue }
            shared += weight.foreign
            if weight.isFigure || weight.foreign >= 1.2 { specifics += weight.foreign }
        }
        return total == 0 || shared >= (specifics >= 1.2 ? 0.4 : 0.6) * total
    }
}
