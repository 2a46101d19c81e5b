import Ingestion
import Ledger
import Provenance

/// One search for what articles cite and for who may have meant them; the work for each is bounded.
struct ResolutionSearch<Reader: LedgerReader> {
    private let resolver: Resolver
    private let reader: Reader
    /// What was found and what is taken back, in the order of the articles.
    private(set) var entries: [Entry] = []
    private var done: Set<ArticleID> = []
    /// The citations that were looked for among all that is held.
    private var asked: Set<Int64> = []

    /// How long after an article others are looked at that may mean it, in seconds, and how many of their citations.
    private static var reach: Int64 { 60 * 86400 }
    private static var citations: Int { 80 }
    /// How many of these, those that share most with it, and how many rare features they share at least.
    private static var likeliest: Int { 12 }
    private static var fewest: Int { 2 }
    /// How much later than the citing article a cited one may stand, in seconds: clocks differ.
    private static var tolerance: Int64 { 600 }

    init(resolver: Resolver, reader: Reader) {
        self.resolver = resolver
        self.reader = reader
    }

    /// Looks for what articles cite, and then for who cited them before they came.
    mutating func run(_ articles: [ArticleID]) throws {
        done = Set(articles)
        for id in articles { try resolve(id) { $0.resolution == nil } }
        for id in articles { try takeNaming(id) }
    }

    /// Looks again at what was said before an article came and may have meant it.
    private mutating func takeNaming(_ id: ArticleID) throws {
        guard let new = try reader.article(id), let outlet = new.outlet else { return }
        // Whoever cites an article stands behind it in time.
        let naming = try reader.articles(
            naming: outlet, from: new.time - Self.tolerance, through: new.time + Self.reach, limit: Self.citations
        ).filter { !done.contains($0) }
        guard !naming.isEmpty, let content = try reader.content(of: id) else { return }
        let own = Set(ArticleFeatures(of: content).keys)
        var alike: [(article: ArticleID, shared: Int)] = []
        for article in naming {
            let shared = try reader.features(of: article).count { own.contains($0) }
            if shared >= Self.fewest { alike.append((article, shared)) }
        }
        alike.sort { ($1.shared, $0.article) < ($0.shared, $1.article) }
        for (article, _) in alike.prefix(Self.likeliest) {
            // An answer that no link gave may be laid to the wrong one of two articles.
            try resolve(article) { citation in
                guard citation.attribution.outlet?.id == outlet else { return false }
                return citation.resolution.map { $0.via == .text && $0.article != id } ?? true
            }
        }
    }

    /// Looks for the articles that some citations of an article mean.
    ///
    /// The resolver chooses among all that is held now, an earlier answer among them; its confidences then and now can't
    /// be compared, since a lone candidate is surer than the better of two.
    private mutating func resolve(_ id: ArticleID, where isMeant: (HeldCitation) -> Bool) throws {
        let citations = try reader.citations(of: id).filter {
            $0.attribution.mayBeResolved && isMeant($0) && !asked.contains($0.entry)
        }
        guard !citations.isEmpty, let article = try reader.content(of: id), let held = try reader.article(id) else {
            return
        }
        for citation in citations {
            asked.insert(citation.entry)
            let found = try resolver.resolve(
                citation.attribution, of: article, id: id, time: held.citingTime, in: reader)
            if let found, found.article != citation.resolution?.article {
                entries.append(
                    .resolution(
                        ResolutionRecord(
                            attribution: citation.entry, resolution: found, supersedes: citation.resolutionEntry)))
            } else if found == nil, let entry = citation.resolutionEntry {
                try takeBack(entry)
            }
        }
    }

    /// Takes an answer back, and those that it had superseded: no answer is better than one of two that fit alike.
    private mutating func takeBack(_ entry: Int64) throws {
        var next: Int64? = entry
        for _ in 0..<Self.likeliest {
            guard let index = next, case .resolution(let record)? = try reader.entry(at: index)?.entry else { return }
            entries.append(
                .correction(
                    CorrectionRecord(
                        supersedes: index, why: "an article came that fits as well, and nothing tells which is meant")))
            next = record.supersedes
        }
    }
}

extension Attribution {
    /// Whether it can mean an article.
    var mayBeResolved: Bool { kind == .outlet || kind == .agency }
}

extension HeldArticle {
    /// When the article took its present form: what it cites may be as late as this.
    var citingTime: Int64 { max(time, modified?.seconds ?? time) }
}
