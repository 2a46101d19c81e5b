/// Decides whether what stands beside a verb of saying licenses it as a citation.
struct ClaimLicence {
    let clause: Clause

    private var tokens: [Token] { clause.tokens }
    private var reading: Reading { clause.reading }

    /// Whether what stands beside a claim's verb makes it a citation.
    func allows(_ claim: ClaimDraft) -> Bool {
        guard let lemma = claim.lemma else { return claim.pointsBack || !claim.content.isEmpty }
        if claim.pointsBack {
            return lemma.precision >= 0.75 && !lemma.licence.isDisjoint(with: [.that, .object, .clause, .parenthesis])
        }
        if claim.isSilenced { return false }
        guard let content = claim.content.first else {
            // "…" X said. / Das schreibt X.
            let end = claim.extent.upperBound
            let opens = end + 1 == clause.range.upperBound && tokens[end].isMark(":") && lemma.licence.contains(.colon)
            if reading.lexicon.isRomance, !opens { return RomanceLicence(clause: clause).allowsAlone(claim) }
            return opens
                || lemma.licence.contains(.parenthesis) && claim.extent.lowerBound <= clause.range.lowerBound + 2
                    && lemma.precision >= 0.8
        }
        if claim.isParenthetical || claim.saidFrom != nil { return true }
        if reading.lexicon.isRomance, claim.kind == .verb {
            return RomanceLicence(clause: clause).allows(content, of: claim)
        }
        let licence = lemma.licence
        if claim.isPassive {
            return PassiveClaim(clause: clause).allows(content)
                || licence.contains(.object) && content.upperBound <= claim.cue.lowerBound
        }
        if licence.contains(.complement) {
            // Hält das für falsch
            if reading.lexicon.nounsAreCapitalized, lemma.particle != nil, let part = claim.farPart {
                return content.contains(part)
            }
            if isComplemented(content, of: claim) { return true }
            guard reading.lexicon.nounsAreCapitalized else { return false }
        }
        if reading.lexicon.splitsGenitive, isSilent(content, claim) { return false }
        if reading.lexicon.splitsGenitive, claim.kind == .verb {
            if licence.contains(.infinitive), isTold(content) { return true }
            guard says(content, licence) else { return false }
            if licence.isDisjoint(with: [.object, .finding]), isMereObject(content, of: claim) { return false }
        }
        if reading.lexicon.nounsAreCapitalized {
            let end = clause.clauseEnd(from: claim.extent.upperBound)
            if licence.contains(.quotation), lemma.precision >= 0.6, content.lowerBound <= end,
                content.contains(where: { tokens[$0].quotation >= 0 && $0 <= end + 1 })
            {
                return true
            }
            // Sprach von mehreren Verletzten.
            if licence.contains(.topic),
                content.contains(where: { $0 <= end && tokens[$0].classes.contains(.agent) })
            {
                return true
            }
            if licence.contains(.that), tellsBehindReport(content) { return true }
            // Between the parts of a verb stands its object.
            if let far = claim.farPart, content.upperBound <= far {
                return licence.contains(.object) && lemma.precision >= 0.6
            }
            // Die Bundesbank erwartet ein Wachstum von 0,7 Prozent.
            if licence.contains(.object), !claim.isNegated, let source = claim.source,
                tokens[source.head].classes.contains(.organization),
                content.contains(where: { tokens[$0].kind == .number })
            {
                return true
            }
            // What unnamed people expect or find is an opinion, whatever the verb.
            if licence.contains(.object), let source = claim.source,
                tokens[source.head].classes.contains(.people),
                tokens[source.core.lowerBound].classes.isDisjoint(with: .definite)
            {
                return true
            }
        }
        let first = content.lowerBound
        if claim.content.contains(where: { range in
            range.contains { tokens[$0].quotation >= 0 && reading.prose.quotations[tokens[$0].quotation].words > 2 }
        }) {
            return licence.contains(.quotation)
        }
        if first > 0, tokens[first - 1].isMark(":") { return licence.contains(.colon) }
        if first > claim.extent.lowerBound,
            tokens[first - 1].classes.contains(.complementizer) || tokens[first].classes.contains(.interrogative)
        {
            return licence.contains(.that)
        }
        if tokens[first].classes.contains(.infinitiveMarker) {
            return licence.contains(.infinitive) || licence.contains(.object) && lemma.precision > 0.8
        }
        if reading.lexicon.isVerbSecond, licence.contains(.clause),
            tokens[first - 1].isComma || claim.content[0].lowerBound > claim.extent.upperBound
        {
            return true
        }
        if licence.contains(.finding), reading.lexicon.splitsGenitive { return finds(content, claim) }
        if let verb = claim.verb, tokens[verb].form.contains(.present), !tokens[verb].form.contains(.finite) {
            return licence.contains(.object) || licence.contains(.clause)
        }
        if licence.contains(.finding) { return finds(content, claim) }
        if reading.lexicon.isSparse { return licence.contains(.object) && lemma.precision >= 0.8 }
        if clause.holdsClaim(content) { return licence.contains(.clause) || licence.contains(.object) }
        return licence.contains(.object) && lemma.precision >= 0.8
    }

    /// Whether a paper stands behind a verb and what it says in a clause of its own: eine Recherche, nach der es teurer wird.
    private func tellsBehindReport(_ content: Range<Int>) -> Bool {
        let comma =
            tokens[content.lowerBound - 1].isComma
            ? content.lowerBound - 1 : content.first { tokens[$0].isComma } ?? content.lowerBound
        guard comma > clause.range.lowerBound, tokens[comma].isComma, comma + 2 < content.upperBound,
            !tokens[comma - 1].classes.isDisjoint(with: [.report, .document, .survey, .statement])
        else { return false }
        let first = tokens[comma + 1].classes
        return first.contains(.concurring)
            || first.contains(.preposition) && !tokens[comma + 2].classes.isDisjoint(with: [.definite, .relative])
                && reading.lexicon.phrase(at: comma + 1, in: tokens, limit: content.upperBound)?.phrase.frame == .before
    }

    /// Whether words behind a verb are somebody or something and what it is called: him a liar, the plan “a sham”.
    private func isComplemented(_ content: Range<Int>, of claim: ClaimDraft) -> Bool {
        guard content.lowerBound > 0, !tokens[content.lowerBound - 1].isComma else { return false }
        let end = min(content.upperBound, clause.clauseEnd(from: content.lowerBound) + 1)
        if isMereName(content, of: claim) { return false }
        // called himself unready
        if reading.lexicon.splitsGenitive, tokens[content.lowerBound].classes.contains(.reflexive),
            content.lowerBound + 1 < end, tokens[content.lowerBound + 1].kind == .word,
            !tokens[content.lowerBound + 1].isCapitalized
        {
            return true
        }
        let isNamed = namesWhat(claim)
        if let quoted = (content.lowerBound..<end).first(where: { tokens[$0].quotation >= 0 }) {
            return quoted > content.lowerBound || claim.farPart != nil || isNamed
        }
        if isNamed { return true }
        let start = content.lowerBound
        guard !tokens[start].classes.contains(.preposition) || tokens[start].classes.contains(.determiner),
            let object = clause.phrases.core(from: start, limit: end, place: .object)
        else { return false }
        // "her" before an article is no possessive.
        let isBare =
            start + 1 < end && tokens[start].classes.contains(.object)
            && tokens[start + 1].classes.contains(.determiner)
        var next = isBare ? start + 1 : object.core.upperBound
        // die Nachricht aus Leeds einen Schlag
        for _ in 0..<2 where next + 1 < end && tokens[next].classes.contains(.preposition) {
            guard let phrase = clause.phrases.core(from: next + 1, limit: end, place: .object) else { break }
            next = phrase.core.upperBound
        }
        if reading.lexicon.splitsGenitive, object.core.count > 2, next >= end || !tokens[next].isWord,
            tokens[object.core.lowerBound].classes.contains(.determiner), !tokens[next - 1].isCapitalized,
            Self.adjectiveEndings.contains(where: { reading.ends(next - 1, with: $0) })
        {
            // calling the delay reckless
            return true
        }
        guard next < end, tokens[next].kind == .word else { return false }
        let classes = tokens[next].classes
        if !classes.isDisjoint(with: [.determiner, .possessive, .adjective]) { return classes.isDisjoint(with: .time) }
        // called him unfit
        return !tokens[next].isCapitalized && classes.isEmpty && tokens[next].cue < 0
            && (next + 1 >= end || !tokens[next + 1].isWord
                || !tokens[next + 1].classes.isDisjoint(with: [.coordinator, .subordinator]))
    }

    /// What something is called, up to where its sentence goes on: a quotation, or a noun phrase before a verb.
    func name(from start: Int, to end: Int) -> Range<Int>? {
        let last = min(end, start + 4)
        guard start < last else { return nil }
        if let quoted = (start..<last).first(where: { tokens[$0].quotation >= 0 }) {
            let region = reading.prose.quotations[tokens[quoted].quotation].tokens
            return region.upperBound <= end ? start..<max(quoted + 1, region.upperBound) : nil
        }
        guard let phrase = clause.phrases.core(from: start, limit: end, place: .subject) else { return nil }
        let next = phrase.core.upperBound
        return next < end && reading.isVerbal(next) ? phrase.core : nil
    }

    private static let adjectiveEndings = ["less", "ous", "ful", "able", "ible", "ish", "ical", "istic"]

    /// Whether a participle only says what a thing is called (a website called Real News, a loophole called an
    /// “inversion”).
    private func isMereName(_ content: Range<Int>, of claim: ClaimDraft) -> Bool {
        guard let verb = claim.verb, let source = claim.source, tokens[verb].form.contains(.participle),
            claim.cue.count == 1, source.core.upperBound == verb
        else { return false }
        let head = tokens[source.head]
        let speakers: WordClass = [.role, .people, .organization, .pronoun, .relative, .plural, .indefinite]
        let opensWithArticle =
            tokens[source.core.lowerBound].classes.contains(.determiner)
            && tokens[source.core.lowerBound].classes.isDisjoint(with: [.definite, .possessive])
        if tokens[content.lowerBound].isCapitalized {
            return (!head.isCapitalized || opensWithArticle) && head.classes.isDisjoint(with: speakers)
        }
        return reading.lexicon.splitsGenitive && !head.isCapitalized
            && head.classes.isDisjoint(with: speakers.union([.document, .media, .outletNoun, .neuter]))
            && !reading.ends(source.head, with: "s")
    }

    /// Whether what something is called stands alone behind the verb: "what" or a noun before the subject is the thing
    /// (what critics called a sham, a fee that she calls unfair).
    func namesWhat(_ claim: ClaimDraft) -> Bool {
        guard reading.lexicon.splitsGenitive, let source = claim.source, !claim.takesSourceBefore,
            source.tokens.lowerBound > clause.range.lowerBound, source.tokens.lowerBound < claim.cue.lowerBound
        else { return false }
        let before = tokens[source.tokens.lowerBound - 1]
        guard before.kind == .word else { return false }
        if before.classes.contains(.relative) || before.classes.contains(.interrogative) {
            return before.classes.isDisjoint(with: [.subordinator]) || before.classes.contains(.relative)
        }
        // a campaign he calls “Safe Streets”
        return clause.phrases.isPronoun(source)
            && before.classes.isDisjoint(with: [
                .preposition, .coordinator, .subordinator, .verb, .auxiliary, .adverb, .complementizer,
            ])
    }

    /// Whether more than where, when or what about stands behind a verb that can take a bare word (said little, said
    /// about the incident).
    private func says(_ content: Range<Int>, _ licence: VerbCue.Licence) -> Bool {
        let first = tokens[content.lowerBound]
        if content.lowerBound > 0, tokens[content.lowerBound - 1].classes.contains(.complementizer) { return true }
        // announced himself with a goal
        if first.kind == .word, first.classes.contains(.reflexive), first.quotation < 0 { return false }
        if first.quotation < 0, first.kind == .word, content.lowerBound + 1 < tokens.count {
            let next = tokens[content.lowerBound + 1]
            // protested outside the hall, refugees admitted to the country, responded with tears
            if isPlainPreposition(first, before: next), licence.isDisjoint(with: .addressee),
                !licence.contains(.object) || first.classes.contains(.infinitiveMarker),
                !clause.holdsClaim(content) || !licence.contains(.object)
            {
                return content.contains { tokens[$0].quotation >= 0 }
                    || lemmaIsStrong(licence) && clause.holdsClaim(content)
            }
            // reported it to the police
            if first.classes.contains(.object), first.classes.isDisjoint(with: [.determiner, .plural]),
                !next.isWord || !next.classes.isDisjoint(with: [.preposition, .coordinator]),
                licence.contains(.clause), licence.isDisjoint(with: [.addressee, .complement, .finding])
            {
                return false
            }
        }
        guard licence.contains(.clause), licence.contains(.object), !clause.holdsClaim(content) else { return true }
        if first.kind == .word, first.classes.contains(.preposition),
            first.classes.isDisjoint(with: [.linking, .infinitiveMarker])
        {
            return false
        }
        if first.kind == .word, first.classes.contains(.adverb), !first.classes.contains(.negation) { return false }
        return content.count > 1 || first.classes.contains(.negation) || first.classes.isEmpty
    }

    /// Whether somebody and what he is to do stand behind a verb (advised the senator to resign).
    private func isTold(_ content: Range<Int>) -> Bool {
        guard let who = clause.phrases.core(from: content.lowerBound, limit: content.upperBound, place: .object),
            who.core.upperBound + 1 < content.upperBound
        else { return false }
        let next = who.core.upperBound
        return tokens[next].classes.contains(.infinitiveMarker) && tokens[next + 1].kind == .word
            && !tokens[next + 1].isCapitalized
            && tokens[next + 1].classes.isDisjoint(with: [.determiner, .possessive])
    }

    /// Whether a word is a preposition before a noun, not one before an infinitive or a topic.
    private func isPlainPreposition(_ token: Token, before next: Token) -> Bool {
        guard token.classes.contains(.preposition), token.classes.isDisjoint(with: [.linking, .about, .manner]) else {
            return false
        }
        return token.classes.isDisjoint(with: .infinitiveMarker) || next.isCapitalized
            || !next.classes.isDisjoint(with: [.determiner, .possessive])
    }

    /// Whether a verb takes clauses so freely that a place before one does not speak against it (wrote in May the road
    /// was shut).
    private func lemmaIsStrong(_ licence: VerbCue.Licence) -> Bool {
        licence.isSuperset(of: [.that, .clause, .inversion, .parenthesis])
    }

    /// Whether a noun phrase with no verb behind it follows a verb that takes none as its claim (maintains a lead).
    private func isMereObject(_ content: Range<Int>, of claim: ClaimDraft) -> Bool {
        let start = content.lowerBound
        let first = tokens[start]
        guard first.kind == .word, first.quotation < 0, start == claim.extent.upperBound,
            !first.isCapitalized, first.classes.contains(.determiner) || first.classes.isEmpty,
            first.classes.isDisjoint(with: [.complementizer, .interrogative]),
            let object = clause.phrases.core(from: start, limit: content.upperBound, place: .subject)
        else { return false }
        var next = object.core.upperBound
        while next < content.upperBound, tokens[next].classes.contains(.adverb) { next += 1 }
        guard next < content.upperBound else { return true }
        let token = tokens[next]
        if reading.lexicon.splitsGenitive, token.isComma {
            // added a bridge, a school and a pool; but: insisted the mayor, a former coach, was wrong
            guard !content.contains(where: { tokens[$0].quotation >= 0 }) else { return false }
            let end = clause.clauseEnd(from: next + 1)
            return !(next + 1..<min(content.upperBound, end + 3)).contains {
                reading.isVerbal($0) || reading.mayBeVerb($0)
            }
        }
        guard token.kind == .word, token.quotation < 0 else { return token.kind != .quotationMark && !token.isComma }
        return !reading.isVerbal(next) && !token.classes.isEmpty
            && token.classes.isDisjoint(with: [.relative, .time, .complementizer])
    }

    /// Whether nothing was said (did not respond to a request), or only how somebody felt (felt finished).
    private func isSilent(_ content: Range<Int>, _ claim: ClaimDraft) -> Bool {
        guard let verb = claim.verb, let lemma = claim.lemma else { return false }
        let first = tokens[content.lowerBound]
        if saysScantly(behind: claim.extent.upperBound) || isGift(content, of: lemma) { return true }
        if first.classes.contains(.preposition), first.quotation < 0,
            tokens[claim.cue].contains(where: { $0.classes.contains(.negation) }), !lemma.licence.contains(.object)
        {
            return true
        }
        return lemma.precision < 0.5 && content.count == 1 && content.lowerBound == verb + 1
    }

    /// Whether hardly anything was said (said little, had said nothing about it).
    private func saysScantly(behind verb: Int) -> Bool {
        guard verb < clause.range.upperBound, tokens[verb].classes.contains(.scant), tokens[verb].quotation < 0 else {
            return false
        }
        return verb + 1 >= clause.range.upperBound || !tokens[verb + 1].isWord
            || !tokens[verb + 1].classes.isDisjoint(with: [.preposition, .coordinator, .adverb, .time])
    }

    /// Whether a verb that takes a thing denied has somebody and a thing behind it (denied them a goal).
    private func isGift(_ content: Range<Int>, of lemma: VerbCue) -> Bool {
        guard lemma.licence.isSuperset(of: [.object, .passive, .clause]), lemma.licence.isDisjoint(with: .addressee),
            content.lowerBound == 0 || tokens[content.lowerBound - 1].kind == .word,
            let who = clause.phrases.core(from: content.lowerBound, limit: content.upperBound, place: .object),
            who.core.upperBound + 1 < content.upperBound
        else { return false }
        let next = tokens[who.core.upperBound]
        return next.kind == .word && next.classes.contains(.determiner)
            && next.classes.isDisjoint(with: [.definite, .possessive, .pronoun, .relative, .time, .indefinite])
            && (tokens[who.head].isCapitalized || clause.phrases.isPronoun(who)
                || tokens[who.core.lowerBound].classes.contains(.object))
    }

    /// Whether a paper, a count or a thing shows what follows; what a person shows or finds is no claim.
    private func finds(_ content: Range<Int>, _ claim: ClaimDraft) -> Bool {
        guard let source = claim.source,
            tokens[content.lowerBound].classes.isDisjoint(with: [.preposition, .reflexive])
        else { return false }
        let isRelative = reading.lexicon.splitsGenitive && tokens[source.head].classes.contains(.relative)
        let head = tokens[isRelative ? (claim.antecedent ?? source).head : source.head]
        if reading.lexicon.splitsGenitive {
            // showing off, showed up
            if claim.cue.upperBound < tokens.count, tokens[claim.cue.upperBound].classes.contains(.preposition) {
                return false
            }
            // Divers find a wreck; what a paper finds, it says.
            if claim.lemma?.licence.contains(.paper) ?? false {
                return !head.classes.isDisjoint(with: [.document, .survey, .report, .neuter])
            }
        }
        if !head.classes.isDisjoint(with: [.document, .survey, .report, .outletNoun, .neuter])
            || source.core.contains(where: { reading.mentionAt[$0] >= 0 })
        {
            return true
        }
        // "The labels show a fox": a thing says no more than a clause or a count that follows.
        guard
            clause.holdsClaim(content) || content.contains(where: { tokens[$0].kind == .number })
                || content.lowerBound > 0 && tokens[content.lowerBound - 1].classes.contains(.complementizer)
        else { return false }
        return !head.isCapitalized
            && head.classes.isDisjoint(with: [.pronoun, .role, .people, .title, .organization, .indefinite, .relative])
    }
}
