import Foundation
import Ingestion
import Provenance
import Testing

@Suite struct SentenceCorpusTests {
    /// What a language's corpus must reach, and of which corpus that was said.
    private struct Floor: Decodable {
        var digest: String
        var floors: [String: Double]
    }

    private static func floors() throws -> [String: Floor] {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/Sentences/floors", withExtension: "json"))
        return try JSONDecoder().decode([String: Floor].self, from: Data(contentsOf: url))
    }

    @Test(arguments: SentenceCorpus.languages)
    func `the engine reads a language's sentences no worse than it once did`(language: String) throws {
        let corpus = try #require(try SentenceCorpus(language: language), "no sentences for \(language)")
        let floor = try #require(try Self.floors()[language], "no floors for \(language)")
        #expect(
            floor.digest == corpus.digest, "the sentences changed: measure, then write their digest beside the floors")
        let engine = AttributionEngine(registry: try .bundled(), lexicons: try .bundled())
        var score = SentenceScore()
        for sentences in corpus.cases {
            let article = Article(
                url: sentences.url.flatMap { WebAddress($0) }, language: language, text: sentences.text, paragraphs: [])
            score.add(sentences, engine.attributions(in: article))
        }
        report(score, corpus)
        for figure in SentenceScore.Figure.allCases {
            let least = try #require(floor.floors[figure.rawValue], "no floor for \(figure.rawValue)")
            #expect(score.value(of: figure) >= least, "\(language): \(figure.rawValue) fell below its floor")
        }
    }

    /// A rule that looks ahead must stop where the text does, wherever that is.
    @Test(arguments: SentenceCorpus.languages)
    func `any beginning of a sentence is read`(language: String) throws {
        let corpus = try #require(try SentenceCorpus(language: language), "no sentences for \(language)")
        let engine = AttributionEngine(registry: try .bundled(), lexicons: try .bundled())
        for (number, sentences) in corpus.cases.enumerated() where number.isMultiple(of: 4) {
            let scalars = Array(sentences.text.unicodeScalars)
            for end in scalars.indices where scalars[end] == " " {
                let text = String(String.UnicodeScalarView(scalars[..<end])) + (end.isMultiple(of: 2) ? "." : "")
                let article = Article(url: nil, language: language, text: text, paragraphs: [])
                let spans = engine.attributions(in: article).compactMap { $0.source?.span }
                #expect(spans.allSatisfy { $0.start < $0.end && $0.end <= end + 1 })
            }
        }
    }

    private func report(_ score: SentenceScore, _ corpus: SentenceCorpus) {
        func figure(_ value: Double) -> String { String(format: "%.3f", value) }
        func line(_ name: String, _ count: SentenceScore.Count) -> String {
            "  \(name): P \(figure(count.precision)) R \(figure(count.recall)) F1 \(figure(count.f1))"
                + " (right \(count.right), wrong \(count.wrong), missed \(count.missed))"
        }
        var lines = ["\(corpus.language): \(corpus.cases.count) cases, digest \(corpus.digest)"]
        lines.append(line("outlets and agencies", score.outlets))
        lines.append(line("persons and organizations", score.people))
        lines.append(line("other kinds", score.others))
        lines.append("  false alarms: \(score.falseAlarms) of \(score.negatives) cases that cite nobody")
        lines.append("  cues: \(figure(score.value(of: .cues))), contents: F1 \(figure(score.contents.f1))")
        if ProcessInfo.processInfo.environment["SOURCIER_SHOW_MISSES"] != nil { lines += score.misses }
        print(lines.joined(separator: "\n"))
    }

    @Test func `has a language whose sentences are kept`() {
        #expect(!SentenceCorpus.languages.isEmpty)
    }

    @Test func `marks are taken out of the text and say what a reader finds`() throws {
        let corpus = try SentenceCorpus(
            """
            # a quotation and the outlet that was told | url=https://example.org/
            ⟦„Nein“⟧, <sagte> {p:Anna Keller|Keller} der „{o:zeit.de|Zeit}“.
            ¶
            ({credit a:dpa.com|dpa})

            # nobody is cited
            Es regnet.
            """, language: "de")
        #expect(corpus.cases.map(\.name) == ["a quotation and the outlet that was told", "nobody is cited"])
        let first = try #require(corpus.cases.first)
        #expect(first.url == "https://example.org/")
        #expect(first.text == "„Nein“, sagte Keller der „Zeit“.\n\n(dpa)")
        #expect(first.contents == [TextSpan(0, 6)])
        #expect(first.cues == [TextSpan(8, 13)])
        #expect(first.sources.map(\.kind) == [.person, .outlet, .agency])
        #expect(first.sources.map(\.role) == [.attribution, .attribution, .credit])
        #expect(first.sources.map(\.id) == ["Anna Keller", "zeit.de", "dpa.com"])
        #expect(corpus.cases[1].isNegative)
    }

    @Test(arguments: ["# a\n{p:x", "# a\n{q:|x}", "# a\nx>", "# a\n<x", "x"])
    func `a broken mark is refused`(file: String) {
        #expect(throws: SentenceCorpus.Fault.self) { try SentenceCorpus(file, language: "de") }
    }
}
