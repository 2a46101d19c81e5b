import Foundation
import Ingestion
import Provenance
import Testing

@testable import Report

@Suite struct ExcerptTests {
    private let plain = Style(colour: false, width: 200)

    private func span(of words: String, in text: String) throws -> TextSpan {
        let range = try #require(text.range(of: words))
        let scalars = text.unicodeScalars
        let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
        return TextSpan(start, start + words.unicodeScalars.count)
    }

    private func excerpt(_ text: String, source: String, cue: String?) throws -> String? {
        let article = Article(text: text, paragraphs: [TextSpan(0, text.unicodeScalars.count)])
        let attribution = Attribution(
            role: .attribution, kind: .outlet, source: Mention(text: source, span: try span(of: source, in: text)),
            cue: try cue.map { Mention(text: $0, span: try span(of: $0, in: text)) }, confidence: 0.9, rule: "test")
        return Excerpt(of: article).marked(attribution, style: plain)?.text(width: 500, indent: 0)
    }

    @Test func sentenceIsShownWithItsSourceMarked() throws {
        let text = "Erster Satz. Am 3. Mai war, wie die „Bild“ schreibt, alles anders. Letzter Satz."
        #expect(
            try excerpt(text, source: "Bild", cue: "schreibt")
                == "Am 3. Mai war, wie die „[Bild]“ schreibt, alles anders.\n")
    }

    @Test func sourceOfSeveralWordsStandsInOnePairOfBrackets() throws {
        let text = "« Tout va bien », a dit le porte-parole du maire\u{A0}: c’est faux."
        let line = try excerpt(text, source: "le porte-parole du maire", cue: "a dit")
        #expect(line?.contains("[le porte-parole du maire]") == true)
    }

    @Test func longSentenceIsCutOnBothSidesAtWords() throws {
        let filler = String(repeating: "und noch ein Wort ", count: 60)
        let line = try #require(try excerpt(filler + "laut Krone.at " + filler, source: "Krone.at", cue: "laut"))
        #expect(line.hasPrefix("… "))
        #expect(line.hasSuffix("…\n"))
        #expect(line.contains("laut [Krone.at]"))
        #expect(line.count < 500)
    }

    @Test func sourceOutsideOfTheTextHasNoExcerpt() {
        let credit = Attribution(
            role: .credit, kind: .agency, source: Mention(text: "dpa", span: nil), confidence: 1, rule: "credit")
        #expect(Excerpt(of: Article(text: "Text.", paragraphs: [TextSpan(0, 5)])).marked(credit, style: plain) == nil)
    }

    @Test("spans beyond the text are not shown", arguments: [(0, 999, false), (998, 999, false), (4, 5, true)])
    func strangeSpans(start: Int, end: Int, isShown: Bool) {
        let attribution = Attribution(
            role: .attribution, kind: .outlet, source: Mention(text: "x", span: TextSpan(start, end)), confidence: 1,
            rule: "test")
        let text = Excerpt(of: Article(text: "Text.", paragraphs: [TextSpan(0, 5)])).marked(attribution, style: plain)
        #expect((text != nil) == isShown)
    }
}
