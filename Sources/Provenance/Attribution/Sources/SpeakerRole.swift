import Ingestion

/// Finds what a person is by the words beside the name: an office before it, or behind it between commas.
struct SpeakerRole {
    let reading: Reading

    private var tokens: [Token] { reading.tokens }
    private static let longest = 16

    /// The words of an office, without an article before them; `nil` where none stands in the phrase.
    func role(of name: Range<Int>, in phrase: NounPhrase) -> Range<Int>? {
        if phrase.core.contains(name.lowerBound) {
            // Mayor Ana Ruiz; la maire Anne Morel
            if let office = office(phrase.core.lowerBound..<name.lowerBound) { return office }
            // Ana Ruiz, the mayor of Leeds,
            return phrase.appositions.lazy.filter { $0.lowerBound >= name.upperBound }.compactMap { office($0) }.first
        }
        // The mayor of Leeds, Ana Ruiz,
        return office(phrase.core)
    }

    private func office(_ range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        while start < range.upperBound, tokens[start].kind == .word,
            tokens[start].classes.contains(.determiner) && tokens[start].classes.isDisjoint(with: [.role, .title])
        {
            start += 1
        }
        var end = range.upperBound
        while end > start, !tokens[end - 1].isWord, !tokens[end - 1].isMark(")") { end -= 1 }
        guard start < end, end - start <= Self.longest, !tokens[start].classes.contains(.relative),
            tokens[start].kind == .word,
            (start..<end).contains(where: {
                tokens[$0].kind == .word && !tokens[$0].hasFinalDot
                    && !tokens[$0].classes.isDisjoint(with: [.role, .spokesperson])
            })
        else { return nil }
        return start..<end
    }
}
