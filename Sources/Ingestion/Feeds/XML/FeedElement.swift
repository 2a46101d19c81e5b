/// What an element of a feed is, whatever its prefix.
enum FeedElement: UInt8 {
    /// Of no known vocabulary.
    case foreign
    // Structure.
    case rss, rdf, feed, channel, item, author, image, source, sitemap, location
    // Text of feeds and items.
    case title, link, description, summary, content, subtitle, id, guid, category, rights, language
    case published, updated, issued, created, name, address, email, logo, icon
    case enclosure, timeToLive, managingEditor, cloud, skips, hour, day
    // Modules.
    case encoded, xhtmlBody, dcTitle, dcCreator, dcDate, dcSubject, dcDescription, dcLanguage, dcSource, dcRights
    case termsIssued, termsCreated, termsModified
    case atomLink, atomTitle, atomID, atomAuthor
    case mediaContent, mediaGroup, mediaThumbnail, mediaTitle, mediaDescription, mediaKeywords, mediaCategory
    case itunesAuthor, itunesDuration, itunesImage, itunesKeywords, itunesCategory, itunesSummary, itunesSubtitle
    case itunesTitle
    case updatePeriod, updateFrequency
    case news, newsDate, newsTitle, newsKeywords, newsLanguage, newsPublication, sitemapImage, sitemapImageLocation
}

/// The vocabularies that elements of feeds come from.
enum FeedVocabulary {
    case core, atom, rdf, dublinCore, terms, content, media, itunes, syndication, xhtml, xml, news, sitemapImage
    case sitemap, other

    /// Recognizes a vocabulary by its namespace; where a prefix was never declared, by the prefix.
    init(namespace: String, prefix: String) {
        let key = namespace.isEmpty ? prefix : namespace
        if let known = Self.table[key] {
            self = known
        } else if let known = Self.table[key.lowercased().trimmedSlashes] {
            self = known
        } else {
            self = namespace.isEmpty && prefix.isEmpty ? .core : .other
        }
    }

    private static let table: [String: FeedVocabulary] = [
        "http://www.w3.org/2005/atom": .atom, "http://www.w3.org/2005/Atom": .atom, "atom": .atom, "a10": .atom,
        "http://purl.org/atom/ns#": .atom, "http://purl.org/atom/ns": .atom, "http://example.com/newformat#": .atom,
        "http://example.com/necho": .atom, "http://purl.org/echo": .atom, "uri/of/echo/namespace#": .atom,
        "http://purl.org/pie": .atom, "http://purl.org/net/rss1.1#": .core,
        "http://purl.org/rss/1.0": .core, "http://my.netscape.com/rdf/simple/0.9": .core,
        "http://channel.netscape.com/rdf/simple/0.9": .core, "http://purl.org/rss/1.0/modules/rss091#": .core,
        "http://purl.org/rss/1.0/modules/rss091": .core, "http://backend.userland.com/rss": .core,
        "http://backend.userland.com/rss2": .core, "http://backend.userland.com/rss091": .core,
        "http://blogs.law.harvard.edu/tech/rss": .core, "http://cyber.law.harvard.edu/rss": .core,
        "http://www.rssboard.org/rss-specification": .core, "http://rssnamespace.org/feeds/rss": .core,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf, "rdf": .rdf,
        "http://purl.org/dc/elements/1.1": .dublinCore, "http://purl.org/dc/elements/1.0": .dublinCore,
        "dc": .dublinCore, "http://purl.org/dc/terms": .terms, "dcterms": .terms,
        "http://purl.org/rss/1.0/modules/content": .content, "content": .content,
        "http://search.yahoo.com/mrss": .media, "http://search.yahoo.com/mrss/": .media,
        "https://search.yahoo.com/mrss": .media, "http://video.search.yahoo.com/mrss": .media,
        "http://www.rssboard.org/media-rss": .media, "http://tools.search.yahoo.com/mrss": .media, "media": .media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes, "https://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
        "http://www.itunes.com/dtds/podcast-1.0.dtd/": .itunes, "http://example.com/dtds/podcast-1.0.dtd": .itunes,
        "itunes": .itunes,
        "http://purl.org/rss/1.0/modules/syndication": .syndication, "sy": .syndication,
        "http://www.w3.org/1999/xhtml": .xhtml, "xhtml": .xhtml, "http://www.w3.org/xml/1998/namespace": .xml,
        "http://www.google.com/schemas/sitemap-news/0.9": .news, "news": .news,
        "https://www.google.com/schemas/sitemap-news/0.9": .news,
        "http://www.google.com/schemas/sitemap-image/1.1": .sitemapImage,
        "http://www.sitemaps.org/schemas/sitemap/0.9": .sitemap,
        "https://www.sitemaps.org/schemas/sitemap/0.9": .sitemap,
        "http://www.google.com/schemas/sitemap/0.84": .sitemap, "http://www.google.com/schemas/sitemap/0.9": .sitemap,
    ]
}

extension String {
    /// The text without slashes at its end.
    fileprivate var trimmedSlashes: String {
        var text = self[...]
        while text.hasSuffix("/") { text.removeLast() }
        return String(text)
    }
}

extension FeedElement {
    /// Finds what a name means.
    ///
    /// - Parameters:
    ///   - name: the element's name.
    ///   - vocabulary: the one that the name is of.
    ///   - own: the namespace of the feed's own elements, where that is none of the known ones.
    ///   - isAtom: whether the feed is an Atom feed, so that Atom's elements are its own.
    ///   - isSitemap: whether it is a sitemap, which may have left its namespace out.
    init(_ name: XMLName, vocabulary: FeedVocabulary, own: String?, isAtom: Bool, isSitemap: Bool) {
        var vocabulary = vocabulary
        if vocabulary == .other, let own, name.namespace == own { vocabulary = .core }
        if vocabulary == .core, isSitemap { vocabulary = .sitemap }
        if vocabulary == .atom, !isAtom, let element = Self.atomInRSS[name.local] {
            self = element
            return
        }
        self = Self.table(of: vocabulary)?[name.local] ?? .foreign
    }

    /// Atom's elements in RSS stand behind RSS's own.
    private static let atomInRSS: FeedNameTable<FeedElement> = [
        "link": .atomLink, "title": .atomTitle, "id": .atomID, "author": .atomAuthor, "feed": .feed, "entry": .foreign,
        "source": .foreign,
    ]

    private static func table(of vocabulary: FeedVocabulary) -> FeedNameTable<FeedElement>? {
        switch vocabulary {
        case .core, .atom: core
        case .rdf: rdfNames
        case .dublinCore: dublinCoreNames
        case .terms: termsNames
        case .content: contentNames
        case .media: mediaNames
        case .itunes: itunesNames
        case .syndication: syndicationNames
        case .xhtml: xhtmlNames
        case .sitemap: sitemapNames
        case .news: newsNames
        case .sitemapImage: sitemapImageNames
        case .xml, .other: nil
        }
    }

    private static let rdfNames: FeedNameTable<FeedElement> = ["rdf": .rdf]
    private static let dublinCoreNames: FeedNameTable<FeedElement> = [
        "title": .dcTitle, "creator": .dcCreator, "author": .dcCreator, "date": .dcDate, "subject": .dcSubject,
        "description": .dcDescription, "language": .dcLanguage, "source": .dcSource, "rights": .dcRights,
    ]
    private static let termsNames: FeedNameTable<FeedElement> = [
        "issued": .termsIssued, "created": .termsCreated, "modified": .termsModified, "creator": .dcCreator,
        "abstract": .dcDescription, "rights": .dcRights, "language": .dcLanguage, "available": .termsIssued,
    ]
    private static let contentNames: FeedNameTable<FeedElement> = ["encoded": .encoded]
    private static let mediaNames: FeedNameTable<FeedElement> = [
        "content": .mediaContent, "group": .mediaGroup, "thumbnail": .mediaThumbnail, "title": .mediaTitle,
        "description": .mediaDescription, "keywords": .mediaKeywords, "category": .mediaCategory,
    ]
    private static let itunesNames: FeedNameTable<FeedElement> = [
        "author": .itunesAuthor, "duration": .itunesDuration, "image": .itunesImage, "keywords": .itunesKeywords,
        "category": .itunesCategory, "summary": .itunesSummary, "subtitle": .itunesSubtitle, "title": .itunesTitle,
    ]
    private static let syndicationNames: FeedNameTable<FeedElement> = [
        "updateperiod": .updatePeriod, "updatefrequency": .updateFrequency,
    ]
    private static let xhtmlNames: FeedNameTable<FeedElement> = ["body": .xhtmlBody, "div": .xhtmlBody]
    private static let sitemapNames: FeedNameTable<FeedElement> = [
        "urlset": .sitemap, "url": .item, "loc": .location, "lastmod": .updated,
    ]
    private static let newsNames: FeedNameTable<FeedElement> = [
        "news": .news, "publication_date": .newsDate, "title": .newsTitle, "keywords": .newsKeywords,
        "publication": .newsPublication, "language": .newsLanguage,
    ]
    private static let sitemapImageNames: FeedNameTable<FeedElement> = [
        "image": .sitemapImage, "loc": .sitemapImageLocation,
    ]

    private static let core: FeedNameTable<FeedElement> = [
        "rss": .rss, "rdf": .rdf, "feed": .feed, "channel": .channel, "item": .item, "entry": .item,
        "title": .title, "link": .link, "description": .description, "summary": .summary, "content": .content,
        "fullitem": .content, "subtitle": .subtitle, "tagline": .subtitle, "id": .id, "guid": .guid,
        "category": .category, "rights": .rights, "copyright": .rights, "language": .language, "pubdate": .published,
        "published": .published, "issued": .issued, "created": .created, "updated": .updated, "modified": .updated,
        "author": .author, "name": .name, "uri": .address, "url": .address, "homepage": .address, "email": .email,
        "image": .image, "logo": .logo, "icon": .icon, "enclosure": .enclosure, "source": .source,
        "ttl": .timeToLive, "skiphours": .skips, "skipdays": .skips, "hour": .hour, "day": .day,
        "managingeditor": .managingEditor, "cloud": .cloud, "body": .xhtmlBody,
        "urlset": .sitemap,
    ]
}

/// What an attribute of a feed's element is.
enum FeedAttribute: UInt8 {
    case other, base, language, href, rel, type, url, length, version, permalink, mode, term, label, text, resource
    case about, medium, fileSize, duration, title, source, domain, port, path

    init(_ name: XMLName) {
        if name.prefix == "xml" || name.namespace == "http://www.w3.org/XML/1998/namespace" {
            let local = TagName(lowercasing: name.local)
            self = local == "base" ? .base : local == "lang" ? .language : .other
            return
        }
        self = Self.table[name.local] ?? .other
    }

    private static let table: FeedNameTable<FeedAttribute> = [
        "href": .href, "rel": .rel, "type": .type, "url": .url, "length": .length, "version": .version,
        "ispermalink": .permalink, "mode": .mode, "term": .term, "label": .label, "text": .text,
        "resource": .resource, "about": .about, "medium": .medium, "filesize": .fileSize, "duration": .duration,
        "title": .title, "src": .source, "domain": .domain, "port": .port, "path": .path,
    ]
}
