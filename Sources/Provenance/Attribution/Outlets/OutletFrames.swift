import Ingestion

/// Finds the outlets that a sentence cites without making them the subject of a cue: told CNN, in an interview with
/// X, citing Reuters, research by Y.
struct OutletFrames {
    let reading: Reading

    struct Frame {
        var mention: Int
        var rule: String
        var cue: Range<Int>
        var frame: PhraseCue.Frame
        var confidence: Double
    }

    private var tokens: [Token] { reading.tokens }
    private var lexicon: Lexicon { reading.lexicon }

    /// The frame that cites a mention, where one does; `claims` are those of its sentence, in order.
    func frame(of mention: Int, in sentence: Range<Int>, claims: [ClaimDraft]) -> Frame? {
        let range = reading.mentionTokens[mention]
        guard !range.isEmpty, range.upperBound <= sentence.upperBound, !isModifier(range, in: sentence) else {
            return nil
        }
        // What a quoted person says of media is no citation.
        let inside = tokens[range.lowerBound].quotation
        if inside >= 0, reading.prose.quotations[inside].words > max(6, range.count + 2) { return nil }
        let named = reading.prose.tokenIndex(from: reading.mentions[mention].phrase.start)
        let gap = gapStart(before: max(sentence.lowerBound, min(named, range.lowerBound)), low: sentence.lowerBound)
        if let frame = told(mention, gap: gap, claims: claims) { return frame }
        if let frame = toldBefore(mention, claims: claims) ?? held(mention, gap: gap, high: sentence.upperBound) {
            return frame
        }
        if let frame = toldAlone(mention, gap: gap, low: sentence.lowerBound) { return frame }
        if isElsewhere(mention, gap: gap, in: sentence, claims: claims) { return nil }
        if let frame = posted(mention, in: sentence) ?? labelled(mention, gap: gap)
            ?? ofPaper(mention, gap: gap, in: sentence)
        {
            return frame
        }
        let found = reading.mentions[mention]
        // the State Department: a longer name
        if lexicon.splitsGenitive, found.isCommon, !found.inQuotes, !found.hasMediaNoun,
            range.upperBound < sentence.upperBound, tokens[range.upperBound].kind == .word,
            tokens[range.upperBound].isCapitalized, tokens[range.upperBound].classes.isDisjoint(with: .time)
        {
            return nil
        }
        let isWeakName =
            found.isCommon && !found.inQuotes && !found.hasMediaNoun && !found.hasCapitalArticle
            && !reading.isPlainlyNamed(mention)
        var best: Frame?
        var start = range.lowerBound - 1
        while start >= max(sentence.lowerBound, gap - 7) {
            if tokens[start].kind == .word,
                let (phrase, end) = lexicon.phrase(at: start, in: tokens, limit: range.lowerBound),
                end >= gap, end <= range.lowerBound,
                !phrase.opens || start == sentence.lowerBound || !tokens[start - 1].isWord
            {
                let isWeak =
                    end - start == 1 && tokens[start].classes.contains(.preposition)
                    && !tokens[start].classes.contains(.addressing)
                let isOccasion =
                    (end - start > 1 || !lexicon.isRomance)
                    && (start..<end).contains {
                        !tokens[$0].classes.isDisjoint(with: [.occasion, .addressing])
                            && !tokens[$0].classes.contains(.determiner)
                    }
                let needsClaim =
                    phrase.frame == .addressee && (isWeak || !isOccasion || tokens[start].classes.contains(.appearing))
                    && !followsOccasion(start, in: sentence)
                let isAtVenue =
                    tokens[range.lowerBound - 1].classes.contains(.venue)
                    || (found.hasMediaNoun || found.kind == .platform) && gap > 0
                        && tokens[gap - 1].classes.contains(.venue)
                // "wrote on X": where something was posted, whatever the language.
                let isPlaced =
                    !isNamePart(range)
                    && (lexicon.nounsAreCapitalized
                        ? isOccasion || tokens[range.lowerBound].isAcronym || isAtVenue
                        : found.kind == .platform && isAtVenue)
                let isNamed =
                    !lexicon.nounsAreCapitalized && end - start >= 2
                    && (found.hasArticle || tokens[range.lowerBound].isAcronym)
                if isWeakName, !isPlaced, !isNamed {
                    start -= 1
                    continue
                }
                if !needsClaim || hasClaim(claims, near: range, in: sentence, weak: end - start == 1) {
                    best = Frame(
                        mention: mention, rule: lexicon.language + "." + phrase.name, cue: start..<end,
                        frame: phrase.frame, confidence: phrase.precision)
                }
            }
            start -= 1
        }
        return best
    }

    /// Whether social media that are not named are only where something was called for or done, in a clause without a
    /// claim (Répondant à un appel sur les réseaux sociaux, ils …).
    private func isElsewhere(_ mention: Int, gap: Int, in sentence: Range<Int>, claims: [ClaimDraft]) -> Bool {
        guard reading.mentions[mention].kind == .platform, reading.mentions[mention].outlet.id == Self.socialMedia,
            lexicon.isRomance || lexicon.nounsAreCapitalized
        else { return false }
        var start = gap
        while start > sentence.lowerBound, !tokens[start - 1].isComma, !tokens[start - 1].isMark(";"),
            tokens[start - 1].kind != .quotationMark
        {
            start -= 1
        }
        var end = reading.mentionTokens[mention].upperBound
        while end < sentence.upperBound, !tokens[end].isComma, !tokens[end].isMark(":"),
            tokens[end].kind != .quotationMark
        {
            end += 1
        }
        // Sur les réseaux sociaux, X écrit: it opens what is said there.
        guard gap - start > 1 else { return false }
        let clause = start..<end
        return !claims.contains { clause.contains($0.cue.lowerBound) || $0.extent.overlaps(clause) }
            && !clause.contains {
                !tokens[$0].classes.isDisjoint(with: [.posting, .occasion, .document, .report, .statement, .media])
            }
    }

    private static let socialMedia = OutletID("social-media")

    /// Whether a word for where something is said goes before in the clause, and was given (l'entretien accordé plus
    /// tôt dans la journée à X).
    private func followsOccasion(_ index: Int, in sentence: Range<Int>) -> Bool {
        guard lexicon.isRomance, tokens[index].classes.contains(.addressing) else { return false }
        var before = index - 1
        while before > sentence.lowerBound, index - before < 10, tokens[before].isWord {
            if tokens[before].classes.contains(.occasion), tokens[before].classes.isDisjoint(with: .document) {
                return tokens[before + 1].form.contains(.participle)
                    || tokens[before + 1].classes.contains(.postmodifier)
            }
            before -= 1
        }
        return false
    }

    /// "told CNN", "sagte Merz der Bild": a verb's addressee.
    private func told(_ mention: Int, gap: Int, claims: [ClaimDraft]) -> Frame? {
        let found = reading.mentions[mention]
        let isWeak =
            found.isCommon && !found.inQuotes && !found.hasMediaNoun && !found.isDomain
            && !reading.isPlainlyNamed(mention)
        for claim in claims where claim.kind == .verb {
            guard let lemma = claim.lemma, lemma.licence.contains(.addressee) || lexicon.isVerbSecond && !isWeak else {
                continue
            }
            if lexicon.nounsAreCapitalized, isWeak {
                let range = reading.mentionTokens[mention]
                let isPlaced =
                    found.hasArticle || tokens[range.lowerBound].isAcronym
                    || range.lowerBound > 0 && tokens[range.lowerBound - 1].classes.contains(.venue)
                guard isPlaced, !isNamePart(range) else { continue }
            }
            let limit = reading.mentionTokens[mention].lowerBound
            var ends = [claim.extent.upperBound, (claim.verb ?? 0) + 1]
            // sagte der Leiter, Egon Frisch, dem „Stern“
            if lexicon.nounsAreCapitalized, let source = claim.source, !source.appositions.isEmpty,
                source.tokens.upperBound < tokens.count, tokens[source.tokens.upperBound].isComma
            {
                ends.append(source.tokens.upperBound + 1)
            }
            guard ends.contains(where: { $0 <= limit && ($0 >= gap || adjuncts($0..<gap)) }) else { continue }
            return Frame(
                mention: mention, rule: claim.rule, cue: claim.cue, frame: .addressee,
                confidence: claim.confidence * 0.95)
        }
        return nil
    }

    /// Der „Krone“ sagte Moser: whom it was told stands before the verb, the source behind it.
    private func toldBefore(_ mention: Int, claims: [ClaimDraft]) -> Frame? {
        guard lexicon.isVerbSecond else { return nil }
        var end = reading.mentionTokens[mention].upperBound
        while end < tokens.count, tokens[end].kind == .quotationMark || tokens[end].isMark(")") { end += 1 }
        for claim in claims where claim.kind == .verb && claim.cue.lowerBound == end {
            guard let lemma = claim.lemma, lemma.licence.contains(.addressee), let source = claim.source else {
                continue
            }
            var start = reading.mentionTokens[mention].lowerBound
            while start > 0,
                tokens[start - 1].kind == .quotationMark
                    || !tokens[start - 1].classes.isDisjoint(with: [.outletNoun, .adjective])
            {
                start -= 1
            }
            guard start > 0, !tokens[start - 1].classes.isDisjoint(with: [.dative, .oblique]) else { continue }
            // "vor der Presse": a place, and nobody who was told.
            if start > 1, tokens[start - 2].classes.contains(.preposition),
                tokens[start - 2].classes.isDisjoint(with: .addressing)
            {
                continue
            }
            // The source stands behind the verb, or before both in a subordinate clause.
            guard source.tokens.lowerBound >= end || source.tokens.upperBound <= start - 1 else { continue }
            return Frame(
                mention: mention, rule: claim.rule, cue: claim.cue, frame: .addressee,
                confidence: claim.confidence * 0.95)
        }
        return nil
    }

    /// "das der „Welt“ vorliegt", "die sich auf die „Welt“ beruft": an outlet that has a paper or is relied on.
    private func held(_ mention: Int, gap: Int, high: Int) -> Frame? {
        var start = reading.mentionTokens[mention].upperBound
        while start < high, tokens[start].kind == .quotationMark || tokens[start].classes.contains(.adverb) {
            start += 1
        }
        // in der Volksstimme aus Magdeburg ist zu lesen
        if lexicon.nounsAreCapitalized, start + 2 < high, tokens[start].classes.contains(.origin),
            tokens[start + 1].isCapitalized
        {
            start += 2
        }
        guard start < high, tokens[start].kind == .word,
            let (phrase, end) = lexicon.phrase(at: start, in: tokens, limit: high), phrase.mediaOnly,
            phrase.frame == .after || phrase.frame == .citing && isReflexive(before: gap),
            !(lexicon.splitsGenitive && end < high && tokens[end].classes.contains(.adverb)
                && tokens[end].classes.isDisjoint(with: [.time, .preposition]))
        else { return nil }
        return Frame(
            mention: mention, rule: lexicon.language + "." + phrase.name, cue: start..<end, frame: phrase.frame,
            confidence: phrase.precision)
    }

    /// "(source: CNN)": a label in brackets.
    private func labelled(_ mention: Int, gap: Int) -> Frame? {
        guard gap > 2, tokens[gap - 1].isMark(":"), tokens[gap - 2].classes.contains(.sourceLabel),
            tokens[gap - 3].isMark("(")
        else { return nil }
        return Frame(
            mention: mention, rule: lexicon.language + ".source-label", cue: gap - 2..<gap - 1, frame: .work,
            confidence: 0.9)
    }

    /// "a document that the BBC has seen", "einem Bericht zufolge, den die BBC ausstrahlte": whose paper it is, in a relative
    /// clause behind it.
    private func ofPaper(_ mention: Int, gap: Int, in sentence: Range<Int>) -> Frame? {
        let range = reading.mentionTokens[mention]
        guard gap > sentence.lowerBound + 1 else { return nil }
        let start = (max(sentence.lowerBound, gap - 2)..<range.lowerBound).first { index in
            let classes = tokens[index].classes
            guard index > sentence.lowerBound, tokens[index].kind == .word else { return false }
            return lexicon.nounsAreCapitalized
                ? tokens[index - 1].isComma && !classes.isDisjoint(with: [.definite, .relative])
                : !classes.isDisjoint(with: [.relative, .complementizer]) || classes.contains(.relativeObject)
        }
        guard let start,
            tokens[range.upperBound..<min(range.upperBound + 8, sentence.upperBound)].contains(where: {
                $0.classes.contains(.accessing)
            })
        else { return nil }
        let low = max(sentence.lowerBound, start - 5)
        guard
            tokens[low..<start].contains(where: {
                $0.kind == .word && !$0.classes.isDisjoint(with: [.document, .report, .survey])
            }), !tokens[low..<start].contains(where: { $0.kind == .word && $0.cue >= 0 && $0.form == .finite })
        else { return nil }
        return Frame(
            mention: mention, rule: lexicon.language + ".paper-of", cue: start..<start + 1, frame: .work,
            confidence: 0.75)
    }

    /// Whether "sich auf" stands before an outlet whose verb closes the clause: die sich auf die BBC beruft.
    private func isReflexive(before gap: Int) -> Bool {
        gap > 1 && tokens[gap - 1].classes.contains(.preposition) && tokens[gap - 2].classes.contains(.reflexive)
    }

    /// A verb of telling directly before an outlet, whatever else the sentence holds.
    private func toldAlone(_ mention: Int, gap: Int, low: Int) -> Frame? {
        var verb = gap - 1
        if verb > low, tokens[verb].classes.contains(.addressing), !tokens[verb].classes.contains(.determiner) {
            verb -= 1
        }
        guard verb >= low, tokens[verb].quotation < 0, tokens[verb].cue >= 0, reading.isVerbal(verb) else { return nil }
        let lemma = lexicon.cues[tokens[verb].cue]
        guard lemma.licence.contains(.addressee), !tokens[verb].form.isDisjoint(with: [.finite, .participle, .present])
        else {
            return nil
        }
        return Frame(
            mention: mention, rule: lexicon.language + "." + lemma.lemma, cue: verb..<verb + 1, frame: .addressee,
            confidence: lemma.precision * 0.9)
    }

    /// "Auf Instagram erschien ein Video", "a video posted on TikTok": a platform on which something came out.
    private func posted(_ mention: Int, in sentence: Range<Int>) -> Frame? {
        let range = reading.mentionTokens[mention]
        guard reading.mentions[mention].kind == .platform, range.lowerBound > sentence.lowerBound,
            tokens[range.lowerBound - 1].classes.contains(.venue)
        else { return nil }
        let low = max(sentence.lowerBound, range.lowerBound - Self.postingReach)
        let high = min(sentence.upperBound, range.upperBound + Self.postingReach)
        guard
            let verb = (low..<high).first(where: {
                tokens[$0].classes.contains(.posting) && tokens[$0].quotation < 0
            })
        else { return nil }
        return Frame(
            mention: mention, rule: lexicon.language + ".posted", cue: verb..<verb + 1, frame: .work, confidence: 0.75)
    }

    private static let postingReach = 8

    /// Whether a mention is somebody's surname (Silke Krone).
    private func isNamePart(_ range: Range<Int>) -> Bool {
        range.lowerBound > 0 && tokens[range.lowerBound - 1].classes.contains(.given)
    }

    /// Times and adverbs, which may stand before whom something was told.
    private func adjuncts(_ range: Range<Int>) -> Bool {
        guard range.count <= 5 else { return false }
        return range.allSatisfy {
            tokens[$0].kind == .number
                || tokens[$0].kind == .word && !tokens[$0].classes.isDisjoint(with: [.time, .adverb, .preposition])
        }
    }

    private func hasClaim(_ claims: [ClaimDraft], near range: Range<Int>, in sentence: Range<Int>, weak: Bool) -> Bool {
        if claims.contains(where: {
            $0.kind == .verb && !$0.isNested && !$0.content.contains { $0.contains(range.lowerBound) && !weak }
                && !$0.content.contains {
                    $0.contains(range.lowerBound) && (!lexicon.isRomance || range.lowerBound - $0.lowerBound > 4)
                }
        }) {
            return true
        }
        return false
    }

    /// Where the words begin that may stand between a frame and its outlet: an article, "the newspaper", an adjective,
    /// another outlet with "and".
    private func gapStart(before index: Int, low: Int) -> Int {
        var start = index
        var steps = 0
        while start > low, steps < 10 {
            let token = tokens[start - 1]
            let mention = reading.mentionAt[start - 1]
            if mention >= 0 {
                start = max(low, reading.mentionTokens[mention].lowerBound)
            } else if token.kind == .quotationMark
                || token.isComma && reading.mentionAt[max(low, start - 2)] >= 0
            {
                start -= 1
            } else if token.kind == .word,
                !token.classes.isDisjoint(with: [.determiner, .outletNoun, .media, .adjective, .coordinator]),
                !token.classes.contains(.preposition) || token.classes.contains(.determiner)
            {
                start -= 1
            } else if token.kind == .word, token.classes.isEmpty, token.cue < 0, !token.isCapitalized, start - 1 > low {
                start -= 1
            } else if token.kind == .word, token.isCapitalized, lexicon.nounsAreCapitalized,
                token.classes.contains(.outletNoun) || token.classes.isEmpty && reading.ends(start - 1, with: "er")
            {
                // die Tageszeitung, der Berliner
                start -= 1
            } else {
                break
            }
            steps += 1
        }
        return start
    }

    /// "CNN reporter", "a New York Times journalist": the outlet only says whose somebody is.
    private func isModifier(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
        let next = range.upperBound
        if !tokens[range.lowerBound].classes.isDisjoint(with: [.role, .people]),
            tokens[range.lowerBound].classes.isDisjoint(with: .outletNoun), range.count == 1,
            !lexicon.splitsGenitive || !reading.isPlainlyNamed(reading.mentionAt[range.lowerBound])
        {
            return true
        }
        // auf der ARD Bühne
        if lexicon.nounsAreCapitalized, next < sentence.upperBound, tokens[next].kind == .word,
            tokens[next].isCapitalized, tokens[next].classes.isEmpty, reading.mentionAt[next] < 0,
            reading.mentions[reading.mentionAt[range.lowerBound]].inQuotes == false
        {
            return true
        }
        guard next < sentence.upperBound, tokens[next].kind == .word, !lexicon.genitiveFollows else { return false }
        return !tokens[next].classes.isDisjoint(with: [.role, .people])
            && tokens[next].classes.isDisjoint(with: [.outletNoun])
    }
}
