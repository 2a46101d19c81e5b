import Ingestion
import Testing

@testable import Provenance

@Suite struct AttributionEngineTests {
    static func engine() throws -> AttributionEngine {
        AttributionEngine(registry: try .bundled(), lexicons: try .bundled())
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var language: String
        var text: String
        /// `kind:id or name` of each source.
        var sources: Set<String>
        var testDescription: String { text }
    }

    private static func names(_ attributions: [Attribution]) -> Set<String> {
        Set(
            attributions.map {
                "\($0.kind.rawValue):\($0.outlet?.id.rawValue ?? $0.speaker?.name ?? $0.source?.text ?? "")"
            })
    }

    @Test(arguments: [
        Case(
            language: "en", text: "The plan is dead, Anna Miller told CNN.",
            sources: ["person:Anna Miller", "outlet:cnn.com"]),
        Case(language: "en", text: "The BBC reported that the talks had failed.", sources: ["outlet:bbc.com"]),
        Case(
            language: "de", text: "„Das reicht nicht“, sagte Anna Weber der „Augsburger Allgemeinen“.",
            sources: ["person:Anna Weber", "outlet:augsburger-allgemeine.de"]),
        Case(language: "de", text: "Laut der Polizei wurde niemand verletzt.", sources: ["organization:der Polizei"]),
        Case(
            language: "fr", text: "« C’est fini », a confié Anne Morel au Monde.",
            sources: ["person:Anne Morel", "outlet:lemonde.fr"]),
        Case(
            language: "fr", text: "Selon l’AFP, trois personnes ont été blessées.", sources: ["agency:afp.com"]),
        Case(language: "no", text: "Mannen er dømt til fengsel, melder Sky News.", sources: ["outlet:sky.com"]),
        Case(language: "en", text: "The Washington Post cut 200 jobs on Monday.", sources: []),
        Case(language: "de", text: "Am Montag regnete es in Berlin.", sources: []),
    ])
    func `finds whom a sentence cites`(example: Case) throws {
        let article = Article(language: example.language, text: example.text, paragraphs: [])
        #expect(Self.names(try Self.engine().attributions(in: article)) == example.sources)
    }

    @Test func `an outlet is no source of itself`() throws {
        let article = Article(
            url: WebAddress("https://www.theguardian.com/a"), language: "en",
            text: "The plan is dead, Anna Miller told the Guardian.", paragraphs: [])
        #expect(Self.names(try Self.engine().attributions(in: article)) == ["person:Anna Miller"])
    }

    @Test func `a pronoun is the person that it stands for`() throws {
        let text = "Anna Miller said that it was over. “Go home,” she said."
        let found = try Self.engine().attributions(in: Article(language: "en", text: text, paragraphs: []))
        #expect(found.map { $0.speaker?.name } == ["Anna Miller", "Anna Miller"])
        #expect(found.map(\.quotation) == [.indirect, .direct])
    }

    @Test func `a link to another outlet's article is one, a link to a platform is none`() throws {
        let text = "Read more here and there."
        let article = Article(
            language: "en", text: text, paragraphs: [],
            links: [
                ArticleLink(href: "https://www.reuters.com/world/a-story", text: "here", span: TextSpan(10, 14)),
                ArticleLink(href: "https://x.com/a/status/1", text: "there", span: TextSpan(19, 24)),
            ])
        let found = try Self.engine().attributions(in: article)
        #expect(found.map(\.role) == [.link])
        #expect(found.first?.outlet?.id == "reuters.com".id)
    }

    @Test(arguments: [
        "", " \n\n ", "«", "„„„„ said", "said said said :", "(((", "a,b,c,d,,,, said", "\u{301}\u{301}", "👩‍👩‍👧 said: “👍”",
        "שלום אמר הוא", "“a ‘b «c „d", "–––––", "Selon", "laut", "sagte der", "X,,,,,, a dit à l’", "© ® ™ 1. 2. 3.",
    ])
    func `reads any text, and every span is that of its words`(text: String) throws {
        let engine = try Self.engine()
        for language in ["en", "de", "fr", "es", "no", nil] {
            for repeated in [text, String(repeating: text + " ", count: 50)] {
                let read = ScalarText(repeated)
                for found in engine.attributions(in: Article(language: language, text: repeated, paragraphs: [])) {
                    for mention in [found.source, found.cue].compactMap({ $0 }) + found.content {
                        guard let span = mention.span else { continue }
                        #expect(read.string(span) == mention.text)
                    }
                }
            }
        }
    }

    @Test(
        arguments: [
            ("de", "Laut Spiegel und der Agentur Reuters", " ", "soll das Werk in Halle schließen"),
            ("de", "Nach Informationen des Spiegel und der „Zeit“", " ", "soll das Werk in Halle schließen"),
            ("fr", "Selon l’agence Reuters et fr.de", ", ", "l’usine de Halle doit fermer en mars"),
            ("en", "According to Reuters and the Guardian", ", ", "the plant in Halle is to close in March"),
        ])
    func `two media behind one cue both say what follows them, and nothing more`(
        language: String, sources: String, link: String, content: String
    ) throws {
        let text = sources + link + content + "."
        let found = try Self.engine().attributions(in: Article(language: language, text: text, paragraphs: []))
        #expect(Set(found.compactMap(\.outlet?.id)).count == 2)
        #expect(found.allSatisfy { $0.content.map(\.text) == [content] })
    }

    @Test func `what stands in other paragraphs changes no attribution`() throws {
        let engine = try Self.engine()
        let text = "The plan is dead, Anna Miller told CNN. According to police, nobody was hurt."
        let alone = engine.attributions(in: Article(language: "en", text: text, paragraphs: []))
        let around = engine.attributions(
            in: Article(
                language: "en", text: "It rained all day.\n\n" + text + "\n\nThe sun came out.", paragraphs: []))
        #expect(!alone.isEmpty)
        #expect(alone.map(\.rule) == around.map(\.rule))
        #expect(alone.map { $0.source?.text } == around.map { $0.source?.text })
        #expect(alone.map { $0.content.map(\.text) } == around.map { $0.content.map(\.text) })
    }
}

extension String {
    fileprivate var id: OutletID { OutletID(self) }
}
