import Ingestion

/// Runs the examples of a language's rules.
struct LexiconExampleRun {
    private(set) var faults: [LexiconFault] = []
    private(set) var ruleCount = 0
    private(set) var exampleCount = 0
    private let language: String
    private let file: String
    private let examples: LexiconExamples
    private let engine: AttributionEngine

    /// Runs them; `examples` are the bytes of their file, which faults call `name`, and absent where there is none.
    init(file: LexiconFile, engine: AttributionEngine, examples: [UInt8]?, shownAs name: String) {
        language = file.language
        self.file = name
        self.engine = engine
        self.examples = LexiconExamples(String(decoding: examples ?? [], as: UTF8.self), file: name)
        faults = self.examples.faults
        guard examples != nil else {
            fault(nil, nil, "the language has no examples", "write the file; the documentation shows how")
            return
        }
        var known: Set<String> = ["*"]
        for phrase in file.phrases {
            known.insert(phrase.name)
            check(phrase: phrase.name)
        }
        for cue in file.cues {
            known.insert(cue.lemma)
            check(cue)
        }
        known.formUnion(VerbCue.Licence.names.keys.map { "licence " + $0 })
        for (section, line) in self.examples.lines where !known.contains(section) && !isCoded(section) {
            fault(line, section, "no such rule", "name a verb's lemma, a phrase, “licence” and a licence, or *")
        }
        for section in self.examples.sections.keys where isCoded(section) { check(phrase: section) }
    }

    /// Rules that read marks and lines rather than words of the file.
    private func isCoded(_ section: String) -> Bool { Self.coded.contains(section) }

    private static let coded: Set<String> = [
        "colon", "speaker-line", "signed-quotation", "posted", "source-label", "paper-of",
    ]

    private mutating func fault(_ line: Int?, _ place: String?, _ problem: String, _ remedy: String) {
        faults.append(LexiconFault(file: file, line: line, place: place, problem: problem, remedy: remedy))
    }

    /// Runs the examples of a rule that has a section of its own.
    private mutating func check(phrase name: String) {
        ruleCount += 1
        let own = examples.sections[name] ?? []
        for example in own { run(example, of: name, marked: example.text) }
        if !own.contains(where: \.isPositive) {
            fault(examples.lines[name], name, "no example shows the rule at work", "add a line that begins with +")
        }
        if own.allSatisfy(\.isPositive) {
            fault(
                examples.lines[name], name, "no example shows what the rule must leave alone",
                "add a line that begins with -")
        }
    }

    /// Runs a verb's own examples, and those of its licences, of which one must hold where the verb has none of its own.
    private mutating func check(_ cue: LexiconFile.Cue) {
        ruleCount += 1
        let own = examples.sections[cue.lemma] ?? []
        for example in own { run(example, of: cue.lemma, marked: example.text) }
        let shared =
            cue.licence.split(separator: " ").flatMap { examples.sections["licence \($0)"] ?? [] }
            + (examples.sections["*"] ?? [])
        let tried = shared.compactMap { example in text(of: example, with: cue).map { (example, $0) } }
        if !own.contains(where: \.isPositive) {
            let positive = tried.filter(\.0.isPositive)
            exampleCount += positive.count
            if !positive.contains(where: { holds($0.0, of: cue.lemma, marked: $0.1) }) {
                let shown = positive.first.map { "“\(MarkedExample($0.1).text)”" } ?? "none"
                fault(
                    positive.first?.0.line, cue.lemma, "no example of its licences shows the verb at work (\(shown))",
                    "add a section of its own with a line that begins with +")
            }
        }
        for (example, marked) in tried where !example.isPositive { run(example, of: cue.lemma, marked: marked) }
        if own.allSatisfy(\.isPositive), !tried.contains(where: { !$0.0.isPositive }) {
            fault(nil, cue.lemma, "no example shows what the verb must leave alone", "add a line that begins with -")
        }
    }

    private mutating func run(_ example: LexiconExamples.Example, of rule: String, marked: String) {
        exampleCount += 1
        guard !holds(example, of: rule, marked: marked) else { return }
        let text = MarkedExample(marked).text
        if example.isPositive {
            fault(example.line, rule, "the rule does not do this: “\(text)”", "correct the rule or the example")
        } else {
            fault(example.line, rule, "the rule must leave this alone: “\(text)”", "correct the rule or the example")
        }
    }

    private func holds(_ example: LexiconExamples.Example, of rule: String, marked: String) -> Bool {
        let sentence = MarkedExample(marked)
        let name = language + "." + rule
        let made = engine.attributions(in: Article(url: nil, language: language, text: sentence.text, paragraphs: []))
            .filter {
                $0.rule == name || $0.rule == name + "-by"
            }
        return example.isPositive ? made.contains(where: sentence.shows) : made.isEmpty
    }

    /// An example's text with a verb's forms; `nil` where the verb lacks one.
    private func text(of example: LexiconExamples.Example, with cue: LexiconFile.Cue) -> String? {
        var text = example.text
        let forms = [
            ("%finite", cue.finite), ("%participle", cue.participle), ("%present", cue.present),
            ("%infinitive", cue.infinitive),
        ]
        for (slot, list) in forms where text.contains(slot) {
            guard let form = list?.split(separator: " ").first else { return nil }
            text.replace(slot, with: form)
        }
        if text.contains(" %particle") {
            text.replace(" %particle", with: cue.particle.map { " " + $0 } ?? "")
        }
        return text
    }
}
