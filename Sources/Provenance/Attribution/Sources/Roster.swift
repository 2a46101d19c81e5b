import Ingestion

/// The persons that an article names in full, found again by their last names.
struct Roster {
    private var bySurname: [UInt64: Speaker] = [:]
    /// What the article calls its persons.
    private(set) var callings = Callings()
    /// Where each full name begins, in order, for "the last person named".
    private var places: [(token: Int, speaker: Speaker, isSure: Bool)] = []
    /// What first names and forms of address say of a person's gender, by surname.
    private var genders: [UInt64: WordClass] = [:]
    /// Who the article says holds an office, by the office's noun, in the order of the text.
    private var holders: [UInt64: [(token: Int, speaker: Speaker)]] = [:]
    /// Persons by the first of their names, where the language calls people by it.
    private var byFirstName: [UInt64: Speaker] = [:]
    /// Surnames of people whom a first name or a title marks as such.
    private var sureSurnames: Set<UInt64> = []
    private static let gender: WordClass = [.masculine, .feminine]
    /// A pronoun looks so many names back.
    private static let reach = 24

    init(reading: Reading) {
        let tokens = reading.tokens
        let names = CapitalizedNames(reading: reading)
        var index = 0
        while index < tokens.count, reading.lexicon.nounsAreCapitalized {
            let run = Self.name(at: index, names, in: reading)
            guard !run.isEmpty else {
                // Two words that nothing explains may be a name that no list holds.
                let pair =
                    index > 0 && tokens[index - 1].classes.contains(.determiner)
                    ? index..<index : names.barePair(at: index, limit: tokens.count)
                if !pair.isEmpty, bySurname[tokens[index + 1].hash] == nil {
                    bySurname[tokens[index + 1].hash] = Self.speaker(pair, in: reading)
                }
                index += 1
                continue
            }
            let speaker = Self.speaker(run, in: reading)
            let surname = tokens[run.upperBound - 1].hash
            if bySurname[surname] == nil { bySurname[surname] = speaker }
            places.append((run.lowerBound, speaker, true))
            index = run.upperBound
        }
        while index < tokens.count {
            let run = Self.nameRun(from: index, limit: tokens.count, in: reading)
            guard run.count >= 2 else {
                if reading.lexicon.isRomance, run.count == 1 { noteTitled(run, in: reading) }
                index = max(run.upperBound, index + 1)
                continue
            }
            let speaker = Self.speaker(run, in: reading)
            let surname = tokens[run.upperBound - 1].hash
            if bySurname[surname] == nil { bySurname[surname] = speaker }
            noteGender(of: run, in: reading)
            let first = tokens[run.lowerBound].hash
            let isSure = Self.isSure(run, in: reading)
            if reading.lexicon.splitsGenitive, isSure, byFirstName[first] == nil { byFirstName[first] = speaker }
            if isSure { sureSurnames.insert(surname) }
            places.append((run.lowerBound, speaker, isSure))
            if reading.lexicon.splitsGenitive, let office = Self.office(beside: run, in: reading) {
                holders[tokens[office].hash, default: []].append((run.lowerBound, speaker))
            }
            if reading.lexicon.isRomance { callings.note(speaker, at: run, in: reading) }
            index = run.upperBound
        }
    }

    /// The noun for what a person is, right before the name or in the words behind its comma (Ana Ruiz, the mayor).
    private static func office(beside name: Range<Int>, in reading: Reading) -> Int? {
        let tokens = reading.tokens
        if name.lowerBound > 0, tokens[name.lowerBound - 1].kind == .word,
            tokens[name.lowerBound - 1].classes.contains(.role)
        {
            return name.lowerBound - 1
        }
        guard name.upperBound + 1 < tokens.count, tokens[name.upperBound].isComma else { return nil }
        for index in name.upperBound + 1..<min(tokens.count, name.upperBound + 6) {
            guard tokens[index].kind == .word, tokens[index].classes.isDisjoint(with: .auxiliary) else { return nil }
            if tokens[index].classes.contains(.role) { return index }
        }
        return nil
    }

    /// Who was last said to hold an office before a token.
    func holder(of office: UInt64, before token: Int) -> Speaker? {
        holders[office]?.last { $0.token < token }?.speaker
    }

    /// Notes a surname that only a title stands before (M. Tissot).
    private mutating func noteTitled(_ name: Range<Int>, in reading: Reading) {
        guard name.lowerBound > 0, reading.tokens[name.lowerBound - 1].classes.contains(.title) else { return }
        let surname = reading.tokens[name.lowerBound].hash
        noteGender(of: name, in: reading)
        guard bySurname[surname] == nil else { return }
        bySurname[surname] = Self.speaker(name, in: reading)
        sureSurnames.insert(surname)
    }

    private mutating func noteGender(of name: Range<Int>, in reading: Reading) {
        var gender = reading.tokens[name.lowerBound].classes.intersection(Self.gender)
        if gender.isEmpty, name.lowerBound > 0 {
            gender = reading.tokens[name.lowerBound - 1].classes.intersection(Self.gender)
        }
        guard gender == .masculine || gender == .feminine, let last = name.last else { return }
        genders[reading.tokens[last].hash] = gender
    }

    /// Whether it is sure that a name is a person's.
    func isSure(_ speaker: Speaker) -> Bool {
        guard let surname = speaker.name.unicodeScalars.split(separator: " ").last else { return false }
        return sureSurnames.contains(WordHash.of(surname.lazy.map(ScalarText.fold)))
    }

    /// Whether a person can be meant by a pronoun; nothing known speaks for it.
    func agrees(_ speaker: Speaker, with pronoun: WordClass) -> Bool {
        let wanted = pronoun.intersection(Self.gender)
        guard wanted == .masculine || wanted == .feminine,
            let surname = speaker.name.unicodeScalars.split(separator: " ").last,
            let known = genders[WordHash.of(surname.lazy.map(ScalarText.fold))]
        else { return true }
        return known == wanted
    }

    /// The last person named in full before a token whom a pronoun can mean.
    func last(before token: Int, agreeingWith pronoun: WordClass) -> Speaker? {
        let near = places[..<position(before: token)].suffix(Self.reach).filter { agrees($0.speaker, with: pronoun) }
        return (near.last { $0.isSure } ?? near.last)?.speaker
    }

    /// Whether capitalized words are surely a person: a first name or a title says so.
    private static func isSure(_ run: Range<Int>, in reading: Reading) -> Bool {
        let tokens = reading.tokens
        return tokens[run.lowerBound].classes.contains(.given)
            || run.lowerBound > 0 && !tokens[run.lowerBound - 1].classes.isDisjoint(with: [.title, .role])
    }

    /// A full name in a language that writes nouns with capitals.
    private static func name(at index: Int, _ names: CapitalizedNames, in reading: Reading) -> Range<Int> {
        let tokens = reading.tokens
        let full = names.fullName(at: index, limit: tokens.count)
        if !full.isEmpty { return full }
        guard index > 0, tokens[index - 1].kind == .word, tokens[index - 1].isCapitalized,
            !tokens[index - 1].classes.isDisjoint(with: [.role, .title])
        else { return index..<index }
        let titled = names.titledName(behind: index - 1, limit: tokens.count)
        return titled.count >= 2 && titled.lowerBound == index && !titled.contains { reading.hasNounEnding($0) }
            ? titled : index..<index
    }

    func speaker(surname: UInt64) -> Speaker? { bySurname[surname] ?? byFirstName[surname] }

    /// The last of the few persons named before a token who meets a condition.
    func last(before token: Int, where isMeant: (Speaker) -> Bool) -> Speaker? {
        var index = position(before: token) - 1
        var steps = 0
        while index >= 0, steps < 8 {
            if isMeant(places[index].speaker) { return places[index].speaker }
            index -= 1
            steps += 1
        }
        return nil
    }

    /// The last person named in full before a token.
    func last(before token: Int) -> Speaker? {
        let index = position(before: token)
        return index > 0 ? places[index - 1].speaker : nil
    }

    /// Whom the sentence before is about: the person whom it names before its verb, in the same paragraph. A sentence that
    /// a quotation opens is looked over.
    func topic(before token: Int, in reading: Reading) -> Speaker? {
        guard let here = reading.prose.sentenceIndex(ofToken: token) else { return nil }
        let sentences = reading.prose.sentences
        var index = here - 1
        while index >= max(0, here - 2), sentences[index].paragraph == sentences[here].paragraph {
            let range = sentences[index].tokens
            guard let first = range.first else { return nil }
            if reading.tokens[first].quotation >= 0 {
                index -= 1
                continue
            }
            for word in range.prefix(Self.topicReach) {
                if let name = name(at: word), !isTail(word, in: reading) { return name }
                if reading.isVerbal(word) || reading.mayBeVerb(word)
                    || reading.tokens[word].classes.contains(.preposition)
                {
                    return nil
                }
            }
            return nil
        }
        return nil
    }

    private static let topicReach = 10

    /// The person whose full name begins at a token, or whose surname it is.
    private func name(at token: Int) -> Speaker? {
        let index = position(before: token + 1) - 1
        guard index >= 0, places[index].token == token else { return nil }
        return places[index].speaker
    }

    /// Whether a name is only a part of what stands there (das Haus Meier).
    private func isTail(_ token: Int, in reading: Reading) -> Bool {
        token > 0 && reading.tokens[token - 1].kind == .word && reading.tokens[token - 1].isCapitalized
            && !reading.tokens[token - 1].classes.isDisjoint(with: [.organization, .place])
    }

    /// The only person named in full before a token.
    func only(before token: Int) -> Speaker? {
        let near = places[..<position(before: token)].suffix(Self.reach)
        guard let first = near.first?.speaker, near.allSatisfy({ $0.speaker.name == first.name }) else { return nil }
        return first
    }

    /// How many names begin before a token (binary search).
    private func position(before token: Int) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].token < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    static func speaker(_ run: Range<Int>, in reading: Reading) -> Speaker {
        let span = reading.prose.span(run)
        return Speaker(name: reading.prose.text.string(span), nameSpan: span)
    }

    /// The words of a person's name that begin at or behind a token: capitalized, no noun of the lexicon's.
    static func nameRun(from start: Int, limit: Int, in reading: Reading) -> Range<Int> {
        let tokens = reading.tokens
        guard isNameWord(start, in: reading) else { return start..<start }
        var end = start + 1
        while end < limit, end - start < 6 {
            if isNameWord(end, in: reading) {
                end += 1
            } else if tokens[end].kind == .word, tokens[end].classes.contains(.particle), end + 1 < limit,
                isNameWord(end + 1, in: reading), !tokens[end].isCapitalized,
                !reading.lexicon.nounsAreCapitalized || !tokens[end].classes.contains(.definite)
            {
                end += 2
            } else if tokens[end].kind == .word, tokens[end].classes.contains(.particle), end + 2 < limit,
                tokens[end + 1].classes.contains(.particle), isNameWord(end + 2, in: reading)
            {
                end += 3
            } else if reading.lexicon.isRomance, tokens[end].isCapitalized, tokens[end].classes.contains(.particle),
                tokens[end].kind == .word, end + 1 < limit, isNameWord(end + 1, in: reading),
                reading.mentionAt[end] < 0
            {
                // Jean-Yves Le Bihan
                end += 2
            } else {
                break
            }
        }
        // Baker Rosa Amador: a calling opens the sentence.
        if reading.lexicon.splitsGenitive, end - start >= 3, !tokens[start].classes.contains(.given),
            tokens[start + 1].classes.contains(.given)
        {
            return start + 1..<end
        }
        // La maire de Brissy Ève Caron: a place or an institution stands before the first name.
        if reading.lexicon.isRomance, end - start >= 3, !tokens[start].classes.contains(.given),
            let first = (start + 1..<end - 1).first(where: { tokens[$0].classes.contains(.given) })
        {
            return first..<end
        }
        // Torhüter Timo Hess: a calling that the lexicon lacks stands before the name without an article.
        if reading.lexicon.nounsAreCapitalized, end - start >= 3, looksLikeCalling(start, in: reading) {
            return start + 1..<end
        }
        return start..<end
    }

    private static func looksLikeCalling(_ index: Int, in reading: Reading) -> Bool {
        let token = reading.tokens[index]
        let text = reading.prose.text
        let word = text.folded[token.start..<token.end]
        return token.end - token.start > 4
            && (word.contains("-")
                || ["er", "in", "or", "ist", "är", "ent", "än"].contains {
                    word.reversed().starts(with: $0.unicodeScalars.reversed())
                })
    }

    private static let notNames: WordClass = [
        .determiner, .preposition, .coordinator, .subordinator, .pronoun, .title, .role, .organization, .document,
        .people, .media, .outletNoun, .time, .adjective, .adverb, .auxiliary, .occasion, .negation, .noun, .place,
    ]

    static func isNameWord(_ index: Int, in reading: Reading) -> Bool {
        let token = reading.tokens[index]
        guard token.kind == .word, token.isCapitalized, !token.isAcronym || token.hasFinalDot else { return false }
        let mention = reading.mentionAt[index]
        if mention >= 0, !reading.mentions[mention].isCommon { return false }
        guard token.classes.isDisjoint(with: notNames) else {
            // A first name can be a word of another class; a surname can too where a first name stands before.
            return token.classes.contains(.given)
        }
        return true
    }
}
