import Ingestion
import Ledger
import Newsroom
import Provenance
import Report

extension Site {
    /// Stories by the number of independent origins.
    func stories(_ visit: Visit) throws -> WebResponse {
        let words = visit.words
        let order = StoryBoard.Order(rawValue: visit.request.value("order") ?? "echo") ?? .echo
        let limit = try visit.limit()
        let start = try visit.number("start", in: 0...100_000) ?? 0
        let all = watch.stories.lines(by: order)
        let shown = all.dropFirst(start).prefix(limit)
        let orders = StoryBoard.Order.allCases.map { item -> HTML in
            let current: HTML = item == order ? #" aria-current="true""# : ""
            return
                "<li><a href=\"/stories?order=\(item.rawValue)\"\(current)>\(words["stories.by." + item.rawValue])</a></li>"
        }
        let items = shown.map { line -> HTML in
            let isEcho = line.independentOrigins < 2 && line.outlets.count > 2
            let outlets = line.outlets.prefix(8).map(outletLink).joined(", ")
            let more: HTML = line.outlets.count > 8 ? " …" : ""
            return """
                <li><h3 lang="\(line.language ?? "und")">\
                \(Self.link(Self.path(line.id) + "/story", WebLink.foreign(line.title)))</h3>\
                <p class="score\(isEcho ? " echo" : "")">\(Self.score(line.outlets.count, line.independentOrigins, words))</p>\
                <p class="facts"><span>\(Self.time(line.published))</span><span>\(outlets)\(more)</span></p></li>
                """
        }
        let none: HTML = "<p>\(words["stories.none"])</p>"
        let next = start + limit < all.count ? String(start + limit) : nil
        let body: HTML = """
            <h1>\(words["stories.title"])</h1><p class="faint">\(words["stories.note"])</p>\
            <nav aria-label="\(words["stories.order"])"><ul class="inline">\(orders)</ul></nav>\
            \(progress(words))\(items.isEmpty ? none : "<ol class=\"results\">\(items)</ol>")\
            \(Self.next(visit, "start", next))
            """
        return Page(title: words["stories.title"], part: "stories", body: body).response(visit)
    }

    /// "Ten outlets, one origin", drawn as circles and said in words.
    static func score(_ outlets: Int, _ origins: Int, _ words: Phrasebook) -> HTML {
        let shown = min(outlets, 20)
        var dots = HTML.empty
        for place in 0..<shown { dots += "<circle cx=\"\(8 + place * 14)\" cy=\"8\" r=\"5\" class=\"outlet-dot\"/>" }
        for place in 0..<min(origins, 20) {
            dots += "<rect x=\"\(3 + place * 14)\" y=\"17\" width=\"10\" height=\"10\" class=\"origin-dot\"/>"
        }
        let width = max(shown, min(origins, 20)) * 14 + 4
        return """
            <svg class="dots" viewBox="0 0 \(width) 30" width="\(width)" height="30" aria-hidden="true" focusable="false">\(dots)</svg> \
            <span><strong>\(words.count(outlets, "outlets"))</strong>, <strong>\(words.count(origins, "origins"))</strong></span>
            """
    }

    /// How far the watch has come, while it isn't through.
    func progress(_ words: Phrasebook) -> HTML {
        let progress = watch.progress
        guard !progress.hasCounted || progress.waiting > 0 else { return .empty }
        return
            "<p class=\"progress\" role=\"status\">\(words["watch.progress", words.grouped(progress.looked), words.grouped(progress.waiting)])</p>"
    }

    /// Who carries the claims of an article, and on what they rest.
    func story(_ visit: Visit, id: ArticleID) async throws -> WebResponse {
        let words = visit.words
        let reasoning = reasoning
        let found = try await read { reader -> StoryView? in
            func find(_ reader: some LedgerReader) throws -> StoryView? {
                guard let held = try reader.article(id),
                    let story = try reasoning.stories.story(of: held.id, in: reader)
                else { return nil }
                let articles = try story.articles.compactMap { try reader.article(at: $0) }
                var chains: [Chain] = []
                for article in articles.prefix(40) {
                    chains += try reasoning.chains.chains(from: article.id, in: reader)
                }
                let known = Set(story.articles)
                // What leads from one article of the story to another, or to where one of them rests.
                let origins = Set(story.origins.map { [$0.kind.rawValue, $0.id ?? ""] })
                let kept = chains.filter { chain in
                    chain.links.count == 1
                        ? origins.contains([chain.end.kind.rawValue, chain.end.id ?? ""])
                        : chain.links.dropFirst().contains { $0.article.map(known.contains) ?? true }
                }
                var headlines: [ArticleID: String] = [:]
                for id in Set(kept.flatMap(\.links).compactMap(\.id)) { headlines[id] = try reader.article(id)?.title }
                return StoryView(held: held, story: story, articles: articles, chains: kept, headlines: headlines)
            }
            return try find(reader)
        }
        guard let found else { throw SiteError.missing("\(id): no such article, or its text was withheld.") }
        let outlets = Set(found.articles.compactMap(\.outlet)).count
        let first = found.articles.first
        let origins = found.story.origins.map { origin -> HTML in
            let id = origin.id.map { reasoning.registry.outlet(OutletID($0))?.name ?? $0 }
            let end = ChainEnd(kind: origin.kind, id: origin.id, name: id)
            let resting = found.articles.filter { origin.articles.contains($0.address) }
            let names = resting.compactMap(\.outlet).reduce(into: [OutletID]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            var label: HTML = "\(words.end(end))"
            if origin.kind == .primary, let address = origin.id {
                let own = found.articles.first { $0.address.string == address || $0.id.description == address }
                if let own { label = "\(words["end.primary"]): \(outletLink(own.outlet))" }
            }
            return
                "<li><strong>\(label)</strong> <span class=\"faint\">← \(names.map(outletLink).joined(", "))</span></li>"
        }
        let graph = ChainGraph(found.chains, headlines: found.headlines) { name(of: $0) }
        let drawing = ChainDrawing(graph, words: words) { node in node.article.map { Self.path($0) } }
        let picture: HTML =
            graph.nodes.count < 2
            ? .empty
            : """
            <section aria-labelledby="picture"><h2 id="picture">\(words["chains"])</h2>\
            \(Self.scroll(words["chains.picture"], drawing.svg(title: words["chains.picture"])))\
            \(ChainLegend.html(words))</section>
            """
        let title = first?.title ?? words["stories.title"]
        let body: HTML = """
            <p class="kicker">\(words["story.kicker"])</p><h1 lang="\(first?.language ?? "und")" dir="auto">\(title)</h1>\
            <p class="score\(found.story.independentOrigins < 2 && outlets > 2 ? " echo" : "")">\
            \(Self.score(outlets, found.story.independentOrigins, words))</p>\
            <section aria-labelledby="origins"><h2 id="origins">\(words["story.origins"])</h2>\
            <p class="faint">\(words["story.note"])</p><ul>\(origins)</ul></section>\
            \(picture)\
            <section aria-labelledby="carriers"><h2 id="carriers">\(words["story.articles"])</h2>\(list(found.articles))</section>
            """
        return Page(title: title, part: "stories", body: body).response(visit)
    }

    private struct StoryView: Sendable {
        var held: HeldArticle
        var story: Story
        var articles: [HeldArticle]
        var chains: [Chain]
        var headlines: [ArticleID: String]
    }
}
