import Ingestion
import Testing

@testable import Provenance

@Suite struct SentenceBoundsTests {
    @Test(
        "Sentences end where they end",
        arguments: [
            ("Er kam. Sie ging.", 2), ("Am 31. Januar kam er. Sie ging.", 2), ("M. Durand est venu. Il a parlé.", 2),
            ("“It is over.” He left.", 2), ("« C'est fini. » Il partit.", 2), ("Dr. Kern und Prof. Lang sprachen.", 1),
            ("Zeile eins\nZeile zwei", 2), ("J. K. Marsh wrote 3.5 pages.", 1), ("他来了。她走了。", 2), ("", 0), ("...", 0),
        ])
    func counts(_ text: String, _ count: Int) {
        #expect(SentenceBounds.spans(in: Array(text.unicodeScalars)).count == count)
    }

    @Test("The spans follow one another and cover every word")
    func coverage() {
        let scalars = Array("Eins, zwei! „Drei?“ Vier… und fünf.\n\nSechs".unicodeScalars)
        let spans = SentenceBounds.spans(in: scalars)
        for (a, b) in zip(spans, spans.dropFirst()) { #expect(a.end <= b.start) }
        for (offset, scalar) in scalars.enumerated() where scalar.isWordCharacter {
            #expect(spans.contains { $0.contains(offset) })
        }
    }
}
