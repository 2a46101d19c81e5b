import Ingestion

/// Decides who a source is: an outlet, a person, an institution, a paper, people or media unnamed.
struct SourceClassifier {
    let reading: Reading
    let roster: Roster
    let own: OutletID?

    /// What was cited before, for pronouns and for "the paper", "the ministry".
    struct Memory {
        var outlet: (reference: OutletReference, kind: SourceKind)?
        var person: Speaker?
        /// A study, report or letter was cited before.
        var document = false
        var source: ClassifiedSource?
        /// The last source that is no medium.
        var voice: ClassifiedSource?
    }

    var tokens: [Token] { reading.tokens }
    var lexicon: Lexicon { reading.lexicon }

    /// - Returns: `nil` where the phrase is no source (the article's own outlet, the writer).
    func classify(_ phrase: NounPhrase, antecedent: NounPhrase?, memory: Memory) -> ClassifiedSource? {
        let head = tokens[phrase.head]
        if phrase.core.count == 1, !head.isAcronym,
            !head.classes.isDisjoint(with: [.pronoun, .relative, .indefinite, .possessive])
                || lexicon.isRomance && head.classes.contains(.masculine) && head.classes.contains(.object)
        {
            return pronoun(phrase, antecedent: antecedent, memory: memory)
        }
        if let outlet = outlet(in: phrase) { return outlet.outlet?.id == own ? nil : outlet }
        return NamedSource(classifier: self, phrase: phrase, memory: memory).classified
    }

    // MARK: Outlets

    /// The outlet that a phrase names, unless the phrase is somebody who works there.
    func outlet(in phrase: NounPhrase) -> ClassifiedSource? {
        // A person's apposition may name where he works or what he owns.
        let isPerson =
            !phrase.appositions.isEmpty
            && (lexicon.nounsAreCapitalized
                && CapitalizedNounKind(reading: reading, roster: roster).name(in: phrase) != nil
                || lexicon.isRomance
                    && phrase.core.contains {
                        Roster.nameRun(from: $0, limit: phrase.core.upperBound, in: reading).count > 1
                    })
        let isPaper = lexicon.nounsAreCapitalized && tokens[phrase.head].classes.contains(.document)
        for part in isPerson || isPaper ? [phrase.core] : phrase.parts {
            let nouns = part.contains {
                !tokens[$0].classes.isDisjoint(with: [.role, .people]) && tokens[$0].classes.isDisjoint(with: .reporter)
                    && reading.mentionAt[$0] < 0
                    && tokens[$0].classes.isDisjoint(with: [.outletNoun]) && !isOwnSource($0)
            }
            if nouns { return nil }
            var index = part.lowerBound
            while index < part.upperBound {
                let mention = reading.mentionAt[index]
                if mention >= 0, reading.mentionTokens[mention].lowerBound >= part.lowerBound, !isOtherName(mention),
                    !surveys(index, for: mention)
                {
                    let range = reading.mentionTokens[mention]
                    if var source = source(of: mention, in: part), stands(range, in: part) {
                        // the AP
                        if lexicon.splitsGenitive, part.lowerBound == range.lowerBound - 1,
                            part.upperBound == range.upperBound, tokens[part.lowerBound].classes.contains(.definite)
                        {
                            source.tokens = part
                            source.span = reading.prose.span(part)
                        }
                        return source
                    }
                    index = max(range.upperBound, index + 1)
                } else {
                    index += 1
                }
            }
        }
        return nil
    }

    /// Whether "sources" stands directly behind an outlet's name, which then speaks itself (BBC sources).
    private func isOwnSource(_ index: Int) -> Bool {
        lexicon.splitsGenitive && tokens[index].classes.contains(.circle) && index > 0
            && reading.mentionAt[index - 1] >= 0
    }

    /// ZDF-Politbarometer: a paper that counts, with whom it is for.
    private func surveys(_ index: Int, for mention: Int) -> Bool {
        lexicon.nounsAreCapitalized && tokens[index].classes.contains(.survey)
            && tokens[index].end > reading.mentions[mention].span.end
    }

    /// Whether a word ends what an agency is called (the dpa news agency).
    private func isNewsOrganization(_ index: Int) -> Bool {
        lexicon.splitsGenitive && index > 0 && tokens[index - 1].classes.contains(.tidings)
            && tokens[index].classes.contains(.organization)
    }

    /// A name that is also a word and stands as that word (Insider), or as part of another name.
    private func isOtherName(_ mention: Int) -> Bool {
        let found = reading.mentions[mention]
        guard let first = reading.mentionTokens[mention].first, !found.inQuotes else { return false }
        // Instagram-User
        if lexicon.nounsAreCapitalized, reading.mentionTokens[mention].count == 1, tokens[first].end > found.span.end,
            !tokens[first].classes.isDisjoint(with: [.people, .role])
        {
            return true
        }
        guard found.isCommon, !found.hasMediaNoun else { return false }
        // "Norrin Line" is a name of its own, and Line only its last word.
        if found.besideCapital, !lexicon.nounsAreCapitalized { return true }
        if lexicon.isRomance, isNoun(mention) { return true }
        if lexicon.nounsAreCapitalized, first > 0, tokens[first - 1].classes.contains(.given) { return true }
        return reading.mentionTokens[mention].count == 1 && !tokens[first].classes.isDisjoint(with: [.people, .role])
    }

    func source(of mention: Int, in part: Range<Int>) -> ClassifiedSource? {
        let found = reading.mentions[mention]
        return ClassifiedSource(
            kind: found.kind, tokens: reading.mentionTokens[mention], span: found.span, outlet: found.outlet,
            confidence: found.isCommon && !found.inQuotes ? 0.85 : 1)
    }

    /// Whether a mention is what its phrase is about, not a modifier or the object of a preposition.
    private func stands(_ range: Range<Int>, in part: Range<Int>) -> Bool {
        // Nothing but an article, nouns for media and adjectives may stand before it.
        for index in part.lowerBound..<range.lowerBound {
            let token = tokens[index]
            if token.kind == .quotationMark { continue }
            if token.classes.contains(.linking), index > part.lowerBound {
                // "Zeitungen der Funke Mediengruppe", "the website of the BBC"
                if (part.lowerBound..<index).contains(where: { tokens[$0].classes.contains(.survey) })
                    && lexicon.nounsAreCapitalized && tokens[index].classes.isDisjoint(with: .determiner)
                    || !(part.lowerBound..<index).contains(where: {
                        !tokens[$0].classes.isDisjoint(with: [.outletNoun, .media, .report, .document])
                    })
                {
                    return false
                }
            } else if token.classes.contains(.preposition), !token.classes.contains(.determiner) {
                // An investigation by ProPublica, a report in the Telegraph: the outlet speaks.
                let isReport =
                    lexicon.splitsGenitive && !token.classes.isDisjoint(with: [.agent, .attaching, .origin])
                    && (part.lowerBound..<index).contains {
                        tokens[$0].classes.contains(.report)
                            && (tokens[$0].cue < 0 || tokens[$0].form.contains(.noun))
                    }
                    && !(part.lowerBound..<index).contains { tokens[$0].classes.contains(.survey) }
                guard isReport else { return false }
            }
        }
        // Behind it only a genitive, a bracket or another outlet.
        for index in range.upperBound..<max(range.upperBound, part.upperBound) {
            let token = tokens[index]
            if token.kind == .word, token.isCapitalized || !token.classes.isDisjoint(with: .sourceNoun),
                reading.mentionAt[index] < 0,
                token.classes.isDisjoint(with: [.reporter, .outletNoun, .report, .preposition, .place]),
                !isOwnSource(index), !isNewsOrganization(index)
            {
                return false
            }
            if token.isMark("(") || token.classes.contains(.coordinator) || token.classes.contains(.preposition) {
                break
            }
        }
        return true
    }

    /// The last outlet that was named at all, in words that mean nothing else.
    func lastNamed(before token: Int) -> (reference: OutletReference, kind: SourceKind)? {
        var low = 0
        var high = reading.mentions.count
        while low < high {
            let middle = (low + high) / 2
            if reading.mentionTokens[middle].lowerBound < token { low = middle + 1 } else { high = middle }
        }
        while low > 0 {
            low -= 1
            let mention = reading.mentions[low]
            if mention.isCommon && !mention.inQuotes && !mention.hasMediaNoun || mention.kind == .platform {
                return nil
            }
            return (mention.outlet, mention.kind)
        }
        return nil
    }

    // MARK: Pronouns

    private func pronoun(_ phrase: NounPhrase, antecedent: NounPhrase?, memory: Memory) -> ClassifiedSource? {
        let token = tokens[phrase.head]
        var result = ClassifiedSource(
            kind: .anonymous, tokens: phrase.core, span: reading.prose.span(phrase.core), confidence: 0.9)
        if let antecedent, let who = classify(antecedent, antecedent: nil, memory: memory) {
            result.kind = who.kind
            result.outlet = who.outlet
            result.speaker = who.speaker
            result.referent = who.referent ?? who.span
            return result
        }
        // Des syndicats qui réclament: whom a relative clause belongs to is not whoever spoke last.
        if lexicon.isRomance, token.classes.contains(.relative), antecedent != nil { return nil }
        // Ils disent: several people, and no one person.
        if lexicon.isRomance, token.classes.contains(.plural) {
            if let source = memory.source, source.outlet == nil, source.kind != .person { result.kind = source.kind }
            return result
        }
        // Personne n'a expliqué
        if lexicon.isRomance, token.classes.contains(.indefinite), token.classes.contains(.people) { return nil }
        // C'est à midi qu'on apprend …: what stands for a thing says nothing.
        if lexicon.isRomance, token.classes.contains(.neuter) { return nil }
        if token.classes.contains(.indefinite), !token.classes.contains(.masculine), !token.classes.contains(.feminine)
        {
            return result
        }
        // One neighbour said …; “…,” she said.
        if lexicon.splitsGenitive, token.classes.isDisjoint(with: .relative), isLone(memory.voice, before: phrase.head)
        {
            return result
        }
        if !token.classes.isDisjoint(with: [.masculine, .feminine]) || token.classes.contains(.relative) {
            if !token.classes.contains(.relative), !lexicon.splitsGenitive,
                let topic = roster.topic(before: phrase.head, in: reading), roster.agrees(topic, with: token.classes)
            {
                result.kind = .person
                result.speaker = topic
                return result
            }
            let known = memory.person.flatMap { person in
                roster.agrees(person, with: token.classes) && (!lexicon.splitsGenitive || roster.isSure(person))
                    ? person : nil
            }
            if let person = known ?? roster.last(before: phrase.head, agreeingWith: token.classes) ?? memory.person {
                result.kind = .person
                result.speaker = person
                if lexicon.nounsAreCapitalized, token.classes.contains(.masculine), Self.isFeminine(person),
                    let other = roster.last(before: phrase.head, where: { !Self.isFeminine($0) })
                {
                    result.speaker = other
                }
                return result
            }
            if let source = memory.source, source.kind != .outlet {
                result.kind = source.kind
                result.speaker = source.speaker
                result.referent = source.referent ?? source.span
                return result
            }
            result.kind = .person
            return result
        }
        if token.classes.contains(.neuter), let source = memory.source, source.kind != .person,
            source.outlet == nil || lexicon.splitsGenitive
        {
            result.kind = source.kind
            result.outlet = source.outlet
            result.referent = source.referent ?? source.span
            return result
        }
        // "it said": whoever it is, it is no person.
        if token.classes.contains(.neuter) { result.kind = .organization }
        if let source = memory.source, token.classes.contains(.plural), source.kind != .person {
            result.kind = source.kind == .outlet || source.kind == .agency ? .anonymous : source.kind
        }
        return result
    }

    /// Whether whoever spoke last is one person unnamed, in the sentence before or its own.
    private func isLone(_ source: ClassifiedSource?, before pronoun: Int) -> Bool {
        guard let source, source.kind == .anonymous, let first = source.tokens.first, source.tokens.count > 1,
            pronoun > source.tokens.upperBound
        else { return false }
        let opening = tokens[first].classes
        guard opening.contains(.determiner), opening.isDisjoint(with: [.definite, .plural]),
            tokens[source.tokens].contains(where: {
                !$0.classes.isDisjoint(with: [.people, .role]) && !$0.isCapitalized
            }),
            !source.tokens.contains(where: { reading.ends($0, with: "s") && tokens[$0].classes.contains(.people) })
        else { return false }
        return !tokens[source.tokens.upperBound..<pronoun].contains { $0.isCapitalized && $0.classes.contains(.given) }
            && tokens[source.tokens.upperBound..<pronoun].lazy.filter { $0.kind == .paragraphEnd }.count < 2
            && pronoun - source.tokens.upperBound < 80
    }

    /// Whether a first name can only be a woman's, by its ending.
    private static func isFeminine(_ person: Speaker) -> Bool {
        guard let first = person.name.split(separator: " ").first, first.utf8.count > 2 else { return false }
        let name = first.lowercased()
        guard !["luca", "joshua", "sascha", "mischa", "nikita", "noah", "elia", "andrea"].contains(name) else {
            return false
        }
        return ["a", "ke", "ine", "ette", "elle", "gard", "rud"].contains { name.hasSuffix($0) }
            && !["heinke", "mike", "jake", "blake", "luke"].contains(name)
    }
}
