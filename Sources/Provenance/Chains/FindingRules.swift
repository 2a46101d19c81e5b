public import Ingestion

/// Draws the findings of an audit: what was observed, and among which articles.
public struct FindingRules: Sendable {
    private let registry: OutletRegistry

    public init(registry: OutletRegistry) {
        self.registry = registry
    }

    /// The findings of an article, warnings first.
    ///
    /// `id` is its entry, where it is held; `citations` are its attributions in the order of the audit, resolved; `time`
    /// is when it took its present form, in seconds since 1970. Errors are those of the index.
    public func findings(
        for article: Article, id: ArticleID?, analysis: SourceAnalysis, citations: [HeldCitation], chains: [Chain],
        time: Int64, in index: some ArticleIndex
    ) throws -> [Finding] {
        let subject = FindingSubject(
            article: article, id: id, outlet: article.address.flatMap { registry.publisher(of: $0) },
            analysis: analysis, citations: citations, chains: chains, time: time, registry: registry)
        var findings: [Finding] = []
        findings += try subject.singleOrigin(in: index)
        findings += subject.circular()
        let copy = try subject.copy(in: index)
        findings += subject.uncredited(copy)
        findings += subject.agencyUnsigned(copy)
        findings += subject.machineTranslated()
        findings += subject.unnamedSourceOnly()
        findings += subject.noLinkToCited()
        findings += try subject.citedArticleNotFound(in: index)
        findings += subject.outletUnknown()
        return Self.ordered(findings)
    }

    /// Findings with the warnings first.
    public static func ordered(_ findings: [Finding]) -> [Finding] {
        findings.filter { $0.severity == .warning } + findings.filter { $0.severity == .info }
    }
}
