/// An article as it was read: its own words, its metadata, and where it came from.
///
/// This is the one thing that the reasoning about sources reads. `text` is in normalization form C, its paragraphs
/// are separated by one blank line (`\n\n`), and every span counts its Unicode scalar values. Encoded, it has the
/// shape of `sourcier extract`; absent values are left out.
public struct Article: Sendable, Hashable {
    /// Where the page was found, if that is known.
    public var url: WebAddress?
    /// The address that the page gives as its own (`rel=canonical` or its kin).
    public var canonicalURL: WebAddress?
    public var siteName: String?
    /// The headline, without the site's name.
    public var title: String?
    public var authors: [String]
    public var published: NewsDate?
    public var modified: NewsDate?
    /// ISO 639-1 where there is one (`fr`, `de`, `en`).
    public var language: String?
    public var text: String
    public var paragraphs: [TextSpan]
    public var links: [ArticleLink]
    public var credits: [ArticleCredit]
    /// Addresses that the page's metadata name as its source (`isBasedOn`, `citation`, `original-source`,
    /// `syndication-source`).
    public var declaredSources: [WebAddress]

    public init(
        url: WebAddress? = nil, canonicalURL: WebAddress? = nil, siteName: String? = nil, title: String? = nil,
        authors: [String] = [], published: NewsDate? = nil, modified: NewsDate? = nil, language: String? = nil,
        text: String, paragraphs: [TextSpan], links: [ArticleLink] = [], credits: [ArticleCredit] = [],
        declaredSources: [WebAddress] = []
    ) {
        self.url = url
        self.canonicalURL = canonicalURL
        self.siteName = siteName
        self.title = title
        self.authors = authors
        self.published = published
        self.modified = modified
        self.language = language
        self.text = text
        self.paragraphs = paragraphs
        self.links = links
        self.credits = credits
        self.declaredSources = declaredSources
    }

    /// The address by which the article is known: the canonical one, else where it was found.
    public var address: WebAddress? { canonicalURL ?? url }
}

/// A link in an article's text.
public struct ArticleLink: Sendable, Hashable, Codable {
    /// The target, resolved where a base is known, else as written.
    public var href: String
    /// The words of the text that carry the link.
    public var text: String
    public var span: TextSpan

    public init(href: String, text: String, span: TextSpan) {
        self.href = href
        self.text = text
        self.span = span
    }
}

/// An agency sign, a byline's agency or a "with material from" line, wherever the page shows it.
public struct ArticleCredit: Sendable, Hashable, Codable {
    /// The words as they stand on the page.
    public var text: String
    /// The agency's name as the page writes it.
    public var agency: String?
    /// Where it stands in the article's text; `nil` where it stands outside of it.
    public var span: TextSpan?

    public init(text: String, agency: String? = nil, span: TextSpan? = nil) {
        self.text = text
        self.agency = agency
        self.span = span
    }
}
