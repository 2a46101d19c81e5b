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

    /// Names in a row: "A, B and C".
    static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The indexes of the citations that name an outlet.
    func indexes(naming outlets: Set<OutletID>) -> [Int] {
        citations.indices.filter { citations[$0].attribution.outlet.map { outlets.contains($0.id) } ?? false }
    }
}

// MARK: Rules

extension FindingSubject {
    /// Two or more media are cited, and all lead to one origin.
    func singleOrigin(in index: some ArticleIndex) throws -> [Finding] {
        let finder = ChainFinder(registry: registry)
        let trails = try finder.trails(from: article, id: id, citations: citations, in: index)
            .filter { $0.chain.links.count > 1 }
        let media = Set(trails.compactMap { $0.chain.links.dropFirst().first?.outlet })
        let origins = trails.compactMap(\.origin)
        guard media.count > 1, origins.count == trails.count, Set(origins).count == 1,
            let end = trails.first?.chain.end
        else { return [] }
        let names = media.map { name($0) }.sorted()
        return [
            Finding(
                code: .singleOrigin, severity: .warning,
                message: "\(media.count) media are cited (\(Self.list(names))); the \(trails.count) chains that start "
                    + "here all end in \(Self.words(for: end)).",
                attributions: indexes(naming: media))
        ]
    }

    private static func words(for end: ChainEnd) -> String {
        let name = end.name ?? end.id
        switch end.kind {
        case .primary: return "one article of \(name ?? "one outlet")"
        case .person, .organization: return "one source, \(name ?? "named")"
        case .document: return "one document, \(name ?? "named")"
        case .platform: return "a post on \(name ?? "a social network")"
        case .agency, .outlet: return "\(name ?? "one medium"), whose article is not held"
        default: return "one source that is not named"
        }
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
        let stations = shortest.links.map { $0.outlet.map { name($0) } ?? "an unknown outlet" }
        let outlets = Set(circles.compactMap { $0.links.dropFirst().first?.outlet })
        return [
            Finding(
                code: .circular, severity: .warning,
                message: "The chain \(stations.joined(separator: " → ")) comes back to this article: "
                    + "\(shortest.links.count - 1) articles cite one another for it.",
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
        var message =
            "\(copy.words) of its \(copy.total) words stand, in the same order, in an article of \(source) of "
            + "\(NewsDate(seconds: copy.source.time)) (\(copy.source.address)), which it does not name; the longest "
            + "passage begins “\(String(String.UnicodeScalarView(passage)))”."
        if let sign = copy.sign { message += " That article bears the sign of \(name(sign))." }
        message += " \(copy.compared == 1 ? "One article" : "\(copy.compared) articles") with shared passages compared."
        return [Finding(code: .uncreditedCopy, severity: .warning, message: message)]
    }

    /// The text looks translated by a machine.
    func machineTranslated() -> [Finding] {
        guard let translation = analysis.translation else { return [] }
        let language = LanguageName.text(translation.originalLanguage)
        let signs = translation.signs.prefix(3).map { sign in
            sign.mention.text == sign.original
                ? "“\(sign.original)”, left in \(language)" : "“\(sign.mention.text)” for “\(sign.original)”"
        }
        let count = translation.signs.count
        let more = count > signs.count ? ", among them" : ":"
        let spans = translation.signs.compactMap(\.mention.span)
        return [
            Finding(
                code: .machineTranslated, severity: .warning,
                message: "The text has \(count == 1 ? "one sign" : "\(count) signs") of a literal translation from "
                    + "\(language)\(more) \(Self.list(Array(signs))).",
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
                code: .noLinkToCited, severity: .info,
                message: "\(Self.list(names)) \(names.count == 1 ? "is" : "are") cited; none of the "
                    + "\(article.links.count) links in the text leads there.",
                attributions: missing)
        ]
    }

    /// Outlets are cited whose article is not among those held.
    func citedArticleNotFound(in index: some ArticleIndex) throws -> [Finding] {
        let reach: Int64 = 60 * 86400
        let from = time.addingClamped(-reach)
        let found = Set(citations.filter { $0.resolution != nil }.compactMap { $0.attribution.outlet?.id })
        var missing: [(outlet: OutletID, held: Int)] = []
        for citation in cited(kinds: [.outlet, .agency]).map({ citations[$0] }) {
            guard let cited = citation.attribution.outlet?.id, cited != outlet, !found.contains(cited),
                !missing.contains(where: { $0.outlet == cited }), missing.count < 12
            else { continue }
            let held = try index.articles(of: cited, from: from, through: time, limit: 500).count
            // An agency's dispatches are seldom published, and without a ledger nothing was looked through.
            guard held > 0 || citation.attribution.kind == .outlet && id != nil else { continue }
            missing.append((cited, held))
        }
        guard !missing.isEmpty else { return [] }
        let parts = missing.map { item in
            item.held == 0
                ? "no article of \(name(item.outlet)) is held"
                : "\(name(item.outlet)): none of the \(item.held)\(item.held == 500 ? " or more" : "") held fits"
        }
        return [
            Finding(
                code: .citedArticleNotFound, severity: .info,
                message: "The articles cited were looked for among those held from \(day(from)) to \(day(time)): "
                    + parts.joined(separator: "; ") + ".",
                attributions: indexes(naming: Set(missing.map(\.outlet))))
        ]
    }

    func cited(kinds: Set<SourceKind>) -> [Int] {
        citations.indices.filter {
            citations[$0].attribution.role == .attribution && kinds.contains(citations[$0].attribution.kind)
        }
    }

    private func day(_ seconds: Int64) -> Substring { NewsDate(seconds: seconds).description.prefix(10) }
}
