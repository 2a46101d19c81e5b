import Foundation
import Provenance
import Testing

@testable import Report

@Suite struct PhrasebookTests {
    private let books = Phrasebook.all()

    @Test func everyPhraseIsThereInEveryLanguage() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Report/Resources/phrases.json")
        let table = try JSONDecoder().decode([String: [String: String]].self, from: Data(contentsOf: url))
        #expect(table.count > 80)
        for (key, phrases) in table {
            for language in InterfaceLanguage.allCases {
                let phrase = phrases[language.rawValue] ?? ""
                #expect(!phrase.isEmpty, "\(key) lacks \(language)")
                let places = { (text: String) in Set(text.matches(of: /\{\d\}/).map { String($0.output) }) }
                #expect(places(phrase) == places(phrases["en"] ?? ""), "\(key) has other places in \(language)")
            }
        }
    }

    /// Keys that are put together from a prefix and a value are looked at one by one.
    @Test func everyPhraseThatIsAskedForIsThere() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources")
        let words = try #require(books[.english])
        var asked = 0
        for folder in ["Report"] {
            let files = FileManager.default.enumerator(atPath: sources.appending(path: folder).path)
            while let file = files?.nextObject() as? String {
                guard file.hasSuffix(".swift") else { continue }
                let text = try String(
                    contentsOf: sources.appending(path: folder).appending(path: file), encoding: .utf8)
                for match in text.matches(of: /(?:words|phrases)\["([a-z.-]+)"[\],]/) {
                    asked += 1
                    #expect(words.keys.contains(String(match.output.1)), "\(file) asks for \(match.output.1)")
                }
                for match in text.matches(of: /\.count\([^()]+(?:\([^()]*\))?[^()]*, "([a-z.-]+)"\)/) {
                    for form in [".one", ".many"] {
                        #expect(words.keys.contains(match.output.1 + form), "\(file) counts \(match.output.1)")
                    }
                }
            }
        }
        #expect(asked > 40)
        let keys =
            SourceKind.allCases.map { "kind." + $0.rawValue } + ChainEnd.Kind.allCases.map { "end." + $0.rawValue }
            + ["link", "feed", "text", "outlet"].map { "via." + $0 }
            + ["direct", "mixed", "indirect"].map { "quotation." + $0 }
            + ["attribution", "credit", "link"].map { "role." + $0 }
        for key in keys { #expect(words.keys.contains(key), "\(key)") }
        let codes: [Finding.Code] = [
            .singleOrigin, .circular, .uncreditedCopy, .noLinkToCited, .citedArticleNotFound, .machineTranslated,
            .agencyUnsigned, .unnamedSourceOnly, .outletUnknown, .citedArticleChanged, .silentEdit,
        ]
        for code in codes { #expect(words.title(code) != code.rawValue) }
    }

    @Test(
        "the language is the one that the reader likes best",
        arguments: [
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", InterfaceLanguage.french), ("de", .german),
            ("it, de;q=0.4, fr;q=0.6", .french), ("en;q=0, de;q=0.1", .german), ("", .english), ("*", .english),
            ("frx, deu", .english), ("de;q=abc", .english), (String(repeating: "x,", count: 9000) + "de", .english),
        ])
    func accepted(header: String, language: InterfaceLanguage) {
        #expect(InterfaceLanguage(accepting: header) == language)
    }

    @Test func numbersAreWrittenAsTheLanguageDoes() throws {
        #expect(books[.english]?.grouped(1_234_567) == "1,234,567")
        #expect(books[.german]?.grouped(12345) == "12.345")
        #expect(books[.french]?.grouped(-12345) == "−12\u{202F}345")
        #expect(books[.english]?.grouped(1234) == "1234")
        #expect(books[.english]?.percent(0.001) == "<1%")
        #expect(books[.german]?.percent(0.5) == "50\u{202F}%")
        #expect(books[.english]?.count(1, "words") == "1 word")
        #expect(books[.french]?.count(2, "words") == "2 mots")
    }
}
