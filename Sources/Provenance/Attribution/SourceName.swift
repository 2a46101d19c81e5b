/// The name in a noun phrase: "einem Gutachten der Hochschule, das der Zeitung vorliegt" → "Gutachten der Hochschule".
struct SourceName {
    let text: String

    private static let determiners: Set<String> = [
        "der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "einem", "einen", "eines", "le", "la", "les",
        "un", "une", "du", "au", "aux", "the", "a", "an",
    ]
    private static let elided = ["l'", "l’", "d'", "d’"]
    /// Words that begin a relative clause.
    private static let relatives: Set<String> = ["that", "which", "who", "whose", "qui", "que", "dont", "où"]
    private static let longest = 400

    /// Leaves out articles, relative clauses and appositions; of an office and a name the name stays.
    init(in phrase: String) {
        let parts = phrase.prefix(Self.longest).split(separator: ",").map { $0.split(separator: " ") }
            .filter { !$0.isEmpty }
        guard let first = parts.first else {
            text = phrase
            return
        }
        var chosen = first
        if parts.count > 1, Self.isCommon(first), let name = parts.dropFirst().first(where: Self.isName) {
            chosen = name
        }
        text = Self.bare(chosen).joined(separator: " ")
    }

    /// The words without a leading article and without a relative clause.
    private static func bare(_ words: [Substring]) -> [Substring] {
        var words = words
        if words.count > 1, determiners.contains(words[0].lowercased()) { words.removeFirst() }
        if let first = words.first, let elision = elided.first(where: { first.lowercased().hasPrefix($0) }),
            first.count > elision.count
        {
            words[0] = first.dropFirst(elision.count)
        }
        if let end = words.indices.dropFirst().first(where: { relatives.contains(words[$0].lowercased()) }) {
            words.removeSubrange(end...)
        }
        return words
    }

    /// Whether the words begin with an article and no name: "the ferry's operator", "l'armateur".
    private static func isCommon(_ words: [Substring]) -> Bool {
        let rest = bare(words)
        return rest != words && !rest.contains { $0.first?.isUppercase == true }
    }

    /// Whether the words are a name alone: "Norrin Line".
    private static func isName(_ words: [Substring]) -> Bool {
        guard let first = words.first, first.first?.isUppercase == true else { return false }
        return words.count <= 6 && words.last?.first?.isUppercase == true
    }
}
