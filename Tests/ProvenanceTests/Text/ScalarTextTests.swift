import Ingestion
import Testing

@testable import Provenance

@Suite struct ScalarTextTests {
    @Test(arguments: [
        "", "a", "« Oui », dit-il.", "„Nein“ – e\u{301}", "👩‍👩‍👧 said שלום", "\u{202F}\u{A0}x\r\n\n\ty", "İstanbul ß ŉ",
    ])
    func `folding keeps one scalar for each scalar`(text: String) {
        let read = ScalarText(text)
        #expect(read.folded.count == read.scalars.count)
        #expect(read.string(read.span).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func `blanks fold to a space and apostrophes to one kind`() {
        #expect(ScalarText("L’A\u{A0}b").foldedString(TextSpan(0, 5)) == "l'a b")
    }

    @Test func `a span that lies outside is cut to the text`() {
        let text = ScalarText("abc")
        #expect(text.string(TextSpan(2, 9)) == "c")
        #expect(text.string(TextSpan(-4, 1)) == "a")
        #expect(text.string(TextSpan(7, 9)) == "")
    }
}
