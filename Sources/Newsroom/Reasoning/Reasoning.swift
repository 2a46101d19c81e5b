public import Ingestion
public import Provenance

/// The reasoning about sources, put together: one registry and everything that reads it.
public struct Reasoning: Sendable {
    public let registry: OutletRegistry
    public let engine: AttributionEngine
    public let resolver: Resolver
    public let chains: ChainFinder
    public let stories: StoryFinder
    public let findings: FindingRules
    public let corrections: CorrectionNotes

    public init(registry: OutletRegistry, lexicons: LexiconSet, corrections: CorrectionNotes) {
        self.registry = registry
        self.corrections = corrections
        engine = AttributionEngine(registry: registry, lexicons: lexicons)
        resolver = Resolver(registry: registry)
        chains = ChainFinder(registry: registry)
        stories = StoryFinder(registry: registry)
        findings = FindingRules(registry: registry)
    }

    /// The outlet that publishes an article.
    public func outlet(of article: Article) -> OutletID? {
        article.address.flatMap { registry.publisher(of: $0) }
    }
}
