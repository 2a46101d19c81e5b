public import Provenance

/// How an audit's attributions came about, as text for a terminal.
public enum ExplanationReport {
    public static func text(_ trace: AttributionTrace, style: Style) -> String {
        guard !trace.sentences.isEmpty else { return "" }
        var result = "\n" + style.heading("Explanation") + "\n"
        for sentence in trace.sentences {
            var words = WrappedText()
            words.add(sentence.text.text)
            result += words.text(width: style.width, indent: 2)
            for candidate in sentence.candidates { result += line(candidate, style: style) }
            for trial in sentence.trials { result += line(trial, style: style) }
        }
        if trace.omitted > 0 { result += style.faint("  \(trace.omitted) further trials are left out.") + "\n" }
        return result
    }

    private static func line(_ candidate: OutletCandidate, style: Style) -> String {
        var words = WrappedText()
        words.add("· \(candidate.kind.rawValue)")
        words.addWord(candidate.name.text, paint: style.outlet)
        words.addWord("(\(candidate.outlet.id)): \(meaning(candidate.outcome))")
        if candidate.isCommon { words.addWord("(its name is also a word)", paint: style.faint) }
        return words.text(width: style.width, indent: 6)
    }

    private static func line(_ trial: RuleTrial, style: Style) -> String {
        var words = WrappedText()
        let isWon = if case .won = trial.outcome { true } else { false }
        words.add(isWon ? "+" : "-", paint: isWon ? style.good : style.faint)
        words.addWord(trial.rule, paint: isWon ? style.strong : style.faint)
        if let cue = trial.cue?.text, !cue.isEmpty { words.addWord("“\(cue)”", paint: style.cue) }
        if let source = trial.source?.text { words.addWord("of \(source)") }
        switch trial.outcome {
        case .won(let ground): words.addWord("– " + meaning(ground))
        case .lost(let reason): words.addWord("– " + meaning(reason), paint: style.faint)
        }
        return words.text(width: style.width, indent: 6)
    }

    private static func meaning(_ outcome: OutletCandidate.Outcome) -> String {
        switch outcome {
        case .cited: "it is cited"
        case .own: "the article's own outlet"
        case .credit: "it signs the text"
        case .mentioned: "only mentioned: no rule cites it here"
        }
    }

    private static func meaning(_ ground: RuleTrial.Ground) -> String {
        switch ground {
        case .quotation: "words between quotation marks stand beside it"
        case .thatClause: "a clause follows"
        case .colon: "a colon and what was said follow"
        case .setBehind: "it is set into or behind what was said"
        case .sentenceBefore: "what was said stands in the sentence before"
        case .complement: "what was said is its complement"
        case .phrase: "its source stands beside it"
        case .outlet: "an outlet stands where it is cited"
        case .credit: "a byline, dateline or sign-off"
        case .link: "a link to another outlet's article"
        }
    }

    private static func meaning(_ reason: RuleTrial.Reason) -> String {
        switch reason {
        case .notCiting: "this form cites nobody here"
        case .noSource: "nobody stands beside it who could have said it"
        case .noSpeaker: "who stands beside it says nothing"
        case .noClaim: "nothing beside it says what was said"
        case .denied: "it tells that this was not said"
        case .nested: "it stands in the words of another claim"
        case .notASource: "who stands beside it is no source"
        case .otherKind: "it cites other kinds of source"
        case .repeated: "the same source is cited in this sentence already"
        case .superseded: "another rule reads the whole line"
        }
    }
}
