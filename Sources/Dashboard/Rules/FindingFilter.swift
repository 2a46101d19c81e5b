import Ingestion
import Provenance

/// Which findings are wanted: the same for the page, the feed, the events and a saved rule.
struct FindingFilter: Sendable, Hashable {
    let code: Finding.Code?
    /// Who published the article that a finding is about.
    let outlet: OutletID?
    /// Whose citation a finding is about.
    let cited: OutletID?
    /// Words of which a headline or message has each.
    let search: String?
    private let needles: Needles?

    init(code: Finding.Code? = nil, outlet: OutletID? = nil, cited: OutletID? = nil, search: String? = nil) {
        self.code = code
        self.outlet = outlet
        self.cited = cited
        self.search = search
        needles = search.map(Needles.init)
    }

    /// The words as they are compared; they are equal where the texts are that they come from.
    private struct Needles: Sendable, Hashable {
        let text: String
        let words: FoldedWords

        init(_ text: String) {
            self.text = text
            words = FoldedWords(text)
        }

        static func == (a: Needles, b: Needles) -> Bool { a.text == b.text }
        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    func keeps(_ item: FindingLog.Item) -> Bool {
        if let code, item.finding.code != code { return false }
        if let outlet, item.article.outlet != outlet { return false }
        if let cited, !item.cited.contains(cited) { return false }
        guard let needles else { return true }
        return needles.words.allStand(in: (item.article.title ?? "") + " " + item.finding.message)
    }

    /// As it stands in addresses.
    var query: String {
        FormCoding.encode([
            ("code", code?.rawValue), ("outlet", outlet?.rawValue), ("cited", cited?.rawValue), ("search", search),
        ])
    }

    /// The address of a page, feed or stream with this filter.
    func path(_ path: String) -> String { query.isEmpty ? path : path + "?" + query }
}

extension FindingFilter: Codable {
    private enum CodingKeys: CodingKey {
        case code, outlet, cited, search
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            code: try container.decodeIfPresent(String.self, forKey: .code).map { Finding.Code(rawValue: $0) },
            outlet: try container.decodeIfPresent(String.self, forKey: .outlet).map { OutletID($0) },
            cited: try container.decodeIfPresent(String.self, forKey: .cited).map { OutletID($0) },
            search: try container.decodeIfPresent(String.self, forKey: .search))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(code?.rawValue, forKey: .code)
        try container.encodeIfPresent(outlet?.rawValue, forKey: .outlet)
        try container.encodeIfPresent(cited?.rawValue, forKey: .cited)
        try container.encodeIfPresent(search, forKey: .search)
    }
}

extension FindingFilter {
    /// Reads what the fields of a query or form ask for.
    init(_ fields: [(name: String, value: String)], registry: OutletRegistry) throws {
        func value(_ name: String) -> String? {
            fields.first { $0.name == name && !$0.value.allSatisfy(\.isWhitespace) }?.value
        }
        let code = try value("code").map { text in
            guard let known = Finding.Code.known.first(where: { $0.rawValue == text }) else {
                throw SiteError.bad("code: one of \(Finding.Code.known.map(\.rawValue).joined(separator: ", "))")
            }
            return known
        }
        let search = value("search")
        guard search?.unicodeScalars.count ?? 0 <= Visit.longestSearch else { throw SiteError.bad(Visit.searchTooLong) }
        self.init(
            code: code, outlet: try Visit.outlet(value("outlet"), field: "outlet", registry: registry),
            cited: try Visit.outlet(value("cited"), field: "cited", registry: registry), search: search)
    }
}
