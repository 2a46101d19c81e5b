import Testing

@testable import Provenance

@Suite struct FindingStatementTests {
    @Test func aStatementIsSaidInEachLanguage() {
        let statement = FindingStatement(
            "single-origin", .number(2), .names(["Der Spiegel", "Le Monde"]), .number(3),
            .statement(FindingStatement("end.post", .text("X"))))
        #expect(
            statement.text(in: "en")
                == "2 media are cited (Der Spiegel and Le Monde); the 3 chains that start here all end in a post on X.")
        #expect(statement.text(in: "fr").hasPrefix("2 médias sont cités (Der Spiegel et Le Monde) ; les 3 chaînes"))
        #expect(statement.text(in: "de").hasSuffix("die hier beginnen, enden bei einem Beitrag auf X."))
        #expect(statement.text(in: "xx") == statement.text(in: "en"))
    }

    @Test func quotationMarksAndNamesOfLanguagesAreThoseOfTheLanguage() {
        let statement = FindingStatement(
            "machine-translated.one", .language("de"), .list([.quote("Loud")]), .number(1))
        #expect(statement.text(in: "en").hasSuffix("from German: “Loud”."))
        #expect(statement.text(in: "fr").contains("allemand) : « Loud »."))
        #expect(statement.text(in: "de").contains("Deutsch): „Loud“."))
    }

    @Test(arguments: ["{0}", "{1}", "{", "}", "{x} {99} {-1}", "«{0}» 🐟"])
    func whatFillsAGapIsNeverTakenForOne(text: String) {
        #expect(FindingStatement("and", .text(text), .text("b")).text(in: "en") == text + " and b")
    }

    @Test func namesInARowAreParted() {
        #expect(FindingStatement("aside", .names([])).text(in: "en") == " ()")
        #expect(FindingStatement("aside", .names(["a"])).text(in: "de") == " (a)")
        #expect(FindingStatement("aside", .names(["a", "b", "c"])).text(in: "fr") == " (a, b et c)")
    }

    /// Each phrase has all languages, and in each the same gaps.
    @Test func everyPhraseIsThereInEveryLanguage() {
        func gaps(_ text: String) -> Set<Substring> { Set(text.matches(of: /\{[0-9]\}/).map(\.output)) }
        // German and French name no language with a word that was left in it.
        let exempt: Set<String> = ["sign.left"]
        for (name, phrases) in FindingPhrases.table {
            #expect(Set(phrases.keys) == Set(FindingPhrases.languages), "\(name)")
            guard let english = phrases["en"], !exempt.contains(name) else { continue }
            for text in phrases.values { #expect(gaps(text) == gaps(english), "\(name): \(text)") }
        }
    }
}
