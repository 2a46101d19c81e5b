import CFuzzer
import Foundation
import Ingestion

// Whatever the bytes, there is an article whose spans hold, or an error; anything else ends the process.

/// What the contract says of an article.
func check(_ article: Article) {
    let text = Array(article.text.unicodeScalars)
    func holds(_ span: TextSpan, _ words: String) -> Bool {
        span.start >= 0 && span.start <= span.end && span.end <= text.count
            && text[span.start..<span.end].elementsEqual(words.unicodeScalars)
    }
    precondition(!article.paragraphs.isEmpty, "no paragraphs")
    var end = -2
    for span in article.paragraphs {
        precondition(span.start == end + 2 && span.end > span.start && span.end <= text.count, "paragraphs in order")
        end = span.end
    }
    precondition(end == text.count, "paragraphs cover the text")
    precondition(article.links.allSatisfy { holds($0.span, $0.text) }, "links stand in the text")
    precondition(
        article.credits.allSatisfy { credit in credit.span.map { holds($0, credit.text) } ?? true },
        "credits stand in the text")
    precondition(
        !text.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0xAD }, "no control characters, no soft hyphens")
    let json = Data(article.json(input: "page"))
    precondition((try? JSONSerialization.jsonObject(with: json)) != nil, "the JSON is JSON")
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
    LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        let page = Array(UnsafeBufferPointer(start: bytes, count: count))
        if let article = try? ArticleExtractor.extract(page) { check(article) }
        return 0
    })
