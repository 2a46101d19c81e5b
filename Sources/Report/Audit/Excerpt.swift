import Ingestion
import Provenance

/// The sentence of an attribution, with the words of its source and its cue marked.
struct Excerpt {
    private let scalars: [Unicode.Scalar]
    private let paragraphs: [TextSpan]

    /// How much of a long sentence is shown, in scalars.
    private static let longest = 320

    init(of article: Article) {
        scalars = Array(article.text.unicodeScalars)
        paragraphs = article.paragraphs
    }

    /// What a stretch of the sentence is.
    enum Mark {
        case none, source, cue
    }

    /// The marked sentence; `nil` where the attribution stands outside of the text.
    func marked(_ attribution: Attribution, style: Style) -> WrappedText? {
        guard let parts = parts(attribution) else { return nil }
        var text = WrappedText()
        for part in parts {
            switch part.mark {
            case .none: text.add(part.text)
            case .source: text.add(mark: part.text, paint: style.source)
            case .cue: text.add(mark: part.text, paint: style.cue)
            }
        }
        return text
    }

    /// The sentence in stretches; `nil` where the attribution stands outside of the text.
    func parts(_ attribution: Attribution) -> [(text: String, mark: Mark)]? {
        let whole = TextSpan(0, scalars.count)
        let marks = [attribution.source?.span, attribution.cue?.span].compactMap { $0 }.filter { whole.contains($0) }
        guard let anchor = marks.min() else { return nil }
        let shown = sentence(around: marks.reduce(anchor) { TextSpan(min($0.start, $1.start), max($0.end, $1.end)) })
        var parts: [(text: String, mark: Mark)] = []
        if shown.start > 0, !startsSentence(shown.start) { parts.append(("… ", .none)) }
        var place = shown.start
        for mark in marks.sorted() where mark.start >= place && mark.end <= shown.end {
            parts.append((string(place, mark.start), .none))
            parts.append((string(mark.start, mark.end), mark == attribution.source?.span ? .source : .cue))
            place = mark.end
        }
        parts.append((string(place, shown.end), .none))
        if !endsSentence(shown.end) { parts.append((" …", .none)) }
        return parts
    }

    private func string(_ start: Int, _ end: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[max(0, start)..<max(max(0, start), min(end, scalars.count))])
        return String(view)
    }

    /// The sentence's bounds, within its paragraph and the longest excerpt.
    private func sentence(around span: TextSpan) -> TextSpan {
        let paragraph = paragraphs.first { $0.contains(span.start) } ?? TextSpan(0, scalars.count)
        let room = max(40, (Self.longest - span.count) / 2)
        var start = span.start
        while start > paragraph.start, span.start - start < room, !startsSentence(start) { start -= 1 }
        while start > paragraph.start, start < span.start, !startsSentence(start), !isSpace(start - 1) { start += 1 }
        var end = min(span.end, scalars.count)
        while end < min(paragraph.end, scalars.count), end - span.end < room, !endsSentence(end) { end += 1 }
        while end > span.end, end < scalars.count, !endsSentence(end), !isSpace(end) { end -= 1 }
        return TextSpan(start, end)
    }

    private func isSpace(_ offset: Int) -> Bool {
        scalars.indices.contains(offset) && scalars[offset].properties.isWhitespace
    }

    private func isStop(_ offset: Int) -> Bool {
        scalars.indices.contains(offset) && ".!?…。！？".unicodeScalars.contains(scalars[offset])
    }

    /// Whether a sentence ends just before an offset: a stop with at most two closing marks, then white space.
    private func endsSentence(_ offset: Int) -> Bool {
        guard offset >= scalars.count || isSpace(offset) else { return false }
        guard offset < scalars.count else { return true }
        if scalars[offset] == "\n" { return true }
        var place = offset - 1
        while place > offset - 3, scalars.indices.contains(place), "\"”“»«’')".unicodeScalars.contains(scalars[place]) {
            place -= 1
        }
        guard isStop(place), place > 1 else { return false }
        guard scalars[place] == "." else { return true }
        // A single letter before the stop is an initial, a digit an ordinal number.
        let isInitial = scalars[place - 1].properties.isAlphabetic && isSpace(place - 2)
        return !isInitial && scalars[place - 1].properties.numericType == nil
    }

    private func startsSentence(_ offset: Int) -> Bool {
        guard offset > 0 else { return true }
        return isSpace(offset - 1) && (endsSentence(offset - 1) || scalars[offset - 1] == "\n")
    }
}

extension WrappedText {
    /// Adds marked words; a mark without colour embraces all of them.
    fileprivate mutating func add(mark text: String, paint: (String) -> String) {
        let words = text.split(separator: " ").count
        guard words > 1, paint("x").hasPrefix("[") else { return add(text, paint: paint) }
        add("[" + text + "]")
    }
}
