import Ingestion

/// An article's prose with the outlets that it names: what every rule looks at.
struct Reading {
    let prose: Prose
    let mentions: [OutletMention]
    /// For each token, the outlet mention that holds it; -1 for none.
    let mentionAt: [Int]
    /// Tokens that each mention covers.
    let mentionTokens: [Range<Int>]

    var tokens: [Token] { prose.tokens }
    var lexicon: Lexicon { prose.lexicon }

    init(prose: Prose, mentions: [OutletMention]) {
        self.prose = prose
        self.mentions = mentions
        var at = [Int](repeating: -1, count: prose.tokens.count)
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() {
            let first = prose.tokenIndex(from: mention.span.start)
            var last = first
            while last < prose.tokens.count, prose.tokens[last].start < mention.span.end {
                at[last] = index
                last += 1
            }
            ranges.append(first..<max(first, last))
        }
        mentionAt = at
        mentionTokens = ranges
    }

    /// The mention that begins at a token, where it can be nothing but a name.
    func nameEnd(at index: Int) -> Int? {
        let mention = mentionAt[index]
        guard mention >= 0, mentionTokens[mention].lowerBound == index else { return nil }
        guard !mentions[mention].isCommon || mentions[mention].inQuotes || mentions[mention].isDomain else {
            return nil
        }
        return mentionTokens[mention].upperBound
    }

    /// Whether a token is a verb where it stands.
    func isVerbal(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word else { return false }
        if token.classes.contains(.auxiliary) { return !isGenitive(index) }
        let isFinite = token.cue >= 0 && !token.form.isDisjoint(with: [.finite, .participle, .present])
        guard isFinite || token.classes.contains(.verb) else { return false }
        if token.isCapitalized, index > 0, !tokens[index - 1].isSentenceEnd,
            tokens[index - 1].kind == .word
        {
            return false
        }
        guard
            token.form.contains(.noun) || token.form.contains(.participle) || token.classes.contains(.noun)
                || !token.classes.isDisjoint(with: .sourceNoun)
        else { return true }
        return !isNominalPlace(index)
    }

    /// Whether a token is an ending 's or ' that ties an owner to what follows.
    func isGenitive(_ index: Int) -> Bool {
        let token = tokens[index]
        return lexicon.splitsGenitive && token.isAttached && token.classes.contains(.possessive) && index > 0
            && tokens[index - 1].classes.isDisjoint(with: [.pronoun, .relative, .interrogative])
    }

    /// Whether what stands before a word makes it a noun or an adjective.
    private func isNominalPlace(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = tokens[index - 1]
        let token = tokens[index]
        guard before.kind == .word else {
            return before.isComma && index + 1 < tokens.count && token.form.contains(.noun)
                && !token.classes.isDisjoint(with: .sourceNoun) && startsVerb(index + 1)
        }
        if before.classes.contains(.determiner), !before.classes.contains(.pronoun) { return true }
        if token.form.contains(.noun) {
            if before.classes.contains(.preposition) || before.classes.contains(.adjective) { return true }
            if index + 1 < tokens.count, startsVerb(index + 1) { return true }
            if index >= 2, tokens[index - 2].classes.contains(.determiner), !before.classes.contains(.role),
                !before.isCapitalized, before.cue < 0, before.classes.isDisjoint(with: .sourceNoun)
            {
                return true
            }
        }
        return false
    }

    private func startsVerb(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.classes.contains(.auxiliary)
            || (token.cue >= 0 && token.form.contains(.finite) && !token.form.contains(.noun))
    }

    /// A word that may carry a noun phrase: a name or a noun.
    func isNominal(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .number: return true
        case .word:
            if token.isCapitalized { return true }
            return !lexicon.nounsAreCapitalized || !token.classes.isDisjoint(with: .sourceNoun)
        default: return false
        }
    }
}
