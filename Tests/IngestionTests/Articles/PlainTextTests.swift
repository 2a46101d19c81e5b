import Foundation
import Ingestion
import Testing

@Suite("ArticleExtractor.plainText")
struct PlainTextTests {
    private func read(_ text: String, language: String? = nil) throws -> Article {
        try ArticleExtractor.plainText(Array(text.utf8), language: language)
    }

    @Test("Blank lines part paragraphs where there are any")
    func splitsAtBlankLines() throws {
        let article = try read("One line\nand its end.\r\n\r\n \r\nTwo.\n\n\n\nThree.\n")
        #expect(article.text == "One line\nand its end.\n\nTwo.\n\nThree.")
        #expect(article.paragraphs == [TextSpan(0, 21), TextSpan(23, 27), TextSpan(29, 35)])
    }

    @Test("Every line end parts paragraphs where no line is blank")
    func splitsAtLineEnds() throws {
        let article = try read("\u{FEFF}One.\r\nTwo.\rThree.\n")
        #expect(article.text == "One.\n\nTwo.\n\nThree.")
    }

    @Test("Control characters go, letters are composed")
    func normalizes() throws {
        let article = try read("Zoe\u{308}\u{7} said\u{B}so\u{AD}.")
        #expect(
            article.text.unicodeScalars.elementsEqual(
                "Zoë said so.".precomposedStringWithCanonicalMapping.unicodeScalars))
    }

    @Test("The language is the one given, else the text's own")
    func findsLanguage() throws {
        #expect(try read("Le ministre a dit que la loi serait présentée avant l'été.").language == "fr")
        #expect(try read("Le ministre a dit que la loi serait présentée.", language: "de").language == "de")
    }

    @Test("Nothing is refused as empty, bytes as binary")
    func refuses() {
        #expect(#expect(throws: IngestionError.self) { _ = try read(" \n ") }?.code == .empty)
        #expect(
            #expect(throws: IngestionError.self) {
                _ = try ArticleExtractor.plainText([0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
            }?.code == .binary)
    }
}
