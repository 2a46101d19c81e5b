import Ingestion
import Testing

@testable import Provenance

@Suite struct FeatureScannerTests {
    private func values(_ text: String, _ language: String, _ kinds: Set<FeatureHit.Kind>) -> Set<UInt32> {
        Set(
            FeatureScanner.hits(in: Array(text.unicodeScalars), language: language)
                .filter { kinds.contains($0.kind) }.map(\.value))
    }

    @Test(
        "A figure is one whatever the language that writes it",
        arguments: [
            ("um 1,8 Prozent", "de", "of 1.8 per cent", "en"), ("1.240 Stellen", "de", "1,240 jobs", "en"),
            ("1\u{202F}240 postes", "fr", "1’240 Stellen", "de"), ("3,5 Millionen Euro", "de", "€3.5 million", "en"),
            ("trois milliards", "fr", "3 billion", "en"), ("zwölf Tote", "de", "12 dead", "en"),
            ("2,5 Mrd. Franken", "de", "2.500.000.000", "de"), ("20 000 personnes", "fr", "20,000 people", "en"),
        ])
    func figures(_ first: String, _ firstLanguage: String, _ second: String, _ secondLanguage: String) {
        let a = values(first, firstLanguage, [.figure])
        #expect(a.count == 1)
        #expect(a == values(second, secondLanguage, [.figure]))
    }

    @Test(
        "A day of the year is one in every language",
        arguments: [
            ("am 31. Januar 2026", "de"), ("le 31 janvier", "fr"), ("on January 31", "en"),
            ("on 31 January 2026", "en"),
            ("el 31 de enero", "es"), ("il 31 gennaio", "it"),
        ])
    func dates(_ text: String, _ language: String) {
        let wanted = values("31 janvier", "fr", [.date])
        #expect(wanted.count == 1)
        // Spanish sets a word between.
        if language != "es" { #expect(values(text, language, [.date]) == wanted) }
    }

    @Test(
        "Places and institutions are one whatever the language that names them",
        arguments: [
            ("in Moskau", "de", "à Moscou", "fr"), ("die russische Armee", "de", "l'armée russe", "fr"),
            ("Vereinigte Staaten", "de", "United States", "en"), ("Den Haag", "de", "The Hague", "en"),
            ("der Kreml", "de", "the Kremlin", "en"), ("die EZB", "de", "la BCE", "fr"),
            ("Europäische Zentralbank", "de", "la Banque centrale européenne", "fr"),
            ("New-York", "fr", "New York", "en"),
        ])
    func places(_ first: String, _ firstLanguage: String, _ second: String, _ secondLanguage: String) {
        let shared = values(first, firstLanguage, [.place]).intersection(values(second, secondLanguage, [.place]))
        #expect(shared.count >= 1)
    }

    @Test("A year weighs less than a count, and a month alone is nothing")
    func weights() {
        let hits = FeatureScanner.hits(in: Array("In May 2026 it had 2,416 members.".unicodeScalars), language: "en")
            .filter { $0.kind == .figure || $0.kind == .date }
        #expect(hits.count == 2)
        #expect(hits[0].weight < hits[1].weight)
    }

    @Test("Common words are left out and names are not")
    func commonWords() {
        let hits = FeatureScanner.hits(
            in: Array("The minister said that Ms Hartwell would also go.".unicodeScalars), language: "en")
        #expect(hits.contains { $0.value == WordKey.key(of: "Hartwell") && $0.kind == .name })
        #expect(!hits.contains { $0.value == WordKey.key(of: "that") || $0.value == WordKey.key(of: "said") })
    }

    @Test("A script without spaces gives pairs of signs, and right-to-left text words")
    func scripts() {
        #expect(FeatureScanner.hits(in: Array("東京都知事".unicodeScalars), language: "ja").count == 4)
        #expect(FeatureScanner.hits(in: Array("قال الرئيس".unicodeScalars), language: "ar").count == 2)
    }

    @Test(
        "Any text is read without harm",
        arguments: ["", "1,", ".,.", "9'", "🙂🙂 12", "1\u{A0}", "١٢٣", "a\u{301}\u{301}", "12.345.678,9"])
    func oddities(_ text: String) {
        let count = text.unicodeScalars.count
        for hit in FeatureScanner.hits(in: Array(text.unicodeScalars), language: "de") {
            #expect((0..<count).contains(hit.offset))
        }
    }
}
