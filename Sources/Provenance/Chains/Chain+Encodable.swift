extension Chain: Encodable {
    private enum CodingKeys: String, CodingKey {
        case links, end, depth, confidence
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(links, forKey: .links)
        try container.encode(end, forKey: .end)
        try container.encode(depth, forKey: .depth)
        try container.encode(confidence.thousandths, forKey: .confidence)
    }
}

extension ChainLink: Encodable {
    private enum CodingKeys: String, CodingKey {
        case article, outlet, published, attribution, words, via, confidence
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(article, forKey: .article)
        try container.encodeIfPresent(outlet, forKey: .outlet)
        try container.encodeIfPresent(published, forKey: .published)
        try container.encodeIfPresent(attribution.map { "attribution:\($0)" }, forKey: .attribution)
        try container.encodeIfPresent(words, forKey: .words)
        try container.encodeIfPresent(via, forKey: .via)
        try container.encodeIfPresent(confidence?.thousandths, forKey: .confidence)
    }
}

extension ChainEnd: Encodable {
    private enum CodingKeys: String, CodingKey {
        case kind, id, name
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(id, forKey: .id)
        try container.encodeIfPresent(name, forKey: .name)
    }
}

extension Double {
    /// Rounded to three places, as confidences are printed.
    var thousandths: Double { (self * 1000).rounded() / 1000 }
}
