/// Reads noun phrases of a language that writes its nouns with capitals: there, a small word in front of one is an
/// adjective by its ending, and what is none ends the phrase.
struct CapitalizedNounPhrases {
    let reading: Reading
    let names: NounPhraseReader

    private var tokens: [Token] { reading.tokens }
    /// Genitives and prepositional phrases nest no deeper, which bounds the recursion.
    private static let deepest = 4

    /// Reads a phrase without appositions: before its verb all that stands there, behind it only what surely belongs.
    func core(from start: Int, limit: Int, place: NounPhraseReader.Place, depth: Int = 0) -> NounPhrase? {
        guard let nouns = nounsStart(from: start, limit: limit) else { return nil }
        guard let run = nounRun(from: nouns, phraseStart: start, limit: limit) else { return nil }
        var phrase = NounPhrase(tokens: start..<run.end, core: start..<run.end, head: run.head)
        var end = run.end
        while end < limit, let next = modifier(at: end, of: phrase, run, limit: limit, place: place, depth: depth) {
            end = next
            phrase.core = start..<end
        }
        phrase.tokens = phrase.core
        if depth == 0, let other = conjunct(at: end, limit: limit, place: place) {
            phrase.conjuncts = [NounPhrase(tokens: phrase.core, core: phrase.core, head: phrase.head)] + other.conjuncts
            if other.conjuncts.isEmpty { phrase.conjuncts.append(other) }
            phrase.core = start..<other.core.upperBound
            phrase.tokens = phrase.core
        }
        return phrase
    }

    // MARK: Before the noun

    /// Where the nouns of a phrase begin, behind articles, numbers and adjectives.
    private func nounsStart(from start: Int, limit: Int) -> Int? {
        var index = start
        var hasDeterminer = false
        while index < limit, index - start < 4 {
            let token = tokens[index]
            // 14:32 Kiew: the hour of a ticker's entry is no part of it.
            if token.kind == .number, isClock(token) { return nil }
            if token.kind == .number, index + 1 < limit, tokens[index + 1].isWord || tokens[index + 1].first == "\"" {
                index += 1
            } else if token.kind == .word, token.classes.contains(.determiner), !token.classes.contains(.preposition) {
                // "die die": a relative pronoun and another phrase; "einer der": one of them.
                if index > start, token.classes.contains(.definite), tokens[index - 1].classes.contains(.definite) {
                    return nil
                }
                hasDeterminer = true
                index += 1
            } else if token.classes.contains(.adverb), !token.isCapitalized || index == start, hasDeterminer == false,
                index + 1 < limit,
                reading.isAttributive(index + 1) || tokens[index + 1].kind == .number
                    || tokens[index + 1].classes.contains(.determiner)
            {
                index += 1
            } else {
                break
            }
        }
        guard index < limit else { return nil }
        if hasDeterminer, tokens[index].kind == .word, !isNoun(index), !reading.isAttributive(index) {
            // An attribute with words of its own: der wegen Betrugs angeklagte Unternehmer.
            var participle = index + 1
            while participle < min(limit, index + 9) {
                let token = tokens[participle]
                guard token.isWord || token.kind == .quotationMark else { return nil }
                if token.kind == .word, !token.isCapitalized, token.classes.isDisjoint(with: .preposition),
                    !token.classes.contains(.determiner),
                    reading.isAttributive(participle) || reading.leadsNoun(participle)
                {
                    index = participle
                    break
                }
                participle += 1
            }
            guard index == participle else { return nil }
        }
        while index < limit, !isNoun(index) {
            let token = tokens[index]
            guard token.kind == .word else { return nil }
            if reading.isAttributive(index) || hasDeterminer && index > start && reading.leadsNoun(index) {
                index += 1
            } else if index + 1 < limit, index > start, token.classes.isSubset(of: [.adverb, .coordinator]),
                token.cue < 0, reading.isAttributive(index + 1)
            {
                index += 1
            } else {
                return nil
            }
        }
        return index < limit ? index : nil
    }

    private func isClock(_ token: Token) -> Bool {
        reading.prose.text.scalars[token.start..<token.end].contains(":")
    }

    private func isNoun(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .quotationMark: return names.shortName(at: index) != nil
        case .word:
            if reading.nameEnd(at: index) != nil { return true }
            // die taz
            let mention = reading.mentionAt[index]
            if mention >= 0, reading.mentions[mention].hasArticle,
                reading.mentionTokens[mention].lowerBound == index
                    || reading.mentionTokens[mention].lowerBound == index - 1
                        && tokens[index - 1].classes.contains(.determiner)
            {
                return true
            }
            return token.isCapitalized && !isSmallWord(index)
        default: return false
        }
    }

    /// A word of grammar that is capitalized because a sentence begins with it.
    private func isSmallWord(_ index: Int) -> Bool {
        let token = tokens[index]
        return reading.isLeadingAdverb(index)
            || !token.isAcronym && !token.classes.isEmpty && token.classes.isSentenceStart
                && token.classes.isDisjoint(with: [.title, .given, .place])
    }

    // MARK: Nouns and names

    private struct Run {
        var end: Int
        var head: Int
        /// It ends in a person's or medium's name, which takes no genitive behind it.
        var isName: Bool
    }

    private func nounRun(from start: Int, phraseStart first: Int, limit: Int) -> Run? {
        var index = start
        var head = -1
        var isName = false
        var given = false
        while index < limit {
            if let end = reading.nameEnd(at: index), end <= limit, end > index {
                head = end - 1
                index = end
                isName = true
                // die Rheinische Post Stadtwerkechef X: somebody whom it cites follows.
                if index < limit, tokens[index].kind == .word, tokens[index].isCapitalized,
                    !tokens[index].classes.isDisjoint(with: [.role, .title, .given]), first < start
                {
                    break
                }
                continue
            }
            let token = tokens[index]
            if token.kind == .quotationMark {
                guard let end = names.shortName(at: index, afterNoun: head >= 0), end <= limit else { break }
                head = max(index, end - 2)
                index = end
                isName = true
                continue
            }
            if token.kind == .mark {
                // Gesundheits-, Sozial- und Integrationsdirektor
                if token.first == "-", token.isAttached, head >= 0, let next = behindHyphen(index, limit: limit) {
                    index = next
                    continue
                }
                if token.first == "&" || token.first == "/" && token.isAttached, head >= 0, index + 1 < limit,
                    tokens[index + 1].isCapitalized
                {
                    index += 1
                    continue
                }
                break
            }
            guard token.kind == .word else {
                // A number ends a name: Studio 3.
                break
            }
            if given, !isName, token.classes.contains(.particle), !token.isCapitalized, index + 1 < limit,
                !token.classes.contains(.definite) || tokens[index - 1].classes.contains(.particle),
                tokens[index + 1].isCapitalized || tokens[index + 1].classes.contains(.particle)
            {
                index += 1
                continue
            }
            if given, !isName, reading.isSmallSurname(index) {
                head = index
                index += 1
                isName = true
                break
            }
            guard token.isCapitalized || index == start && reading.mentionAt[index] >= 0,
                !isSmallWord(index) || given && token.classes.contains(.particle)
            else { break }
            if token.classes.contains(.time), head >= 0, !given { break }
            // Nobody is called -ung: der Verband Nachbesserungen.
            if head >= 0, !given, reading.isAbstract(index) { break }
            head = index
            index += 1
            if token.classes.contains(.given) {
                given = true
            } else if given {
                // First names and one surname; what follows is another phrase.
                isName = true
                if index < limit, tokens[index].kind == .word, tokens[index].isCapitalized,
                    reading.nameEnd(at: index) == nil, !tokens[index].classes.contains(.given)
                {
                    break
                }
            }
        }
        guard head >= start else { return nil }
        // A noun without an article that no list holds is a name too.
        if !isName, start == first, (start...head).allSatisfy({ tokens[$0].classes.isEmpty }),
            !reading.hasNounEnding(head)
        {
            isName = true
        }
        return Run(end: index, head: head, isName: isName || given)
    }

    /// The noun that a row of halved compounds leads to.
    private func behindHyphen(_ hyphen: Int, limit: Int) -> Int? {
        var index = hyphen + 1
        while index < min(limit, hyphen + 8) {
            let token = tokens[index]
            if token.isComma || token.classes.contains(.coordinator) || token.isMark("-") {
                index += 1
            } else if token.kind == .word, token.isCapitalized {
                if index + 1 < limit, tokens[index + 1].isMark("-"), tokens[index + 1].isAttached {
                    index += 1
                } else {
                    return index
                }
            } else {
                return nil
            }
        }
        return nil
    }

    // MARK: Behind the noun

    /// The end of what goes a phrase on at a token; `nil` where nothing does.
    private func modifier(
        at index: Int, of phrase: NounPhrase, _ run: Run, limit: Int, place: NounPhraseReader.Place, depth: Int
    ) -> Int? {
        let token = tokens[index]
        if token.isMark("("), let end = names.bracket(at: index, limit: limit) { return end }
        guard token.kind == .word, depth < Self.deepest, index + 1 < limit else { return nil }
        if token.classes.contains(.genitive) {
            // Behind a name, "der" is whom it was told.
            if run.isName, token.classes.contains(.dative) { return nil }
            if place == .object, token.classes.contains(.dative),
                names.namesOutlet(after: index, limit: limit)
            {
                return nil
            }
            return core(from: index, limit: limit, place: place, depth: depth + 1)?.core.upperBound
        }
        if !token.isCapitalized, token.classes.isSubset(of: [.adjective, .determiner, .indefinite]), token.cue < 0,
            reading.isAttributive(index), reading.ends(index, with: "er"), !run.isName
        {
            // Angaben russischer Behörden
            return core(from: index, limit: limit, place: .object, depth: depth + 1)?.core.upperBound
        }
        guard token.classes.contains(.preposition), !token.isCapitalized, ties(index, of: phrase, run, place, depth)
        else { return nil }
        return core(from: index + 1, limit: limit, place: .object, depth: depth + 1)?.core.upperBound
    }

    private func ties(
        _ index: Int, of phrase: NounPhrase, _ run: Run, _ place: NounPhraseReader.Place, _ depth: Int
    ) -> Bool {
        let next = tokens[index + 1]
        guard next.isWord || next.kind == .quotationMark, !next.classes.contains(.time), next.kind != .number else {
            return false
        }
        if tokens[index].classes.contains(.linking) { return true }
        guard tokens[index].classes.contains(.attaching) else { return false }
        // Before the verb stands one phrase, so all of it belongs together.
        if place == .subject { return true }
        guard depth == 0, tokens[phrase.head].classes.contains(.role), !run.isName else { return false }
        for near in index + 1..<min(index + 4, tokens.count)
        where tokens[near].classes.contains(.occasion) || reading.mentionAt[near] >= 0 {
            return false
        }
        return true
    }

    /// Another phrase behind "and".
    private func conjunct(at index: Int, limit: Int, place: NounPhraseReader.Place) -> NounPhrase? {
        guard index + 1 < limit, tokens[index].classes.contains(.coordinator), !tokens[index].isCapitalized,
            tokens[index].classes.isDisjoint(with: [.subordinator, .adverb]),
            tokens[index + 1].isWord || tokens[index + 1].kind == .quotationMark,
            let other = core(from: index + 1, limit: limit, place: place, depth: 1)
        else { return nil }
        let end = other.core.upperBound
        // Behind the cue, a verb makes it the subject of a clause of its own.
        if place == .object, end < limit, reading.isVerbal(end) { return nil }
        return other
    }
}
