public import Ingestion
public import Ledger
public import Provenance

/// Audits articles: held ones from the record, others by reading them now.
public struct Auditor: Sendable {
    private let reasoning: Reasoning

    public init(reasoning: Reasoning) {
        self.reasoning = reasoning
    }

    /// Audits an article that is not held; chains and findings draw on what is.
    ///
    /// `now`, in seconds since 1970, stands in for a missing date of publication.
    public func audit(_ article: Article, now: Int64, in index: some ArticleIndex) throws -> Audit {
        let analysis = reasoning.engine.analysis(of: article)
        let time = max(article.published?.seconds ?? now, article.modified?.seconds ?? 0)
        let citations = try analysis.attributions.enumerated().map { number, attribution in
            var citation = HeldCitation(entry: Int64(-1 - number), attribution: attribution)
            if attribution.mayBeResolved {
                citation.resolution = try reasoning.resolver.resolve(
                    attribution, of: article, id: nil, time: time, in: index)
            }
            return citation
        }
        let chains = try reasoning.chains.chains(from: article, citations: citations, time: time, in: index)
        let findings = try reasoning.findings.findings(
            for: article, id: nil, analysis: analysis, citations: citations, chains: chains, time: time, in: index)
        return Audit(article: article, citations: citations, chains: chains, findings: findings)
    }

    /// Audits an article that the ledger holds, without network; `nil` where its text was withheld.
    public func audit(_ id: ArticleID, in reader: some LedgerReader) throws -> Audit? {
        guard let newest = try reader.newest(of: id), let held = try reader.article(newest),
            let article = try reader.content(of: newest)
        else { return nil }
        let citations = try reader.citations(of: newest).map { citation in
            var citation = citation
            if let outlet = citation.attribution.outlet?.id {
                citation.attribution.outlet?.name = reasoning.registry.outlet(outlet)?.name
            }
            return citation
        }
        let chains = try reasoning.chains.chains(from: newest, in: reader)
        let translation = reasoning.engine.analysis(of: article).translation
        let findings = try reasoning.findings.findings(
            for: article, id: newest,
            analysis: SourceAnalysis(attributions: citations.map(\.attribution), translation: translation),
            citations: citations, chains: chains, time: held.citingTime, in: reader)
        let changes = try VersionFindings(registry: reasoning.registry, notes: reasoning.corrections)
            .findings(for: article, id: newest, citations: citations, in: reader)
        return Audit(
            article: article, id: newest, versions: try reader.versions(of: newest),
            isFromFeed: try Self.isFromFeed(newest, in: reader), citations: citations,
            chains: chains, findings: FindingRules.ordered(findings + changes))
    }

    /// Whether an article was captured from what its feed held: a capture of a page that has no status.
    private static func isFromFeed(_ id: ArticleID, in reader: some LedgerReader) throws -> Bool {
        guard case .article(let article)? = try reader.entry(at: id.rawValue)?.entry,
            case .capture(let capture)? = try reader.entry(at: article.capture)?.entry
        else { return false }
        return capture.status == nil && capture.feedURL != nil && WebAddress(capture.url)?.isHTTP == true
    }
}
