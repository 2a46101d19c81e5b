import Ingestion
import Provenance
import Testing

@Suite struct AttributionTraceTests {
    private static func trace(_ text: String, _ language: String, url: String? = nil) throws -> AttributionTrace {
        let engine = AttributionEngine(registry: try .bundled(), lexicons: try .bundled())
        return engine.explanation(
            of: Article(url: url.flatMap { WebAddress($0) }, language: language, text: text, paragraphs: []))
    }

    @Test func `says which rule won, on what ground, with its cue and source`() throws {
        let trace = try Self.trace("Anna Keller said that the bridge was safe.", "en")
        let trial = try #require(trace.sentences.first?.trials.first)
        #expect(trial.rule == "en.say")
        #expect(trial.outcome == .won(.thatClause))
        #expect(trial.cue?.text == "said")
        #expect(trial.source?.text == "Anna Keller")
    }

    @Test(
        arguments: [
            ("Nobody wanted to say it.", "en", "en.say", RuleTrial.Reason.notCiting),
            ("Ob es so war, sagte die Polizei nicht.", "de", "de.sagen", RuleTrial.Reason.denied),
            ("I said that it rained.", "en", "en.say", RuleTrial.Reason.noSpeaker),
        ])
    func `says why a rule lost`(text: String, language: String, rule: String, reason: RuleTrial.Reason) throws {
        let trials = try Self.trace(text, language).sentences.flatMap(\.trials)
        #expect(trials.contains { $0.rule == rule && $0.outcome == .lost(reason) }, "\(trials)")
    }

    @Test func `tells an outlet that is cited from one that is mentioned and from the article's own`() throws {
        let text = "Reuters reported that the bridge was shut. The group bought the BBC. The Guardian was told so."
        let trace = try Self.trace(text, "en", url: "https://www.theguardian.com/a")
        let found = trace.sentences.flatMap(\.candidates)
        #expect(found.map(\.outcome) == [.cited, .mentioned, .own])
    }

    @Test func `every attribution is a trial that won, and no other trial is`() throws {
        let text = "BERLIN (dpa) – „Die Brücke hält“, sagte Anna Keller dem „Spiegel“. Laut AFP ist sie gesperrt."
        let engine = AttributionEngine(registry: try .bundled(), lexicons: try .bundled())
        let article = Article(url: nil, language: "de", text: text, paragraphs: [])
        let won = engine.explanation(of: article).sentences.flatMap(\.trials).filter {
            if case .won = $0.outcome { true } else { false }
        }
        #expect(won.map(\.rule).sorted() == engine.attributions(in: article).map(\.rule).sorted())
        #expect(won.count == 4)
    }

    @Test func `a trace is bounded, and says how much it left out`() throws {
        let text = String(repeating: "Nobody wanted to say it, to say it or to say it. ", count: 20_000)
        let trace = try Self.trace(text, "en")
        #expect(trace.sentences.map(\.trials.count).reduce(0, +) <= 20_000)
        #expect(trace.omitted > 0)
    }

    @Test(arguments: ["", "\n\n", "«»", "👩‍👩‍👧 said", "\u{202E}say that"])
    func `any text has a trace`(text: String) throws {
        #expect(try Self.trace(text, "en").omitted == 0)
    }
}
