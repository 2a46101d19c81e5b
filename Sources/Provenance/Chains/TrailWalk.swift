import Ingestion

/// One walk along citations: it keeps what it has read and how much work is left.
struct TrailWalk<Index: ArticleIndex> {
    private let registry: OutletRegistry
    private let index: Index
    private var read: [ArticleID: CitingArticle?] = [:]
    private var steps = 0
    private var trails: [Trail] = []

    /// Bounds against articles that cite each other in every way.
    private static var mostSteps: Int { 600 }
    private static var mostTrails: Int { 64 }
    private static var mostLinks: Int { 24 }

    init(registry: OutletRegistry, index: Index) {
        self.registry = registry
        self.index = index
    }

    /// Where a walk stands.
    private struct Position {
        var links: [ChainLink]
        var confidence: Double
        let claim: Claim
        let entry: Int64

        func contains(_ id: ArticleID) -> Bool { links.contains { $0.id == id } }
    }

    mutating func trails(from start: CitingArticle, first: ChainLink) throws -> [Trail] {
        for group in start.starts {
            guard let citation = group.media.first ?? group.rest else { continue }
            let claim = start.claim(of: group, citation: citation)
            let position = Position(links: [first], confidence: 1, claim: claim, entry: citation.entry)
            try follow(group, of: start, claim: claim, from: position)
        }
        return Self.distinct(trails)
    }

    /// The trails behind a claim; its own reporting where nobody stands behind it.
    mutating func trails(behind claim: Claim, of start: CitingArticle, first: ChainLink) throws -> [Trail] {
        let position = Position(links: [first], confidence: 1, claim: claim, entry: -1)
        let groups = start.groups(behind: claim)
        for group in groups { try follow(group, of: start, claim: claim, from: position) }
        if groups.isEmpty { close(position, at: first.id, isOwn: true) }
        return Self.distinct(trails)
    }

    /// Follows what a group cites.
    private mutating func follow(
        _ group: ClaimGroup, of citing: CitingArticle, claim: Claim, from position: Position
    ) throws {
        let media = group.media
        if media.isEmpty {
            guard let rest = group.rest else { return close(position, at: position.links.last?.id) }
            return end(position, at: rest)
        }
        for citation in media {
            try step(to: citation, relays: group.relayed(by: citation.outlet), of: citing, group: group, from: position)
        }
    }

    /// Steps to the article that a citation means, or to the medium alone.
    private mutating func step(
        to citation: HeldCitation, relays: [HeldCitation], of citing: CitingArticle, group: ClaimGroup,
        from position: Position
    ) throws {
        steps += 1
        guard steps < Self.mostSteps, trails.count < Self.mostTrails else { return }
        var next = position
        guard let resolution = citation.resolution, let held = try index.article(resolution.article) else {
            next.links.append(
                ChainLink(
                    outlet: citation.outlet, attribution: citation.printedEntry, words: citation.words, via: .outlet,
                    confidence: citation.attribution.confidence))
            next.confidence *= citation.attribution.confidence
            guard let relay = relays.first else { return end(next, atMediumOf: citation) }
            return try step(to: relay, relays: [], of: citing, group: group, from: next)
        }
        next.links.append(
            ChainLink(
                article: held.address, id: held.id, outlet: held.outlet, published: held.published,
                attribution: citation.printedEntry, words: citation.words, via: resolution.via,
                confidence: resolution.confidence))
        next.confidence *= resolution.confidence
        if position.contains(held.id) { return circle(next, at: held) }
        guard next.links.count < Self.mostLinks else { return close(next, at: held.id) }
        let claim = citing.claim(of: group, citation: citation)
        let cited = try article(held.id)
        let groups = cited?.groups(behind: claim) ?? []
        guard !groups.isEmpty else {
            guard let relay = relays.first else { return close(next, at: held.id) }
            return try step(to: relay, relays: [], of: citing, group: group, from: next)
        }
        guard let cited else { return }
        for group in groups { try follow(group, of: cited, claim: claim, from: next) }
    }

    private mutating func article(_ id: ArticleID) throws -> CitingArticle? {
        if let known = read[id] { return known }
        let citations = try index.citations(of: id)
        let article =
            citations.isEmpty ? nil : try index.content(of: id).map { CitingArticle($0, citations: citations) }
        read[id] = .some(article)
        return article
    }

    // MARK: Ends

    /// Ends in the last article's own reporting.
    private mutating func close(_ position: Position, at id: ArticleID?, isOwn: Bool = false) {
        let outlet = position.links.last?.outlet
        let end = ChainEnd(
            kind: .primary, id: outlet?.rawValue, name: outlet.flatMap { registry.outlet($0)?.name })
        add(position, end: end, isLink: true, origin: id.map { .article($0) }, isOwn: isOwn)
    }

    private mutating func circle(_ position: Position, at held: HeldArticle) {
        let end = ChainEnd(
            kind: .circular, id: held.outlet?.rawValue, name: held.outlet.flatMap { registry.outlet($0)?.name })
        add(position, end: end, isLink: true, origin: nil)
    }

    private mutating func end(_ position: Position, atMediumOf citation: HeldCitation) {
        let outlet = citation.outlet
        let end = ChainEnd(
            kind: citation.attribution.kind == .agency ? .agency : .outlet, id: outlet.rawValue,
            name: registry.outlet(outlet)?.name ?? citation.attribution.outlet?.name)
        add(position, end: end, isLink: true, origin: .medium(outlet))
    }

    private mutating func end(_ position: Position, at citation: HeldCitation) {
        var position = position
        position.confidence *= citation.attribution.confidence
        let identity = citation.attribution.identity
        let kind = ChainEnd.Kind(rawValue: identity.kind.rawValue) ?? .anonymous
        let end = ChainEnd(kind: kind, id: identity.id, name: identity.name)
        add(position, end: end, isLink: false, origin: OriginKey(of: citation, in: position.links.last?.id))
    }

    private mutating func add(
        _ position: Position, end: ChainEnd, isLink: Bool, origin: OriginKey?, isOwn: Bool = false
    ) {
        guard position.links.count > 1 || !isLink || isOwn else { return }
        let depth = position.links.count - 1 + (isLink ? 0 : 1)
        trails.append(
            Trail(
                chain: Chain(links: position.links, end: end, depth: depth, confidence: position.confidence),
                origin: origin, claim: position.claim, entry: position.entry))
    }

    /// Keeps each trail once, the surest of its kind, and none that only begins another.
    private static func distinct(_ trails: [Trail]) -> [Trail] {
        var kept: [Trail] = []
        var places: [[Station]: Int] = [:]
        for trail in trails {
            let stations = trail.stations
            if let place = places[stations] {
                if trail.chain.confidence > kept[place].chain.confidence { kept[place].chain = trail.chain }
            } else {
                places[stations] = kept.count
                kept.append(trail)
            }
        }
        var beginnings: Set<[Station]> = []
        for trail in kept {
            let stations = trail.stations
            for length in 1..<max(trail.chain.links.count, 1) { beginnings.insert(Array(stations[..<length])) }
        }
        return kept.filter { trail in
            guard trail.chain.end.kind == .outlet || trail.chain.end.kind == .agency else { return true }
            return !beginnings.contains(Array(trail.stations.dropLast()))
        }
    }
}

/// What tells two trails apart.
private enum Station: Hashable {
    case article(ArticleID)
    case outlet(OutletID)
    case unknown
    case end(ChainEnd.Kind, OriginKey?)
}

extension Trail {
    fileprivate var stations: [Station] {
        chain.links.map { link in
            if let id = link.id { return .article(id) }
            return link.outlet.map { .outlet($0) } ?? .unknown
        } + [.end(chain.end.kind, origin)]
    }
}

extension HeldCitation {
    /// The outlet that is cited; an empty id where there is none, which no registry holds.
    fileprivate var outlet: OutletID { attribution.outlet?.id ?? OutletID("") }

    /// The entry where the attribution is held.
    fileprivate var printedEntry: Int64? { entry >= 0 ? entry : nil }

    /// The cue and the source as they stand.
    fileprivate var words: String? {
        let mentions = [attribution.cue, attribution.source].compactMap { $0 }
        guard !mentions.isEmpty else { return nil }
        return mentions.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }.map(\.text).joined(separator: " ")
    }
}
