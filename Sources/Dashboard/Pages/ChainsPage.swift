import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension Site {
    /// What of the chains is wanted.
    struct ChainQuery: Sendable {
        var article: ArticleID?
        /// Articles whose neighbours are shown too.
        var expanded: [ArticleID]
        var filter: ChainFilter
        var minConfidence: Double
        var outlet: OutletID?
        var since: Int64?
        var after: ArticleQuery.Place?

        init(_ visit: Visit) throws {
            let request = visit.request
            article = try request.value("article").map { try ArticleID(path: $0) }
            expanded = try (request.value("expand") ?? "").split(separator: ",").prefix(20)
                .map { try ArticleID(path: String($0)) }
            outlet = try visit.outlet()
            since = try visit.date("since")?.seconds
            after = try visit.place()
            let kind = try request.value("kind").map { text -> ChainEnd.Kind in
                guard let kind = ChainEnd.Kind(rawValue: text) else {
                    throw SiteError.bad(
                        "kind: one of \(ChainEnd.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                return kind
            }
            guard let confidence = Double(request.value("confidence") ?? "0"), (0...1).contains(confidence) else {
                throw SiteError.bad("confidence: a number from 0 to 1")
            }
            minConfidence = confidence
            filter = ChainFilter(
                from: outlet, to: request.value("to"), since: since,
                minDepth: try visit.number("depth", in: 0...64) ?? 1, kind: kind)
        }
    }

    struct FoundChains: Sendable {
        var chains: [Chain]
        var headlines: [ArticleID: String]
        var looked: Int
        var next: String?
    }

    /// How many articles one page of chains looks at.
    private static let window = 60
    private static let mostCiting = 12

    /// The chains that a query means: those around an article, or of the newest articles.
    func find(_ query: ChainQuery) async throws -> FoundChains {
        let reasoning = reasoning
        return try await read { reader in
            func follow(_ reader: some LedgerReader) throws -> FoundChains {
                var ids: [ArticleID] = []
                var next: String?
                if let article = query.article {
                    guard let newest = try reader.newest(of: article) else {
                        throw SiteError.missing("\(article): the ledger holds no such article.")
                    }
                    ids = [newest]
                    for id in [newest] + query.expanded {
                        guard let newest = try reader.newest(of: id) else { continue }
                        ids.append(newest)
                        ids += try reader.citing(newest).prefix(Self.mostCiting)
                    }
                } else {
                    let articles = try reader.articles(
                        matching: ArticleQuery(
                            outlet: query.outlet, since: query.since, after: query.after, limit: Self.window + 1))
                    ids = articles.prefix(Self.window).map(\.id)
                    if articles.count > Self.window {
                        next = articles.prefix(Self.window).last.map { ArticleQuery.Place(after: $0).text }
                    }
                }
                var seen: Set<ArticleID> = []
                var chains: [Chain] = []
                for id in ids where seen.insert(id).inserted {
                    let found = try reasoning.chains.chains(from: id, in: reader)
                    // Around one article everything is shown that the filter's kind and confidence allow.
                    chains += found.filter {
                        $0.confidence >= query.minConfidence
                            && (query.article == nil
                                ? query.filter.keeps($0)
                                : query.filter.kind == nil || $0.end.kind == query.filter.kind)
                    }
                }
                var headlines: [ArticleID: String] = [:]
                for id in Set(chains.flatMap(\.links).compactMap(\.id)) {
                    headlines[id] = try reader.article(id)?.title
                }
                return FoundChains(chains: chains, headlines: headlines, looked: seen.count, next: next)
            }
            return try follow(reader)
        }
    }

    /// Chains as a picture to be explored, and as a list.
    func chains(_ visit: Visit) async throws -> WebResponse {
        let words = visit.words
        let query = try ChainQuery(visit)
        let found = try await find(query)
        let graph = ChainGraph(found.chains, headlines: found.headlines) { name(of: $0) }
        let drawing = ChainDrawing(graph, words: words) { node in
            guard let article = node.article else { return nil }
            guard let root = query.article else { return "/chains?article=\(article.rawValue)" }
            // What is expanded already, or in the middle, leads to its audit.
            guard article != root, !query.expanded.contains(article) else { return Self.path(article) }
            let expanded = (query.expanded + [article]).map { String($0.rawValue) }.joined(separator: ",")
            return "/chains?article=\(root.rawValue)&expand=\(expanded)"
        }
        let kinds =
            [(value: "", label: words["chains.any"])]
            + ChainEnd.Kind.allCases.map { (value: $0.rawValue, label: words["end." + $0.rawValue]) }
        var form: HTML = "<form class=\"filter\" action=\"/chains\" method=\"get\">"
        if let article = query.article {
            form += "<input type=\"hidden\" name=\"article\" value=\"\(article.rawValue)\">"
        } else {
            form += Self.field("outlet", label: words["search.outlet"], value: visit.request.value("outlet"))
            form += Self.field("to", label: words["chains.to"], value: visit.request.value("to"))
            form += Self.field("since", label: words["search.since"], value: visit.request.value("since"), type: "date")
            form += Self.choice(
                "depth", label: words["chains.depth"], value: visit.request.value("depth") ?? "1",
                options: (1...5).map { (String($0), String($0)) })
        }
        form += Self.choice("kind", label: words["chains.end"], value: query.filter.kind?.rawValue, options: kinds)
        form += Self.choice(
            "confidence", label: words["chains.confidence"], value: visit.request.value("confidence") ?? "0",
            options: [("0", words["chains.any"]), ("0.5", "0.5"), ("0.7", "0.7"), ("0.9", "0.9")])
        form += "<button>\(words["chains.show"])</button></form>"
        let left: HTML = graph.left > 0 ? "<p>\(words.count(graph.left, "graph.left"))</p>" : .empty
        let picture: HTML =
            graph.nodes.isEmpty
            ? "<p>\(words["chains.none"])</p>"
            : """
            <p class="faint">\(words[query.article == nil ? "chains.open" : "chains.expand"])</p>\
            \(Self.scroll(words["chains.picture"], drawing.svg(title: words["chains.picture"])))\(left)\
            \(ChainLegend.html(words))
            """
        let items = found.chains.prefix(100).map { item($0, headlines: found.headlines, words: words) }
        let body: HTML = """
            <h1>\(words["chains.title"])</h1>\(form)\
            <p class="faint">\(words.count(found.chains.count, "chains.count")), \
            \(words.count(found.looked, "articles"))</p>\(picture)\
            \(items.isEmpty ? .empty : "<details><summary>\(words["chains.list"])</summary><ol class=\"chains\">\(items)</ol></details>")\
            \(Self.next(visit, "after", found.next))
            """
        return Page(title: words["chains.title"], part: "chains", body: body).response(visit)
    }

    private func item(_ chain: Chain, headlines: [ArticleID: String], words: Phrasebook) -> HTML {
        var stations = chain.links.map { link -> HTML in
            let outlet = WebLink.foreign(link.outlet.map { name(of: $0) ?? $0.rawValue } ?? link.article?.host ?? "")
            guard let id = link.id else { return outlet }
            return Self.link(Self.path(id), "\(outlet)\(headlines[id].map { ": \($0)" as HTML })")
        }
        let isLinkItself = chain.links.count > 1 && chain.links.last?.article == nil
        if !isLinkItself { stations.append("<em>\(words.end(chain.end))</em>") }
        return "<li>\(stations.joined(" → "))</li>"
    }
}
