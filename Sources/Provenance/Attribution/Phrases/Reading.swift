import Ingestion

/// An article's prose with the outlets that it names: what every rule looks at.
///
/// A reference, since every rule holds it and a copy would retain each of its tables.
final class Reading: Sendable {
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
        let mentions = mentions.filter { !Self.opensCompound($0, in: prose) && !Self.isArticle($0, in: prose) }
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

    /// Whether a name that is also a word only begins a longer one (la Croix-Rouge, Max-Planck-Institut), and the whole
    /// is nothing that a medium has (Spiegel-Bericht).
    private static func opensCompound(_ mention: OutletMention, in prose: Prose) -> Bool {
        guard mention.isCommon, !mention.inQuotes, !mention.hasMediaNoun,
            prose.text.scalar(at: mention.span.end) == "-"
        else { return false }
        let index = prose.tokenIndex(from: mention.span.end - 1)
        guard index < prose.tokens.count, prose.tokens[index].end > mention.span.end + 1 else { return false }
        return prose.tokens[index].classes.isDisjoint(with: [
            .report, .document, .survey, .statement, .outletNoun, .media, .reporter, .role, .people, .occasion,
        ])
    }

    /// Whether a name that is also a word is an article (Een onderzoek).
    private static func isArticle(_ mention: OutletMention, in prose: Prose) -> Bool {
        guard prose.lexicon.isSparse, mention.isCommon, !mention.inQuotes, !mention.hasMediaNoun else { return false }
        let index = prose.tokenIndex(from: mention.span.start)
        return index < prose.tokens.count && prose.tokens[index].end == mention.span.end
            && prose.tokens[index].classes.contains(.determiner)
    }

    /// The mention that begins at a token, where it can be nothing but a name.
    func nameEnd(at index: Int) -> Int? {
        let mention = mentionAt[index]
        guard mention >= 0, mentionTokens[mention].lowerBound == index else { return nil }
        guard
            !mentions[mention].isCommon || mentions[mention].inQuotes || mentions[mention].isDomain
                || lexicon.isRomance && mentions[mention].hasMediaNoun
        else {
            return nil
        }
        return mentionTokens[mention].upperBound
    }

    /// Whether a name that is also a word has its capital inside of a sentence, in a language where words have none
    /// there.
    func isPlainlyNamed(_ mention: Int) -> Bool {
        guard lexicon.isRomance || lexicon.splitsGenitive, !mentions[mention].besideCapital,
            let first = mentionTokens[mention].first, first > 0,
            tokens[first].isCapitalized || tokens[first].kind == .number && mentionTokens[mention].count > 1
        else { return false }
        let before = tokens[first - 1]
        // English writes places and peoples with capitals too, whatever they name besides.
        if lexicon.splitsGenitive {
            guard mentionTokens[mention].count == 1, !tokens[first].classes.contains(.place),
                !["an", "ish", "ese"].contains(where: { ends(first, with: $0) })
            else { return false }
        }
        return before.isComma || before.kind == .word && !before.isCapitalized
            || before.classes.contains(.preposition) && tokens[first].isCapitalized
    }

    /// Whether a token is a verb where it stands.
    func isVerbal(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word else { return false }
        if token.classes.contains(.auxiliary) {
            // On May 5
            if token.isCapitalized, token.classes.contains(.time), index > 0, tokens[index - 1].kind == .word {
                return false
            }
            return !isGenitive(index)
        }
        if lexicon.nounsAreCapitalized, token.isCapitalized, !token.classes.isDisjoint(with: [.statement, .document]) {
            return false
        }
        // Die bekannten Gründe: between an article and a noun stands an adjective.
        if lexicon.nounsAreCapitalized, index > 0, index + 1 < tokens.count, !token.isCapitalized,
            tokens[index - 1].classes.contains(.determiner),
            tokens[index - 1].classes.isDisjoint(with: [.pronoun, .indefinite]),
            !(tokens[index - 1].isCapitalized && tokens[index - 1].classes.contains(.object)),
            tokens[index + 1].kind == .word, tokens[index + 1].isCapitalized, ends(index, with: "en")
        {
            return false
        }
        let isFinite = token.cue >= 0 && !token.form.isDisjoint(with: [.finite, .participle, .present])
        guard isFinite || token.classes.contains(.verb) else { return false }
        if token.isCapitalized, index > 0, !tokens[index - 1].isSentenceEnd,
            tokens[index - 1].kind == .word
        {
            return false
        }
        // The bragging rights
        if lexicon.splitsGenitive, token.form.contains(.present), index > 0,
            tokens[index - 1].classes.contains(.determiner),
            tokens[index - 1].classes.isDisjoint(with: [.possessive, .pronoun, .relative])
        {
            return false
        }
        // an awkward but promising turn
        if token.form == .present, isJoinedAdjective(index) { return false }
        // granted a say
        if lexicon.splitsGenitive, token.form.contains(.infinitive), index > 0,
            tokens[index - 1].classes.contains(.determiner),
            tokens[index - 1].classes.isDisjoint(with: [.pronoun, .relative, .indefinite, .adverb, .plural])
        {
            return false
        }
        // Sans critique: behind a preposition stands no finite verb.
        if lexicon.isRomance, index > 0, !token.form.contains(.present), tokens[index - 1].kind == .word,
            tokens[index - 1].classes.contains(.preposition) || tokens[index - 1].classes.contains(.demonstrative),
            tokens[index - 1].classes.isDisjoint(with: [.object, .pronoun, .subordinator])
        {
            return false
        }
        guard
            token.form.contains(.noun) || token.form.contains(.participle) || token.classes.contains(.noun)
                || !token.classes.isDisjoint(with: .sourceNoun)
        else { return true }
        return !isNominalPlace(index)
    }

    /// Whether a participle is an adjective of the noun behind it, joined to another one behind the article.
    private func isJoinedAdjective(_ index: Int) -> Bool {
        guard lexicon.splitsGenitive, index > 2, index + 1 < tokens.count, tokens[index + 1].kind == .word,
            tokens[index + 1].classes.isEmpty, tokens[index + 1].cue < 0, !tokens[index + 1].isCapitalized,
            tokens[index - 1].classes.contains(.coordinator)
        else { return false }
        return tokens[index - 2].kind == .word && tokens[index - 2].cue < 0
            && tokens[index - 3].classes.contains(.determiner)
    }

    /// Whether a token is an ending 's or ' that ties an owner to what follows.
    func isGenitive(_ index: Int) -> Bool {
        let token = tokens[index]
        return lexicon.splitsGenitive && token.isAttached && token.classes.contains(.possessive) && index > 0
            && tokens[index - 1].classes.isDisjoint(with: [.pronoun, .relative, .interrogative])
    }

    /// Whether a verb has only a pronoun before it that stands for the sentence before: "Das berichtet der Spiegel."
    func pointsBack(_ verb: Int) -> Bool {
        guard verb > 0, verb + 1 < tokens.count, tokens[verb].cue >= 0, tokens[verb].form.contains(.finite),
            !tokens[verb].isCapitalized, verb == 1 || tokens[verb - 2].kind != .word
        else { return false }
        return isBackPointer(verb - 1, among: lexicon.backPronouns)
    }

    /// Whether a finite verb stands behind a comma and "das", which takes up the clause before.
    private func takesUp(_ verb: Int) -> Bool {
        lexicon.nounsAreCapitalized && verb > 1 && tokens[verb - 2].isComma && tokens[verb].form.contains(.finite)
            && !tokens[verb].form.contains(.noun) && isDemonstrative(verb - 1) && ends(verb, with: "t")
    }

    /// Whether a word is one that stands for what was told before (das, dies).
    func isDemonstrative(_ index: Int) -> Bool { lexicon.backPronouns.contains(tokens[index].hash) }

    /// Whether a sentence's first word stands for the sentence before: "Darüber hatte zuerst die BBC berichtet."
    func beginsPointingBack(_ first: Int) -> Bool {
        isBackPointer(first, among: lexicon.backPronouns) || isBackPointer(first, among: lexicon.backAdverbs)
    }

    private func isBackPointer(_ index: Int, among words: Set<UInt64>) -> Bool {
        tokens[index].isCapitalized && tokens[index].kind == .word && words.contains(tokens[index].hash)
    }

    /// Whether what stands before a word makes it a noun or an adjective.
    private func isNominalPlace(_ index: Int) -> Bool {
        guard index > 0 else { return lexicon.splitsGenitive && tokens[index].form.contains(.noun) }
        if pointsBack(index) || takesUp(index) { return false }
        let before = tokens[index - 1]
        let token = tokens[index]
        // used to boast
        if lexicon.splitsGenitive, before.classes.contains(.infinitiveMarker), token.form.contains(.infinitive),
            index < 2 || lexicon.phrase(at: index - 2, in: tokens, limit: index)?.end != index
        {
            return false
        }
        // trial counsel Nina Wolver: an office before a name
        if lexicon.splitsGenitive, token.classes.contains(.role), token.form.contains(.infinitive),
            index + 1 < tokens.count, tokens[index + 1].isCapitalized, tokens[index + 1].kind == .word
        {
            return true
        }
        if lexicon.splitsGenitive, token.form.contains(.noun), isEnglishNoun(index) { return true }
        guard before.kind == .word else {
            return before.isComma && index + 1 < tokens.count && token.form.contains(.noun)
                && !token.classes.isDisjoint(with: .sourceNoun) && startsVerb(index + 1)
        }
        if lexicon.splitsGenitive, before.classes.contains(.indefinite), token.form.contains(.finite),
            index + 1 < tokens.count,
            tokens[index + 1].isCapitalized || tokens[index + 1].kind != .word && !token.form.contains(.noun)
                || !tokens[index + 1].classes.isDisjoint(with: [.determiner, .pronoun, .object, .complementizer])
                || !token.form.contains(.noun)
                    && !tokens[index + 1].classes.isDisjoint(with: [.infinitiveMarker, .interrogative])
        {
            // Some accused the mayor, both vowed to resign
            return false
        }
        // He's said
        if lexicon.splitsGenitive, before.isAttached, before.classes.contains(.possessive), index > 1,
            !tokens[index - 2].classes.isDisjoint(with: [.pronoun, .relative])
        {
            return false
        }
        if isRelativeThat(index - 1), token.form.contains(.finite) { return false }
        if before.classes.contains(.determiner), !before.classes.contains(.pronoun) { return true }
        if token.form.contains(.noun) || lexicon.splitsGenitive && token.classes.contains(.noun) {
            if before.classes.contains(.preposition) || before.classes.contains(.adjective) { return true }
            if index + 1 < tokens.count, startsVerb(index + 1) { return true }
            if index >= 2, tokens[index - 2].classes.contains(.determiner), !before.classes.contains(.role),
                !(lexicon.splitsGenitive && before.classes.contains(.pronoun)), !before.isCapitalized, before.cue < 0,
                before.classes.isDisjoint(with: .sourceNoun)
            {
                return true
            }
        }
        return false
    }

    /// Whether "that" stands behind a noun, where it opens a clause about it (a sign that read).
    func isRelativeThat(_ index: Int) -> Bool {
        guard lexicon.splitsGenitive, index > 0, tokens[index].classes.contains(.relative),
            tokens[index].classes.contains(.determiner)
        else { return false }
        let noun = tokens[index - 1]
        return noun.kind == .word && noun.quotation == tokens[index].quotation
            && noun.classes.isDisjoint(with: [
                .preposition, .determiner, .coordinator, .subordinator, .auxiliary, .pronoun, .infinitiveMarker, .verb,
                .adverb, .time, .object,
            ]) && (noun.cue < 0 || noun.form.contains(.noun))
    }

    /// Whether a form that is a noun too (report, states) is one by what stands around it: a verb agrees with its
    /// subject, and what it says follows.
    private func isEnglishNoun(_ index: Int) -> Bool {
        let before = tokens[index - 1]
        if before.kind == .number || before.kind == .quotationMark || before.kind == .paragraphEnd { return true }
        if before.isComma, tokens[index].isCapitalized { return true }
        guard before.kind == .word,
            before.classes.isDisjoint(with: [
                .pronoun, .relative, .auxiliary, .infinitiveMarker, .adverb, .coordinator, .time, .indefinite,
                .negation,
            ])
        else { return false }
        let isSingularForm = ends(index, with: "s")
        // On her site, Ruiz calls for a freeze: a name with a verb and its particle.
        if before.isCapitalized, before.classes.isDisjoint(with: [.adjective, .role, .organization]),
            index + 1 < tokens.count, lexicon.separableCue(tokens[index].hash, particle: tokens[index + 1].hash) != nil
        {
            return false
        }
        if !isSingularForm, !ends(index - 1, with: "s"),
            before.classes.isDisjoint(with: [.people, .media, .organization, .plural]),
            !(max(0, index - 9)..<index - 1).contains(where: {
                !tokens[$0].classes.isDisjoint(with: [.coordinator, .preposition])
            })
        {
            return true
        }
        guard index + 1 < tokens.count else { return true }
        let next = tokens[index + 1]
        // According to court documents, …
        if next.isComma, isSingularForm, !before.isCapitalized, index + 2 < tokens.count,
            tokens[index + 2].kind != .quotationMark
        {
            return true
        }
        if next.kind != .word || next.isCapitalized { return false }
        // Southern states that have, claims that were
        if next.classes.contains(.complementizer), index + 2 < tokens.count,
            !tokens[index + 2].classes.isDisjoint(with: [.auxiliary, .verb])
        {
            return true
        }
        // Polls show gains: a verb that agrees with its subject.
        if next.classes.isEmpty, next.cue < 0, !isSingularForm, ends(index - 1, with: "s") { return false }
        return next.classes.isDisjoint(with: [
            .complementizer, .determiner, .pronoun, .object, .interrogative, .adverb, .infinitiveMarker, .relative,
            .time, .adjective, .people, .negation,
        ])
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

    // MARK: Languages that write nouns with capitals

    /// Whether a small word stands before a noun as its adjective or participle, by its ending.
    func isAttributive(_ index: Int) -> Bool {
        var next = index
        while next < min(tokens.count, index + 6) {
            let token = tokens[next]
            if next > index {
                if token.kind == .quotationMark || token.kind == .number { return true }
                guard token.kind == .word, !token.classes.contains(.determiner) || token.classes.contains(.indefinite)
                else { return false }
                if token.isCapitalized || mentionAt[next] >= 0 { return true }
                // geheimen und unveröffentlichten Dokumenten
                if token.classes.contains(.coordinator), token.classes.isDisjoint(with: [.subordinator, .adverb]) {
                    next += 1
                    continue
                }
            }
            guard token.kind == .word, !token.isCapitalized, token.end - token.start > 3 else { return false }
            let classes = token.classes
            guard classes.isDisjoint(with: Self.notAdjectives),
                token.cue < 0 || token.form.contains(.participle) || next > index || followsAdjective(index)
            else { return false }
            guard hasAdjectiveEnding(next) || next > index && classes.contains(.adverb) else { return false }
            next += 1
        }
        return false
    }

    private static let notAdjectives: WordClass = [
        .preposition, .coordinator, .subordinator, .complementizer, .pronoun, .auxiliary, .negation, .infinitiveMarker,
        .verb, .reflexive, .relative, .object, .particle,
    ]

    /// A capitalized adverb at a sentence's start, by its ending (Gleichzeitig, Ähnlich, Zuerst).
    func isLeadingAdverb(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, token.isCapitalized, token.classes.isEmpty, index + 1 < tokens.count,
            index == 0 || tokens[index - 1].kind != .word, tokens[index + 1].kind == .word,
            !tokens[index + 1].isCapitalized
        else { return false }
        return Self.adverbEndings.contains { ends(index, with: $0) }
    }

    private static let adverbEndings = [
        "lich", "ell", "weise", "mals", "falls", "dings", "wärts", "isch", "sam", "ig", "erst", "stens", "bar", "los",
    ]

    /// Whether a small word with an adjective's ending stands directly before a noun.
    func leadsNoun(_ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index].kind == .word && !tokens[index].isCapitalized
            && hasAdjectiveEnding(index) && tokens[index + 1].kind == .word && tokens[index + 1].isCapitalized
    }

    private func followsAdjective(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = tokens[index - 1]
        return before.kind == .word && !before.isCapitalized && before.classes.isEmpty && hasAdjectiveEnding(index - 1)
    }

    private func hasAdjectiveEnding(_ index: Int) -> Bool {
        guard let last = prose.text.scalar(at: tokens[index].end - 1) else { return false }
        if last == "e" { return true }
        guard prose.text.scalar(at: tokens[index].end - 2) == "e" else { return false }
        return last == "n" || last == "r" || last == "s" || last == "m"
    }

    /// Whether a word ends in given letters (folded).
    func ends(_ index: Int, with ending: String) -> Bool { ends(index, with: Array(ending.unicodeScalars)) }

    /// Whether a word ends in given folded scalars.
    func ends(_ index: Int, with scalars: [Unicode.Scalar]) -> Bool {
        let end = tokens[index].end
        guard end - tokens[index].start > scalars.count else { return false }
        return prose.text.folded[(end - scalars.count)..<end].elementsEqual(scalars)
    }

    /// Whether a word ends in given letters, their accents too.
    func endsExactly(_ index: Int, with ending: String) -> Bool {
        let scalars = Array(ending.unicodeScalars)
        let end = tokens[index].end
        guard end - tokens[index].start > scalars.count else { return false }
        return prose.text.scalars[(end - scalars.count)..<end].elementsEqual(scalars)
    }

    /// Whether a small word that no list holds can be a finite verb where it stands.
    func mayBeVerb(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, !token.isCapitalized, token.classes.isEmpty, token.cue < 0 else { return false }
        if lexicon.nounsAreCapitalized { return token.end - token.start > 2 && !isAttributive(index) }
        if lexicon.isRomance {
            return token.end - token.start > 5 && lexicon.verbEndings.contains { ends(index, with: $0) }
        }
        // A language that lists no verbs: any small word that no list holds.
        guard lexicon.splitsGenitive else { return token.end - token.start > 2 }
        return index > 0 && token.end - token.start > 4 && ends(index, with: "ed")
            && tokens[index - 1].kind == .word
            && tokens[index - 1].classes.isDisjoint(with: [.determiner, .adjective, .preposition, .adverb])
    }

    /// Whether nothing but a medium's name stands between quotation marks.
    func isNameQuotation(_ quotation: Int) -> Bool {
        guard lexicon.nounsAreCapitalized else { return false }
        let inside = prose.quotations[quotation].tokens
        guard prose.quotations[quotation].words <= 6, inside.lowerBound + 1 < inside.upperBound else { return false }
        let mention = mentionAt[inside.lowerBound + 1]
        guard mention >= 0 else { return false }
        return mentionTokens[mention].count >= prose.quotations[quotation].words
    }

    /// The surname of a name that begins in small letters (al-Ansari).
    func isSmallSurname(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, !token.isCapitalized, token.classes.isEmpty, token.end - token.start > 4 else {
            return false
        }
        for offset in (token.start + 2)..<min(token.start + 4, token.end - 1) where prose.text.scalars[offset] == "-" {
            return prose.text.scalars[offset + 1].isUpper
        }
        return false
    }

    /// Whether a noun's ending says that it is a thought or an act.
    func isAbstract(_ index: Int) -> Bool {
        tokens[index].classes.isEmpty
            && ["ung", "ungen", "heit", "heiten", "keit", "keiten", "ismus"].contains { ends(index, with: $0) }
    }

    /// Whether a noun's ending says that it is a thing or an institution, not a name (-ung, -schaft, -GmbH).
    func hasNounEnding(_ index: Int) -> Bool {
        guard tokens[index].end - tokens[index].start > 3 else { return false }
        return Self.nounEndings.contains { ends(index, with: $0) } || tokens[index].classes.contains(.company)
    }

    private static let nounEndings = [
        "ung", "schaft", "heit", "keit", "ion", "tät", "amt", "ium", "gruppe", "werk", "verein", "verband", "klub",
        "ungen", "ismus", "nis",
    ]
}
