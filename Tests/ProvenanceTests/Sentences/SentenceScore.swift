import Ingestion
import Provenance

/// How well attributions agree with marked sentences.
struct SentenceScore {
    /// True and false positives and false negatives.
    struct Count {
        var right = 0
        var wrong = 0
        var missed = 0

        var precision: Double { Self.ratio(right, right + wrong) }
        var recall: Double { Self.ratio(right, right + missed) }
        var f1: Double { Self.ratio(2 * right, 2 * right + wrong + missed) }

        static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }
    }

    /// The figures, by the names that the floors have.
    enum Figure: String, CaseIterable {
        case outlets, people, others, negatives, cues, contents
    }

    var outlets = Count()
    var people = Count()
    var others = Count()
    var negatives = 0
    var falseAlarms = 0
    var cues = Count()
    /// In scalars of the texts, white space aside.
    var contents = Count()
    /// What went wrong, a line each, named by construction.
    private(set) var misses: [String] = []

    /// From 0 to 1, higher is better: F1, or for negatives and cues the share that is right.
    func value(of figure: Figure) -> Double {
        switch figure {
        case .outlets: outlets.f1
        case .people: people.f1
        case .others: others.f1
        case .negatives: 1 - Count.ratio(falseAlarms, max(negatives, 1))
        case .cues: cues.recall
        case .contents: contents.f1
        }
    }

    mutating func add(_ sentences: SentenceCase, _ found: [Attribution]) {
        let found = found.filter { $0.role != .link }
        if sentences.isNegative {
            negatives += 1
            falseAlarms += found.isEmpty ? 0 : 1
        }
        var partner = [Int?](repeating: nil, count: sentences.sources.count)
        var used: Set<Int> = []
        // First where the marks are, then anywhere in the case: a name may be written twice in one claim.
        for strict in [true, false] {
            for (position, source) in sentences.sources.enumerated() where partner[position] == nil {
                let match = found.indices.first { index in
                    !used.contains(index) && Self.agree(source, found[index])
                        && (found[index].source?.span?.overlaps(source.span) ?? false
                            || !strict && Self.isNamed(source.kind))
                }
                if let match {
                    partner[position] = match
                    used.insert(match)
                }
            }
        }
        for (position, source) in sentences.sources.enumerated() {
            if let match = partner[position] {
                count(source.kind) { $0.right += 1 }
                check(cue: found[match], in: sentences)
            } else {
                count(source.kind) { $0.missed += 1 }
                note(sentences, "missed \(source.kind) \(source.id) [\(words(source.span, sentences))]")
            }
        }
        for index in found.indices where !used.contains(index) {
            count(found[index].kind) { $0.wrong += 1 }
            let id = found[index].identity.id ?? ""
            note(
                sentences, "wrong \(found[index].kind) \(id) [\(found[index].source?.text ?? "")] \(found[index].rule)")
        }
        check(contents: found, in: sentences)
    }

    private mutating func note(_ sentences: SentenceCase, _ what: String) {
        misses.append("\(sentences.line) \(sentences.name): \(what)")
    }

    private mutating func count(_ kind: SourceKind, _ change: (inout Count) -> Void) {
        switch kind {
        case .outlet, .agency: change(&outlets)
        case .person, .organization: change(&people)
        case .document, .platform, .anonymous, .media: change(&others)
        }
    }

    private mutating func check(cue found: Attribution, in sentences: SentenceCase) {
        guard found.role == .attribution, !sentences.cues.isEmpty else { return }
        if let span = found.cue?.span, sentences.cues.contains(where: { $0.overlaps(span) }) {
            cues.right += 1
        } else {
            cues.missed += 1
            note(sentences, "cue [\(found.cue?.text ?? "")] of \(found.source?.text ?? "")")
        }
    }

    private mutating func check(contents found: [Attribution], in sentences: SentenceCase) {
        guard !sentences.contents.isEmpty else { return }
        let text = Array(sentences.text.unicodeScalars)
        var wanted = [Bool](repeating: false, count: text.count)
        var given = wanted
        for span in sentences.contents { Self.mark(span, in: &wanted) }
        for span in found.flatMap(\.content).compactMap(\.span) { Self.mark(span, in: &given) }
        var here = Count()
        for index in text.indices where !text[index].properties.isWhitespace {
            switch (wanted[index], given[index]) {
            case (true, true): here.right += 1
            case (true, false): here.missed += 1
            case (false, true): here.wrong += 1
            case (false, false): break
            }
        }
        contents.right += here.right
        contents.wrong += here.wrong
        contents.missed += here.missed
        if here.f1 < 0.9 {
            let shown = found.flatMap(\.content).map(\.text).joined(separator: " … ")
            note(sentences, "content [\(shown)]")
        }
    }

    private static func mark(_ span: TextSpan, in marks: inout [Bool]) {
        for index in max(0, span.start)..<max(0, min(span.end, marks.count)) { marks[index] = true }
    }

    private func words(_ span: TextSpan, _ sentences: SentenceCase) -> String {
        String(String.UnicodeScalarView(sentences.text.unicodeScalars.dropFirst(span.start).prefix(span.count)))
    }

    private static func isNamed(_ kind: SourceKind) -> Bool {
        kind == .outlet || kind == .agency || kind == .platform || kind == .person
    }

    private static func agree(_ source: SentenceCase.Source, _ found: Attribution) -> Bool {
        guard source.role == found.role else { return false }
        switch source.kind {
        case .outlet, .agency:
            return (found.kind == .outlet || found.kind == .agency) && found.outlet?.id == OutletID(source.id)
        case .platform:
            return found.kind == .platform && (source.id.isEmpty || found.outlet?.id == OutletID(source.id))
        case .person:
            return found.kind == .person && (source.id.isEmpty || found.speaker?.name == source.id)
        case .organization, .document, .anonymous, .media: return found.kind == source.kind
        }
    }
}
