import Foundation
import Testing

@testable import Ingestion

@Suite("CanonicalForm")
struct CanonicalFormTests {
    @Test("The quick look never takes a text for composed that isn't")
    func quickLookIsSafe() {
        for value in UInt32(0x80)...0x2FFFF {
            // Ideographs and syllables are alike: one in a hundred will do.
            let isUniform = (0x3400...0xD7A3).contains(value) || value >= 0x20000
            guard let scalar = Unicode.Scalar(value), !isUniform || value % 101 == 0 || value >= 0x2F800 else {
                continue
            }
            for text in ["a\(scalar)", "\u{5D0}\(scalar)b"] {
                var copy = text
                let isSure = copy.withUTF8 { CanonicalForm.isSurelyComposed($0) }
                if isSure {
                    let form = text.precomposedStringWithCanonicalMapping
                    #expect(form.unicodeScalars.elementsEqual(text.unicodeScalars), "U+\(String(value, radix: 16))")
                }
            }
        }
    }

    @Test("Piece by piece gives what the whole gives")
    func piecesAgree() {
        let unit = "Zoe\u{308} a\u{323}\u{307} \u{1112}\u{1161}\u{11AB} \u{915}\u{93C} \u{5E9}\u{5C1}\u{5BC} x "
        for count in [1, 7, 40, 300] {
            let text = String(repeating: unit, count: count)
            #expect(
                CanonicalForm.composed(text).unicodeScalars.elementsEqual(
                    text.precomposedStringWithCanonicalMapping.unicodeScalars))
        }
    }
}
