/// The words of a phrase's pattern and what its signs say, as a lexicon file writes it (`^`, `…`, `[]`).
struct PhrasePattern {
    var words: [Substring]
    /// What closes the clause behind the source.
    var closing: [Substring] = []
    /// It must begin its sentence or stand behind a comma.
    var opens = false
    /// The last word belongs to the source.
    var keepsLast = false

    init(_ pattern: String) {
        words = pattern.split(separator: " ")
        if words.first == "^" {
            opens = true
            words.removeFirst()
        }
        if let source = words.firstIndex(of: "…") {
            closing = words[(source + 1)...].flatMap { $0.split(separator: "|") }
            words = Array(words[..<source])
        }
        if let last = words.last, last.hasPrefix("["), last.hasSuffix("]") {
            keepsLast = true
            words[words.count - 1] = last.dropFirst().dropLast()
        }
    }
}
