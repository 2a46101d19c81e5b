import FoundationEssentials
import Ingestion
public import Newsroom
public import Provenance

/// An audit in the vocabulary of schema.org, as JSON-LD (https://schema.org/Report, https://schema.org/Claim).
public enum StructuredData {
    /// The object as JSON that may stand within a `script` element.
    public static func json(_ dossier: AuditDossier, name: (OutletID) -> String?) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Report(dossier, name: name)) else { return "{}" }
        // "<" begins an end tag or a comment, and the others end a line in old scripts.
        return String(decoding: data, as: UTF8.self)
            .replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
            .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
    }

    private struct Thing: Encodable {
        var type: String
        var name: String?
        var url: String?

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case name, url
        }
    }

    private struct Statement: Encodable {
        /// A quotation where the words stand between quotation marks, else a claim.
        var type: String
        var identifier: String
        var text: String
        var creator: Thing?
        var isBasedOn: String?

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case identifier, text, creator, isBasedOn
        }
    }

    private struct NewsArticle: Encodable {
        var type = "NewsArticle"
        var headline: String?
        var url: String?
        var datePublished: String?
        var dateModified: String?
        var inLanguage: String?
        var author: [Thing]?
        var publisher: Thing?
        var citation: [Thing]?
        var hasPart: [Statement]?

        enum CodingKeys: String, CodingKey {
            case type = "@type"
            case headline, url, datePublished, dateModified, inLanguage, author, publisher, citation, hasPart
        }
    }

    private struct Report: Encodable {
        var context = "https://schema.org"
        var type = "Report"
        var name: String
        var about: NewsArticle

        enum CodingKeys: String, CodingKey {
            case context = "@context"
            case type = "@type"
            case name, about
        }

        init(_ dossier: AuditDossier, name outletName: (OutletID) -> String?) {
            let audit = dossier.audit
            let article = audit.article
            var about = NewsArticle()
            about.headline = article.title
            about.url = article.address?.string
            about.datePublished = article.published?.description
            about.dateModified = article.modified?.description
            about.inLanguage = article.language
            if !article.authors.isEmpty { about.author = article.authors.map { Thing(type: "Person", name: $0) } }
            if let site = article.siteName { about.publisher = Thing(type: "NewsMediaOrganization", name: site) }
            let sources = audit.sources.map { source in
                let label = source.identity.name ?? source.identity.id
                let first = source.attributions.first.map { audit.citations[$0].attribution }
                return Thing(type: StructuredData.type(of: source.identity.kind), name: label, url: first?.href)
            }
            if !sources.isEmpty { about.citation = sources }
            var parts: [Statement] = []
            for (index, citation) in audit.citations.enumerated() where citation.attribution.role == .attribution {
                let attribution = citation.attribution
                guard !attribution.content.isEmpty else { continue }
                let identity = attribution.identity
                parts.append(
                    Statement(
                        type: attribution.quotation == .direct ? "Quotation" : "Claim",
                        identifier: Audit.attributionID(index),
                        text: attribution.content.map(\.text).joined(separator: " … "),
                        creator: Thing(
                            type: StructuredData.type(of: identity.kind), name: identity.name ?? identity.id),
                        isBasedOn: attribution.href))
            }
            if !parts.isEmpty { about.hasPart = parts }
            self.name = "Sources: " + (article.title ?? article.address?.string ?? "")
            self.about = about
        }
    }

    private static func type(of kind: SourceKind) -> String {
        switch kind {
        case .outlet, .agency, .media: "NewsMediaOrganization"
        case .organization, .platform: "Organization"
        case .person, .anonymous: "Person"
        case .document: "CreativeWork"
        }
    }
}
