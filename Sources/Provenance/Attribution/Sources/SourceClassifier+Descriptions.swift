import Ingestion

/// Finds whom a noun without a name stands for, where articles and demonstratives point back (la maire, cette
/// infirmière, ce dernier).
extension SourceClassifier {
    /// The person, or the institution or nobody in particular for an office whose holder the article does not name.
    func described(_ phrase: NounPhrase, memory: Memory) -> ClassifiedSource? {
        let head = tokens[phrase.head]
        guard head.kind == .word else { return nil }
        if head.classes.contains(.indefinite), phrase.core.count == 2 {
            // D'autres affirment
            return ClassifiedSource(
                kind: .anonymous, tokens: phrase.core, span: reading.prose.span(phrase.core), confidence: 0.85)
        }
        let first = tokens[phrase.core.lowerBound]
        let points = !first.classes.isDisjoint(with: [.definite, .possessive, .demonstrative])
        guard points, phrase.core.count > 1 else { return nil }
        var result = ClassifiedSource(
            kind: .person, tokens: phrase.core, span: reading.prose.span(phrase.core), confidence: 0.85)
        if head.classes.contains(.anaphor), phrase.core.count <= 3, !head.isCapitalized {
            guard let person = roster.last(before: phrase.core.lowerBound) ?? memory.person else { return nil }
            result.speaker = person
            return result
        }
        guard head.classes.contains(.role), !head.classes.contains(.spokesperson),
            !phrase.appositions.contains(where: { $0.contains { tokens[$0].isCapitalized } })
        else { return nil }
        if let person = roster.callings.bearer(of: phrase, in: reading, last: memory.person) {
            result.speaker = person
            return result
        }
        let isOther = first.classes.contains(.possessive)
        let isBare = phrase.core.count == 2 && !isOther
        if !isOther, head.classes.isDisjoint(with: [.office, .holder]), let person = topic(of: phrase),
            roster.agrees(person, with: gender(of: first))
        {
            result.speaker = person
            return result
        }
        if isBare, let person = memory.person ?? roster.only(before: phrase.core.lowerBound),
            roster.agrees(person, with: gender(of: first))
        {
            result.speaker = person
            return result
        }
        if head.classes.contains(.holder), !isOther {
            result.speaker = Speaker(name: reading.prose.text.string(result.span))
            return result
        }
        result.kind = head.classes.contains(.office) ? .organization : .anonymous
        return result
    }

    /// The gender that an article shows; both where it shows none.
    private func gender(of article: Token) -> WordClass {
        if article.classes.contains(.masculineArticle) { return .masculine }
        if article.classes.contains(.feminineArticle) { return .feminine }
        return [.masculine, .feminine]
    }

    /// Whom the sentence before is about, for a noun that stands for a person.
    func topic(of phrase: NounPhrase) -> Speaker? {
        lexicon.splitsGenitive ? nil : roster.topic(before: phrase.core.lowerBound, in: reading)
    }

    /// One or some of several (l'un d'eux, deux des avocats): nobody who is named.
    func part(of phrase: NounPhrase) -> ClassifiedSource? {
        guard tokens[phrase.head].kind == .word,
            !tokens[phrase.head].classes.isDisjoint(with: [.determiner, .indefinite]),
            phrase.head + 1 < phrase.core.upperBound, tokens[phrase.head + 1].classes.contains(.linking)
        else { return nil }
        var result = ClassifiedSource(
            kind: .anonymous, tokens: phrase.core, span: reading.prose.span(phrase.core), confidence: 0.85)
        let counted = counted(in: phrase).map { tokens[$0].classes } ?? []
        if counted.contains(.media) || counted.contains(.outletNoun) {
            result.kind = .media
        } else if counted.contains(.document) {
            result.kind = .document
        } else if counted.contains(.organization), counted.isDisjoint(with: [.people, .role]) {
            result.kind = .organization
        }
        return result
    }

    /// Somebody whom no list knows, where his are the words between quotation marks (abonde une habituée).
    func stranger(_ phrase: NounPhrase) -> ClassifiedSource? {
        let head = tokens[phrase.head]
        guard lexicon.isRomance, phrase.core.count > 1, head.kind == .word, !head.isCapitalized,
            tokens[phrase.core.lowerBound].classes.contains(.determiner),
            head.classes.isDisjoint(with: [.document, .time, .occasion, .pronoun, .place, .outletNoun]),
            !phrase.core.contains(where: { reading.mentionAt[$0] >= 0 })
        else { return nil }
        return ClassifiedSource(
            kind: .anonymous, tokens: phrase.core, span: reading.prose.span(phrase.core), confidence: 0.75)
    }

    /// The noun for papers of which English counts some (one of its ads).
    func paper(countedIn phrase: NounPhrase) -> Int? {
        guard lexicon.splitsGenitive, tokens[phrase.head].classes.contains(.indefinite), phrase.core.count > 2,
            phrase.head + 1 < phrase.core.upperBound, tokens[phrase.head + 1].classes.contains(.linking)
        else { return nil }
        let last = phrase.core.upperBound - 1
        return tokens[last].classes.contains(.document) && tokens[last].classes.isDisjoint(with: .people) ? last : nil
    }

    /// The noun that a quantity counts: une trentaine de chercheurs.
    func counted(in phrase: NounPhrase) -> Int? {
        let link = phrase.head + 1
        guard link + 1 < phrase.core.upperBound, tokens[link].classes.contains(.linking) else { return nil }
        return (link + 1..<phrase.core.upperBound).first { !tokens[$0].classes.isDisjoint(with: .sourceNoun) }
    }

    /// Whether a noun for a medium can mean one that was named: an agency is only called one where it is no rating or
    /// space agency.
    func canMean(_ kind: SourceKind, _ phrase: NounPhrase) -> Bool {
        guard tokens[phrase.head].classes.contains(.agencyNoun) else { return true }
        return kind == .agency && phrase.head == phrase.core.upperBound - 1
    }

    /// Whoever spoke last, for a cue that leaves its subject out (et de conclure).
    func implied(at cue: Range<Int>, memory: Memory) -> ClassifiedSource? {
        let last = roster.last(before: cue.lowerBound).map {
            ClassifiedSource(kind: .person, tokens: cue, span: reading.prose.span(cue), speaker: $0)
        }
        guard var source = memory.source ?? last else { return nil }
        if source.outlet != nil, let person = memory.person ?? (lexicon.dropsSubjects ? last?.speaker : nil) {
            source = ClassifiedSource(kind: .person, tokens: cue, span: source.span, speaker: person)
        }
        source.tokens = cue
        source.span = reading.prose.span(cue)
        source.confidence = 0.85
        return source
    }

    /// Whether a name that is also a word is one with what follows: l'Union suisse des paysans, la Croix de fer.
    func isNoun(_ mention: Int) -> Bool {
        let next = reading.mentionTokens[mention].upperBound
        guard next + 1 < tokens.count, tokens[next].kind == .word, !tokens[next].isCapitalized else { return false }
        let after = tokens[next + 1]
        guard after.kind == .word else { return false }
        if tokens[next].classes.contains(.linking) {
            return after.classes.isDisjoint(with: [.time, .demonstrative])
        }
        guard tokens[next].classes.isEmpty, tokens[next].cue < 0, !reading.mayBeVerb(next) else { return false }
        return after.classes.contains(.linking) || reading.isVerbal(next + 1)
    }
}
