import Ingestion
public import Ledger
public import Provenance

/// What the articles of a round add up to: chains, circles, and on how many origins the stories rest.
public struct RoundSummary: Sendable {
    /// A story as one line of a summary.
    public struct StoryLine: Sendable, Hashable {
        public var title: String
        /// An article of it: the first one.
        public var id: ArticleID
        public var outlets: Int
        public var articles: Int
        public var origins: [Story.Origin]
        public var independentOrigins: Int
    }

    public var articles: Int
    public var outlets: Int
    public var languages: [String]
    public var attributions: Int
    public var resolved: Int
    /// Chains by their depth.
    public var depths: [Int: Int]
    public var deepest: Chain?
    /// Headlines of the articles on the deepest chain.
    public var titles: [ArticleID: String]
    /// Each circle once, as the outlets that stand on it.
    public var circles: [[OutletID]]
    /// Those that more than one outlet carries, most articles first.
    public var stories: [StoryLine]

    /// How many articles are looked at.
    private static let limit = 2000

    /// Sums up articles that are held.
    public init(of ids: [ArticleID], reasoning: Reasoning, in reader: some LedgerReader) throws {
        var outlets: Set<OutletID> = []
        var languages: [String: Int] = [:]
        var depths: [Int: Int] = [:]
        var circles: Set<[OutletID]> = []
        var told: Set<WebAddress> = []
        // Seen from its several articles a story is wider or narrower; it is shown once, by its first article.
        var lines: [ArticleID: StoryLine] = [:]
        articles = 0
        attributions = 0
        resolved = 0
        stories = []
        titles = [:]
        for id in ids.prefix(Self.limit) {
            guard let held = try reader.article(id) else { continue }
            articles += 1
            if let outlet = held.outlet { outlets.insert(outlet) }
            if let language = held.language { languages[language, default: 0] += 1 }
            let citations = try reader.citations(of: id)
            attributions += citations.count
            resolved += citations.count { $0.resolution != nil }
            for chain in try reasoning.chains.chains(from: id, in: reader) {
                depths[chain.depth, default: 0] += 1
                if chain.end.kind == .circular { circles.insert(Self.circle(of: chain)) }
                if chain.depth > deepest?.depth ?? 0 { deepest = chain }
            }
            if !told.contains(held.address), let story = try reasoning.stories.story(of: id, in: reader) {
                told.formUnion(story.articles)
                if let line = try Self.line(story, in: reader) { lines[line.id] = Self.wider(line, lines[line.id]) }
            }
        }
        for id in deepest?.links.compactMap(\.id) ?? [] { titles[id] = try reader.article(id)?.title }
        self.outlets = outlets.count
        self.languages = languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        self.depths = depths
        self.circles = circles.sorted { $0.lexicographicallyPrecedes($1) }
        stories = Array(lines.values)
        stories.sort { ($1.articles, $0.title, $0.id) < ($0.articles, $1.title, $1.id) }
    }

    /// The outlets of a circle, the least one first, so that each circle has one form.
    private static func circle(of chain: Chain) -> [OutletID] {
        guard let last = chain.links.last else { return [] }
        let entry = chain.links.firstIndex { $0.article == last.article } ?? 0
        let round = chain.links[entry...].dropLast().compactMap(\.outlet)
        guard let least = round.indices.min(by: { round[$0] < round[$1] }) else {
            return chain.links.compactMap(\.outlet)
        }
        return Array(round[least...] + round[..<least])
    }

    private static func wider(_ line: StoryLine, _ other: StoryLine?) -> StoryLine {
        guard let other, other.articles >= line.articles else { return line }
        return other
    }

    private static func line(_ story: Story, in reader: some LedgerReader) throws -> StoryLine? {
        guard story.articles.count > 1, let address = story.first ?? story.articles.first,
            let first = try reader.article(at: address)
        else { return nil }
        let outlets = try Set(story.articles.compactMap { try reader.article(at: $0)?.outlet })
        guard outlets.count > 1 else { return nil }
        return StoryLine(
            title: first.title ?? address.string, id: first.id, outlets: outlets.count, articles: story.articles.count,
            origins: story.origins, independentOrigins: story.independentOrigins)
    }
}
