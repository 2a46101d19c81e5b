import Ingestion
public import Ledger
public import Provenance

/// How outlets come by their news, as far as the articles held show it: what `sourcier outlets rank` lists.
public struct OutletRanking: Sendable {
    /// One outlet's figures.
    public struct Row: Sendable, Hashable {
        public var outlet: OutletID
        /// Articles held.
        public var articles = 0
        /// Articles that others cite and that cite no medium themselves: it had them first.
        public var first = 0
        /// Articles that lay a claim to another medium or agency.
        public var secondHand = 0
        /// Articles that credit an agency or cite one.
        public var agency = 0
        /// Citations of outlets, and those of them without a link.
        public var citations = 0
        public var unlinked = 0
        /// Articles of others that cite its articles, and the outlets of these.
        public var citedBy = 0
        public var citingOutlets = 0
    }

    /// How often one outlet cites another in a month.
    public struct Exchange: Sendable, Hashable {
        public var from: OutletID
        public var to: OutletID
        /// `2026-03`.
        public var month: String
        public var citations: Int
    }

    /// Those that had most first before others.
    public let rows: [Row]
    /// The most frequent first.
    public let exchanges: [Exchange]

    private struct Pair: Hashable {
        let from: OutletID
        let to: OutletID
        let month: String
    }

    /// Counts over the articles since a time, in seconds since 1970; one pass over them and what they cite.
    public init(since: Int64?, in reader: some LedgerReader) throws {
        var rows: [OutletID: Row] = [:]
        var exchanges: [Pair: Int] = [:]
        var citers: [OutletID: Set<OutletID>] = [:]
        let from = since ?? .min
        let held = try reader.allArticles().filter { $0.time >= from }
        for article in held {
            guard let outlet = article.outlet else { continue }
            var row = rows[outlet] ?? Row(outlet: outlet)
            row.articles += 1
            let media = try Self.media(of: article.id, besides: outlet, in: reader)
            if !media.isEmpty { row.secondHand += 1 }
            if media.contains(where: { $0.kind == .agency }) { row.agency += 1 }
            let month = String((article.published ?? NewsDate(seconds: article.seen)).description.prefix(7))
            var told: Set<OutletID> = []
            for citation in media {
                if citation.kind == .outlet, citation.role == .attribution, citation.citedThrough == nil {
                    row.citations += 1
                    if citation.href == nil { row.unlinked += 1 }
                }
                guard let cited = citation.outlet?.id, told.insert(cited).inserted else { continue }
                exchanges[Pair(from: outlet, to: cited, month: month), default: 0] += 1
                citers[cited, default: []].insert(outlet)
            }
            let citing = try reader.citing(article.id).count
            row.citedBy += citing
            if citing > 0, media.isEmpty { row.first += 1 }
            rows[outlet] = row
        }
        for (outlet, outlets) in citers { rows[outlet]?.citingOutlets = outlets.count }
        self.rows = rows.values.sorted(by: Self.isBefore)
        var list: [Exchange] = []
        for (pair, count) in exchanges {
            list.append(Exchange(from: pair.from, to: pair.to, month: pair.month, citations: count))
        }
        self.exchanges = list.sorted(by: Self.isBefore)
    }

    /// The media and agencies that an article lays something to, or that are credited with it.
    private static func media(
        of id: ArticleID, besides own: OutletID, in reader: some LedgerReader
    ) throws -> [Attribution] {
        var media: [Attribution] = []
        for citation in try reader.citations(of: id) {
            let attribution = citation.attribution
            let isMedium = attribution.kind == .outlet || attribution.kind == .agency
            if isMedium, attribution.role != .link, attribution.outlet?.id != own { media.append(attribution) }
        }
        return media
    }

    private static func isBefore(_ a: Row, _ b: Row) -> Bool {
        if a.first != b.first { return a.first > b.first }
        if a.citedBy != b.citedBy { return a.citedBy > b.citedBy }
        if a.articles != b.articles { return a.articles > b.articles }
        return a.outlet < b.outlet
    }

    private static func isBefore(_ a: Exchange, _ b: Exchange) -> Bool {
        if a.citations != b.citations { return a.citations > b.citations }
        if a.month != b.month { return a.month < b.month }
        return (a.from, a.to) < (b.from, b.to)
    }
}

extension OutletRanking.Row: Encodable {
    private enum CodingKeys: String, CodingKey {
        case outlet, articles, first, secondHand = "second_hand", agency, citations, unlinked, citedBy = "cited_by"
        case citingOutlets = "citing_outlets"
    }
}

extension OutletRanking.Exchange: Encodable {}
