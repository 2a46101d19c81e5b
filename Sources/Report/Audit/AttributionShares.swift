import Ingestion
public import Newsroom
public import Provenance

/// How much of a text is laid to whom, and how much to nobody, in letters and figures without the spaces.
public struct AttributionShares: Sendable, Hashable {
    public struct Share: Sendable, Hashable {
        public var source: SourceIdentity
        /// The part of the text, from 0 to 1. What is laid to two sources counts for both.
        public var part: Double
        /// Indexes into the audit's citations.
        public var attributions: [Int]
    }

    /// The largest first.
    public let shares: [Share]
    /// The part that is laid to nobody but the article itself, from 0 to 1.
    public let nobody: Double

    public init(_ audit: Audit) {
        let visible = audit.article.text.unicodeScalars.map { !$0.properties.isWhitespace }
        let total = max(1, visible.count { $0 })
        var anybody = [Bool](repeating: false, count: visible.count)
        var shares: [Share] = []
        for source in audit.sources {
            var spans: [TextSpan] = []
            for index in source.attributions where audit.citations.indices.contains(index) {
                let attribution = audit.citations[index].attribution
                guard attribution.role == .attribution else { continue }
                spans += attribution.content.compactMap(\.span)
            }
            var count = 0
            var end = 0
            for span in spans.sorted() {
                for place in max(span.start, end)..<max(span.start, end, min(span.end, visible.count))
                where place < visible.count && visible[place] {
                    count += 1
                    anybody[place] = true
                }
                end = max(end, span.end)
            }
            guard count > 0 else { continue }
            shares.append(
                Share(source: source.identity, part: Double(count) / Double(total), attributions: source.attributions))
        }
        self.shares = shares.sorted { ($1.part, $0.source.name ?? "") < ($0.part, $1.source.name ?? "") }
        nobody = 1 - Double(anybody.count { $0 }) / Double(total)
    }
}

extension AttributionShares: Encodable {
    private enum CodingKeys: CodingKey {
        case nobody, sources
    }

    private enum ShareKeys: CodingKey {
        case kind, id, name, part
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.rounded(nobody), forKey: .nobody)
        var list = container.nestedUnkeyedContainer(forKey: .sources)
        for share in shares {
            var item = list.nestedContainer(keyedBy: ShareKeys.self)
            try item.encode(share.source.kind, forKey: .kind)
            try item.encodeIfPresent(share.source.id, forKey: .id)
            try item.encodeIfPresent(share.source.name, forKey: .name)
            try item.encode(Self.rounded(share.part), forKey: .part)
        }
    }

    private static func rounded(_ part: Double) -> Double { (part * 1000).rounded() / 1000 }
}
