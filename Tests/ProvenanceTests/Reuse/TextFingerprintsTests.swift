import Ingestion
import Testing

@testable import Provenance

@Suite struct TextFingerprintsTests {
    private func words(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in "w\(Int.random(in: 0...100_000, using: &random))" }
    }

    private func fingerprints(_ text: String) -> [UInt64] {
        TextFingerprints(of: Article(text: text, paragraphs: [])).values
    }

    @Test("Texts that share fourteen words in a row share a fingerprint, wherever those stand", arguments: 0..<40)
    func guarantee(_ seed: UInt64) {
        let shared = words(14, seed: seed)
        let first = words(Int(seed) % 30, seed: seed + 1000) + shared + words(25, seed: seed + 2000)
        let second = words(17, seed: seed + 3000) + shared + words(Int(seed) % 9, seed: seed + 4000)
        let a = Set(fingerprints(first.joined(separator: " ")))
        #expect(!a.isDisjoint(with: fingerprints(second.joined(separator: " "))))
    }

    @Test("Texts without a common run of words share none", arguments: 0..<20)
    func strangers(_ seed: UInt64) {
        let a = Set(fingerprints(words(300, seed: seed).joined(separator: " ")))
        #expect(a.isDisjoint(with: fingerprints(words(300, seed: seed + 500).joined(separator: " "))))
    }

    @Test("About two words in nine leave a fingerprint")
    func density() {
        let count = fingerprints(words(5000, seed: 7).joined(separator: " ")).count
        #expect((900...1350).contains(count))
    }

    @Test("Quotation marks, accents, letter case and blanks make no difference")
    func typography() {
        let plain =
            "Der Minister hat gestern erklaert dass er das Buero raeumen und die Akten uebergeben will so bald es geht"
        let set =
            "Der Minister hat «gestern» erklaert,\u{A0}dass er das Buero raeumen – und die AKTEN uebergeben – will, so bald es geht!"
        #expect(fingerprints(plain) == fingerprints(set))
    }

    @Test("They are distinct and sorted, also for a text of few words and for none")
    func form() {
        for text in ["", "one two", "a b c d e f g", String(repeating: "again and ", count: 60)] {
            let values = fingerprints(text)
            #expect(values == Set(values).sorted())
        }
    }
}
