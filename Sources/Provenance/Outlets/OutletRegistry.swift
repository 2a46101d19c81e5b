public import Ingestion

/// The outlets that the program knows, looked up by id, domain, address or name.
public struct OutletRegistry: Sendable {
    /// All of them, by id.
    public let outlets: [Outlet]
    /// The words that stand at outlets' names.
    public let vocabulary: OutletVocabulary
    /// The words of outlets' names in other languages.
    public let translation: TranslationDictionary
    private let byDomain: [String: Int]

    /// Makes a registry; of two outlets with one id the later wins, so that a user's own files come last.
    public init(
        _ entries: [Outlet], vocabulary: OutletVocabulary = OutletVocabulary(),
        translation: TranslationDictionary = TranslationDictionary()
    ) {
        self.vocabulary = vocabulary
        self.translation = translation
        var positions: [OutletID: Int] = [:]
        positions.reserveCapacity(entries.count)
        var merged: [Outlet] = []
        merged.reserveCapacity(entries.count)
        for entry in entries {
            if let position = positions[entry.id] {
                merged[position] = entry
            } else {
                positions[entry.id] = merged.count
                merged.append(entry)
            }
        }
        outlets = merged.sorted { $0.id < $1.id }
        var byDomain: [String: Int] = [:]
        byDomain.reserveCapacity(outlets.count * 2)
        for (index, outlet) in outlets.enumerated() {
            for domain in outlet.domains { byDomain[domain.lowercased()] = index }
        }
        for (index, outlet) in outlets.enumerated() { byDomain[outlet.id.rawValue] = index }
        self.byDomain = byDomain
    }

    public func outlet(_ id: OutletID) -> Outlet? {
        byDomain[id.rawValue].flatMap { outlets[$0].id == id ? outlets[$0] : nil }
    }

    /// The outlet of a host or domain, by the longest suffix that is known (`www.abcnews.go.com` → ABC News).
    public func outlet(forDomain domain: String) -> Outlet? { index(forDomain: domain).map { outlets[$0] } }

    public func outlet(for address: WebAddress) -> Outlet? { address.host.flatMap { outlet(forDomain: $0) } }

    /// Every outlet that is written so, letter case aside.
    public func outlets(named name: String) -> [Outlet] {
        let key = name.lowercased()
        return outlets.filter { outlet in
            outlet.name.lowercased() == key
                || (outlet.names + outlet.former + outlet.programmes).contains { $0.lowercased() == key }
        }
    }

    /// The id of whoever publishes at an address: the registry's, else the registrable domain.
    public func publisher(of address: WebAddress) -> OutletID? {
        outlet(for: address)?.id ?? address.registrableDomain.map { OutletID($0) }
    }

    /// The place in `outlets` of a host's or domain's outlet.
    func index(forDomain domain: String) -> Int? {
        var rest = Substring(domain.lowercased())
        while rest.contains(".") {
            if let index = byDomain[String(rest)] { return index }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
        return nil
    }
}
