import Foundation
import Testing

@testable import Ledger

@Suite struct WordVectorTests {
    @Test("words are runs of letters and digits, in lower case and without diacritics")
    func words() {
        #expect(
            WordVector.words(of: "L’Été à «Kyïv»: 2,5 km\u{A0}ÜBER 🙂 e\u{301}") == [
                "l", "ete", "a", "kyiv", "2", "5", "km", "uber", "e",
            ])
        #expect(WordVector.words(of: " –\n'\\:") == [])
        #expect(WordVector.words(of: "שלום 中文 ﬁn Straße") == ["שלום", "中文", "ﬁn", "straße"])
    }

    @Test("what stands together is looked for together, and nothing typed is an operator")
    func query() {
        #expect(WordVector.query("Saint-Orvain clocher") == "('saint' <-> 'orvain') & ('clocher')")
        #expect(WordVector.query("a & ! | ' (b:*)") == "('a') & ('b')")
        #expect(WordVector.query("\" – \\") == nil)
    }

    @Test("places count on from the title to the text, with a gap, up to the server's limits")
    func places() {
        #expect(
            WordVector(title: "A b", text: "c").literal.split(separator: " ").sorted() == ["'a':1", "'b':2", "'c':4"])
        let long = WordVector(title: "", text: String(repeating: "x ", count: 20_000) + "end").literal
        #expect(long.contains("'end':16383"))
        #expect(long.filter { $0 == "," }.count == 254)
        let huge = WordVector(title: "", text: (0..<200_000).map { "w\($0)" }.joined(separator: " ")).literal
        #expect(huge.utf8.count < 3_000_000)
    }
}
