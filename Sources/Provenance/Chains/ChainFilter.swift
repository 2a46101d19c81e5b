import Ingestion

/// Which chains to keep: every condition that is given must hold.
public struct ChainFilter: Sendable, Hashable {
    /// Stands anywhere on the chain, or is its end.
    public var outlet: OutletID?
    /// Publishes the first article.
    public var from: OutletID?
    /// Is the last link or the end: an outlet's id, or the id or name of a source.
    public var to: String?
    /// The first article was published then or later, in seconds since 1970.
    public var since: Int64?
    public var minDepth: Int?
    /// The kind of the end.
    public var kind: ChainEnd.Kind?

    public init(
        outlet: OutletID? = nil, from: OutletID? = nil, to: String? = nil, since: Int64? = nil, minDepth: Int? = nil,
        kind: ChainEnd.Kind? = nil
    ) {
        self.outlet = outlet
        self.from = from
        self.to = to
        self.since = since
        self.minDepth = minDepth
        self.kind = kind
    }

    public func keeps(_ chain: Chain) -> Bool {
        if let outlet, !chain.links.contains(where: { $0.outlet == outlet }), chain.end.id != outlet.rawValue {
            return false
        }
        if let from, chain.links.first?.outlet != from { return false }
        if let to, !leads(chain, to: to) { return false }
        if let since {
            guard let published = chain.links.first?.published, published.seconds >= since else { return false }
        }
        if let minDepth, chain.depth < minDepth { return false }
        if let kind, chain.end.kind != kind { return false }
        return true
    }

    private func leads(_ chain: Chain, to target: String) -> Bool {
        let wanted = target.lowercased()
        let last = chain.links.count > 1 ? chain.links.last?.outlet?.rawValue : nil
        return [last, chain.end.id, chain.end.name].contains { $0?.lowercased() == wanted }
    }
}
