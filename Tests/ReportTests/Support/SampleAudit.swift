import Foundation
import Ingestion
import Ledger
import Newsroom
import Provenance

/// An audit of a made-up article, and whatever a test wants to change in it.
enum SampleAudit {
    static let text = "Le maire veut partir, selon la Gazette.\n\n„Nie!“ — sagte 👩🏽‍⚖️ e\u{301}le\u{300}ve.\n\nFin."

    static func span(of words: String, in text: String = text) -> TextSpan? {
        guard let range = text.range(of: words) else { return nil }
        let scalars = text.unicodeScalars
        let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
        return TextSpan(start, start + words.unicodeScalars.count)
    }

    static func mention(_ words: String, in text: String = text) -> Mention {
        Mention(text: words, span: span(of: words, in: text))
    }

    static func article(title: String = "Le maire", text: String = text) -> Article {
        var paragraphs: [TextSpan] = []
        for part in text.components(separatedBy: "\n\n") {
            if let span = span(of: part, in: text) { paragraphs.append(span) }
        }
        return Article(
            url: WebAddress("https://journal.example/maire"), title: title, authors: ["A. <b>Uteur"], language: "fr",
            text: text, paragraphs: paragraphs)
    }

    static func attribution(outlet: String = "gazette.example", name: String = "La Gazette") -> Attribution {
        Attribution(
            role: .attribution, kind: .outlet, source: mention("la Gazette"), cue: mention("selon"),
            content: [mention("Le maire veut partir")],
            outlet: OutletReference(id: OutletID(outlet), name: name, matched: .name), quotation: .indirect,
            confidence: 0.9, rule: "fr.selon")
    }

    static func audit(
        title: String = "Le maire", attributions: [Attribution] = [attribution()], chains: [Chain] = [],
        findings: [Finding] = []
    ) -> Audit {
        let citations = attributions.enumerated().map { HeldCitation(entry: Int64(-1 - $0), attribution: $1) }
        return Audit(article: article(title: title), citations: citations, chains: chains, findings: findings)
    }
}
