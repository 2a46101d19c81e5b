import Ingestion

/// A language's words, cues and conventions, ready to be looked up.
///
/// A reference, since every text read in the language holds it.
final class Lexicon: Sendable {
    private struct Entry {
        var classes: WordClass = []
        var cue = -1
        var form: CueForm = []
    }

    let language: String
    let elides: Bool
    let splitsGenitive: Bool
    let writesOrdinalsWithDot: Bool
    let isVerbSecond: Bool
    let nounsAreCapitalized: Bool
    let isRomance: Bool
    let isVerbFinal: Bool
    let dropsSubjects: Bool
    let genitiveFollows: Bool
    let infinitiveEndings: [[Unicode.Scalar]]
    /// Endings by which a word that no list holds is a finite verb.
    let verbEndings: [[Unicode.Scalar]]
    let agentEndings: [String]
    let listsGivenNames: Bool
    let cues: [VerbCue]
    let phrases: [PhraseCue]
    private let entries: [UInt64: Entry]
    private let suffixes: [UInt64: WordClass]
    private let clitics: [[Unicode.Scalar]]
    /// Words that open a sentence and stand for the one before (das, darüber).
    let backPronouns: Set<UInt64>
    let backAdverbs: Set<UInt64>
    private let infinitives: Set<UInt64>
    private let reflexives: Set<UInt64>
    /// For a finite form, the verbs that it makes with a separable particle.
    private let separable: [UInt64: [(particle: UInt64, cue: Int)]]
    /// Phrases by the hash of each word that may begin them.
    private let phrasesByWord: [UInt64: [Int]]

    init(_ file: LexiconFile) throws(LexiconError) {
        language = file.language
        let conventions = file.conventions
        elides = conventions?.elides ?? false
        splitsGenitive = conventions?.splitsGenitive ?? false
        writesOrdinalsWithDot = conventions?.ordinalsWithDot ?? false
        isVerbSecond = conventions?.verbSecond ?? false
        nounsAreCapitalized = conventions?.nounsCapitalized ?? false
        isRomance = conventions?.romance ?? false
        genitiveFollows = conventions?.genitiveFollows ?? false
        isVerbFinal = conventions?.verbFinal ?? false
        dropsSubjects = conventions?.dropsSubjects ?? false
        infinitiveEndings = Self.words(conventions?.infinitiveEndings).map { ScalarText.fold(String($0)) }
        verbEndings = Self.words(conventions?.verbEndings).map { ScalarText.fold(String($0)) }
        backPronouns = Set(Self.words(conventions?.backPronouns).map { WordHash.of($0) })
        backAdverbs = Set(Self.words(conventions?.backAdverbs).map { WordHash.of($0) })
        infinitives = Set(Self.words(conventions?.infinitives).map { WordHash.of($0) })
        reflexives = Set(Self.words(file.words["reflexive"]).map { WordHash.of($0) })
        listsGivenNames = file.words["given"] != nil
        agentEndings = Self.words(conventions?.agentEndings).map(String.init)
        clitics = Self.words(conventions?.clitics).map { ScalarText.fold(String($0)) }
        var entries: [UInt64: Entry] = [:]
        for (name, list) in file.words {
            guard let classes = WordClass.names[name] else {
                throw LexiconError(language: file.language, message: "no such class of words: \(name)")
            }
            for word in Self.words(list) { entries[WordHash.of(word), default: Entry()].classes.formUnion(classes) }
        }
        var cues: [VerbCue] = []
        var separable: [UInt64: [(particle: UInt64, cue: Int)]] = [:]
        for cue in file.cues {
            let index = cues.count
            cues.append(try Self.verb(cue, language: file.language))
            let forms: [(String?, CueForm)] = [
                (cue.finite, .finite), (cue.participle, .participle), (cue.present, .present),
                (cue.infinitive, .infinitive), (cue.noun, .noun),
            ]
            for (list, form) in forms {
                for word in Self.words(list) {
                    let hash = WordHash.of(word)
                    if form == .finite || !isVerbSecond && form != .noun, let particle = cues[index].particle {
                        separable[hash, default: []].append((particle, index))
                    }
                    // A form of two verbs stays with the first.
                    if let known = entries[hash]?.cue, known >= 0, known != index { continue }
                    entries[hash, default: Entry()].cue = index
                    entries[hash, default: Entry()].form.formUnion(form)
                }
            }
        }
        self.cues = cues
        self.separable = separable
        self.entries = entries
        var suffixes: [UInt64: WordClass] = [:]
        for (name, list) in file.suffixes ?? [:] {
            guard let classes = WordClass.names[name] else {
                throw LexiconError(language: file.language, message: "no such class of words: \(name)")
            }
            for word in Self.words(list) {
                suffixes[WordHash.of(ScalarText.fold(String(word)).reversed()), default: []].formUnion(classes)
            }
        }
        self.suffixes = suffixes
        var phrases: [PhraseCue] = []
        var byWord: [UInt64: [Int]] = [:]
        for phrase in file.phrases {
            for pattern in phrase.patterns {
                let pattern = PhrasePattern(pattern)
                let elements = try Self.elements(pattern.words, language: file.language)
                for element in elements {
                    for hash in element.hashes { byWord[hash, default: []].append(phrases.count) }
                    if !element.isOptional { break }
                }
                phrases.append(
                    PhraseCue(
                        name: phrase.name, elements: elements, frame: phrase.frame,
                        precision: phrase.precision ?? 0.9, mediaOnly: phrase.mediaOnly ?? false,
                        needs: try Self.classes(phrase.needs, language: file.language),
                        closing: Set(pattern.closing.map { WordHash.of($0) }),
                        opens: pattern.opens, keepsLast: pattern.keepsLast))
            }
        }
        self.phrases = phrases
        phrasesByWord = byWord
    }

    /// Whether the language lists hardly any verbs but those of saying, so that any small word may be one.
    var isSparse: Bool { !splitsGenitive && !isRomance && !nounsAreCapitalized }

    /// Writes into a token what the lexicon knows of its word.
    func annotate(_ token: inout Token, in text: ScalarText) {
        if let entry = entries[token.hash] {
            token.classes = entry.classes
            token.cue = entry.cue
            token.form = entry.form
        } else if nounsAreCapitalized, token.isCapitalized, let stem = Self.genderStem(of: token, in: text) {
            token.classes = entries[stem]?.classes ?? []
        } else if token.end - token.start > 5, !suffixes.isEmpty, readsEnding(of: token) {
            token.classes = classesBySuffix(of: token, in: text)
        }
    }

    /// The hash of a word before a mark that stands for all genders (Nutzer:innen, Nutzer*innen).
    private static func genderStem(of token: Token, in text: ScalarText) -> UInt64? {
        for offset in stride(from: token.end - 3, through: max(token.start + 2, token.end - 6), by: -1) {
            let scalar = text.scalars[offset]
            guard scalar == ":" || scalar == "*" || scalar == "_" else { continue }
            return WordHash.of(text.folded[token.start..<offset])
        }
        return nil
    }

    /// Whether a word's ending says what it is: a noun's where nouns have capitals, else not a name's.
    private func readsEnding(of token: Token) -> Bool {
        nounsAreCapitalized ? token.isCapitalized : !splitsGenitive || !token.isCapitalized
    }

    /// The longest listed ending decides.
    private func classesBySuffix(of token: Token, in text: ScalarText) -> WordClass {
        var hash = WordHash()
        var classes: WordClass = []
        let low = max(token.start + 1, token.end - 18)
        for offset in stride(from: token.end - 1, through: low, by: -1) {
            hash.add(text.folded[offset])
            if token.end - offset >= 2, let found = suffixes[hash.value] { classes = found }
        }
        return classes
    }

    /// A pronoun that hangs on its verb at a hyphen, with the number of scalars up to it and its own.
    func clitic(in text: ScalarText, at hyphen: Int) -> (hyphens: Int, length: Int)? {
        for clitic in clitics where hyphen + clitic.count <= text.count {
            if let next = text.scalar(at: hyphen + clitic.count), next.isWordCharacter || next == "-" { continue }
            guard text.folded[hyphen..<hyphen + clitic.count].elementsEqual(clitic) else { continue }
            guard let last = clitic.lastIndex(of: "-") else { continue }
            return (last + 1, clitic.count - last - 1)
        }
        return nil
    }

    /// The verb that a finite form makes with a particle (teilte … mit).
    func separableCue(_ form: UInt64, particle: UInt64) -> Int? {
        separable[form]?.first { $0.particle == particle }?.cue
    }

    /// The verb that a form is where a reflexive pronoun stands before it (s'interroge).
    func reflexiveCue(_ form: UInt64) -> Int? { separable[form]?.first { reflexives.contains($0.particle) }?.cue }

    /// Whether a word is an infinitive that a list holds, its ending aside.
    func isInfinitive(_ hash: UInt64) -> Bool { infinitives.contains(hash) }

    /// Whether a list of the lexicon holds a word itself, not just its ending.
    func isListed(_ hash: UInt64) -> Bool { entries[hash] != nil }

    /// Whether verbs are told from others by a reflexive pronoun before them.
    var hasReflexiveCues: Bool { isRomance && !separable.isEmpty }

    func isSeparable(_ form: UInt64) -> Bool { separable[form] != nil }

    /// The longest phrase that begins at a token, with the token behind it.
    func phrase(at index: Int, in tokens: [Token], limit: Int) -> (phrase: PhraseCue, end: Int)? {
        guard let candidates = phrasesByWord[tokens[index].hash] else { return nil }
        var best: (phrase: PhraseCue, end: Int)?
        for candidate in candidates {
            let phrase = phrases[candidate]
            guard let end = Self.match(phrase.elements, at: index, in: tokens, limit: limit) else { continue }
            if end > best?.end ?? index { best = (phrase, end) }
        }
        return best
    }

    /// All phrases that begin at a token, with their ends, the longest first and equals in the file's order.
    func phrases(at index: Int, in tokens: [Token], limit: Int) -> [(phrase: PhraseCue, end: Int)] {
        guard let candidates = phrasesByWord[tokens[index].hash] else { return [] }
        var found: [(phrase: PhraseCue, end: Int)] = []
        for candidate in candidates {
            let phrase = phrases[candidate]
            guard let end = Self.match(phrase.elements, at: index, in: tokens, limit: limit), end > index else {
                continue
            }
            let position = found.firstIndex { $0.end < end } ?? found.count
            found.insert((phrase, end), at: position)
        }
        return found
    }

    private static func match(_ elements: [PhraseCue.Element], at start: Int, in tokens: [Token], limit: Int) -> Int? {
        var index = start
        for element in elements {
            // Times and adverbs may stand between the words of a phrase (published Monday by).
            var next = index
            while index > start, next < limit, next - index < 2, !matches(element, tokens[next]),
                !tokens[next].classes.isDisjoint(with: [.time, .adverb])
            {
                next += 1
            }
            if next < limit, matches(element, tokens[next]) {
                index = next + 1
            } else if !element.isOptional {
                return nil
            }
        }
        return index
    }

    private static func matches(_ element: PhraseCue.Element, _ token: Token) -> Bool {
        element.hashes.contains(token.hash)
            || (!element.classes.isEmpty && !token.classes.isDisjoint(with: element.classes) && token.kind == .word)
    }

    private static func classes(_ list: String?, language: String) throws(LexiconError) -> WordClass {
        var classes: WordClass = []
        for name in words(list) {
            guard let one = WordClass.names[String(name)] else {
                throw LexiconError(language: language, message: "no such class of words: \(name)")
            }
            classes.formUnion(one)
        }
        return classes
    }

    private static func words(_ list: String?) -> [Substring] { (list ?? "").split(separator: " ") }

    private static func verb(_ cue: LexiconFile.Cue, language: String) throws(LexiconError) -> VerbCue {
        var licence: VerbCue.Licence = []
        for word in words(cue.licence) {
            guard let one = VerbCue.Licence.names[String(word)] else {
                throw LexiconError(language: language, message: "\(cue.lemma): no such licence: \(word)")
            }
            licence.formUnion(one)
        }
        return VerbCue(
            lemma: cue.lemma, licence: licence, precision: cue.precision ?? 0.9,
            particle: cue.particle.map { WordHash.of($0) }, quotes: cue.quotes ?? false,
            kinds: words(cue.kinds).compactMap { SourceKind(rawValue: String($0)) }, isSpoken: cue.spoken ?? false)
    }

    private static func elements(
        _ pattern: [Substring], language: String
    ) throws(LexiconError) -> [PhraseCue.Element] {
        var elements: [PhraseCue.Element] = []
        for word in pattern {
            var element = PhraseCue.Element(hashes: [], classes: [], isOptional: word.hasSuffix("?"))
            for part in (element.isOptional ? word.dropLast() : word).split(separator: "|") {
                if part.hasPrefix("<"), part.hasSuffix(">") {
                    guard let classes = WordClass.names[String(part.dropFirst().dropLast())] else {
                        throw LexiconError(language: language, message: "no such class of words: \(part)")
                    }
                    element.classes.formUnion(classes)
                } else {
                    element.hashes.append(WordHash.of(part))
                }
            }
            elements.append(element)
        }
        return elements
    }
}
