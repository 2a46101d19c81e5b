import Ingestion
import Testing

@testable import Provenance

@Suite struct QuotationFinderTests {
    struct Marks: Sendable, CustomTestStringConvertible {
        var language: String
        var text: String
        var quoted: [String]
        var testDescription: String { text }
    }

    @Test(arguments: [
        Marks(language: "en", text: "He said “no.” Then he left.", quoted: ["“no.”"]),
        Marks(language: "en", text: "\"No,\" he said, \"never.\"", quoted: ["\"No,\"", "\"never.\""]),
        Marks(language: "en", text: "''No,'' he said.", quoted: ["''No,''"]),
        Marks(language: "de", text: "„Nein“, sagte er. »Doch«, rief sie.", quoted: ["„Nein“", "»Doch«"]),
        Marks(language: "de", text: "„Das \"Wort\" zählt“, sagte er.", quoted: ["„Das \"Wort\" zählt“"]),
        Marks(language: "fr", text: "« C’est “fini” », dit-il.", quoted: ["« C’est “fini” »"]),
        Marks(language: "sv", text: "”Nej”, sade hon.", quoted: ["”Nej”"]),
        Marks(language: "en", text: "“It goes on.\n\n“And ends,” he said.", quoted: ["“It goes on.", "“And ends,”"]),
    ])
    func `finds what stands between the marks of every language`(marks: Marks) throws {
        let prose = Prose(ScalarText(marks.text), lexicon: try LexiconSet.bundled().lexicon(for: marks.language))
        #expect(prose.quotations.map { prose.mention($0.tokens).text } == marks.quoted)
    }

    @Test func `a paragraph goes on a quotation that was left open`() throws {
        let text = "“It goes on.\n\n“And ends,” he said."
        let prose = Prose(ScalarText(text), lexicon: try LexiconSet.bundled().lexicon(for: "en"))
        #expect(prose.quotations.map(\.isContinuation) == [false, true])
        #expect(prose.quotations.map(\.isClosed) == [false, true])
    }
}
