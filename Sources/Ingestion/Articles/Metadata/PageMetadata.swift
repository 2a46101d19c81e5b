/// What the head of a page and its structured data say, before anything is chosen among it.
struct PageMetadata: Sendable {
    /// `meta` values by name or property, in lower case; the first one counts.
    private(set) var meta: [String: String] = [:]
    private(set) var metaAuthors: [String] = []
    private(set) var documentTitle: String?
    private(set) var canonical: String?
    private(set) var base: String?
    private(set) var htmlLanguage: String?
    /// `h1` elements with words, in order.
    private(set) var headings: [(node: Int, text: String)] = []
    /// The first `h2` elements with words.
    private(set) var subheadings: [String] = []
    /// `time` elements and what carries a date by `itemprop`, in order.
    private(set) var times: [(node: Int, value: String, property: String?)] = []
    /// Elements that name an author, in order.
    private(set) var bylines: [Byline] = []
    /// Elements that call themselves headlines, but for first-level headings.
    private(set) var titled: [(node: Int, text: String)] = []
    private(set) var siteNames: [String] = []
    /// The article of the page's JSON-LD.
    private(set) var linked: LinkedArticle?

    private static let authorNames: Set<String> = [
        "author", "article:author", "dc.creator", "dcterms.creator", "dc:creator", "parsely-author", "sailthru.author",
        "byl", "authors", "cxenseparse:author", "article:author_name", "og:article:author", "citation_author",
        "twitter:data1.author", "article.author", "mediator_author", "creator",
    ]
    /// More authors than these, or longer lists of them, are a flood.
    private static let mostAuthors = 60
    private static let longestAuthor = 1000
    private static let mostHeadings = 40
    private static let mostTimes = 200
    private static let mostTitled = 12
    /// So many elements that name themselves headlines or bylines are looked at: nests of them hold the same text.
    private static let mostNamed = 600
    private var named = 0
    /// The byline that reaches furthest of those read so far.
    private var outerByline: Byline?

    init(_ page: HTMLPage, _ labels: PageLabels) {
        for index in page.nodes.indices {
            switch page.nodes[index].name {
            case .text: continue
            case .meta: readMeta(page, index)
            case .link: readLink(page, index)
            case .title: if documentTitle == nil { documentTitle = nonEmpty(page.plainText(of: index)) }
            case .base: if base == nil { base = page.string(index, .href) }
            case .html: htmlLanguage = page.string(index, .lang) ?? page.string(index, .xmlLang)
            case .h1 where headings.count < Self.mostHeadings:
                if let text = nonEmpty(page.plainText(of: index)) { headings.append((index, text)) }
            case .h2 where subheadings.count < 4:
                if let text = nonEmpty(page.plainText(of: index)) { subheadings.append(text) }
                readElement(page, index, labels)
            default: readElement(page, index, labels)
            }
        }
        readLinkedData(page)
    }

    /// The first of several `meta` values that there is.
    func first(_ names: String...) -> String? {
        for name in names {
            if let value = meta[name] { return value }
        }
        return nil
    }

    private mutating func readMeta(_ page: HTMLPage, _ index: Int) {
        guard let content = page.string(index, .content) else { return }
        for name: HTMLAttributeName in [.property, .name, .itemprop] {
            guard let key = page.string(index, name)?.lowercased() else { continue }
            if Self.authorNames.contains(key), metaAuthors.count < Self.mostAuthors,
                content.utf8.count <= Self.longestAuthor
            {
                metaAuthors.append(MarkupText.plain(content))
            }
            if name == .itemprop, key == "datepublished" || key == "datemodified" {
                times.append((index, content, key))
            }
            if meta[key] == nil { meta[key] = MarkupText.plain(content) }
        }
    }

    private mutating func readLink(_ page: HTMLPage, _ index: Int) {
        guard canonical == nil, let relation = page.value(index, .rel),
            relation.trimmed.equalsIgnoringCase("canonical")
        else { return }
        canonical = page.string(index, .href)
    }

    private mutating func readElement(_ page: HTMLPage, _ index: Int, _ labels: PageLabels) {
        let node = page.nodes[index]
        guard node.attributeCount > 0 else { return }
        let property = page.string(index, .itemprop)?.lowercased()
        if times.count < Self.mostTimes {
            if node.name == .time {
                let value = page.string(index, .datetime) ?? page.string(index, .content)
                if let value = value ?? nonEmpty(page.plainText(of: index)) { times.append((index, value, property)) }
            } else if property == "datepublished" || property == "datemodified" {
                let value = page.string(index, .content) ?? page.string(index, .datetime)
                if let value = value ?? nonEmpty(page.plainText(of: index)) { times.append((index, value, property)) }
            }
        }
        let own = labels.own[index]
        if !own.isDisjoint(with: [.headline, .byline]) { named += 1 }
        guard named < Self.mostNamed else { return }
        if own.contains(.headline), titled.count < Self.mostTitled, page.textRange(of: index).count < 400,
            let text = nonEmpty(page.plainText(of: index))
        {
            titled.append((index, text))
        }
        guard bylines.count < Byline.most else { return }
        if let byline = Byline(
            page, index, property: property, labels: own, outer: outerByline, mayLink: !headings.isEmpty)
        {
            bylines.append(byline)
            if byline.end > outerByline?.end ?? 0 { outerByline = byline }
        }
    }

    private mutating func readLinkedData(_ page: HTMLPage) {
        var found: [LinkedArticle] = []
        for script in page.scripts where script.isLinkedData && script.end - script.start < 4 << 20 {
            guard found.count < 50 else { break }
            found += LinkedArticleReader.articles(in: Array(page.source[Int(script.start)..<Int(script.end)]))
        }
        guard !found.isEmpty else { return }
        let titles = ([first("og:title", "twitter:title"), documentTitle].compactMap { $0 } + headings.map(\.text))
            .map { ComparisonKey.of($0) }
        func fits(_ article: LinkedArticle) -> Bool {
            guard let headline = article.headline else { return false }
            let key = ComparisonKey.of(headline)
            return key.count > 8 && titles.contains { $0.starts(with: key) || key.starts(with: $0) && $0.count > 8 }
        }
        let articles = found.filter(\.isArticle)
        linked = articles.first(where: fits) ?? articles.first ?? found.first(where: fits) ?? found.first
        if articles.isEmpty { linked?.body = [] }
        if let publisher = found.compactMap(\.publisher).first { siteNames.append(publisher) }
    }

    private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
