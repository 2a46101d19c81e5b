/// A publication, broadcaster, agency or platform of the registry.
public struct Outlet: Sendable, Hashable, Codable {
    /// What it is, as the registry files name it.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case newspaper, magazine, broadcaster, site, agency, platform, journal, aggregator
    }

    public var id: OutletID
    /// The name to show.
    public var name: String
    public var kind: Kind
    /// ISO 639-1.
    public var languages: [String]
    /// ISO 3166-1 alpha-2 in upper case; `nil` for what has no country.
    public var country: String?
    /// Registrable domains or hosts, the id first.
    public var domains: [String]
    /// Every written form, in base form.
    public var names: [String]
    /// The names that are also ordinary words, places or persons, and need a context.
    public var common: [String]
    /// Programmes and sections that stand for it.
    public var programmes: [String]
    public var former: [String]
    public var owner: String?

    public init(
        id: OutletID, name: String, kind: Kind, languages: [String] = [], country: String? = nil,
        domains: [String] = [], names: [String] = [], common: [String] = [], programmes: [String] = [],
        former: [String] = [], owner: String? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.languages = languages
        self.country = country
        self.domains = domains
        self.names = names
        self.common = common
        self.programmes = programmes
        self.former = former
        self.owner = owner
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, kind, languages, country, domains, names, common, programmes, former, owner
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func list(_ key: CodingKeys) throws -> [String] {
            try container.decodeIfPresent([String].self, forKey: key) ?? []
        }
        self.init(
            id: try container.decode(OutletID.self, forKey: .id),
            name: try container.decode(String.self, forKey: .name),
            kind: try container.decode(Kind.self, forKey: .kind), languages: try list(.languages),
            country: try container.decodeIfPresent(String.self, forKey: .country), domains: try list(.domains),
            names: try list(.names), common: try list(.common), programmes: try list(.programmes),
            former: try list(.former), owner: try container.decodeIfPresent(String.self, forKey: .owner))
    }

    /// What an attribution to it is called.
    public var sourceKind: SourceKind {
        switch kind {
        case .agency: .agency
        case .platform: .platform
        default: .outlet
        }
    }
}

/// The registrable domain of an outlet, in lower case (`bbc.com`).
public struct OutletID: RawRepresentable, Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue.lowercased() }
    public init(_ domain: String) { self.init(rawValue: domain) }

    public var description: String { rawValue }
    public static func < (a: OutletID, b: OutletID) -> Bool { a.rawValue < b.rawValue }
}
