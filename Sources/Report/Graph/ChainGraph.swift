public import Ingestion
public import Provenance

/// Chains joined into one graph: an article, an outlet or an end stands once, however many chains lead there.
public struct ChainGraph: Sendable {
    public struct Node: Sendable, Hashable {
        public enum Shape: Sendable, Hashable {
            /// An article that is held.
            case article
            /// A medium whose article is not held.
            case outlet
            /// What a trail ends in: somebody or something else than a medium.
            case end(ChainEnd.Kind)
        }

        public var shape: Shape
        /// The outlet's name, or the end's.
        public var name: String
        public var headline: String?
        public var published: NewsDate?
        public var article: ArticleID?
        public var address: WebAddress?
        /// Whether a trail ends in this article's own reporting.
        public var isPrimary = false
    }

    public struct Edge: Sendable, Hashable {
        public var from: Int
        public var to: Int
        public var words: String?
        public var via: Resolution.Via?
        public var confidence: Double?
        /// Whether it closes a circle.
        public var isReturning = false
    }

    public private(set) var nodes: [Node] = []
    public private(set) var edges: [Edge] = []
    /// How many chains had no more room.
    public private(set) var left = 0

    /// As many nodes as one picture shows.
    public static let most = 120

    /// Joins chains; `headlines` holds what is known of their articles, `name` the names of outlets.
    public init(_ chains: [Chain], headlines: [ArticleID: String] = [:], name: (OutletID) -> String?) {
        var places: [String: Int] = [:]
        var known: Set<[Int]> = []
        for (number, chain) in chains.enumerated() {
            guard nodes.count + chain.links.count + 1 <= Self.most else {
                left = chains.count - number
                break
            }
            var path: [Int] = []
            for (depth, link) in chain.links.enumerated() {
                let key = Self.key(of: link, isFirst: depth == 0)
                let place: Int
                if let held = places[key] {
                    place = held
                } else {
                    place = nodes.count
                    places[key] = place
                    nodes.append(Self.node(for: link, headlines: headlines, name: name))
                }
                if let last = path.last, known.insert([last, place]).inserted {
                    edges.append(
                        Edge(
                            from: last, to: place, words: link.words, via: link.via, confidence: link.confidence,
                            isReturning: path.contains(place)))
                }
                path.append(place)
            }
            guard let last = path.last else { continue }
            let isLinkItself = chain.links.count > 1 && chain.links.last?.article == nil
            switch chain.end.kind {
            case .primary: nodes[last].isPrimary = true
            case .circular: break
            case .outlet where isLinkItself: break
            case .agency where isLinkItself: break
            default:
                let kind = chain.end.kind
                let isUnnamed = kind == .anonymous || kind == .media
                let key = "\(kind.rawValue) \(chain.end.id ?? chain.end.name ?? "")\(isUnnamed ? " of \(last)" : "")"
                let place = places[key] ?? nodes.count
                if place == nodes.count {
                    places[key] = place
                    nodes.append(Node(shape: .end(kind), name: chain.end.name ?? chain.end.id ?? ""))
                }
                if known.insert([last, place]).inserted { edges.append(Edge(from: last, to: place)) }
            }
        }
    }

    private static func key(of link: ChainLink, isFirst: Bool) -> String {
        if let article = link.article { return "article " + article.comparisonKey }
        return isFirst ? "first" : "outlet " + (link.outlet?.rawValue ?? "")
    }

    private static func node(
        for link: ChainLink, headlines: [ArticleID: String], name: (OutletID) -> String?
    ) -> Node {
        let outlet = link.outlet.map { name($0) ?? $0.rawValue }
        return Node(
            shape: link.article == nil && link.via != nil ? .outlet : .article,
            name: outlet ?? link.article?.host ?? "", headline: link.id.flatMap { headlines[$0] },
            published: link.published, article: link.id, address: link.article)
    }
}
