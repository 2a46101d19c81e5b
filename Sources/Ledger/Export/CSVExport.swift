import Ingestion
import Provenance

/// Writes a row a citation (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180), of the newest version of each article.
struct CSVExport {
    let reader: any LedgerReader
    let sink: TextSink

    private static let columns = [
        "attribution", "article", "url", "outlet", "published", "role", "kind", "source", "cue", "content",
        "cited_outlet",
        "speaker", "cited_through", "href", "quotation", "confidence", "rule", "cited_article", "cited_url", "via",
        "resolution_confidence",
    ]

    func write() throws {
        try row(Self.columns)
        for article in try reader.allArticles() {
            for citation in try reader.citations(of: article.id) { try write(citation, of: article) }
        }
    }

    private func write(_ citation: HeldCitation, of article: HeldArticle) throws {
        let (attribution, resolution) = (citation.attribution, citation.resolution)
        let cited = try resolution.flatMap { try reader.article($0.article) }
        try row([
            "\(citation.entry)", article.id.description, article.address.string, article.outlet?.rawValue,
            article.published?.description, attribution.role.rawValue, attribution.kind.rawValue,
            attribution.source?.text, attribution.cue?.text,
            attribution.content.isEmpty ? nil : attribution.content.map(\.text).joined(separator: " … "),
            attribution.outlet?.id.rawValue, attribution.speaker?.name, attribution.citedThrough?.rawValue,
            attribution.href, attribution.quotation?.rawValue, "\(attribution.confidence)", attribution.rule,
            cited?.id.description, cited?.address.string, resolution?.via.rawValue,
            resolution.map { "\($0.confidence)" },
        ])
    }

    private func row(_ fields: [String?]) throws {
        try sink.put(fields.map { Self.field($0 ?? "") }.joined(separator: ",") + "\r\n")
    }

    private static func field(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        guard needsQuotes else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
