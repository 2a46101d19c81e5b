import Foundation
import Ingestion
import Ledger
import Provenance

/// Articles and their entries, made up for tests.
struct SampleArticle {
    var url: String
    var title: String
    var text: String
    var published: NewsDate?
    var language = "fr"
    var outlet = OutletID("lejournal.example")

    init(_ url: String, title: String, text: String, published: String? = nil) {
        self.url = url
        self.title = title
        self.text = text
        self.published = published.flatMap { NewsDate(parsing: $0) }
    }

    var article: Article {
        Article(
            url: WebAddress(url), title: title, published: published, language: language, text: text,
            paragraphs: [TextSpan(0, text.unicodeScalars.count)])
    }
}

extension LedgerReader {
    func id(at url: String) throws -> ArticleID? { try WebAddress(url).flatMap { try article(at: $0)?.id } }
}

extension LedgerWriter {
    /// Appends the capture and the article, and returns the article's entry.
    func take(
        _ sample: SampleArticle, asked: String? = nil, final: String? = nil, version: Int = 1, previous: Int64? = nil
    ) throws -> Int64 {
        let document = Array(try JSONEncoder().encode(sample.article))
        let capture = try append(
            .capture(
                CaptureRecord(
                    url: asked ?? sample.url, finalURL: final, status: 200,
                    payload: try store(Array("<p>\(sample.text)</p>".utf8)))))
        return try append(
            .article(
                ArticleRecord(
                    capture: capture, url: sample.url, outlet: sample.outlet, published: sample.published,
                    language: sample.language, version: version, previous: previous,
                    text: try store(Array(sample.text.utf8)), document: try store(document), extractor: "test/1")))
    }
}

extension Attribution {
    /// An attribution to an outlet whose name stands in the text.
    static func outlet(_ id: String, named name: String, in text: String) -> Attribution {
        Attribution(
            role: .attribution, kind: .outlet, source: .of(name, in: text),
            outlet: OutletReference(id: OutletID(id), matched: .name), quotation: .indirect, confidence: 0.93,
            rule: "fr.selon")
    }
}

extension Mention {
    /// The first place where words stand in a text.
    static func of(_ words: String, in text: String) -> Mention {
        let (hay, needle) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
        let start = (0...max(0, hay.count - needle.count)).first { hay[$0...].starts(with: needle) }
        return Mention(text: words, span: start.map { TextSpan($0, $0 + needle.count) })
    }
}
