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
        let core = try StoryCore(members, in: index)
        let theme = Claim(theme: ArticleScan(of: article))
        var accounts: [ArticleID: Account] = [:]
        for member in members { accounts[member.id] = try account(of: member, theme: theme, core: core, in: index) }
        var origins: [OriginKey: (end: ChainEnd, articles: Set<WebAddress>)] = [:]
        var steps: [Story.Step] = []
        for member in members {
            for trail in accounts[member.id]?.trails ?? [] {
                if let step = trail.firstStep(from: member.address), !steps.contains(step) { steps.append(step) }
                guard let origin = trail.origin else { continue }
                // What an article lays to nobody is no origin of its own where the story's claim rests on another there.
                if case .article(let last) = origin, accounts[last]?.isOwn == false { continue }
                origins[origin, default: (trail.chain.end, [])].articles.insert(member.address)
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
            independentOrigins: listed.count, steps: steps)
    }

    /// What a story rests on in one of its articles.
    private struct Account {
        var trails: [Trail]
        /// Whether the story's claim is the article's own.
        var isOwn: Bool
    }

    /// What the story's claim rests on in an article, and the media that are cited there for anything else of the story;
    /// `nil` where its text was withheld or copied.
    private func account(
        of member: HeldArticle, theme: Claim, core: StoryCore, in index: some ArticleIndex
    ) throws -> Account? {
        guard let content = try index.content(of: member.id) else { return nil }
        let citations = try index.citations(of: member.id)
        let chains = ChainFinder(registry: registry)
        let behind = try chains.trails(behind: theme, of: content, id: member.id, citations: citations, in: index)
        let cited = try chains.trails(from: content, id: member.id, citations: citations, in: index)
            .filter { $0.chain.links.count > 1 && core.concerns($0.claim) }
        let others = behind.filter { $0.origin != .article(member.id) }
        if cited.isEmpty, others.isEmpty {
            let copy = try CopyFinder(registry: registry).copy(
                of: content, id: member.id, outlet: member.outlet, citations: citations, time: member.time, in: index)
            guard copy == nil else { return nil }
        }
        return Account(trails: (cited.isEmpty ? behind : others) + cited, isOwn: others.isEmpty && cited.isEmpty)
    }
}

extension Trail {
    /// Whom the first article cites; `nil` where the trail does not lead to another medium.
    fileprivate func firstStep(from article: WebAddress) -> Story.Step? {
        guard let link = chain.links.dropFirst().first, let outlet = link.outlet else { return nil }
        return Story.Step(article: article, outlet: outlet, cited: link.article)
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
        var specifics: (shared: Float, total: Float) = (0, 0)
        for (value, weight) in claim.weights {
            let isSpecific = weight.isFigure || weight.foreign >= 0.9
            total += weight.foreign
            if isSpecific { specifics.total += weight.foreign }
            guard values.contains(value) else { continue }
            shared += weight.foreign
            if isSpecific { specifics.shared += weight.foreign }
        }
        // Another bridge in another town has much in common with this one, but neither its name nor its figures.
        guard specifics.total < 1.2 || specifics.shared >= 0.4 * specifics.total else { return false }
        return total == 0 || shared >= (specifics.shared >= 1.2 ? 0.4 : 0.6) * total
    }
}
