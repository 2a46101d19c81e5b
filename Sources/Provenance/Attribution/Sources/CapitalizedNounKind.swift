import Ingestion

/// Decides what a source is that no list names, in a language whose nouns show it by article and ending.
struct CapitalizedNounKind {
    let reading: Reading
    let roster: Roster

    private var tokens: [Token] { reading.tokens }

    /// The person's name in a phrase, by token.
    func name(in phrase: NounPhrase) -> Range<Int>? {
        let names = CapitalizedNames(reading: reading)
        for part in phrase.parts {
            let limit = part == phrase.core ? min(part.upperBound, phrase.head + 1) : part.upperBound
            var index = part.lowerBound
            while index < limit {
                if tokens[index].classes.contains(.relative), index == part.lowerBound, part != phrase.core { break }
                let full = names.fullName(at: index, limit: limit)
                if !full.isEmpty { return full }
                let classes = tokens[index].classes
                if !classes.isDisjoint(with: [.role, .title]), tokens[index].isCapitalized, index + 1 < limit,
                    reading.mentionAt[index] < 0 || !classes.isDisjoint(with: [.title])
                {
                    let titled = names.titledName(behind: index, limit: limit)
                    if !titled.isEmpty, !titled.contains(where: { reading.hasNounEnding($0) }) { return titled }
                }
                index += 1
            }
        }
        return bareName(in: phrase, names)
    }

    /// Two unknown words at a phrase's end, alone or behind a noun with its article.
    private func bareName(in phrase: NounPhrase, _ names: CapitalizedNames) -> Range<Int>? {
        let start = phrase.head - 1
        guard start >= phrase.core.lowerBound else { return nil }
        let pair = names.barePair(at: start, limit: phrase.head + 1)
        guard !pair.isEmpty else { return nil }
        let before = start - 1
        if start == phrase.core.lowerBound { return pair }
        guard
            tokens[phrase.core.lowerBound].classes.contains(.determiner) || before > phrase.core.lowerBound
                || !tokens[before].classes.isEmpty
        else { return nil }
        guard before >= phrase.core.lowerBound, tokens[before].kind == .word else { return nil }
        // "der Glaziologe Beat Frei", but not "das Forum Waffenrecht".
        guard tokens[before].isCapitalized, tokens[before].classes.isDisjoint(with: .organization),
            !reading.hasNounEnding(before)
        else { return nil }
        return pair
    }

    /// The kind of a phrase without a person's name, and whether it may stand for a person named before.
    ///
    /// - Returns: `nil` for what says nothing: a thought, an act, a thing.
    func kind(of phrase: NounPhrase) -> (kind: SourceKind, isPerson: Bool)? {
        let head = phrase.head
        let token = tokens[head]
        let first = tokens[phrase.core.lowerBound]
        let hasDeterminer = first.classes.contains(.determiner)
        if token.isAcronym { return (.organization, false) }
        if ["ung", "ungen", "heit", "keit", "ismus", "nis"].contains(where: { reading.ends(head, with: $0) }) {
            return nil
        }
        if reading.hasNounEnding(head) { return (.organization, false) }
        if first.kind == .number || first.classes.contains(.indefinite) && hasDeterminer { return (.anonymous, false) }
        if reading.ends(head, with: "in") || reading.ends(head, with: "jährige") || reading.ends(head, with: "jähriger")
        {
            return (.anonymous, true)
        }
        if ["innen", "nde", "nden"].contains(where: { reading.ends(head, with: $0) }) { return (.anonymous, false) }
        guard hasDeterminer else {
            if token.classes.contains(.given) { return (.person, false) }
            if phrase.core.lowerBound == head, !["en", "er"].contains(where: { reading.ends(head, with: $0) }) {
                return (.organization, false)
            }
            let isPlural = ["en", "er", "ern", "te"].contains { reading.ends(head, with: $0) }
            return (isPlural ? .anonymous : .organization, false)
        }
        if first.classes.contains(.dative) {
            return isFeminine(phrase) ? feminine(head) : (.anonymous, true)
        }
        if first.classes.contains(.masculineArticle) { return (.anonymous, true) }
        if first.classes.contains(.feminineArticle) { return feminine(head) }
        return (.organization, false)
    }

    private func feminine(_ head: Int) -> (kind: SourceKind, isPerson: Bool) {
        let isPlural = ["en", "er", "ler"].contains { reading.ends(head, with: $0) }
        return (isPlural ? .anonymous : .organization, false)
    }

    /// Whether "der" is a feminine's or a plural's dative or genitive: behind a preposition or a noun, or before an
    /// adjective in -en.
    private func isFeminine(_ phrase: NounPhrase) -> Bool {
        let start = phrase.core.lowerBound
        if start + 1 < phrase.head, !tokens[start + 1].isCapitalized, reading.ends(start + 1, with: "en") {
            return true
        }
        guard start > 0, tokens[start - 1].kind == .word else { return false }
        return tokens[start - 1].classes.contains(.preposition)
            || tokens[start - 1].isCapitalized
                && tokens[start - 1].classes.isDisjoint(with: [.time, .subordinator, .adverb])
    }
}
