/// Finds the articles in a page's JSON-LD.
struct LinkedArticleReader {
    private var byID: [String: JSONValue] = [:]
    private var articles: [LinkedArticle] = []
    private var pages: [LinkedArticle] = []

    private static let articleTypes: Set<String> = [
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting",
        "TechArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting", "Report",
        "AdvertiserContentArticle", "SatiricalArticle", "Recipe", "Review", "CreativeWork",
    ]
    private static let pageTypes: Set<String> = ["WebPage", "ItemPage", "VideoObject", "FAQPage", "HowTo", "Event"]
    /// Members in which an article may lie.
    private static let holders = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"]
    private static let mostObjects = 5000

    /// All articles of one script, those of an article's type first.
    static func articles(in bytes: [UInt8]) -> [LinkedArticle] {
        guard let root = JSONReader.read(bytes)?.value else { return [] }
        var reader = LinkedArticleReader()
        reader.collect(root)
        return reader.articles + reader.pages
    }

    /// Goes through all objects that can hold an article, without recursion.
    private mutating func collect(_ root: JSONValue) {
        var queue: [JSONValue] = [root]
        var objects: [JSONValue] = []
        var next = 0
        while next < queue.count, next < Self.mostObjects {
            let value = queue[next]
            next += 1
            switch value {
            case .array(let elements): queue.append(contentsOf: elements)
            case .object(let members):
                objects.append(value)
                if let id = value["@id"]?.text, members.count > 1 { byID[id] = value }
                for holder in Self.holders {
                    if let inner = value[holder] { queue.append(inner) }
                }
            default: break
            }
        }
        for object in objects {
            let types = Self.list(object["@type"]).compactMap(\.text).map {
                String($0.split(separator: "/").last ?? "")
            }
            if types.contains(where: { Self.articleTypes.contains($0) || $0.hasSuffix("Article") }) {
                var article = article(object)
                article.isArticle = !types.contains("CreativeWork")
                articles.append(article)
            } else if types.contains(where: { Self.pageTypes.contains($0) }) {
                pages.append(article(object))
            }
        }
    }

    private func article(_ object: JSONValue) -> LinkedArticle {
        var article = LinkedArticle()
        article.headline = Self.plain(object["headline"]) ?? Self.plain(object["name"])
        article.alternativeHeadline = Self.plain(object["alternativeHeadline"])
        article.description = Self.plain(object["description"])
        article.authors = names(object["author"])
        if article.authors.isEmpty { article.authors = names(object["creator"]) }
        article.published =
            Self.text(object["datePublished"]) ?? Self.text(object["dateCreated"])
            ?? Self.text(object["uploadDate"])
        article.modified = Self.text(object["dateModified"])
        article.publisher = names(object["publisher"]).first
        article.language =
            Self.text(object["inLanguage"])
            ?? object["inLanguage"].flatMap { Self.text($0["alternateName"]) ?? Self.text($0["name"]) }
        article.url = Self.text(object["url"]) ?? object["mainEntityOfPage"].flatMap { Self.text($0["@id"]) }
        for key in ["articleBody", "text"] where article.body.isEmpty {
            if case .string(let body)? = object[key] { article.body = Array(body.utf8) }
        }
        for key in ["isBasedOn", "isBasedOnUrl", "citation"] {
            for source in Self.list(object[key]) {
                if let address = source.text ?? Self.text(source["url"]) ?? Self.text(source["@id"]) {
                    article.sources.append(address)
                }
            }
        }
        return article
    }

    /// More names than these, or longer ones, are a flood.
    private static let mostNames = 60
    private static let longestName = 1000

    /// Names of persons or organizations: strings, objects with a name, references, and lists of these.
    private func names(_ value: JSONValue?) -> [String] {
        var result: [String] = []
        for entry in Self.list(value) {
            var object = entry
            if entry["name"] == nil, let id = entry["@id"]?.text, let known = byID[id] { object = known }
            if let name = object.text {
                result.append(MarkupText.plain(name))
            } else {
                result += Self.list(object["name"]).compactMap(\.text).map { MarkupText.plain($0) }
            }
        }
        return Array(result.lazy.filter { !$0.isEmpty && $0.utf8.count <= Self.longestName }.prefix(Self.mostNames))
    }

    /// A value as a list: itself where it is none.
    private static func list(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case .array(let elements): elements
        case nil, .null: []
        case .some(let single): [single]
        }
    }

    /// A text, or the first of several.
    private static func text(_ value: JSONValue?) -> String? {
        value?.text ?? value?.elements.first?.text
    }

    /// A text as a reader would see it: pages put HTML and its entities into JSON.
    private static func plain(_ value: JSONValue?) -> String? {
        guard let raw = text(value) else { return nil }
        let plain = MarkupText.plain(raw)
        return plain.isEmpty ? nil : plain
    }
}
