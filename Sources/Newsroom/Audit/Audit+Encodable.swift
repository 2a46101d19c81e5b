import Ingestion
import Ledger
import Provenance

extension Audit: Encodable {
    private enum CodingKeys: String, CodingKey {
        case article, attributions, sources, chains, findings
    }

    private enum ArticleKeys: String, CodingKey {
        case id, versions
        case takenFrom = "taken_from"
    }

    private enum SourceKeys: String, CodingKey {
        case kind, id, name, attributions
    }

    private enum VersionKeys: String, CodingKey {
        case seen, sha256
    }

    /// The id of an attribution within this audit.
    public static func attributionID(_ index: Int) -> String { "a\(index + 1)" }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let articleEncoder = container.superEncoder(forKey: .article)
        try article.encode(to: articleEncoder)
        try encodeRecord(to: articleEncoder)
        let numbered = citations.enumerated().map { index, citation in
            NumberedAttribution(id: Self.attributionID(index), attribution: citation.attribution)
        }
        try container.encode(numbered, forKey: .attributions)
        try encodeSources(in: &container)
        try container.encode(chains, forKey: .chains)
        try container.encode(
            findings.map { NumberedFinding(finding: $0, attributionID: Self.attributionID) }, forKey: .findings)
    }

    private func encodeRecord(to encoder: any Encoder) throws {
        guard let id else { return }
        var container = encoder.container(keyedBy: ArticleKeys.self)
        try container.encode(id.description, forKey: .id)
        if isFromFeed { try container.encode("feed", forKey: .takenFrom) }
        var list = container.nestedUnkeyedContainer(forKey: .versions)
        for version in versions {
            var item = list.nestedContainer(keyedBy: VersionKeys.self)
            try item.encode(NewsDate(seconds: version.seen), forKey: .seen)
            try item.encode(version.text.hex, forKey: .sha256)
        }
    }

    private func encodeSources(in container: inout KeyedEncodingContainer<CodingKeys>) throws {
        var list = container.nestedUnkeyedContainer(forKey: .sources)
        for source in sources {
            var item = list.nestedContainer(keyedBy: SourceKeys.self)
            try item.encode(source.identity.kind, forKey: .kind)
            try item.encodeIfPresent(source.identity.id, forKey: .id)
            try item.encodeIfPresent(source.identity.name, forKey: .name)
            try item.encode(source.attributions.map(Self.attributionID), forKey: .attributions)
        }
    }
}
