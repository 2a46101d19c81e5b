import Testing

@testable import Provenance

@Suite struct WordKeyTests {
    @Test(
        "Spellings of one name have one key",
        arguments: [
            ["Peskow", "Peskov", "Песков", "Peskows"], ["Selenskyj", "Zelensky", "Zelenski"],
            ["Putin", "Poutine", "Putins"],
            ["Medwedew", "Medvedev"], ["Müller", "Mueller", "Muller"], ["Шевчук", "Schewtschuk", "Shevtchuk"],
            ["Straße", "Strasse"], ["Erdoğan", "Erdogan"],
        ])
    func spellings(_ forms: [String]) {
        #expect(Set(forms.map { WordKey.key(of: $0) }).count == 1, "\(forms)")
    }

    @Test(
        "Words that differ in sound have different keys",
        arguments: [("Merz", "März"), ("Wien", "Wein"), ("Bonn", "Bern")])
    func differences(_ pair: (String, String)) {
        #expect(WordKey.key(of: pair.0) != WordKey.key(of: pair.1))
    }

    @Test("Combining marks and letter case leave the key as it is")
    func marks() {
        #expect(WordKey.key(of: "Ze\u{301}mbla") == WordKey.key(of: "ZÉMBLA"))
    }

    @Test("A doubly marked letter folds to the plain one")
    func vietnamese() {
        #expect(WordKey.key(of: "Nguyễn") == WordKey.key(of: "Nguyen"))
    }
}
