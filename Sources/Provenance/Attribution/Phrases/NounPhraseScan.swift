/// Reads the words of one noun phrase, left to right, in a language that writes its nouns in small letters.
struct NounPhraseScan {
    private let names: NounPhraseReader
    private let start: Int
    private let limit: Int
    private let place: NounPhraseReader.Place
    private var index: Int
    /// The last noun or name read; -1 before the first.
    private var head = -1
    /// The noun that the phrase is about, which a genitive or a preposition behind it doesn't change.
    private var ownHead = -1
    /// A preposition tied more to the noun, so that later nouns are not its head.
    private var isOpen = false

    /// What a part of the reading made of the word at hand; `nil` where the word is none of its.
    private enum Step { case taken, ended }

    init(names: NounPhraseReader, start: Int, limit: Int, place: NounPhraseReader.Place) {
        self.names = names
        self.start = start
        self.limit = limit
        self.place = place
        index = start
    }

    private var reading: Reading { names.reading }
    private var lexicon: Lexicon { names.lexicon }
    private var tokens: [Token] { names.tokens }
    private var classes: WordClass { tokens[index].classes }

    mutating func phrase() -> NounPhrase? {
        while index < limit, step() == .taken {}
        // What was begun and led nowhere is no part of it.
        while index > start, index - 1 > head, !tokens[index - 1].isMark(")") { index -= 1 }
        guard head >= start, index > head else { return nil }
        return NounPhrase(tokens: start..<index, core: start..<index, head: max(ownHead, start))
    }

    private mutating func step() -> Step {
        if let end = reading.nameEnd(at: index), end <= limit, end > index {
            head = end - 1
            if ownHead < 0 || !isOpen { ownHead = head }
            index = end
            return .taken
        }
        switch tokens[index].kind {
        case .paragraphEnd: return .ended
        case .quotationMark: return takeQuoted()
        case .mark: return takeMark()
        case .number:
            head = index
            if !isOpen { ownHead = index }
            return take()
        case .word:
            return takeGenitive() ?? takePartitive() ?? end() ?? takeModifier() ?? takeDeterminer() ?? takeTie()
                ?? takeNoun()
        }
    }

    private mutating func take() -> Step {
        index += 1
        return .taken
    }

    // MARK: Marks

    private mutating func takeQuoted() -> Step {
        guard let end = names.shortName(at: index, afterNoun: head >= 0), end <= limit else { return .ended }
        head = end - 1
        if !isOpen { ownHead = max(index, end - 2) }
        index = end
        return .taken
    }

    private mutating func takeMark() -> Step {
        let mark = tokens[index].first
        if mark == "(", head >= 0, let end = names.bracket(at: index, limit: limit) {
            index = end
            return .taken
        }
        let joins = mark == "&" || mark == "/" && index + 1 < limit && tokens[index + 1].isAttached
        return joins && head >= 0 ? take() : .ended
    }

    // MARK: Words

    /// Trump's campaign: what a genitive belongs to is the phrase's own noun.
    private mutating func takeGenitive() -> Step? {
        guard head >= 0, reading.isGenitive(index) else { return nil }
        guard index + 1 < limit, tokens[index + 1].isWord || tokens[index + 1].kind == .quotationMark,
            !reading.isVerbal(index + 1)
        else { return .ended }
        return take()
    }

    /// Most of them, many in the crowd.
    private mutating func takePartitive() -> Step? {
        if index == start + 1, names.isPartitive(index), tokens[start].classes.contains(.indefinite) {
            head = start
            ownHead = start
        }
        if lexicon.isRomance, let step = takePart() { return step }
        guard index > start, classes.contains(.object),
            tokens[index - 1].classes.contains(.linking) && classes.contains(.plural)
                || lexicon.splitsGenitive && index == start + 2 && names.isPartitive(start + 1)
        else { return nil }
        head = index
        return take()
    }

    /// L'un d'eux, deux des victimes, plusieurs d'entre eux.
    private mutating func takePart() -> Step? {
        guard index > start else { return nil }
        let before = tokens[index - 1].classes
        if head < 0, names.opensPart(index, limit: limit) {
            head = index - 1
            ownHead = head
            isOpen = true
            return take()
        }
        if head >= 0, classes == .preposition, index + 1 < limit, before.contains(.linking),
            tokens[index + 1].classes.contains(.plural)
        {
            return take()
        }
        guard classes.contains(.object), classes.contains(.plural), before.contains(.preposition) else { return nil }
        head = index
        return take()
    }

    /// Ends the phrase at a word that no phrase holds.
    private func end() -> Step? {
        // the party's left: a noun that is a verb too
        let isNoun = lexicon.splitsGenitive && classes.contains(.noun) && !reading.isVerbal(index)
        if index > start, !classes.isDisjoint(with: WordClass.breaksPhrase), !isNoun,
            !(classes.contains(.pronoun) && classes.contains(.determiner)),
            !(lexicon.splitsGenitive && classes.contains(.determiner) && tokens[index - 1].classes.contains(.linking)),
            !(lexicon.isRomance && tokens[index].isCapitalized && classes.isSubset(of: [.verb, .noun])),
            !names.isPlainTo(index, limit: limit)
        {
            return .ended
        }
        if classes.contains(.time), head >= 0, !tokens[index].isAttached, !names.isFirstName(index, limit: limit) {
            return .ended
        }
        if classes.contains(.adverb), head >= 0 { return .ended }
        if reading.isVerbal(index) && !isPutOut || names.goesOnAsVerb(index, head: head) { return .ended }
        if classes.contains(.relative), !classes.contains(.determiner) { return .ended }
        // would end what officials
        return lexicon.splitsGenitive && index > start && classes.contains(.interrogative) ? .ended : nil
    }

    /// A video posted on a network: what was done to a paper, though the word is a verb of saying too.
    private var isPutOut: Bool {
        lexicon.splitsGenitive && place == .subject && head == index - 1 && head >= 0 && index + 1 < limit
            && classes.contains(.postmodifier) && tokens[index].form.contains(.participle)
            && !tokens[head].isCapitalized && !tokens[head].classes.isDisjoint(with: [.document, .survey])
            && tokens[head].classes.isDisjoint(with: [.people, .role, .outletNoun])
            && tokens[index + 1].classes.contains(.preposition)
            && !tokens[index + 1].classes.contains(.infinitiveMarker)
    }

    /// What goes a noun on behind it, or opens a phrase before it.
    private mutating func takeModifier() -> Step? {
        if head >= 0, classes.contains(.preposition), index + 1 < limit, names.ties(index, place: place) {
            isOpen = true
            return take()
        }
        // Court papers obtained by: what was done to a noun is no noun itself.
        let isDone = head >= 0 && classes.contains(.postmodifier) && !tokens[index].isCapitalized && place == .subject
        if isDone, index + 1 < limit, tokens[index + 1].classes.contains(.preposition) {
            isOpen = true
            return take()
        }
        // Yann Le Goff, Hélène De La Tour
        if lexicon.isRomance, head >= 0, head == index - 1, names.goesOnName(index, limit: limit) { return take() }
        // D'autres, de nombreux témoins
        if lexicon.isRomance, index <= start + 1, names.opensQuantity(start, limit: limit) {
            if index > start {
                head = index
                ownHead = index
            }
            return take()
        }
        // New polls released on a day showed
        guard lexicon.splitsGenitive, isDone, index + 1 == limit, reading.ends(index, with: "ed") else { return nil }
        isOpen = true
        head = index
        return take()
    }

    private mutating func takeDeterminer() -> Step? {
        guard classes.contains(.determiner) else { return nil }
        if index == start || head < 0 { return take() }
        let before = tokens[index - 1].classes
        // of the three villages
        let counts = lexicon.splitsGenitive && before.contains(.definite) && index - 1 > start
        return before.contains(.preposition) || before.contains(.coordinator) || counts ? take() : .ended
    }

    /// A conjunction, or a small part of a name.
    private mutating func takeTie() -> Step? {
        if classes.contains(.coordinator) {
            return head >= 0 && index + 1 < limit && names.coordinates(index + 1, after: head) ? take() : .ended
        }
        if classes.contains(.particle), head >= 0, index + 1 < limit, tokens[index + 1].isCapitalized { return take() }
        return classes.contains(.preposition) ? .ended : nil
    }

    private mutating func takeNoun() -> Step {
        if !tokens[index].isCapitalized, head >= 0,
            !names.goesOn(index, start: start, limit: limit, head: head, place: place)
        {
            return .ended
        }
        head = index
        if !isOpen, !names.qualifies(index, noun: ownHead) { ownHead = index }
        return take()
    }
}
