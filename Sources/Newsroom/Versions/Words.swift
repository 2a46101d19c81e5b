/// The words of a passage, for telling how alike two passages are.
struct Words {
    private let words: Set<String>

    init(of text: String) {
        words = Set(
            text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    /// The share of words that both have, of those that either has; 1 where neither has any.
    func likeness(to other: Words) -> Double {
        let union = words.union(other.words).count
        return union == 0 ? 1 : Double(words.intersection(other.words).count) / Double(union)
    }

    /// A text with its white space made even, so that a page's new markup is no change.
    static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
