import Foundation
import Ingestion
import Testing

/// Makes pages for tests: an article of long paragraphs with furniture of the test's choice around it.
enum ArticlePages {
    static let paragraphs = [
        "The harbour master said on Monday that the old crane would be taken down before winter, and that nobody would miss it.",
        "Fishermen on the quay disagreed, because the crane had served as their landmark for more than sixty years.",
        "A petition against its removal was signed by four hundred people, which is every second inhabitant of the town.",
        "The council will vote next week, and the mayor expects a long evening with many speeches and little sleep.",
    ]

    /// A page whose body holds `before`, the four paragraphs with `middle` after the second, and `after`.
    static func page(
        head: String = "", before: String = "", middle: String = "", after: String = "", outside: String = "",
        paragraphs: [String] = paragraphs
    ) -> String {
        let text = paragraphs.map { "<p>\($0)</p>" }
        let half = text.count / 2
        return """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
            <title>The last crane goes - Harbour Gazette</title>
            <meta property="og:site_name" content="Harbour Gazette">\(head)</head><body>
            <header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
            <main><article><h1>The last crane goes</h1>
            <div class="article-body">\(before)\(text[..<half].joined())\(middle)\(text[half...].joined())\(after)</div>
            </article>\(outside)</main>
            <footer><p>Copyright Harbour Gazette. All rights reserved by the publisher of this page.</p></footer>
            </body></html>
            """
    }

    static func extract(_ html: String, url: String? = nil) throws -> Article {
        try ArticleExtractor.extract(Array(html.utf8), url: url.flatMap { WebAddress($0) })
    }

    static func paragraphs(of article: Article) -> [String] {
        let scalars = Array(article.text.unicodeScalars)
        return article.paragraphs.map { span in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[span.start..<span.end])
            return String(view)
        }
    }
}
