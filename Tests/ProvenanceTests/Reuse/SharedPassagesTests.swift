import Testing

@testable import Provenance

@Suite struct SharedPassagesTests {
    private func sequence(_ text: String) -> WordSequence { WordSequence(Array(text.unicodeScalars)) }

    @Test("The passage that two texts share is found at its exact words")
    func passage() {
        let later = sequence("So heißt es: die Brücke bleibt bis auf weiteres für alle Züge gesperrt. Punkt.")
        let earlier = sequence("Gestern hieß es, die Brücke bleibt bis auf weiteres für alle Züge gesperrt worden.")
        let shared = SharedPassages(of: later, in: earlier)
        #expect(shared.passages.map(\.words) == [2..<13])
        #expect(shared.passages.first?.start == 2)
        #expect(shared.isShared.count { $0 } == 11)
    }

    @Test("Runs of fewer than six words are no passage")
    func short() {
        #expect(SharedPassages(of: sequence("a b c d e x"), in: sequence("y a b c d e")).passages.isEmpty)
    }

    @Test(
        "What stands between quotation marks is known",
        arguments: ["„ja wohl“ nein", "« ja wohl » nein", "“ja wohl” nein", "\"ja wohl\" nein", "»ja wohl« nein"])
    func quotations(_ text: String) {
        #expect(sequence(text).isQuoted == [true, true, false])
    }

    @Test("A quotation that is never closed ends with its paragraph")
    func openQuotation() {
        #expect(sequence("„ja\n\nnein").isQuoted == [true, false])
    }
}
