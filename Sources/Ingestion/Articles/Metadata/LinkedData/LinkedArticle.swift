/// What a page's JSON-LD says of its article (https://schema.org/NewsArticle).
struct LinkedArticle: Sendable {
    var headline: String?
    var alternativeHeadline: String?
    var description: String?
    var authors: [String] = []
    var published: String?
    var modified: String?
    var publisher: String?
    var language: String?
    var url: String?
    var body: [UInt8] = []
    /// `isBasedOn`, `citation` and their kin, as written.
    var sources: [String] = []
    /// Whether the type is an article's and not just the page's.
    var isArticle = false
}

/// Finds the articles in a page's JSON-LD.
struct LinkedArticleReader {
    private let document: LinkedDocument
    private var byID: [String: LinkedValue] = [:]
    private var articles: [LinkedArticle] = []
    private var pages: [LinkedArticle] = []

    private static let articleTypes: Set<String> = [
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting",
        "TechArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting", "Report",
        "AdvertiserContentArticle", "SatiricalArticle", "Recipe", "Review", "CreativeWork",
    ]
    private static let pageTypes: Set<String> = ["WebPage", "ItemPage", "VideoObject", "FAQPage", "HowTo", "Event"]

    private init(_ document: LinkedDocument) {
        self.document = document
    }

    /// All articles of one script, those of an article's type first.
    static func articles(in bytes: [UInt8]) -> [LinkedArticle] {
        var reader = LinkedArticleReader(LinkedDocument(bytes))
        reader.collect()
        return reader.articles + reader.pages
    }

    /// Goes through all objects that can hold an article, without recursion.
    private mutating func collect() {
        var queue: [LinkedValue] = [document.root]
        var objects: [LinkedValue] = []
        var next = 0
        while next < queue.count, next < 5000 {
            let value = queue[next]
            next += 1
            switch value {
            case .list(let values): queue.append(contentsOf: values)
            case .object(let members):
                objects.append(value)
                if let id = document.string("@id", of: value), members.count > 1 { byID[id] = value }
                for key: StaticString in [
                    "@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item",
                ] {
                    if let inner = document.member(key, of: value) { queue.append(inner) }
                }
            default: break
            }
        }
        for object in objects {
            let types = document.list(document.member("@type", of: object)).compactMap { document.string($0) }
                .map { String($0.split(separator: "/").last ?? "") }
            if types.contains(where: { Self.articleTypes.contains($0) || $0.hasSuffix("Article") }) {
                var article = article(object)
                article.isArticle = !types.contains("CreativeWork")
                articles.append(article)
            } else if types.contains(where: { Self.pageTypes.contains($0) }) {
                pages.append(article(object))
            }
        }
    }

    private func article(_ object: LinkedValue) -> LinkedArticle {
        var article = LinkedArticle()
        article.headline = text("headline", object) ?? text("name", object)
        article.alternativeHeadline = text("alternativeHeadline", object)
        article.description = text("description", object)
        article.authors = names(document.member("author", of: object))
        if article.authors.isEmpty { article.authors = names(document.member("creator", of: object)) }
        article.published =
            document.string("datePublished", of: object) ?? document.string("dateCreated", of: object)
            ?? document.string("uploadDate", of: object)
        article.modified = document.string("dateModified", of: object)
        article.publisher = names(document.member("publisher", of: object)).first
        article.language =
            document.string("inLanguage", of: object)
            ?? document.member("inLanguage", of: object).flatMap { text("alternateName", $0) ?? text("name", $0) }
        article.url = document.string("url", of: object)
        if case .object = document.member("mainEntityOfPage", of: object),
            let page = document.member("mainEntityOfPage", of: object), article.url == nil
        {
            article.url = document.string("@id", of: page)
        }
        if case .string(let range)? = document.member("articleBody", of: object) {
            article.body = document.unescaped(range)
        } else if case .string(let range)? = document.member("text", of: object) {
            article.body = document.unescaped(range)
        }
        for key: StaticString in ["isBasedOn", "isBasedOnUrl", "citation"] {
            for source in document.list(document.member(key, of: object)) {
                if let address = document.string(source) ?? document.string("url", of: source)
                    ?? document.string("@id", of: source)
                {
                    article.sources.append(address)
                }
            }
        }
        return article
    }

    /// A string as a reader would see it: pages put HTML and its entities into JSON.
    private func text(_ key: StaticString, _ object: LinkedValue) -> String? {
        guard let raw = document.string(key, of: object) else { return nil }
        let plain = MarkupText.plain(raw)
        return plain.isEmpty ? nil : plain
    }

    /// Names of persons or organizations: strings, objects with a name, references, and lists of these.
    private func names(_ value: LinkedValue?) -> [String] {
        var result: [String] = []
        for entry in document.list(value) {
            var object = entry
            if case .object = entry, document.member("name", of: entry) == nil,
                let id = document.string("@id", of: entry), let known = byID[id]
            {
                object = known
            }
            if case .string = object {
                if let name = document.string(object) { result.append(MarkupText.plain(name)) }
            } else {
                for name in document.list(document.member("name", of: object)) {
                    if let name = document.string(name) { result.append(MarkupText.plain(name)) }
                }
            }
        }
        return result.filter { !$0.isEmpty }
    }
}
