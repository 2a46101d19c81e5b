import Ingestion

/// Notes what becomes of each rule while a text is read, where somebody asked for it.
///
/// A reference that one reading of one text owns; where there is none, nothing is noted and nothing is spent. It keeps a
/// bounded number of notes, whatever the text.
final class TraceRecorder {
    private struct Note {
        var rule: String
        var cue: TextSpan
        var source: Mention?
        var outcome: RuleTrial.Outcome
    }

    private let prose: Prose
    private var notes: [[Note]]
    private var candidates: [Int: [OutletCandidate]] = [:]
    private var count = 0
    private var omitted = 0
    private static let mostOfSentence = 48
    private static let most = 20_000

    init(prose: Prose) {
        self.prose = prose
        notes = [[Note]](repeating: [], count: prose.sentences.count)
    }

    // MARK: While a text is read

    func lose(_ rule: String, at cue: Range<Int>, in sentence: Int, _ reason: RuleTrial.Reason) {
        add(Note(rule: rule, cue: prose.span(cue), source: nil, outcome: .lost(reason)), to: sentence)
    }

    func lose(_ claim: ClaimDraft, _ reason: RuleTrial.Reason) {
        let source = claim.source.map { prose.mention($0.tokens) }
        add(
            Note(rule: claim.rule, cue: prose.span(claim.cue), source: source, outcome: .lost(reason)),
            to: claim.sentence)
    }

    /// Notes the claims that a step found and did not keep.
    func lose(_ found: [ClaimDraft], butFor kept: [ClaimDraft], _ reason: RuleTrial.Reason) {
        let cues = Set(kept.map(\.cue))
        for claim in found where !cues.contains(claim.cue) { lose(claim, reason) }
    }

    func lose(_ attribution: Attribution, in sentence: Int, _ reason: RuleTrial.Reason) {
        note(attribution, in: sentence, .lost(reason))
    }

    /// Notes an attribution that was made, and what licensed it.
    func win(_ attribution: Attribution, in sentence: Int, _ ground: RuleTrial.Ground) {
        note(attribution, in: sentence, .won(ground))
    }

    func see(_ mention: OutletMention, in sentence: Int, _ outcome: OutletCandidate.Outcome) {
        guard candidates[sentence]?.count ?? 0 < Self.mostOfSentence else { return }
        candidates[sentence, default: []].append(
            OutletCandidate(
                name: prose.text.mention(mention.span), kind: mention.kind, outlet: mention.outlet,
                isCommon: mention.isCommon, outcome: outcome))
    }

    private func note(_ attribution: Attribution, in sentence: Int, _ outcome: RuleTrial.Outcome) {
        let cue = attribution.cue?.span ?? attribution.source?.span ?? TextSpan(0, 0)
        add(Note(rule: attribution.rule, cue: cue, source: attribution.source, outcome: outcome), to: sentence)
    }

    private func add(_ note: Note, to sentence: Int) {
        guard notes.indices.contains(sentence), count < Self.most, notes[sentence].count < Self.mostOfSentence else {
            omitted += 1
            return
        }
        count += 1
        notes[sentence].append(note)
    }

    // MARK: What was noted

    /// What a claim's verb or phrase found beside it.
    func ground(of claim: ClaimDraft) -> RuleTrial.Ground {
        guard claim.kind == .verb else { return .phrase }
        if claim.pointsBack { return .sentenceBefore }
        let tokens = prose.tokens
        guard let first = claim.content.first, first.lowerBound >= 0 else { return .complement }
        if claim.content.contains(where: { $0.contains { tokens[$0].quotation >= 0 } }) { return .quotation }
        if claim.isParenthetical { return .setBehind }
        guard first.lowerBound > 0 else { return .complement }
        let before = tokens[first.lowerBound - 1]
        if before.isMark(":") { return .colon }
        return before.classes.contains(.complementizer) ? .thatClause : .complement
    }

    /// The sentence in which an attribution stands that no sentence's reading made (a credit, a link).
    func sentence(of attribution: Attribution) -> Int? {
        guard let span = attribution.source?.span, !prose.tokens.isEmpty else { return nil }
        return prose.sentenceIndex(ofToken: min(prose.tokenIndex(from: span.start), prose.tokens.count - 1))
    }

    var trace: AttributionTrace {
        var sentences: [AttributionTrace.Sentence] = []
        for index in notes.indices {
            let names = candidates[index] ?? []
            guard !notes[index].isEmpty || !names.isEmpty else { continue }
            let trials = notes[index].sorted { ($0.cue.start, $0.rule) < ($1.cue.start, $1.rule) }.map { note in
                RuleTrial(
                    rule: note.rule, cue: prose.text.mention(note.cue), source: note.source, outcome: note.outcome)
            }
            sentences.append(
                AttributionTrace.Sentence(
                    text: prose.mention(prose.sentences[index].tokens), candidates: names, trials: trials))
        }
        return AttributionTrace(sentences: sentences, omitted: omitted)
    }
}
