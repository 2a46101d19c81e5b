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
            let attributions = try reader.citations(of: article.id).map(\.attribution)
            let media = CitedMedia(attributions.compactMap { CitedMedium($0) }, besides: outlet)
            if !media.isFirstHand { row.secondHand += 1 }
            if media.usesAgency { row.agency += 1 }
            let month = String((article.published ?? NewsDate(seconds: article.seen)).description.prefix(7))
            let linkable = attributions.filter { Self.mayBeLinked($0, besides: outlet) }
            row.citations += linkable.count
            row.unlinked += linkable.count { $0.href == nil }
            for cited in media.outlets {
                exchanges[Pair(from: outlet, to: cited, month: month), default: 0] += 1
                citers[cited, default: []].insert(outlet)
            }
            let citing = try reader.citing(article.id).count
            row.citedBy += citing
            if citing > 0, media.isFirstHand { row.first += 1 }
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

    /// Whether an attribution could have a link: to another outlet, and not by way of a third.
    private static func mayBeLinked(_ attribution: Attribution, besides own: OutletID) -> Bool {
        attribution.kind == .outlet && attribution.role == .attribution && attribution.citedThrough == nil
            && attribution.outlet?.id != own
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
