import Provenance

/// Who cites whom: articles and outlets as nodes, citations as edges.
struct CitationGraph {
    /// A node of the graph.
    enum Node: Hashable {
        case article(HeldArticle)
        /// An outlet or agency none of whose articles was found to be meant.
        case outlet(OutletID)

        var id: String {
            switch self {
            case .article(let article): article.id.description
            case .outlet(let outlet): "outlet:\(outlet)"
            }
        }
    }

    /// A citation that leads somewhere.
    struct Edge {
        let from: String
        let to: String
        let citation: HeldCitation
    }

    private let reader: any LedgerReader

    init(_ reader: any LedgerReader) { self.reader = reader }

    /// Hands over every node, each one once.
    func nodes(_ body: (Node) throws -> Void) throws {
        var outlets: Set<OutletID> = []
        for article in try reader.allArticles() {
            try body(.article(article))
            for citation in try reader.citations(of: article.id) where citation.resolution == nil {
                guard let outlet = citation.attribution.outlet?.id, outlets.insert(outlet).inserted else { continue }
                try body(.outlet(outlet))
            }
        }
    }

    /// Hands over every citation of an article or outlet, in the order of the log.
    func edges(_ body: (Edge) throws -> Void) throws {
        for article in try reader.allArticles() {
            for citation in try reader.citations(of: article.id) {
                if let cited = citation.resolution?.article, let newest = try reader.newest(of: cited) {
                    try body(Edge(from: article.id.description, to: newest.description, citation: citation))
                } else if let outlet = citation.attribution.outlet?.id {
                    try body(Edge(from: article.id.description, to: Node.outlet(outlet).id, citation: citation))
                }
            }
        }
    }
}
