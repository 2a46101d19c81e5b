extension Article: Codable {
    private enum CodingKeys: String, CodingKey {
        case url, title, authors, language, text, paragraphs, links, credits
        case canonicalURL = "canonical_url"
        case siteName = "site_name"
        case published = "date_published"
        case modified = "date_modified"
        case declaredSources = "declared_sources"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            url: try container.decodeIfPresent(WebAddress.self, forKey: .url),
            canonicalURL: try container.decodeIfPresent(WebAddress.self, forKey: .canonicalURL),
            siteName: try container.decodeIfPresent(String.self, forKey: .siteName),
            title: try container.decodeIfPresent(String.self, forKey: .title),
            authors: try container.decodeIfPresent([String].self, forKey: .authors) ?? [],
            published: try container.decodeIfPresent(NewsDate.self, forKey: .published),
            modified: try container.decodeIfPresent(NewsDate.self, forKey: .modified),
            language: try container.decodeIfPresent(String.self, forKey: .language),
            text: try container.decode(String.self, forKey: .text),
            paragraphs: try container.decode([TextSpan].self, forKey: .paragraphs),
            links: try container.decodeIfPresent([ArticleLink].self, forKey: .links) ?? [],
            credits: try container.decodeIfPresent([ArticleCredit].self, forKey: .credits) ?? [],
            declaredSources: try container.decodeIfPresent([WebAddress].self, forKey: .declaredSources) ?? [])
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(url, forKey: .url)
        try container.encodeIfPresent(canonicalURL, forKey: .canonicalURL)
        try container.encodeIfPresent(siteName, forKey: .siteName)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encode(authors, forKey: .authors)
        try container.encodeIfPresent(published, forKey: .published)
        try container.encodeIfPresent(modified, forKey: .modified)
        try container.encodeIfPresent(language, forKey: .language)
        try container.encode(text, forKey: .text)
        try container.encode(paragraphs, forKey: .paragraphs)
        try container.encode(links, forKey: .links)
        try container.encode(credits, forKey: .credits)
        if !declaredSources.isEmpty { try container.encode(declaredSources, forKey: .declaredSources) }
    }
}

extension ArticleLink {
    private enum CodingKeys: String, CodingKey {
        case href, text, start, end
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            href: try container.decode(String.self, forKey: .href),
            text: try container.decode(String.self, forKey: .text),
            span: TextSpan(
                try container.decode(Int.self, forKey: .start), try container.decode(Int.self, forKey: .end)))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(href, forKey: .href)
        try container.encode(text, forKey: .text)
        try container.encode(span.start, forKey: .start)
        try container.encode(span.end, forKey: .end)
    }
}

extension ArticleCredit {
    private enum CodingKeys: String, CodingKey {
        case text, agency, start, end
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let start = try container.decodeIfPresent(Int.self, forKey: .start)
        let end = try container.decodeIfPresent(Int.self, forKey: .end)
        var span: TextSpan?
        if let start, let end { span = TextSpan(start, end) }
        self.init(
            text: try container.decode(String.self, forKey: .text),
            agency: try container.decodeIfPresent(String.self, forKey: .agency), span: span)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encodeIfPresent(agency, forKey: .agency)
        try container.encodeIfPresent(span?.start, forKey: .start)
        try container.encodeIfPresent(span?.end, forKey: .end)
    }
}
