import Ingestion
import Provenance

/// An article's text as scalars, from which the words of its attributions are cut, and to which they are compared.
struct ArticleWords {
    private let scalars: [Unicode.Scalar]

    init(utf8 text: [UInt8]) {
        scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    }

    /// The words of a span; `nil` where it leads out of the text.
    private func words(_ span: TextSpan) -> String? {
        guard span.start >= 0, span.end <= scalars.count else { return nil }
        return String(String.UnicodeScalarView(scalars[span.start..<span.end]))
    }

    private func holds(_ text: String, at span: TextSpan?) -> Bool {
        guard let span, span.start >= 0, span.end <= scalars.count else { return false }
        return text.unicodeScalars.elementsEqual(scalars[span.start..<span.end])
    }

    /// What an entry's spans can't carry of an attribution.
    func remainder(of attribution: Attribution) -> SpokenWords {
        func rest(_ mention: Mention?) -> String? {
            mention.flatMap { holds($0.text, at: $0.span) ? nil : $0.text }
        }
        var words = SpokenWords()
        words.source = rest(attribution.source)
        words.cue = rest(attribution.cue)
        for (place, mention) in attribution.content.enumerated() {
            if let text = rest(mention) { words.content[place] = text }
        }
        if let speaker = attribution.speaker {
            if !holds(speaker.name, at: speaker.nameSpan) { words.speakerName = speaker.name }
            if let role = speaker.role, !holds(role, at: speaker.roleSpan) { words.speakerRole = role }
        }
        if let href = attribution.href, !href.staysInEntry { words.href = href }
        return words
    }

    /// Puts the words into an attribution that was read from an entry.
    func fill(_ attribution: Attribution, with rest: SpokenWords?) -> Attribution {
        func fill(_ mention: inout Mention?, _ text: String?) {
            guard let known = mention else { return }
            mention?.text = text ?? known.span.flatMap { words($0) } ?? ""
        }
        var result = attribution
        fill(&result.source, rest?.source)
        fill(&result.cue, rest?.cue)
        for place in result.content.indices {
            var mention: Mention? = result.content[place]
            fill(&mention, rest?.content[place])
            if let mention { result.content[place] = mention }
        }
        if let speaker = result.speaker {
            result.speaker?.name = rest?.speakerName ?? speaker.nameSpan.flatMap { words($0) } ?? ""
            result.speaker?.role = rest?.speakerRole ?? speaker.roleSpan.flatMap { words($0) }
        }
        result.href = attribution.href ?? rest?.href
        return result
    }
}
