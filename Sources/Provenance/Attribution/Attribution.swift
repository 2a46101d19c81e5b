public import Ingestion

/// A place where an article lays a claim to somebody or something other than its own reporting.
///
/// Spans count Unicode scalars of the article's text. Every attribution names the rule that made it.
public struct Attribution: Sendable, Hashable {
    public enum Role: String, Sendable, Hashable, Codable {
        /// A claim is laid to a source.
        case attribution
        /// A byline, dateline or agency sign.
        case credit
        /// A link to another outlet's article, with no cue.
        case link
    }

    public enum Quotation: String, Sendable, Hashable, Codable {
        case direct, mixed, indirect
    }

    public var role: Role
    public var kind: SourceKind
    public var source: Mention?
    public var cue: Mention?
    public var content: [Mention]
    /// Who it is, for the kinds outlet, agency and platform.
    public var outlet: OutletReference?
    public var speaker: Speaker?
    /// The words that name an organization or a document where a pronoun stands for it.
    public var referent: Mention?
    /// The outlet or agency by way of which the source is cited.
    public var citedThrough: OutletID?
    /// The link at the claim, resolved.
    public var href: String?
    /// Absent for a credit.
    public var quotation: Quotation?
    /// From 0 to 1.
    public var confidence: Double
    /// The name of the rule that made it (`fr.selon`).
    public var rule: String

    public init(
        role: Role, kind: SourceKind, source: Mention? = nil, cue: Mention? = nil, content: [Mention] = [],
        outlet: OutletReference? = nil, speaker: Speaker? = nil, citedThrough: OutletID? = nil, href: String? = nil,
        quotation: Quotation? = nil, confidence: Double, rule: String
    ) {
        self.role = role
        self.kind = kind
        self.source = source
        self.cue = cue
        self.content = content
        self.outlet = outlet
        self.speaker = speaker
        self.citedThrough = citedThrough
        self.href = href
        self.quotation = quotation
        self.confidence = confidence
        self.rule = rule
    }
}

/// What a source is, by the annotation guide.
public enum SourceKind: String, Sendable, Hashable, Codable, CaseIterable {
    case outlet, agency, person, organization, document, platform, anonymous, media
}

/// Words of an article. `span` is `nil` for a credit that stands outside of the text.
public struct Mention: Sendable, Hashable {
    public var text: String
    public var span: TextSpan?

    public init(text: String, span: TextSpan?) {
        self.text = text
        self.span = span
    }
}

/// An outlet as an attribution names it.
public struct OutletReference: Sendable, Hashable {
    /// How the words were matched to it.
    public enum Match: String, Sendable, Hashable, Codable {
        case domain, name, alias, link, translation, unknown
    }

    public var id: OutletID
    public var name: String?
    public var matched: Match

    public init(id: OutletID, name: String? = nil, matched: Match) {
        self.id = id
        self.name = name
        self.matched = matched
    }
}

/// A person who speaks, by full name.
public struct Speaker: Sendable, Hashable {
    public var name: String
    /// Where the article writes that full name.
    public var nameSpan: TextSpan?
    public var role: String?
    public var roleSpan: TextSpan?

    public init(name: String, nameSpan: TextSpan? = nil, role: String? = nil, roleSpan: TextSpan? = nil) {
        self.name = name
        self.nameSpan = nameSpan
        self.role = role
        self.roleSpan = roleSpan
    }
}
