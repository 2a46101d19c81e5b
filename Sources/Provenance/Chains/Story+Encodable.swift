extension Story: Encodable {
    private enum CodingKeys: String, CodingKey {
        case articles, first, origins, steps
        case independentOrigins = "independent_origins"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(articles, forKey: .articles)
        try container.encodeIfPresent(first, forKey: .first)
        try container.encode(origins, forKey: .origins)
        try container.encode(independentOrigins, forKey: .independentOrigins)
        if !steps.isEmpty { try container.encode(steps, forKey: .steps) }
    }
}

extension Story.Step: Encodable {
    private enum CodingKeys: String, CodingKey {
        case article, outlet, cited
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(article, forKey: .article)
        try container.encode(outlet, forKey: .outlet)
        try container.encodeIfPresent(cited, forKey: .cited)
    }
}

extension Story.Origin: Encodable {
    private enum CodingKeys: String, CodingKey {
        case kind, id, articles
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(id, forKey: .id)
        try container.encode(articles, forKey: .articles)
    }
}
