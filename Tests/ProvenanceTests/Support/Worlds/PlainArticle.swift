import Ingestion
import Provenance

/// Articles and citations for tests that need just a few.
enum PlainArticle {
    static let registry = OutletRegistry(
        NewsWorld.allMedia.map { medium in
            Outlet(
                id: medium.id, name: medium.name, kind: medium.isAgency ? .agency : .newspaper,
                domains: medium.id.rawValue == "bbc.com" ? ["bbc.com", "bbc.co.uk"] : [medium.id.rawValue],
                names: [medium.name])
        })

    /// Makes an article of paragraphs; `hour` counts from one fixed moment.
    static func article(
        _ address: String, language: String = "en", title: String? = nil, hour: Double, modified: Double? = nil,
        links: [(words: String, href: String)] = [], _ paragraphs: String...
    ) -> Article {
        var spans: [TextSpan] = []
        var start = 0
        for paragraph in paragraphs {
            let end = start + paragraph.unicodeScalars.count
            spans.append(TextSpan(start, end))
            start = end + 2
        }
        let text = paragraphs.joined(separator: "\n\n")
        return Article(
            url: WebAddress(address), title: title, published: NewsDate(seconds: moment(hour)),
            modified: modified.map { NewsDate(seconds: moment($0)) }, language: language, text: text, paragraphs: spans,
            links: links.compactMap { link in
                span(of: link.words, in: text).map { ArticleLink(href: link.href, text: link.words, span: $0) }
            })
    }

    static func moment(_ hour: Double) -> Int64 { 1_790_000_000 + Int64(hour * 3600) }

    /// Makes an attribution of words that stand in the text.
    static func citation(
        _ kind: SourceKind, _ source: String, _ content: String? = nil, in article: Article, outlet: String? = nil,
        role: Attribution.Role = .attribution, through: String? = nil, href: String? = nil
    ) -> Attribution {
        func mention(_ words: String) -> Mention { Mention(text: words, span: span(of: words, in: article.text)) }
        return Attribution(
            role: role, kind: kind, source: mention(source), content: content.map { [mention($0)] } ?? [],
            outlet: outlet.map { OutletReference(id: OutletID($0), matched: .name) },
            speaker: kind == .person ? Speaker(name: source) : nil, citedThrough: through.map { OutletID($0) },
            href: href,
            quotation: .indirect, confidence: 0.9, rule: "test")
    }

    private static func span(of words: String, in text: String) -> TextSpan? {
        guard let range = text.firstRange(of: words) else { return nil }
        let start = text[..<range.lowerBound].unicodeScalars.count
        return TextSpan(start, start + words.unicodeScalars.count)
    }
}
