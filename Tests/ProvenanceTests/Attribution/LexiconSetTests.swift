import Foundation
import Testing

@testable import Provenance

@Suite struct LexiconSetTests {
    @Test func `has every language that the program reads`() throws {
        #expect(
            try LexiconSet.bundled().languages == [
                "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr",
            ])
    }

    @Test func `a language of a region is that language, an unknown one has no words`() throws {
        let lexicons = try LexiconSet.bundled()
        #expect(lexicons.lexicon(for: "de-CH").language == "de")
        #expect(lexicons.lexicon(for: "xx").cues.isEmpty)
        #expect(lexicons.lexicon(for: nil).cues.isEmpty)
    }

    @Test func `a file with an unknown licence names the verb`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let json = #"{"language":"xx","name":"X","words":{},"phrases":[],"cues":[{"lemma":"say","licence":"shout"}]}"#
        try Data(json.utf8).write(to: folder.appendingPathComponent("xx.json"))
        #expect(throws: LexiconError(language: "xx", message: "say: no such licence: shout")) {
            try LexiconSet(folders: [folder.path])
        }
    }
}
