public import Ingestion

/// The outlets that the program knows, looked up by id, domain, address or name.
public struct OutletRegistry: Sendable {
    /// All of them, by id.
    public let outlets: [Outlet]
    private let byID: [OutletID: Int]
    private let byDomain: [String: Int]
    private let byName: [String: [Int]]

    /// Makes a registry; of two outlets with one id the later wins, so that a user's own files come last.
    public init(_ entries: [Outlet]) {
        var merged: [OutletID: Outlet] = [:]
        for entry in entries { merged[entry.id] = entry }
        outlets = merged.values.sorted { $0.id < $1.id }
        var byID: [OutletID: Int] = [:]
        var byDomain: [String: Int] = [:]
        var byName: [String: [Int]] = [:]
        for (index, outlet) in outlets.enumerated() {
            byID[outlet.id] = index
            for domain in outlet.domains + [outlet.id.rawValue] { byDomain[domain.lowercased()] = index }
            for name in Set(outlet.names + outlet.programmes + outlet.former + [outlet.name]) {
                byName[name.lowercased(), default: []].append(index)
            }
        }
        self.byID = byID
        self.byDomain = byDomain
        self.byName = byName
    }

    public func outlet(_ id: OutletID) -> Outlet? { byID[id].map { outlets[$0] } }

    /// The outlet of a host or domain, by the longest suffix that is known (`www.abcnews.go.com` → ABC News).
    public func outlet(forDomain domain: String) -> Outlet? {
        var rest = Substring(domain.lowercased())
        while rest.contains(".") {
            if let index = byDomain[String(rest)] { return outlets[index] }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
        return nil
    }

    public func outlet(for address: WebAddress) -> Outlet? { address.host.flatMap { outlet(forDomain: $0) } }

    /// Every outlet that is written so, letter case aside.
    public func outlets(named name: String) -> [Outlet] { (byName[name.lowercased()] ?? []).map { outlets[$0] } }

    /// The id of whoever publishes at an address: the registry's, else the registrable domain.
    public func publisher(of address: WebAddress) -> OutletID? {
        outlet(for: address)?.id ?? address.registrableDomain.map { OutletID($0) }
    }
}
