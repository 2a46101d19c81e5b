import Ingestion
import Testing

@testable import Provenance

@Suite struct SentenceSplitterTests {
    struct Text: Sendable, CustomTestStringConvertible {
        var language: String
        var sentences: [String]
        var testDescription: String { sentences.joined(separator: " ") }
    }

    @Test(arguments: [
        Text(language: "en", sentences: ["Sen. John Smith of the U.S. Senate left.", "He returned."]),
        Text(language: "en", sentences: ["“It is over. Go home,” she said.", "Nobody went."]),
        Text(language: "en", sentences: ["Rep. Ann Lee (D-N.Y.) agreed.", "So did we."]),
        Text(language: "de", sentences: ["Am 5. Mai kam Dr. Weber.", "Er blieb bis 18.30 Uhr."]),
        Text(language: "de", sentences: ["„Warum?“, fragte er.", "Niemand antwortete."]),
        Text(language: "fr", sentences: ["« Jamais ! » lance M. Durand.", "Il part."]),
    ])
    func `ends sentences where they end`(text: Text) throws {
        let lexicon = try LexiconSet.bundled().lexicon(for: text.language)
        let prose = Prose(ScalarText(text.sentences.joined(separator: " ")), lexicon: lexicon)
        #expect(prose.sentences.map { prose.mention($0.tokens).text } == text.sentences)
    }
}
