import Ingestion
public import Provenance

/// A medium or agency that an attribution lays a claim to, or that is credited with an article.
public struct CitedMedium: Sendable, Hashable {
    /// `nil` for media that are not named.
    public let outlet: OutletID?
    public let isAgency: Bool

    /// `nil` for other sources, and for a link without a word about its outlet.
    public init?(_ attribution: Attribution) {
        guard attribution.role != .link else { return nil }
        switch attribution.kind {
        case .outlet, .agency: outlet = attribution.outlet?.id
        case .media: outlet = nil
        default: return nil
        }
        isAgency = attribution.kind == .agency
    }
}

/// The other media that one article cites: the rule by which every list and figure counts citations.
public struct CitedMedia: Sendable, Hashable {
    /// Each outlet once, however often the article names it.
    public let outlets: Set<OutletID>
    /// Whether an agency is among them.
    public let usesAgency: Bool
    /// Whether the article cites no other medium, named or unnamed, and no agency.
    public let isFirstHand: Bool

    /// Takes what an article of `own` cites; what it says of its own outlet is no citation.
    public init(_ cited: some Sequence<CitedMedium>, besides own: OutletID) {
        let others = cited.filter { $0.outlet != own }
        outlets = Set(others.compactMap(\.outlet))
        usesAgency = others.contains(where: \.isAgency)
        isFirstHand = others.isEmpty
    }
}
