/// Tells persons' names from nouns in a language that writes both with capitals: by first names, by an office or title
/// before them, or by a pair of words that nothing else explains.
struct CapitalizedNames {
    let reading: Reading

    private var tokens: [Token] { reading.tokens }

    /// The name that begins at a token with a first name; empty where none does.
    func fullName(at start: Int, limit: Int) -> Range<Int> {
        guard start < limit, tokens[start].classes.contains(.given), isPart(start) else { return start..<start }
        var end = start + 1
        var hasSurname = false
        while end < limit, end - start < 6 {
            let token = tokens[end]
            guard token.kind == .word else { break }
            if reading.isSmallSurname(end) {
                hasSurname = true
                end += 1
                break
            }
            if !token.isCapitalized, token.classes.contains(.particle), end + 1 < limit,
                !token.classes.contains(.definite) || tokens[end - 1].classes.contains(.particle),
                tokens[end + 1].isCapitalized || tokens[end + 1].classes.contains(.particle)
            {
                end += 1
            } else if token.isCapitalized, token.hasFinalDot, token.end - token.start == 2 {
                end += 1
            } else if isSurname(end), !hasSurname || token.classes.contains(.given) {
                hasSurname = !token.classes.contains(.given) || end + 1 >= limit || !isSurname(end + 1)
                end += 1
                if hasSurname { break }
            } else {
                break
            }
        }
        return hasSurname ? start..<end : start..<start
    }

    /// The words of a name behind an office or a title.
    func titledName(behind title: Int, limit: Int) -> Range<Int> {
        var start = title + 1
        while start < limit, tokens[start].classes.contains(.title) || tokens[start].classes.contains(.role),
            tokens[start].isCapitalized
        {
            start += 1
        }
        let full = fullName(at: start, limit: limit)
        if !full.isEmpty { return full }
        var end = start
        while end < limit, end - start < 3 {
            let token = tokens[end]
            if token.kind == .word, end > start, !token.isCapitalized, token.classes.contains(.particle),
                end + 1 < limit, tokens[end + 1].isCapitalized
            {
                end += 1
            } else if isSurname(end) {
                end += 1
            } else {
                break
            }
        }
        return start..<end
    }

    /// Two words that nothing else explains, as a name.
    func barePair(at start: Int, limit: Int) -> Range<Int> {
        guard start + 1 < limit, isUnknown(start), isUnknown(start + 1) else { return start..<start }
        guard tokens[start].classes.isDisjoint(with: .time), tokens[start + 1].classes.isDisjoint(with: .time) else {
            return start..<start
        }
        if start + 2 < limit, tokens[start + 2].kind == .word, tokens[start + 2].isCapitalized { return start..<start }
        return start..<start + 2
    }

    /// A capitalized word that may be part of a name.
    private func isPart(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.kind == .word && token.isCapitalized && (!token.isAcronym || token.hasFinalDot)
    }

    private static let nouns: WordClass = [
        .determiner, .preposition, .coordinator, .subordinator, .pronoun, .title, .role, .organization, .document,
        .people, .media, .outletNoun, .time, .auxiliary, .occasion, .negation, .noun, .place, .statement,
    ]

    /// A word that can be a surname behind a first name, whatever else it is.
    private func isSurname(_ index: Int) -> Bool {
        let token = tokens[index]
        guard isPart(index) else { return false }
        let mention = reading.mentionAt[index]
        guard mention < 0 || reading.mentions[mention].isCommon || reading.mentionTokens[mention].count == 1 else {
            return false
        }
        return token.classes.isDisjoint(with: [.determiner, .preposition, .pronoun, .coordinator, .title])
    }

    private func isUnknown(_ index: Int) -> Bool {
        isPart(index) && tokens[index].classes.isDisjoint(with: Self.nouns) && reading.mentionAt[index] < 0
            && !reading.hasNounEnding(index)
    }
}
