import Ingestion
import Newsroom
import Provenance

/// An article's text cut where marks begin and end: claims, the words that name their sources, the words that cite.
struct TextMarks {
    /// A stretch of text that is marked the same throughout.
    struct Piece: Hashable {
        var span: TextSpan
        /// The attribution whose claim this is, the narrowest one; an index into the audit's citations.
        var claim: Int?
        /// The attribution that is named here.
        var source: Int?
        var cue: Int?
        /// Attributions whose mark belongs behind this piece.
        var references: [Int] = []
    }

    private let scalars: [Unicode.Scalar]
    private let claims: [Int?]
    private let sources: [Int?]
    private let cues: [Int?]
    private let references: [Int: [Int]]

    /// Attributions that the text itself shows nowhere: signs and bylines around it.
    let outside: [Int]

    init(_ audit: Audit) {
        scalars = Array(audit.article.text.unicodeScalars)
        let count = scalars.count
        var claims = [Int?](repeating: nil, count: count)
        var sources = claims
        var cues = claims
        var widths = [Int](repeating: .max, count: count)
        var references: [Int: [Int]] = [:]
        var outside: [Int] = []
        func paint(_ span: TextSpan?, _ index: Int, _ layer: inout [Int?]) -> Bool {
            guard let span, span.start >= 0, span.start < span.end, span.end <= count else { return false }
            for place in span.start..<span.end { layer[place] = index }
            return true
        }
        for (index, citation) in audit.citations.enumerated() {
            let attribution = citation.attribution
            var anchor: Int?
            for mention in attribution.content {
                guard let span = mention.span, span.start >= 0, span.start < span.end, span.end <= count else {
                    continue
                }
                for place in span.start..<span.end where span.count < widths[place] {
                    claims[place] = index
                    widths[place] = span.count
                }
                anchor = max(anchor ?? 0, span.end)
            }
            if paint(attribution.cue?.span, index, &cues) { anchor = attribution.cue?.span?.end }
            if paint(attribution.source?.span, index, &sources) { anchor = attribution.source?.span?.end }
            if let anchor { references[anchor, default: []].append(index) } else { outside.append(index) }
        }
        self.claims = claims
        self.sources = sources
        self.cues = cues
        self.references = references
        self.outside = outside
    }

    /// The pieces of a paragraph, in order.
    func pieces(of paragraph: TextSpan) -> [Piece] {
        let end = min(paragraph.end, scalars.count)
        guard paragraph.start >= 0, paragraph.start < end else { return [] }
        var pieces: [Piece] = []
        var start = paragraph.start
        for place in paragraph.start + 1...end {
            let isSame =
                place < end && claims[place] == claims[start] && sources[place] == sources[start]
                && cues[place] == cues[start]
            guard !isSame || references[place] != nil else { continue }
            pieces.append(
                Piece(
                    span: TextSpan(start, place), claim: claims[start], source: sources[start], cue: cues[start],
                    references: references[place] ?? []))
            start = place
        }
        return pieces
    }

    func string(_ span: TextSpan) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[max(0, span.start)..<max(0, span.start, min(span.end, scalars.count))])
        return String(view)
    }
}
