import Ingestion

extension AttributionTrace: Encodable {
    private enum CodingKeys: CodingKey { case sentences, omitted }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sentences, forKey: .sentences)
        if omitted > 0 { try container.encode(omitted, forKey: .omitted) }
    }
}

extension AttributionTrace.Sentence: Encodable {
    private enum CodingKeys: CodingKey { case start, end, text, candidates, rules }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(text.span?.start, forKey: .start)
        try container.encodeIfPresent(text.span?.end, forKey: .end)
        try container.encode(text.text, forKey: .text)
        try container.encode(candidates, forKey: .candidates)
        try container.encode(trials, forKey: .rules)
    }
}

extension OutletCandidate: Encodable {
    private enum CodingKeys: CodingKey { case start, end, text, kind, id, common, outcome }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(name.span?.start, forKey: .start)
        try container.encodeIfPresent(name.span?.end, forKey: .end)
        try container.encode(name.text, forKey: .text)
        try container.encode(kind, forKey: .kind)
        try container.encode(outlet.id.rawValue, forKey: .id)
        if isCommon { try container.encode(true, forKey: .common) }
        try container.encode(outcome.rawValue, forKey: .outcome)
    }
}

extension RuleTrial: Encodable {
    private enum CodingKeys: CodingKey { case rule, cue, source, outcome, reason }

    private struct Span: Encodable {
        let start: Int?
        let end: Int?
        let text: String

        init(_ mention: Mention) {
            start = mention.span?.start
            end = mention.span?.end
            text = mention.text
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rule, forKey: .rule)
        try container.encodeIfPresent(cue.map(Span.init), forKey: .cue)
        try container.encodeIfPresent(source.map(Span.init), forKey: .source)
        switch outcome {
        case .won(let ground):
            try container.encode("won", forKey: .outcome)
            try container.encode(ground.rawValue, forKey: .reason)
        case .lost(let reason):
            try container.encode("lost", forKey: .outcome)
            try container.encode(reason.rawValue, forKey: .reason)
        }
    }
}
