import Ingestion

/// Weighs what speaks for and against reading words as a translated name.
struct TranslationJudge {
    /// What was found at a candidate.
    struct Verdict {
        var points: Int
        var isCited: Bool
        /// The words are written as a name is: in quotation marks, with a capital.
        var isNameLike: Bool
        /// An outlet of the text's own language bears just this name.
        var isOwnName: Bool
        /// A word that is no cue but by mistranslation stands at the words.
        var isMangled = false
        /// Words stand at it that only a translation has.
        var isTranslated = false
        /// A verb of publishing follows them.
        var publishes = false
        var cue: TranslatedCue?
        /// The country that the text gives the outlet.
        var country: String?
        /// Where the article before the name begins, or the name.
        var start: Int

        var rejected: Verdict {
            var verdict = self
            verdict.points = -100
            return verdict
        }
    }

    let reading: TranslationReading
    let index: TranslatedNameIndex

    /// Weighs a candidate.
    func verdict(on candidate: TranslationCandidate) -> Verdict {
        let context = reading.context
        let name = candidate.name
        let determiner = context.determiner(before: name.start)
        let outerStart = determiner?.span.start ?? name.start
        let nameness = nameness(of: candidate, determiner)
        var verdict = Verdict(
            points: nameness, isCited: false, isNameLike: nameness > 0, isOwnName: isOwnName(candidate, determiner),
            start: ownStart(determiner, name))
        if namesOwn(candidate) || isInsideName(candidate, determiner) || isInsideMediaNoun(candidate)
            || isWork(candidate, outerStart)
        {
            return verdict.rejected
        }
        if candidate.unitCount > 1 { verdict.points += TranslationWeights.phrase }
        if candidate.speaks { verdict.points += TranslationWeights.speaks }
        if goesOn(candidate) { return verdict.rejected }

        let phrase = context.mediaPhrase(before: outerStart) ?? context.mediaPhrase(before: name.start)
        if let phrase {
            verdict.points += TranslationWeights.mediaNoun
            verdict.isCited = true
            verdict.country = country(from: phrase, to: outerStart)
        }
        weighCues(candidate, start: min(phrase ?? outerStart, outerStart), determiner, &verdict)
        // "was first reported by", "As first reported": small words without an article of English are no name.
        let hasArticle = determiner.map { context.vocabulary.isDeterminer($0.folded, in: "en") } ?? false
        if reading.language == "en", candidate.ending == nil, !candidate.hasCapital, !hasArticle,
            !verdict.isMangled, !context.isQuoted(name)
        {
            return verdict.rejected
        }
        // Le Gardien, le quotidien britannique, a révélé …: called a medium behind a comma.
        if verdict.isNameLike, let called = apposition(of: candidate) {
            verdict.points += TranslationWeights.mediaNoun
            verdict.isCited = true
            verdict.country = verdict.country ?? called
            return verdict
        }
        // What comes later decides only of words that are cited, and that it could still make a name.
        let missing = TranslationWeights.enough - verdict.points
        if verdict.isCited, verdict.isNameLike || verdict.publishes,
            missing <= TranslationWeights.anaphora + TranslationWeights.country
        {
            weighAnaphora(candidate, &verdict)
        }
        return verdict
    }

    // MARK: The name

    private func nameness(of candidate: TranslationCandidate, _ determiner: MentionContext.Determiner?) -> Int {
        let context = reading.context
        let first = reading.tokens[candidate.words.lowerBound]
        if context.isQuoted(candidate.name) { return TranslationWeights.quoted }
        if let determiner {
            let whole = TextSpan(determiner.span.start, candidate.name.end)
            if context.isQuoted(whole) { return TranslationWeights.quoted }
            if determiner.isCapital, !context.startsSentence(determiner.span.start) {
                return TranslationWeights.capitalArticle
            }
        }
        guard reading.language != "de", candidate.hasCapital else { return 0 }
        if determiner == nil {
            return context.startsSentence(first.start)
                ? 0 : TranslationWeights.capitalNoun + TranslationWeights.bareNoun
        }
        return TranslationWeights.capitalNoun
    }

    /// Whether the phrase goes on behind the words: "Le Miroir de l'âme", "Kreuz-Turnier".
    private func goesOn(_ candidate: TranslationCandidate) -> Bool {
        let end = candidate.words.upperBound
        guard candidate.ending == nil, end < reading.tokens.count, reading.isAdjacent(end) else { return false }
        let separator = reading.text.scalars[reading.tokens[end - 1].end]
        if separator == "-" { return true }
        // Dit au Miroir du jour d'une erreur que …: an article behind it makes it no part of a name.
        if end + 1 < reading.tokens.count, reading.isAdjacent(end + 1),
            Self.indefinite.contains(reading.tokens[end + 1].hash)
        {
            return false
        }
        return separator == " " && Self.genitives.contains(reading.tokens[end].hash)
    }

    /// Whether a capital beside the words makes them a part of another name: the Daily Star, the Crown Prince.
    private func isInsideName(_ candidate: TranslationCandidate, _ determiner: MentionContext.Determiner?) -> Bool {
        guard reading.language != "de", candidate.ending == nil, !reading.context.isQuoted(candidate.name) else {
            return false
        }
        let (start, end) = (candidate.words.lowerBound, candidate.words.upperBound)
        if end < reading.tokens.count, reading.text.scalar(at: candidate.name.end) == " ", reading.isAdjacent(end),
            reading.tokens[end].isCapital
        {
            return true
        }
        guard determiner == nil, start > 0, reading.isAdjacent(start), reading.tokens[start - 1].isCapital else {
            return false
        }
        return !reading.cues.words.contains(reading.tokens[start - 1].hash)
    }

    /// Whether the words are the second part of a media noun: "agence de presse", "chaîne de télévision".
    private func isInsideMediaNoun(_ candidate: TranslationCandidate) -> Bool {
        let start = candidate.words.lowerBound
        guard !candidate.hasCapital, candidate.ending == nil, start > 1, reading.isAdjacent(start),
            reading.isAdjacent(start - 1), Self.genitives.contains(reading.tokens[start - 1].hash)
        else { return false }
        return reading.isMediaNoun(reading.tokens[start - 2])
    }

    /// Whether a word such as "film" or "Buch" stands before them: the name is that of a work.
    private func isWork(_ candidate: TranslationCandidate, _ start: Int) -> Bool {
        let opening = reading.context.opening(before: start) ?? start
        let position = reading.word(endingAfter: opening) - 1
        guard position >= 0, position < candidate.words.lowerBound, opening - reading.tokens[position].end <= 2 else {
            return false
        }
        return reading.cues.works.contains(reading.tokens[position].hash)
    }

    /// The French articles that contractions hold.
    private static let contracted = ["du": "Le", "au": "Le", "des": "Les", "aux": "Les"]

    private static let genitives = Set(["de", "du", "des", "d", "of"].flatMap(WordToken.hashes))

    private static let indefinite = Set(["un", "une"].flatMap(WordToken.hashes))

    /// Whether an outlet is written just so.
    private func isOwnName(_ candidate: TranslationCandidate, _ determiner: MentionContext.Determiner?) -> Bool {
        let words = candidate.words
        // A name has a capital; "La presse" is none, "La Presse" is one.
        guard reading.tokens[words.lowerBound].isCapital else { return false }
        let core = TranslatedNameIndex.number(reading.tokens[words])
        guard let determiner else { return index.isName(core) }
        let isFirst = reading.context.startsSentence(determiner.span.start)
        if !determiner.isCapital || isFirst, index.isName(core, withArticleIn: reading.language) { return true }
        // "du Temps" is of "Le Temps": the contraction holds the name's article.
        if let article = Self.contracted[determiner.folded] {
            let name = article + " " + reading.text.string(candidate.name)
            if index.isName(TranslatedNameIndex.number(WordToken.tokens(of: ScalarText(name))[...])) { return true }
        }
        guard words.lowerBound > 0 else { return false }
        let whole = reading.tokens[(words.lowerBound - 1)..<words.upperBound]
        return index.isName(TranslatedNameIndex.number(whole))
    }

    /// The article is a part of the name where it is capitalized, or begins the sentence.
    private func ownStart(_ determiner: MentionContext.Determiner?, _ name: TextSpan) -> Int {
        guard let determiner, determiner.isCapital || determiner.folded == "l'",
            reading.context.opening(before: name.start) == nil
        else { return name.start }
        return determiner.span.start
    }

    /// Whether the words are a noun for a medium and an outlet's own name behind it: "le quotidien Le Temps" is no "Daily
    /// Times".
    private func namesOwn(_ candidate: TranslationCandidate) -> Bool {
        let words = candidate.words
        guard words.count > 1, !reading.tokens[words.lowerBound].isCapital,
            reading.isMediaNoun(reading.tokens[words.lowerBound]), reading.tokens[words.lowerBound + 1].isCapital
        else { return false }
        return index.isName(TranslatedNameIndex.number(reading.tokens[words.dropFirst()]))
    }

    // MARK: Cues

    private func weighCues(
        _ candidate: TranslationCandidate, start: Int, _ determiner: MentionContext.Determiner?,
        _ verdict: inout Verdict
    ) {
        let search = CueSearch(reading: reading)
        let left = search.word(before: candidate.words.lowerBound, beginningAt: start)
        let preposition = determiner.flatMap { _ in
            left < candidate.words.lowerBound ? reading.cues.contractions[reading.tokens[left].hash] : nil
        }
        if let found = search.mangled(before: left, preposition),
            found.isForeign || !found.isWord || verdict.isNameLike || determiner != nil || candidate.ending != nil
                || candidate.unitCount > 1
        {
            verdict.points += found.isWord ? TranslationWeights.mangledWord : TranslationWeights.mangledPhrase
            if found.isWord, candidate.speaks { verdict.points -= TranslationWeights.speaks }
            if !found.isWord, !candidate.speaks { verdict.points += 1 }
            verdict.cue = found.cue
            verdict.isCited = true
            verdict.isMangled = found.isWord
            verdict.isTranslated = found.cue.originalLanguage != nil
        } else if let cue = search.right(before: left, preposition, upTo: candidate.words.upperBound)
            ?? search.addressed(before: left, preposition)
        {
            verdict.points += TranslationWeights.cueBefore
            // As the trade sheet reports: what can't say anything reports.
            if !candidate.speaks, candidate.unitCount > 1, determiner != nil, reading.language != "de",
                search.verb(after: candidate.words.upperBound)?.publishes ?? false
            {
                verdict.points += TranslationWeights.lifeless
            }
            verdict.cue = cue
            verdict.isCited = true
        } else if let (cue, publishes) = search.verb(after: candidate.words.upperBound) {
            verdict.points += publishes ? TranslationWeights.publishes : TranslationWeights.says
            verdict.publishes = publishes
            // "The World wrote": with a capital, and publishing, it is hardly the world. French outlets that the
            // registry lacks have names of just this form (L'Observateur), so it tells nothing there.
            if reading.language == "en", publishes, candidate.speaks, candidate.hasCapital, !candidate.isInstitution {
                verdict.points -= TranslationWeights.speaks
            }
            // The Point affirms: what has no voice and a capital is a name.
            if !publishes, !candidate.speaks, determiner != nil, verdict.isNameLike, search.beginsClause(start) {
                verdict.points += 1
            }
            if publishes, !candidate.speaks, determiner != nil, search.beginsClause(start),
                !isPosted(behind: candidate)
            {
                verdict.points += TranslationWeights.lifeless
            }
            verdict.cue = cue
            verdict.isCited = true
        }
        if let cue = search.mangled(after: candidate.words.upperBound) {
            verdict.points += TranslationWeights.cueBefore
            verdict.cue = verdict.cue ?? cue
            verdict.isCited = true
            verdict.isMangled = true
        }
    }

    /// Whether somebody's account stands behind a verb of publishing: a star, and no magazine, posts there.
    private func isPosted(behind candidate: TranslationCandidate) -> Bool {
        var position = candidate.words.upperBound
        while position < reading.tokens.count, position - candidate.words.upperBound < 16 {
            if reading.cues.accounts.contains(reading.tokens[position].hash) { return true }
            if reading.text.scalar(at: reading.tokens[position].end) == "." { return false }
            position += 1
        }
        return false
    }

    // MARK: What the text says of the outlet

    /// The country that words tell, if any.
    private func country(from start: Int, to end: Int) -> String? {
        for token in reading.tokens[reading.word(endingAfter: start)...].prefix(20) where token.start >= start {
            guard token.end <= end else { break }
            for concept in reading.words.concepts(of: token.hash) {
                if let country = reading.dictionary.concepts[concept].country { return country }
            }
        }
        return nil
    }

    /// The country of the medium that a name is called directly behind a comma, "" where none is told; `nil` where
    /// nothing calls it one.
    private func apposition(of candidate: TranslationCandidate) -> String?? {
        let end = candidate.words.upperBound
        let closing = reading.context.closing(after: candidate.name.end).map { $0 + 1 } ?? candidate.name.end
        guard reading.text.scalar(at: closing) == ",", end < reading.tokens.count else { return nil }
        for position in end..<min(end + 4, reading.tokens.count) {
            if position > end, !reading.isAdjacent(position) { return nil }
            let token = reading.tokens[position]
            guard reading.isMediaNoun(token), reading.language == "de" || !token.isCapital else { continue }
            guard position > end else { return nil }
            let last = reading.tokens[min(position + 2, reading.tokens.count - 1)].end
            return .some(country(from: reading.tokens[end].start, to: last))
        }
        return nil
    }

    /// Looks for "the newspaper", "der Pariser Tageszeitung", "le quotidien parisien" behind the name.
    private func weighAnaphora(_ candidate: TranslationCandidate, _ verdict: inout Verdict) {
        let words = candidate.words.upperBound..<min(candidate.words.upperBound + 60, reading.tokens.count)
        for position in words {
            let token = reading.tokens[position]
            guard reading.isMediaNoun(token), reading.language == "de" || !token.isCapital else { continue }
            let isDefinite = (1...2).contains { step in
                position - step >= candidate.words.upperBound
                    && reading.context.vocabulary.isDeterminer(
                        reading.text.foldedString(
                            TextSpan(reading.tokens[position - step].start, reading.tokens[position - step].end)),
                        in: reading.language)
            }
            guard isDefinite else { continue }
            verdict.points += TranslationWeights.anaphora
            if verdict.country == nil {
                let first = reading.tokens[max(position - 1, candidate.words.upperBound)].start
                let last = reading.tokens[min(position + 1, reading.tokens.count - 1)].end
                verdict.country = country(from: first, to: last)
            }
            return
        }
    }
}
