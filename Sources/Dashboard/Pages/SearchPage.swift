import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension Site {
    /// The first page: a search over titles, texts, outlets, people and claims; without words the newest articles.
    func search(_ visit: Visit) async throws -> WebResponse {
        let words = visit.words
        let found = try await find(visit)
        let text = visit.request.value("search")
        var body: HTML = """
            <h1>\(text == nil ? words["search.title"] : words["search.results", text ?? ""])</h1>
            <form class="search" role="search" action="/" method="get">\
            <label class="wide">\(words["search.words"]) \
            <input type="search" name="search" value="\(text ?? "")" maxlength="200"></label>\
            \(Self.field("outlet", label: words["search.outlet"], value: visit.request.value("outlet")))\
            \(Self.field("since", label: words["search.since"], value: visit.request.value("since"), type: "date"))\
            <button>\(words["search.go"])</button></form>
            """
        if let text {
            let outlets = outlets(like: text)
            if !outlets.isEmpty {
                body += """
                    <section aria-labelledby="outlets"><h2 id="outlets">\(words["search.outlets"])</h2><ul class="inline">\
                    \(outlets.map { "<li>\(outletLink($0))</li>" as HTML })</ul></section>
                    """
            }
        } else {
            let counts = try await read { try $0.counts() }
            body += """
                <p class="counts">\(words.count(Int(counts.articles), "articles")) · \
                \(words.count(Int(counts.attributions), "attributions")) · \
                \(words.count(Int(counts.feeds), "feeds"))</p>
                """
        }
        let excerpts = found.excerpts
        let results = list(found.articles) { article in
            guard let lines = excerpts[article.id], !lines.isEmpty else { return .empty }
            return "<ul class=\"claims\">\(lines.map { $0.html(words) })</ul>"
        }
        let none: HTML = "<p>\(words["search.none"])</p>"
        body += """
            <section aria-labelledby="results"><h2 id="results">\(words[text == nil ? "search.newest" : "search.articles"])</h2>
            \(found.articles.isEmpty ? none : results)\(Self.next(visit, "after", found.next))</section>
            """
        return Page(title: text ?? words["search.title"], part: "articles", body: body).response(visit)
    }

    struct Found: Sendable {
        var articles: [HeldArticle]
        var excerpts: [ArticleID: [Excerpt]]
        var next: String?
    }

    /// A claim of an article that holds the words that were looked for.
    struct Excerpt: Sendable {
        var source: String
        var kind: SourceKind
        var text: String

        func html(_ words: Phrasebook) -> HTML {
            """
            <li><span class="kind k-\(kind.rawValue)">\(words.kind(kind))</span> \(WebLink.foreign(source)): \
            <q dir="auto">\(text)</q></li>
            """
        }
    }

    /// The articles that a query means, with the claims in which its words stand.
    func find(_ visit: Visit) async throws -> Found {
        let limit = try visit.limit(standard: 20)
        let query = ArticleQuery(
            search: try visit.search(), outlet: try visit.outlet(),
            since: try visit.date("since")?.seconds, after: try visit.place(), limit: limit + 1)
        return try await read { reader in
            var articles = try reader.articles(matching: query)
            let hasMore = articles.count > limit
            if hasMore { articles.removeLast(articles.count - limit) }
            var excerpts: [ArticleID: [Excerpt]] = [:]
            if let search = query.search {
                let needles = FoldedWords(search)
                for article in articles { excerpts[article.id] = try Self.claims(of: article, needles, in: reader) }
            }
            return Found(
                articles: articles, excerpts: excerpts,
                next: hasMore ? articles.last.map { ArticleQuery.Place(after: $0).text } : nil)
        }
    }

    /// As many claims of one article as a result shows.
    private static let mostClaims = 2

    private static func claims(
        of article: HeldArticle, _ needles: FoldedWords, in reader: any LedgerReader
    ) throws -> [Excerpt] {
        var found: [Excerpt] = []
        for citation in try reader.citations(of: article.id) where found.count < mostClaims {
            let attribution = citation.attribution
            let content = attribution.content.map(\.text).joined(separator: " … ")
            let source = attribution.identity.name ?? attribution.source?.text ?? ""
            guard !content.isEmpty, needles.stand(in: content + " " + source) else { continue }
            found.append(
                Excerpt(
                    source: source, kind: attribution.kind,
                    text: content.count > 240 ? content.prefix(240) + "…" : content))
        }
        return found
    }

    /// Outlets of the registry by a part of their name or id.
    private func outlets(like text: String) -> [OutletID] {
        let needles = FoldedWords(text)
        guard !needles.isEmpty else { return [] }
        return outletNames.lazy.filter { needles.stand(in: $0.words) }.prefix(8).map(\.id)
    }
}
