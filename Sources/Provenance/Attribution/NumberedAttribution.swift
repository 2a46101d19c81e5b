import Ingestion

/// An attribution with its number within an audit, in the shape that `sourcier audit` prints.
public struct NumberedAttribution: Sendable, Hashable {
    /// `a1`, `a2`, ….
    public var id: String
    public var attribution: Attribution

    public init(id: String, attribution: Attribution) {
        self.id = id
        self.attribution = attribution
    }
}

extension NumberedAttribution: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, role, kind, source, cue, content, outlet, speaker, href, quotation, confidence, rule
        case citedThrough = "cited_through"
    }

    private enum MentionKeys: String, CodingKey {
        case start, end, text
    }

    private enum OutletKeys: String, CodingKey {
        case id, name, matched
    }

    private enum SpeakerKeys: String, CodingKey {
        case name, role
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(attribution.role, forKey: .role)
        try container.encode(attribution.kind, forKey: .kind)
        if let source = attribution.source {
            var nested = container.nestedContainer(keyedBy: MentionKeys.self, forKey: .source)
            try Self.encode(source, in: &nested)
        }
        if let cue = attribution.cue {
            var nested = container.nestedContainer(keyedBy: MentionKeys.self, forKey: .cue)
            try Self.encode(cue, in: &nested)
        }
        if !attribution.content.isEmpty {
            var list = container.nestedUnkeyedContainer(forKey: .content)
            for mention in attribution.content {
                var nested = list.nestedContainer(keyedBy: MentionKeys.self)
                try Self.encode(mention, in: &nested)
            }
        }
        if let outlet = attribution.outlet {
            var nested = container.nestedContainer(keyedBy: OutletKeys.self, forKey: .outlet)
            try nested.encode(outlet.id.rawValue, forKey: .id)
            try nested.encodeIfPresent(outlet.name, forKey: .name)
            try nested.encode(outlet.matched, forKey: .matched)
        }
        if let speaker = attribution.speaker {
            var nested = container.nestedContainer(keyedBy: SpeakerKeys.self, forKey: .speaker)
            try nested.encode(speaker.name, forKey: .name)
            try nested.encodeIfPresent(speaker.role, forKey: .role)
        }
        try container.encodeIfPresent(attribution.citedThrough?.rawValue, forKey: .citedThrough)
        try container.encodeIfPresent(attribution.href, forKey: .href)
        try container.encodeIfPresent(attribution.quotation, forKey: .quotation)
        try container.encode(attribution.confidence, forKey: .confidence)
        try container.encode(attribution.rule, forKey: .rule)
    }

    private static func encode(_ mention: Mention, in container: inout KeyedEncodingContainer<MentionKeys>) throws {
        try container.encodeIfPresent(mention.span?.start, forKey: .start)
        try container.encodeIfPresent(mention.span?.end, forKey: .end)
        try container.encode(mention.text, forKey: .text)
    }
}
