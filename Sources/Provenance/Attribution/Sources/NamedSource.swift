/// Decides who a noun phrase is that is neither a pronoun nor names an outlet.
struct NamedSource {
    private let classifier: SourceClassifier
    private let phrase: NounPhrase
    private let memory: SourceClassifier.Memory
    /// The classes of the phrase's own words, and of the noun that it is about.
    private let classes: WordClass
    private let headClasses: WordClass
    private let own: Range<Int>
    /// The rules of a language that writes its nouns with capitals.
    private let capitalized: CapitalizedNounKind?
    private let name: Range<Int>?
    private let isDefinite: Bool

    /// What a rule made of the phrase.
    private enum Verdict {
        case source(ClassifiedSource)
        case nobody
        case undecided
    }

    init(classifier: SourceClassifier, phrase: NounPhrase, memory: SourceClassifier.Memory) {
        self.classifier = classifier
        self.phrase = phrase
        self.memory = memory
        let tokens = classifier.tokens
        own = classifier.ownWords(of: phrase)
        classes = own.reduce(into: WordClass()) { $0.formUnion(tokens[$1].classes) }
        let head = tokens[phrase.head].classes
        let counted = head.contains(.quantity) ? classifier.counted(in: phrase) : classifier.paper(countedIn: phrase)
        headClasses = counted.map { tokens[$0].classes } ?? head
        capitalized =
            classifier.lexicon.nounsAreCapitalized
            ? CapitalizedNounKind(reading: classifier.reading, roster: classifier.roster) : nil
        name = capitalized.map { $0.name(in: phrase) } ?? classifier.nameRun(in: phrase)
        isDefinite = !tokens[phrase.core.lowerBound].classes.isDisjoint(with: [.definite, .possessive])
    }

    private var reading: Reading { classifier.reading }
    private var roster: Roster { classifier.roster }
    private var lexicon: Lexicon { classifier.lexicon }
    private var tokens: [Token] { classifier.tokens }

    /// - Returns: `nil` where the phrase is no source.
    var classified: ClassifiedSource? {
        if isOwn { return nil }
        if lexicon.isRomance, name.map({ phrase.core.contains($0.lowerBound) }) ?? true,
            let part = classifier.part(of: phrase)
        {
            return part
        }
        if lexicon.isRomance, name.map({ $0.count == 1 && classifier.hangs($0, in: phrase) }) ?? true,
            let person = classifier.described(phrase, memory: memory)
        {
            return person
        }
        if name == nil || name?.count == 1 {
            switch medium() {
            case .source(let source): return source
            case .nobody: return nil
            case .undecided: break
            }
            if let paper = paper() { return paper }
        }
        if lexicon.isSparse, let sure = sparse { return sure }
        if let name, capitalized != nil || classifier.isPerson(name, phrase: phrase, classes: classes) {
            return person(called: name)
        }
        if headClasses.contains(.spokesperson), let holder { return source(.person, holder) }
        if classes.contains(.spokesperson) || headClasses.contains(.organization) { return source(.organization) }
        if let person = known() { return person }
        if headClasses.contains(.place) { return source(.organization) }
        if headClasses.contains(.people) { return source(.anonymous) }
        if headClasses.contains(.role) { return office() }
        if let capitalized { return unlisted(by: capitalized) }
        return unlisted()
    }

    private func source(_ kind: SourceKind, _ speaker: Speaker? = nil) -> ClassifiedSource {
        var source = ClassifiedSource(kind: kind, tokens: phrase.tokens, span: reading.prose.span(phrase.tokens))
        source.speaker = speaker
        return source
    }

    /// Nos informations: the article's own.
    private var isOwn: Bool {
        let first = tokens[phrase.core.lowerBound].classes
        return first.contains(.possessive) && first.contains(.speech)
            && !headClasses.isDisjoint(with: [.report, .outletNoun, .statement])
    }

    // MARK: Media and papers

    /// The outlet that "the paper" stands for, or media unnamed; nobody where it is the article's own.
    private func medium() -> Verdict {
        // A study was cited, and "the paper" is that study.
        if lexicon.splitsGenitive, memory.document, headClasses.isSuperset(of: [.outletNoun, .document]) {
            return .undecided
        }
        let isMedium =
            !headClasses.isDisjoint(with: [.outletNoun, .report])
            && headClasses.isDisjoint(with: [.role, .organization]) || headClasses.contains(.outletNoun)
        if isMedium, isDefinite, let last = memory.outlet ?? classifier.lastNamed(before: phrase.core.lowerBound),
            !lexicon.isRomance || classifier.canMean(last.kind, phrase)
        {
            guard last.reference.id != classifier.own else { return .nobody }
            var outlet = ClassifiedSource(
                kind: last.kind, tokens: phrase.core, span: reading.prose.span(phrase.core), outlet: last.reference,
                confidence: 0.8)
            outlet.isAnaphoric = true
            return .source(outlet)
        }
        if headClasses.contains(.outletNoun) {
            return .source(source(lexicon.isRomance && headClasses.contains(.agencyNoun) ? .organization : .media))
        }
        if headClasses.contains(.media) { return .source(source(.media)) }
        if headClasses.contains(.statement), !headClasses.contains(.document) {
            // Nobody's estimates are nobody's.
            let isBare = phrase.core.count == 1 && lexicon.isListed(tokens[phrase.head].hash)
            return isBare ? .nobody : .source(source(.organization))
        }
        return .undecided
    }

    private func paper() -> ClassifiedSource? {
        guard headClasses.contains(.document), headClasses.isDisjoint(with: [.role, .people]),
            name == nil || !classes.contains(.title)
        else { return nil }
        return source(.document)
    }

    /// A paper, and an institution whose name follows it, in languages whose names of persons no list holds (Badanie
    /// Uniwersytetu Gdańskiego).
    private var sparse: ClassifiedSource? {
        if headClasses.contains(.document), headClasses.isDisjoint(with: [.role, .people]) { return source(.document) }
        guard lexicon.genitiveFollows, headClasses.contains(.organization), headClasses.isDisjoint(with: .role) else {
            return nil
        }
        return source(.organization)
    }

    // MARK: Persons

    private func person(called name: Range<Int>) -> ClassifiedSource {
        var speaker = Roster.speaker(name, in: reading)
        if name.count == 1, let known = roster.speaker(surname: tokens[name.upperBound - 1].hash) { speaker = known }
        if let role = SpeakerRole(reading: reading).role(of: name, in: phrase) {
            speaker.role = reading.prose.text.string(reading.prose.span(role))
            speaker.roleSpan = reading.prose.span(role)
        }
        return source(.person, speaker)
    }

    /// Somebody whom the article named: by the surname alone, or as the 42-year-old.
    private func known() -> ClassifiedSource? {
        if capitalized != nil, phrase.core.count == 1, let known = roster.speaker(surname: tokens[phrase.head].hash) {
            return source(.person, known)
        }
        // La Jurassienne
        if lexicon.isRomance, isDefinite, phrase.core.count == 2, tokens[phrase.head].isCapitalized,
            headClasses.isEmpty, Self.demonyms.contains(where: { reading.ends(phrase.head, with: $0) }),
            let person = classifier.topic(of: phrase) ?? memory.person
        {
            return source(.person, person)
        }
        if lexicon.splitsGenitive, isDefinite, reading.ends(phrase.head, with: "-year-old"),
            let person = memory.person ?? roster.last(before: phrase.head)
        {
            return source(.person, person)
        }
        return nil
    }

    /// Whoever holds an office: the person who spoke last, else whoever it is.
    private func office() -> ClassifiedSource {
        // Zaznaczył minister, sa forsvarsadvokaten: with no article before it, a calling alone points back.
        if lexicon.isSparse, phrase.core.count == 1, !tokens[phrase.head].isCapitalized, let person = memory.person {
            return source(.person, person)
        }
        // Her son, his lawyer: not whoever spoke last.
        let isSomebodys =
            headClasses.contains(.kin) && tokens[phrase.core.lowerBound].classes.contains(.possessive)
            && !tokens[phrase.core.lowerBound].classes.isDisjoint(with: [.masculine, .feminine, .speech])
        guard isDefinite, !isSomebodys else { return source(.anonymous) }
        // Seine Anwältin: somebody else than whoever spoke before.
        if capitalized != nil, tokens[phrase.core.lowerBound].classes.contains(.possessive) {
            return source(.anonymous)
        }
        if !lexicon.isRomance,
            let person = classifier.topic(of: phrase) ?? holder ?? memory.person
                ?? (capitalized == nil ? roster.only(before: phrase.head) : roster.last(before: phrase.head))
        {
            return source(.person, person)
        }
        return source(.person, Speaker(name: reading.prose.text.string(reading.prose.span(phrase.core))))
    }

    /// Whoever the article says holds the phrase's office, where nothing but an article tells which one it is.
    private var holder: Speaker? {
        guard lexicon.splitsGenitive, phrase.core.count == 2, isDefinite else { return nil }
        return roster.holder(of: tokens[phrase.head].hash, before: phrase.core.lowerBound)
    }

    private static let demonyms = ["ien", "ienne", "ais", "aise", "ois", "oise"]

    // MARK: Nouns that no list holds

    /// By the article and the ending of the noun.
    private func unlisted(by kinds: CapitalizedNounKind) -> ClassifiedSource? {
        if headClasses.contains(.noun) { return nil }
        if classes.contains(.organization) { return source(.organization) }
        if classes.contains(.document), name == nil { return source(.document) }
        if classes.contains(.people) { return source(.anonymous) }
        guard let (kind, isPerson) = kinds.kind(of: phrase) else { return nil }
        if isPerson, isDefinite,
            let person = classifier.topic(of: phrase) ?? memory.person ?? roster.last(before: phrase.head)
        {
            return source(.person, person)
        }
        guard kind == .person else { return source(kind) }
        return source(.person, Roster.speaker(phrase.head..<phrase.head + 1, in: reading))
    }

    /// By the words around the noun, and its capital.
    private func unlisted() -> ClassifiedSource? {
        if classes.contains(.organization) { return source(.organization) }
        if classes.contains(.document) { return source(.document) }
        let head = tokens[phrase.head]
        let first = phrase.core.lowerBound
        if lexicon.splitsGenitive, tokens[first].classes.contains(.indefinite), !head.isAcronym,
            !head.isCapitalized || phrase.head == first
        {
            return source(.anonymous)
        }
        if head.isCapitalized { return source(.organization) }
        let hasCapital = own.contains { tokens[$0].isCapitalized && $0 != first || tokens[$0].isAcronym }
        if !lexicon.agentEndings.isEmpty, !hasCapital, headClasses.contains(.noun) || !namesSomebody { return nil }
        if lexicon.isSparse, !hasCapital { return nil }
        return source(hasCapital ? .organization : .anonymous)
    }

    /// Whether a noun that no list holds is one for people, by its ending.
    private var namesSomebody: Bool { lexicon.agentEndings.contains { reading.ends(phrase.head, with: $0) } }
}
