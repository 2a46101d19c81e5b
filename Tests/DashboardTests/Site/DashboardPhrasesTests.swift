import Foundation
import Provenance
import Report
import Testing

@testable import Dashboard

@Suite struct DashboardPhrasesTests {
    @Test func everyPhraseIsThereInEveryLanguage() throws {
        let url = TestSite.repository.appendingPathComponent("Sources/Dashboard/Resources/phrases.json")
        let table = try JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: url))
        #expect(table.count > 100)
        for (key, phrases) in table {
            for language in InterfaceLanguage.allCases {
                #expect(!(phrases[language.rawValue] ?? "").isEmpty, "\(key) lacks \(language)")
            }
        }
    }

    @Test func everyPhraseThatIsAskedForIsThere() throws {
        let words = try #require(Phrasebook.all(and: Assets.phrases)[.german])
        let folder = TestSite.repository.appendingPathComponent("Sources/Dashboard")
        let files = FileManager.default.enumerator(atPath: folder.path)
        var asked = 0
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            for match in text.matches(of: /words\["([a-z.-]+)"[\],]/) {
                asked += 1
                #expect(words.keys.contains(String(match.output.1)), "\(file) asks for \(match.output.1)")
            }
            for match in text.matches(of: /words\.count\([^"\n]*"([a-z.-]+)"\)/) {
                for form in [".one", ".many"] {
                    #expect(words.keys.contains(match.output.1 + form), "\(match.output.1)")
                }
            }
        }
        #expect(asked > 80)
        let keys =
            Page.parts.map { "part." + $0 } + StoryBoard.Order.allCases.map { "stories.by." + $0.rawValue }
            + Outlet.Kind.allCases.map { "outletkind." + $0.rawValue }
            + ["new", "well", "failing", "suspended", "gone"].map { "health." + $0 }
        for key in keys { #expect(words.keys.contains(key), "\(key)") }
    }
}
