import Ingestion

/// An audited article as the rules of findings see it.
struct FindingSubject {
    let article: Article
    let id: ArticleID?
    let outlet: OutletID?
    let analysis: SourceAnalysis
    let citations: [HeldCitation]
    let chains: [Chain]
    /// Seconds since 1970.
    let time: Int64
    let registry: OutletRegistry

    func name(_ outlet: OutletID) -> String { registry.outlet(outlet)?.name ?? outlet.rawValue }

    /// The indexes of the citations that name an outlet.
    func indexes(naming outlets: Set<OutletID>) -> [Int] {
        citations.indices.filter { citations[$0].attribution.outlet.map { outlets.contains($0.id) } ?? false }
    }
}

// MARK: Rules

extension FindingSubject {
    /// Two or more media are cited, and all lead to one origin.
    func singleOrigin(in index: some ArticleIndex) throws -> [Finding] {
        // Most articles cite one medium or none: then nothing has to be followed again.
        guard Set(chains.compactMap { $0.links.dropFirst().first?.outlet }).count > 1 else { return [] }
        let finder = ChainFinder(registry: registry)
        // Whom a reprint names besides the medium that it is credited to, that medium cites.
        let credited = Set(citations.filter { $0.attribution.role == .credit }.compactMap { $0.attribution.outlet?.id })
        let trails = try finder.trails(from: article, id: id, citations: citations, in: index).filter { trail in
            guard let link = trail.chain.links.dropFirst().first else { return false }
            return credited.isEmpty || link.outlet.map(credited.contains) ?? false
        }
        let media = Set(trails.compactMap { $0.chain.links.dropFirst().first?.outlet })
        let origins = trails.compactMap(\.origin)
        guard media.count > 1, origins.count == trails.count, Set(origins).count == 1,
            let end = trails.first?.chain.end
        else { return [] }
        let names = media.map { name($0) }.sorted()
        return [
            Finding(
                .singleOrigin, .warning,
                FindingStatement(
                    "single-origin", .number(media.count), .names(names), .number(trails.count),
                    .statement(Self.words(for: end))), attributions: indexes(naming: media))
        ]
    }

    private static func words(for end: ChainEnd) -> FindingStatement {
        let phrase: String
        switch end.kind {
        case .primary: phrase = "end.article"
        case .person, .organization: phrase = "end.source"
        case .document: phrase = "end.document"
        case .platform: phrase = "end.post"
        case .agency, .outlet: phrase = "end.unheld"
        default: return FindingStatement("end.unnamed")
        }
        guard let name = end.name ?? end.id else { return FindingStatement(phrase + ".unknown") }
        return FindingStatement(phrase, .text(name))
    }

    /// The article is on a circle of citation.
    func circular() -> [Finding] {
        let circles = chains.filter { chain in
            guard chain.end.kind == .circular, let first = chain.links.first, let last = chain.links.last else {
                return false
            }
            if let id = first.id { return last.id == id }
            return first.article != nil && first.article == last.article
        }
        guard let shortest = circles.min(by: { $0.links.count < $1.links.count }) else { return [] }
        let stations = shortest.links.map { link -> FindingStatement.Value in
            link.outlet.map { .text(name($0)) } ?? .statement(FindingStatement("outlet.unknown"))
        }
        let outlets = Set(circles.compactMap { $0.links.dropFirst().first?.outlet })
        return [
            Finding(
                .circular, .warning,
                FindingStatement("circular", .joined(stations, by: " → "), .number(shortest.links.count - 1)),
                attributions: indexes(naming: outlets))
        ]
    }

    /// The earlier article that the text stands in and does not name.
    func copy(in index: some ArticleIndex) throws -> Copy? {
        try CopyFinder(registry: registry).copy(
            of: article, id: id, outlet: outlet, citations: citations, time: article.published?.seconds ?? time,
            in: index)
    }

    func uncredited(_ copy: Copy?) -> [Finding] {
        guard let copy else { return [] }
        let source = copy.source.outlet.map { name($0) } ?? copy.source.address.host ?? copy.source.address.string
        let scalars = Array(article.text.unicodeScalars)
        let passage = scalars[min(copy.longest.start, scalars.count)..<min(copy.longest.end, scalars.count)].prefix(80)
        let sign = copy.sign.map { FindingStatement("uncredited-copy.sign", .text(name($0))) }
        let compared = FindingStatement(copy.compared == 1 ? "compared.one" : "compared.many", .number(copy.compared))
        return [
            Finding(
                .uncreditedCopy, .warning,
                FindingStatement(
                    "uncredited-copy", .number(copy.words), .number(copy.total), .text(source),
                    .text(NewsDate(seconds: copy.source.time).description), .text(copy.source.address.string),
                    .quote(String(String.UnicodeScalarView(passage))), sign.map { .statement($0) } ?? .nothing,
                    .statement(compared)))
        ]
    }

    /// The text looks translated by a machine.
    func machineTranslated() -> [Finding] {
        guard let translation = analysis.translation else { return [] }
        let language = FindingStatement.Value.language(translation.originalLanguage)
        let signs = translation.signs.prefix(3).map { sign -> FindingStatement.Value in
            .statement(
                sign.mention.text == sign.original
                    ? FindingStatement("sign.left", .quote(sign.original), language)
                    : FindingStatement("sign.for", .quote(sign.mention.text), .quote(sign.original)))
        }
        let count = translation.signs.count
        let form = count == 1 ? "one" : count > signs.count ? "more" : "many"
        let spans = translation.signs.compactMap(\.mention.span)
        return [
            Finding(
                .machineTranslated, .warning,
                FindingStatement("machine-translated." + form, language, .list(Array(signs)), .number(count)),
                attributions: citations.indices.filter { index in
                    citations[index].attribution.anchors.contains { anchor in spans.contains { $0.overlaps(anchor) } }
                })
        ]
    }

    /// Outlets are cited, and the text has no link to them.
    func noLinkToCited() -> [Finding] {
        // A plain text has no links that could be missed.
        guard article.address != nil || !article.links.isEmpty else { return [] }
        let linked = Set(article.links.compactMap { WebAddress($0.href).flatMap { registry.publisher(of: $0) } })
        let missing = cited(kinds: [.outlet]).filter { index in
            let attribution = citations[index].attribution
            guard let outlet = attribution.outlet?.id, attribution.href == nil, attribution.citedThrough == nil else {
                return false
            }
            return !linked.contains(outlet)
        }
        let outlets = Set(missing.compactMap { citations[$0].attribution.outlet?.id })
        guard !outlets.isEmpty else { return [] }
        let names = outlets.map { name($0) }.sorted()
        return [
            Finding(
                .noLinkToCited, .info,
                FindingStatement(
                    names.count == 1 ? "no-link-to-cited.one" : "no-link-to-cited.many", .names(names),
                    .number(article.links.count)), attributions: missing)
        ]
    }

    /// Outlets are cited whose article is not among those held.
    func citedArticleNotFound(in index: some ArticleIndex) throws -> [Finding] {
        let reach: Int64 = 60 * 86400
        // As many are counted one by one.
        let most = 100
        let from = time.addingClamped(-reach)
        let found = Set(citations.filter { $0.resolution != nil }.compactMap { $0.attribution.outlet?.id })
        var missing: [(outlet: OutletID, held: Int)] = []
        for citation in cited(kinds: [.outlet, .agency]).map({ citations[$0] }) {
            guard let cited = citation.attribution.outlet?.id, cited != outlet, !found.contains(cited),
                !missing.contains(where: { $0.outlet == cited }), missing.count < 12
            else { continue }
            let held = try index.articles(of: cited, from: from, through: time, limit: most).count
            // An agency's dispatches are seldom published, and without a ledger nothing was looked through.
            guard held > 0 || citation.attribution.kind == .outlet && id != nil else { continue }
            missing.append((cited, held))
        }
        guard !missing.isEmpty else { return [] }
        let parts = missing.map { item -> FindingStatement.Value in
            let form = item.held == 0 ? "none" : item.held == most ? "most" : "some"
            return .statement(
                FindingStatement("cited-article-not-found." + form, .text(name(item.outlet)), .number(item.held)))
        }
        return [
            Finding(
                .citedArticleNotFound, .info,
                FindingStatement(
                    "cited-article-not-found", .text(day(from)), .text(day(time)), .joined(parts, by: "; ")),
                attributions: indexes(naming: Set(missing.map(\.outlet))))
        ]
    }

    func cited(kinds: Set<SourceKind>) -> [Int] {
        citations.indices.filter {
            citations[$0].attribution.role == .attribution && kinds.contains(citations[$0].attribution.kind)
        }
    }

    private func day(_ seconds: Int64) -> String { String(NewsDate(seconds: seconds).description.prefix(10)) }
}
