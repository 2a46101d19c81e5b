import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension Site {
    /// Outlets with what they publish, whom they cite and how often they are cited.
    func outlets(_ visit: Visit) throws -> WebResponse {
        let words = visit.words
        let limit = try visit.limit(standard: 50)
        let start = try visit.number("start", in: 0...100_000) ?? 0
        let all = watch.tally.outlets()
        let rows = all.dropFirst(start).prefix(limit).map { id, figures -> HTML in
            func share(_ count: Int) -> String {
                figures.articles == 0 ? "" : words.percent(Double(count) / Double(figures.articles))
            }
            return """
                <tr><th scope="row">\(outletLink(id)) <span class="faint">\(id.rawValue)</span></th>\
                <td class="number">\(words.grouped(figures.articles))</td>\
                <td class="number">\(words.grouped(figures.citing))</td>\
                <td class="number">\(words.grouped(figures.cited))</td>\
                <td class="number">\(share(figures.firstHand))</td><td class="number">\(share(figures.agency))</td></tr>
                """
        }
        let heads = ["outlets.articles", "outlets.citing", "outlets.cited", "outlets.firsthand", "outlets.agency"]
            .map { "<th scope=\"col\" class=\"number\">\(words[$0])</th>" as HTML }
        let table: HTML = """
            <table><thead><tr><th scope="col">\(words["outlets.outlet"])</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
            """
        let none: HTML = "<p>\(words["outlets.none"])</p>"
        let next = start + limit < all.count ? String(start + limit) : nil
        let body: HTML = """
            <h1>\(words["outlets.title"])</h1><p class="faint">\(words["outlets.note"])</p>\
            <p>\(Self.link("/outlets/network", "\(words["outlets.network"])"))</p>\(progress(words))\
            \(rows.isEmpty ? none : Self.scroll(words["outlets.title"], table))\(Self.next(visit, "start", next))
            """
        return Page(title: words["outlets.title"], part: "outlets", body: body).response(visit)
    }

    /// One outlet: whom it cites, who cites it, how its use of agencies goes over time.
    func outlet(_ visit: Visit, id: OutletID) async throws -> WebResponse {
        let words = visit.words
        let figures = watch.tally.figures(of: id)
        let known = reasoning.registry.outlet(id)
        guard figures != nil || known != nil else {
            throw SiteError.missing(
                "\(id.rawValue.prefix(100)): neither the registry nor the ledger knows this outlet.")
        }
        let articles = try await read { try $0.articles(matching: ArticleQuery(outlet: id, limit: 10)) }
        let citing = watch.tally.cites(id)
        let cited = watch.tally.citedBy(id)
        var facts: [HTML] = ["<li><code>\(id.rawValue)</code></li>"]
        if let known {
            facts.append("<li>\(words["outletkind." + known.kind.rawValue])</li>")
            if let country = known.country { facts.append("<li>\(country)</li>") }
            for language in known.languages { facts.append("<li>\(words.language(language))</li>") }
            if let owner = known.owner { facts.append("<li>\(words["outlets.owner"]) \(WebLink.foreign(owner))</li>") }
        }
        func table(_ edges: [CitationTally.Edge], _ other: (CitationTally.Edge) -> OutletID) -> HTML {
            guard let most = edges.first?.count else { return "<p>\(words["outlets.nobody"])</p>" }
            let rows = edges.prefix(30).map { edge -> HTML in
                """
                <tr><th scope="row">\(outletLink(other(edge)))</th><td class="number">\(words.grouped(edge.count))</td>\
                <td class="bar">\(Self.bar(Double(edge.count) / Double(most), style: "k-outlet"))</td></tr>
                """
            }
            return """
                <table><thead><tr><th scope="col">\(words["outlets.outlet"])</th>\
                <th scope="col" class="number">\(words["outlets.times"])</th>\
                <th scope="col"><span class="hidden">\(words["share"])</span></th></tr></thead><tbody>\(rows)</tbody></table>
                """
        }
        let drawing = OutletDrawing(
            centre: known?.name ?? id.rawValue,
            left: cited.prefix(10).map { (name(of: $0.from) ?? $0.from.rawValue, $0.count, Self.path($0.from)) },
            right: citing.prefix(10).map { (name(of: $0.to) ?? $0.to.rawValue, $0.count, Self.path($0.to)) })
        let picture: HTML =
            citing.isEmpty && cited.isEmpty
            ? .empty : Self.scroll(words["outlets.picture"], drawing.svg(title: words["outlets.picture"]))
        let body: HTML = """
            <p class="kicker">\(words["outlets.outlet"])</p><h1><bdi>\(known?.name ?? id.rawValue)</bdi></h1>\
            <ul class="facts">\(facts)</ul>\(progress(words))\(picture)\
            <div class="two"><section aria-labelledby="cites"><h2 id="cites">\(words["outlets.cites"])</h2>\
            \(table(citing) { $0.to })</section>\
            <section aria-labelledby="citedby"><h2 id="citedby">\(words["outlets.citedby"])</h2>\
            \(table(cited) { $0.from })</section></div>\
            \(figures.map { months($0, words) })\
            <section aria-labelledby="newest"><h2 id="newest">\(words["search.newest"])</h2>\(list(articles))</section>
            """
        return Page(title: known?.name ?? id.rawValue, part: "outlets", body: body).response(visit)
    }

    private func months(_ figures: CitationTally.Figures, _ words: Phrasebook) -> HTML {
        let rows = figures.months.filter { $0.value.articles > 0 }.sorted { $0.key > $1.key }.prefix(24)
            .map { month, count -> HTML in
                let part = Double(count.agency) / Double(max(1, count.articles))
                return """
                    <tr><th scope="row">\(month)</th><td class="number">\(words.grouped(count.articles))</td>\
                    <td class="number">\(words.percent(part))</td><td class="bar">\(Self.bar(part, style: "k-agency"))</td></tr>
                    """
            }
        guard !rows.isEmpty else { return .empty }
        return """
            <section aria-labelledby="months"><h2 id="months">\(words["outlets.months"])</h2>\
            <table><thead><tr><th scope="col">\(words["outlets.month"])</th>\
            <th scope="col" class="number">\(words["outlets.articles"])</th>\
            <th scope="col" class="number">\(words["outlets.agency"])</th>\
            <th scope="col"><span class="hidden">\(words["share"])</span></th></tr></thead><tbody>\(rows)</tbody></table></section>
            """
    }

    /// How many outlets the network and the matrix show.
    private static let networkSize = 20

    /// Who cites whom among the outlets that are cited and cite most: a network and a matrix.
    func network(_ visit: Visit) -> WebResponse {
        let words = visit.words
        let outlets = watch.tally.outlets()
            .sorted { ($1.figures.citing + $1.figures.cited, $0.id) < ($0.figures.citing + $0.figures.cited, $1.id) }
            .prefix(Self.networkSize).filter { $0.figures.citing + $0.figures.cited > 0 }.map(\.id)
        let edges = watch.tally.edges(among: outlets)
        let counts = Dictionary(edges.map { ([$0.from, $0.to], $0.count) }, uniquingKeysWith: +)
        let heads = outlets.map { outlet -> HTML in
            "<th scope=\"col\" class=\"turned\"><span>\(WebLink.foreign(name(of: outlet) ?? outlet.rawValue))</span></th>"
        }
        let rows = outlets.map { from -> HTML in
            let cells = outlets.map { to -> HTML in
                guard let count = counts[[from, to]] else { return "<td></td>" }
                return "<td class=\"number cell\">\(words.grouped(count))</td>"
            }
            return "<tr><th scope=\"row\">\(outletLink(from))</th>\(cells)</tr>"
        }
        let places = Dictionary(outlets.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let drawing = NetworkDrawing(
            names: outlets.map { (name(of: $0) ?? $0.rawValue, Self.path($0)) },
            edges: edges.compactMap { edge in
                guard let from = places[edge.from], let to = places[edge.to] else { return nil }
                return (from, to, edge.count)
            })
        let body: HTML
        if edges.isEmpty {
            body = "<h1>\(words["network.title"])</h1>\(progress(words))<p>\(words["outlets.nobody"])</p>"
        } else {
            let table: HTML = """
                <table class="matrix"><caption>\(words["network.caption"])</caption><thead><tr>\
                <th scope="col"><span class="hidden">\(words["outlets.outlet"])</span></th>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
                """
            body = """
                <h1>\(words["network.title"])</h1><p class="faint">\(words["network.note"])</p>\(progress(words))\
                \(Self.scroll(words["network.picture"], drawing.svg(title: words["network.picture"])))\
                <h2>\(words["network.matrix"])</h2>\(Self.scroll(words["network.matrix"], table))
                """
        }
        return Page(title: words["network.title"], part: "outlets", body: body).response(visit)
    }
}
