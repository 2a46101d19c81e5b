import Ingestion

/// Puts an article's attributions together: claims with their sources, the outlets told or cited beside them,
/// credits and links.
struct AttributionAssembler {
    let reading: Reading
    let registry: OutletRegistry
    let own: OutletID?
    /// Mistranslated cues at translated names, by the name's span.
    var translatedCues: [TextSpan: TextSpan] = [:]

    /// Notes what became of each rule, where somebody asked for it.
    var trace: TraceRecorder?

    private var tokens: [Token] { reading.tokens }
    private var prose: Prose { reading.prose }

    /// An attribution with what decides its order and which others it repeats.
    private struct Draft {
        var attribution: Attribution
        var sentence: Int
        var position: Int
        /// A preposition lays it to its source (according to, laut), rather than a verb.
        var isAccordance = false
        /// What licensed it.
        var ground = RuleTrial.Ground.outlet
    }

    func attributions(of article: Article) -> [Attribution] {
        let claims = ClaimFinder(reading: reading, syntax: reading.lexicon.syntax, trace: trace).claims()
        let creditFinder = CreditFinder(reading: reading)
        let credits = creditFinder.credits()
        var drafts: [Draft] = []
        var memory = SourceClassifier.Memory()
        let classifier = SourceClassifier(reading: reading, roster: Roster(reading: reading), own: own)
        var next = 0
        var mention = 0
        for sentence in prose.sentences.indices {
            let firstClaim = next
            while next < claims.count, claims[next].sentence <= sentence { next += 1 }
            let here = Array(claims[firstClaim..<next])
            let range = prose.sentences[sentence].tokens
            var taken: Set<Int> = []
            var local = claimed(here, classifier, &memory, &taken)
            while mention < reading.mentions.count, reading.mentionTokens[mention].lowerBound < range.lowerBound {
                mention += 1
            }
            local = framed(
                from: mention, in: sentence, beside: local, claims: here, credits: credits, by: creditFinder, &memory,
                &taken)
            for claim in here where !claim.isNested {
                if let media = toldMedia(claim, range) { local.append(media) }
            }
            local += listed(beside: local, taken, from: mention, in: range, credits)
            local += cited(in: range, beside: local.first ?? before(sentence, drafts), classifier, &memory)
            relay(&local)
            pointBack(&local, sentence: sentence)
            let kept = distinct(local)
            if let trace { note(kept, of: local, mentionsFrom: mention, credits: credits, in: sentence, trace) }
            drafts += kept
        }
        let made = drafts.count
        drafts += creditDrafts(credits, article: article)
        link(&drafts, article.links)
        if let trace { note(signs: drafts[made...], trace) }
        return drafts.sorted { ($0.position, $0.attribution.rule) < ($1.position, $1.attribution.rule) }.map(
            \.attribution)
    }

    /// The drafts of a sentence's claims whose sources are somebody.
    private func claimed(
        _ claims: [ClaimDraft], _ classifier: SourceClassifier, _ memory: inout SourceClassifier.Memory,
        _ taken: inout Set<Int>
    ) -> [Draft] {
        var drafts: [Draft] = []
        let medium = relay(of: claims, classifier)
        for claim in claims {
            drafts += joined(claim, classifier, &memory, &taken)
            guard claim.source?.conjuncts.isEmpty ?? true else { continue }
            guard var source = speaker(of: claim, classifier, memory) else {
                trace?.lose(claim, .notASource)
                continue
            }
            spoken(claim, &source)
            let relays = medium != nil && claim.isNested && isRelayed(claim, source)
            if let reason = objection(to: claim, source), !(relays && reason == .nested) {
                trace?.lose(claim, reason)
                continue
            }
            let isMedium = source.outlet != nil
            if isMedium, let index = mention(in: source) { taken.insert(index) }
            var own = draft(claim, source)
            if relays { own.attribution.citedThrough = medium }
            drafts.append(own)
            remember(source, &memory)
            if isMedium, let phrase = claim.quoted,
                let quoted = classifier.classify(phrase, antecedent: nil, memory: memory), quoted.outlet == nil
            {
                var further = draft(claim, quoted)
                further.attribution.citedThrough = source.outlet?.id
                drafts.append(further)
                remember(quoted, &memory)
            }
        }
        return drafts
    }

    private func speaker(
        of claim: ClaimDraft, _ classifier: SourceClassifier, _ memory: SourceClassifier.Memory
    ) -> ClassifiedSource? {
        if claim.isImplied { return classifier.implied(at: claim.cue, memory: memory) }
        return claim.source.flatMap {
            classifier.classify($0, antecedent: claim.antecedent, memory: memory)
                ?? (isSpokenAloud(claim) ? classifier.stranger($0) : nil)
        }
    }

    /// Why a claim with a source is none; `nil` where nothing speaks against it.
    private func objection(to claim: ClaimDraft, _ source: ClassifiedSource) -> RuleTrial.Reason? {
        if isThing(claim, source) { return .notASource }
        if let kinds = claim.lemma?.kinds, !kinds.isEmpty, !kinds.contains(source.kind) { return .otherKind }
        if claim.isNested, claim.lemma?.licence.contains(.origin) != true,
            source.outlet == nil || source.isAnaphoric
        {
            return .nested
        }
        return nil
    }

    private func mention(in source: ClassifiedSource) -> Int? {
        let range = source.tokens.lowerBound..<max(source.tokens.upperBound, source.tokens.lowerBound)
        return reading.mentionAt[range].first { $0 >= 0 }
    }

    /// A sentence's drafts with those of the outlets that it cites without making them a claim's subject.
    private func framed(
        from first: Int, in sentence: Int, beside drafts: [Draft], claims: [ClaimDraft], credits: [Int: String],
        by creditFinder: CreditFinder, _ memory: inout SourceClassifier.Memory, _ taken: inout Set<Int>
    ) -> [Draft] {
        var local = drafts
        let range = prose.sentences[sentence].tokens
        let frames = OutletFrames(reading: reading)
        var index = first
        while index < reading.mentions.count, reading.mentionTokens[index].lowerBound < range.upperBound {
            defer { index += 1 }
            let found = reading.mentions[index]
            guard !taken.contains(index), credits[index] == nil, found.outlet.id != own else { continue }
            if let bracket = creditFinder.bracketed(index) {
                let content = range.lowerBound..<max(range.lowerBound, bracket.lowerBound)
                local.append(bracketed(found, content: content, sentence: sentence))
            } else if let frame = frames.frame(of: index, in: range, claims: claims) ?? translated(index) {
                let source = ClassifiedSource(
                    kind: found.kind, tokens: reading.mentionTokens[index], span: found.span, outlet: found.outlet)
                local.append(draft(frame, source, sentence: sentence, range: range, beside: local, claims: claims))
                remember(source, &memory)
                taken.insert(index)
            }
        }
        return local
    }

    // MARK: What is noted for whoever asks

    /// Notes what a sentence's reading made: its attributions, those that repeat another, and the outlets it names.
    private func note(
        _ kept: [Draft], of local: [Draft], mentionsFrom first: Int, credits: [Int: String], in sentence: Int,
        _ trace: TraceRecorder
    ) {
        let made = Set(kept.map(\.attribution))
        for draft in local {
            if made.contains(draft.attribution) {
                trace.win(draft.attribution, in: sentence, draft.ground)
            } else {
                trace.lose(draft.attribution, in: sentence, .repeated)
            }
        }
        let spans = kept.compactMap { $0.attribution.source?.span }
        let end = prose.sentences[sentence].tokens.upperBound
        var index = first
        while index < reading.mentions.count, reading.mentionTokens[index].lowerBound < end {
            let mention = reading.mentions[index]
            let outcome: OutletCandidate.Outcome =
                if mention.outlet.id == own {
                    .own
                } else if credits[index] != nil {
                    .credit
                } else {
                    spans.contains { $0.overlaps(mention.span) } ? .cited : .mentioned
                }
            trace.see(mention, in: sentence, outcome)
            index += 1
        }
    }

    private func note(signs drafts: ArraySlice<Draft>, _ trace: TraceRecorder) {
        for draft in drafts {
            guard let sentence = trace.sentence(of: draft.attribution) else { continue }
            trace.win(draft.attribution, in: sentence, draft.attribution.role == .link ? .link : .credit)
        }
    }

    /// Whether a thing that no list holds does what people do without words (its support highlights, storms threaten).
    private func isThing(_ claim: ClaimDraft, _ source: ClassifiedSource) -> Bool {
        guard reading.lexicon.splitsGenitive, source.kind == .anonymous, let phrase = claim.source,
            let lemma = claim.lemma, lemma.licence.isDisjoint(with: [.parenthesis, .quotation]),
            quotation(of: claim.content) == .indirect
        else { return false }
        let head = tokens[phrase.head]
        return !head.isCapitalized
            && head.classes.isDisjoint(with: [
                .people, .role, .pronoun, .indefinite, .relative, .organization, .document,
            ])
    }

    /// Whether a claim is set behind nothing but words in quotation marks, so that its subject can only be a speaker.
    private func isSpokenAloud(_ claim: ClaimDraft) -> Bool {
        claim.kind == .verb && claim.isParenthetical && claim.lemma?.licence.contains(.parenthesis) ?? false
            && quotation(of: claim.content) == .direct
    }

    /// The medium that tells a whole sentence, set behind it (…, berichtet die „Welt“).
    private func relay(of claims: [ClaimDraft], _ classifier: SourceClassifier) -> OutletID? {
        guard !reading.lexicon.splitsGenitive, claims.count > 1 else { return nil }
        for claim in claims where claim.isParenthetical && !claim.isNested && claim.kind == .verb {
            if let outlet = claim.source.flatMap({ classifier.outlet(in: $0) })?.outlet { return outlet.id }
        }
        return nil
    }

    /// Whether somebody named says something inside of what a medium tells, which both of them then say.
    private func isRelayed(_ claim: ClaimDraft, _ source: ClassifiedSource) -> Bool {
        guard claim.kind == .verb, let lemma = claim.lemma, lemma.precision >= 0.85, !claim.content.isEmpty else {
            return false
        }
        return source.kind == .person && source.speaker != nil && source.tokens.count > 1
            || source.kind == .organization
    }

    /// A bare name that nothing else explains and that says something aloud is a person's.
    private func spoken(_ claim: ClaimDraft, _ source: inout ClassifiedSource) {
        let isQuoted = claim.lemma == nil && quotation(of: claim.content) == .direct
        if claim.takesParagraph, source.kind == .organization, source.tokens.allSatisfy({ tokens[$0].isAcronym }) {
            source.kind = .person
            source.speaker = Roster.speaker(source.tokens, in: reading)
        }
        guard source.kind == .organization, claim.lemma?.isSpoken ?? isQuoted, source.tokens.count == 1,
            let name = source.tokens.first, tokens[name].classes.isEmpty, !tokens[name].isAcronym
        else { return }
        source.kind = .person
        source.speaker = Roster.speaker(source.tokens, in: reading)
    }

    /// The drafts of outlets that a list joins to one that is cited.
    private func listed(
        beside local: [Draft], _ taken: Set<Int>, from first: Int, in range: Range<Int>, _ credits: [Int: String]
    ) -> [Draft] {
        guard first < reading.mentions.count, !taken.isEmpty else { return [] }
        var drafts: [Draft] = []
        for (mention, beside) in CoordinatedMentions(reading: reading).joined(to: taken, from: first, in: range) {
            let found = reading.mentions[mention]
            let span = reading.mentions[beside].span
            guard found.outlet.id != own, credits[mention] == nil, found.kind != .platform,
                var draft = local.first(where: { $0.attribution.source?.span?.overlaps(span) ?? false })
            else { continue }
            draft.attribution.kind = found.kind
            draft.attribution.source = prose.text.mention(found.span)
            draft.attribution.outlet = found.outlet
            draft.position = found.span.start
            drafts.append(draft)
        }
        return drafts
    }

    /// Marks a medium whose report another one is the source for: …, AP reported, according to the Times.
    private func relay(_ local: inout [Draft]) {
        for through in local.indices {
            let medium = local[through].attribution
            guard let outlet = medium.outlet?.id, medium.kind != .platform, let cue = medium.cue?.span,
                local[through].isAccordance
            else { continue }
            for index in local.indices where index != through {
                let cited = local[index].attribution
                guard let other = cited.outlet?.id, other != outlet, cited.kind != .platform,
                    cited.citedThrough == nil, let source = cited.source?.span,
                    !local[index].isAccordance
                else { continue }
                let end = max(source.end, cited.cue?.span?.end ?? 0)
                let closes = end <= cue.start && cue.start - end <= 2
                let opens = cue.end <= source.start && medium.content.contains { $0.span?.overlaps(source) ?? false }
                if closes || opens { local[index].attribution.citedThrough = outlet }
            }
        }
    }

    /// Gives a medium that is only said to have had "the news" the sentence that told it.
    private func pointBack(_ local: inout [Draft], sentence: Int) {
        guard sentence > 0, prose.sentences[sentence - 1].paragraph == prose.sentences[sentence].paragraph else {
            return
        }
        for index in local.indices
        where local[index].attribution.outlet != nil && local[index].attribution.role == .attribution {
            let content = local[index].attribution.content
            guard content.allSatisfy({ $0.span.map(isHollow) ?? true }) else { continue }
            let before = reading.trimmed(prose.sentences[sentence - 1].tokens) ?? prose.sentences[sentence - 1].tokens
            local[index].attribution.content = [prose.mention(before)]
            local[index].attribution.quotation = quotation(of: [before])
        }
    }

    /// Whether words only stand for what was told before: the news, c'est ce que, an outlet's name.
    private func isHollow(_ span: TextSpan) -> Bool {
        var index = prose.tokenIndex(from: span.start)
        while index < tokens.count, tokens[index].start < span.end {
            let token = tokens[index]
            if token.kind == .number || token.quotation >= 0 { return false }
            if token.kind == .word, reading.mentionAt[index] < 0, token.classes.isDisjoint(with: Self.hollow) {
                return false
            }
            index += 1
        }
        return true
    }

    private static let hollow: WordClass = [
        .tidings, .determiner, .auxiliary, .adverb, .neuter, .complementizer, .object, .time, .agent,
    ]

    /// The last claim of the sentence before, which a sentence that only says on what it rests goes on (Sie beruft sich
    /// dabei auf ein Gutachten).
    private func before(_ sentence: Int, _ drafts: [Draft]) -> Draft? {
        guard sentence > 0, prose.sentences[sentence - 1].paragraph == prose.sentences[sentence].paragraph,
            let last = drafts.last(where: { $0.sentence == sentence - 1 }), last.attribution.role == .attribution
        else { return nil }
        return last
    }

    /// The drafts of those who are cited by way of another source and are no medium.
    private func cited(
        in range: Range<Int>, beside first: Draft?, _ classifier: SourceClassifier,
        _ memory: inout SourceClassifier.Memory
    ) -> [Draft] {
        var drafts: [Draft] = []
        guard let first else { return [] }
        let finder = CitedPhrases(reading: reading, phrases: NounPhraseReader(reading: reading))
        for found in finder.found(in: range) {
            guard let source = classifier.classify(found.phrase, antecedent: nil, memory: memory),
                source.outlet == nil,
                !source.tokens.contains(where: { reading.mentionAt[$0] >= 0 })
                    || tokens[found.phrase.head].classes.contains(.people)
            else { continue }
            var draft = first
            draft.attribution.kind = source.kind
            draft.attribution.source = prose.text.mention(source.span)
            draft.attribution.speaker = source.speaker
            draft.attribution.outlet = nil
            draft.attribution.cue = prose.mention(found.cue)
            draft.attribution.citedThrough = first.attribution.outlet?.id
            draft.attribution.confidence = rounded(found.confidence)
            draft.attribution.rule = found.rule
            draft.position = source.span.start
            drafts.append(draft)
        }
        return drafts
    }

    /// The drafts of a claim whose source is several that "and" joins; where one of them is a name, each speaks.
    private func joined(
        _ claim: ClaimDraft, _ classifier: SourceClassifier, _ memory: inout SourceClassifier.Memory,
        _ taken: inout Set<Int>
    ) -> [Draft] {
        guard !claim.isNested, let source = claim.source, !source.conjuncts.isEmpty else { return [] }
        var drafts: [Draft] = []
        let before = memory
        for part in source.conjuncts {
            guard let one = classifier.classify(part, antecedent: nil, memory: before) else { continue }
            if let kinds = claim.lemma?.kinds, !kinds.isEmpty, !kinds.contains(one.kind) { continue }
            if one.outlet != nil, let index = reading.mentionAt[one.tokens].first(where: { $0 >= 0 }) {
                taken.insert(index)
            }
            drafts.append(draft(claim, one))
            remember(one, &memory)
        }
        let kinds = Set(drafts.map(\.attribution.kind))
        guard kinds.isSubset(of: [.person, .outlet, .agency]) || kinds.count > 1, drafts.count > 1 else {
            // Nouns of one kind are one source: Bund und Länder.
            return Array(drafts.prefix(1)).map {
                var whole = $0
                whole.attribution.source = prose.mention(source.tokens)
                return whole
            }
        }
        return drafts
    }

    private func remember(_ source: ClassifiedSource, _ memory: inout SourceClassifier.Memory) {
        if let outlet = source.outlet, source.kind != .platform { memory.outlet = (outlet, source.kind) }
        if source.kind == .document { memory.document = true }
        if source.outlet == nil { memory.voice = source }
        if source.kind == .person, let speaker = source.speaker { memory.person = speaker }
        memory.source = source
    }

    // MARK: Claims

    private func draft(_ claim: ClaimDraft, _ source: ClassifiedSource) -> Draft {
        let content = claim.content.map { prose.mention($0) }
        var attribution = Attribution(
            role: .attribution, kind: source.kind, source: prose.text.mention(source.span),
            cue: prose.mention(claim.cue),
            content: content, outlet: source.outlet, speaker: source.speaker, quotation: quotation(of: claim.content),
            confidence: rounded(claim.confidence * source.confidence), rule: claim.rule)
        attribution.referent = source.referent.map { prose.text.mention($0) }
        return Draft(
            attribution: attribution, sentence: claim.sentence, position: source.span.start,
            isAccordance: claim.kind == .phrase(.before) || claim.kind == .phrase(.after),
            ground: trace?.ground(of: claim) ?? .complement)
    }

    private func draft(
        _ frame: OutletFrames.Frame, _ source: ClassifiedSource, sentence: Int, range: Range<Int>, beside: [Draft],
        claims: [ClaimDraft]
    ) -> Draft {
        let claim = claims.first { !$0.isNested && !$0.content.isEmpty }
        var content = claim?.content ?? []
        if content.isEmpty { content = self.content(around: frame, source, in: range) }
        var attribution = Attribution(
            role: .attribution, kind: source.kind, source: prose.text.mention(source.span),
            cue: prose.mention(frame.cue),
            content: content.map { prose.mention($0) }, outlet: source.outlet, quotation: quotation(of: content),
            confidence: rounded(frame.confidence), rule: frame.rule)
        // "This article first appeared in the Times" signs the whole text.
        if frame.frame == .credit {
            attribution.role = .credit
            attribution.content = []
            attribution.quotation = nil
        }
        if frame.frame == .addressee {
            attribution.speaker = beside.first { $0.attribution.kind == .person }?.attribution.speaker
        }
        if frame.frame == .citing {
            attribution.citedThrough =
                beside.first { $0.attribution.outlet != nil && $0.attribution.outlet?.id != source.outlet?.id }?
                .attribution.outlet?.id
        }
        return Draft(attribution: attribution, sentence: sentence, position: source.span.start)
    }

    /// What a sentence without a claim of its own says: what stands before the cue, or behind it where that says more
    /// and the cue points there.
    private func content(
        around frame: OutletFrames.Frame, _ source: ClassifiedSource, in range: Range<Int>
    ) -> [Range<Int>] {
        // "In der „Presse“ war zu lesen": what leads to the outlet is no part of what it says.
        var last = max(range.lowerBound, min(frame.cue.lowerBound, source.tokens.lowerBound))
        while last > range.lowerBound,
            tokens[last - 1].kind == .quotationMark && tokens[last - 1].quotation < 0
                || tokens[last - 1].kind == .quotationMark && last == source.tokens.lowerBound
                || tokens[last - 1].kind == .word
                    && !tokens[last - 1].classes.isDisjoint(with: [.determiner, .venue, .outletNoun, .preposition])
        {
            last -= 1
        }
        let before = range.lowerBound..<last
        let end = max(source.tokens.upperBound, frame.cue.upperBound)
        let behind = end..<max(end, range.upperBound)
        let first = frame.frame == .before || before.count <= 2 ? behind : before
        for part in [first, first == before ? behind : before] where part.count > 2 {
            if let words = reading.trimmed(part) { return [words] }
        }
        return []
    }

    /// A mistranslated cue at a translated name ("Loud Couronne.at").
    private func translated(_ mention: Int) -> OutletFrames.Frame? {
        guard let span = translatedCues[reading.mentions[mention].span] else { return nil }
        let first = prose.tokenIndex(from: span.start)
        var end = first
        while end < tokens.count, tokens[end].start < span.end { end += 1 }
        guard end > first else { return nil }
        return OutletFrames.Frame(
            mention: mention, rule: "translation.cue", cue: first..<end, frame: .before, confidence: 0.8)
    }

    /// A roundup's "[The Verge]" behind what that outlet reports; alone on its line it signs an excerpt in its words.
    private func bracketed(_ mention: OutletMention, content: Range<Int>, sentence: Int) -> Draft {
        let said = content.isEmpty && sentence > 0 ? paragraph(ofSentence: sentence - 1) : content
        let attribution = Attribution(
            role: .attribution, kind: mention.kind, source: prose.text.mention(mention.span),
            content: said.isEmpty ? [] : [prose.mention(said)], outlet: mention.outlet,
            quotation: quotation(of: [said]),
            confidence: 0.8, rule: "bracket")
        return Draft(attribution: attribution, sentence: sentence, position: mention.span.start)
    }

    /// The tokens of a paragraph up to a sentence of it.
    private func paragraph(ofSentence last: Int) -> Range<Int> {
        var first = last
        while first > 0, prose.sentences[first - 1].paragraph == prose.sentences[last].paragraph { first -= 1 }
        return prose.sentences[first].tokens.lowerBound..<prose.sentences[last].tokens.upperBound
    }

    /// "told British media": media unnamed to whom something was said.
    private func toldMedia(_ claim: ClaimDraft, _ sentence: Range<Int>) -> Draft? {
        guard let lemma = claim.lemma, lemma.licence.contains(.addressee), let verb = claim.verb else { return nil }
        let phrases = NounPhraseReader(reading: reading)
        for start in [claim.extent.upperBound, verb + 1] {
            var index = start
            if index < sentence.upperBound, tokens[index].classes.contains(.addressing) { index += 1 }
            guard let phrase = phrases.core(from: index, limit: sentence.upperBound, place: .object),
                tokens[phrase.head].classes.contains(.media),
                !phrase.core.contains(where: { reading.mentionAt[$0] >= 0 }),
                !(claim.source?.tokens.overlaps(phrase.core) ?? false)
            else { continue }
            let source = ClassifiedSource(kind: .media, tokens: phrase.core, span: prose.span(phrase.core))
            return draft(claim, source)
        }
        return nil
    }

    private func rounded(_ value: Double) -> Double { (min(max(value, 0.05), 0.99) * 100).rounded() / 100 }

    /// One entry for one source in one sentence, unless they have cues of their own with contents of their own.
    private func distinct(_ drafts: [Draft]) -> [Draft] {
        var kept: [Draft] = []
        for draft in drafts {
            let same = kept.firstIndex {
                $0.attribution.kind == draft.attribution.kind && draft.attribution.outlet != nil
                    && $0.attribution.outlet?.id == draft.attribution.outlet?.id
            }
            if let same {
                // Citing local media, the Times reports that …: what it reports, not whom it cites.
                if reading.lexicon.splitsGenitive, words(in: kept[same]) * 2 < words(in: draft) { kept[same] = draft }
            } else {
                kept.append(draft)
            }
        }
        return kept
    }

    private func words(in draft: Draft) -> Int {
        draft.attribution.content.reduce(0) { $0 + ($1.span?.count ?? 0) }
    }

    /// Direct where nine tenths of the words stand between quotation marks.
    private func quotation(of content: [Range<Int>]) -> Attribution.Quotation {
        // A paragraph that a dash opens is direct speech, as several languages print it.
        if let first = content.first?.lowerBound, opensWithDash(first) { return .direct }
        var words = 0
        var quoted = 0
        for range in content {
            for index in range where tokens[index].isWord {
                words += 1
                if tokens[index].quotation >= 0 { quoted += 1 }
            }
        }
        guard quoted > 0 else { return .indirect }
        return quoted * 10 >= words * 9 ? .direct : .mixed
    }

    /// Whether a dash opens the paragraph of a token, or, where the language prints speech so, its own sentence.
    private func opensWithDash(_ token: Int) -> Bool {
        var start = token
        while start > 0, tokens[start - 1].kind != .paragraphEnd, token - start < Self.longestSpeech { start -= 1 }
        guard start < token, tokens[start].isDash, start == 0 || tokens[start - 1].kind == .paragraphEnd else {
            return false
        }
        return start + 1 == token || reading.lexicon.isSparse
    }

    private static let longestSpeech = 200

    // MARK: Credits

    private func creditDrafts(_ credits: [Int: String], article: Article) -> [Draft] {
        var drafts: [Draft] = []
        var seen: Set<OutletID> = []
        for index in credits.keys.sorted() {
            let mention = reading.mentions[index]
            guard mention.outlet.id != own, seen.insert(mention.outlet.id).inserted else { continue }
            let attribution = Attribution(
                role: .credit, kind: mention.kind, source: prose.text.mention(mention.span), outlet: mention.outlet,
                confidence: 0.9, rule: credits[index] ?? "credit")
            drafts.append(Draft(attribution: attribution, sentence: -1, position: mention.span.start))
        }
        for credit in article.credits {
            guard let name = credit.agency, let outlet = registry.outlets(named: name).first, outlet.id != own,
                seen.insert(outlet.id).inserted
            else { continue }
            let attribution = Attribution(
                role: .credit, kind: outlet.sourceKind, source: Mention(text: credit.text, span: credit.span),
                outlet: OutletReference(id: outlet.id, name: outlet.name, matched: .name), confidence: 0.95,
                rule: "credit.page")
            drafts.append(
                Draft(
                    attribution: attribution, sentence: -1, position: credit.span?.start ?? prose.text.count))
        }
        return drafts
    }

    // MARK: Links

    /// Gives attributions the links at them; a link to another outlet's article with no attribution is one itself.
    private func link(_ drafts: inout [Draft], _ links: [ArticleLink]) {
        for link in links.prefix(2000) {
            guard let address = WebAddress(link.href), address.isHTTP, let outlet = registry.outlet(for: address),
                outlet.id != own, outlet.kind != .platform, outlet.kind != .aggregator, hasPath(address)
            else { continue }
            var isUsed = false
            for index in drafts.indices
            where drafts[index].attribution.outlet?.id == outlet.id && drafts[index].attribution.role == .attribution {
                let spans =
                    [drafts[index].attribution.source, drafts[index].attribution.cue].compactMap { $0?.span }
                    + drafts[index].attribution.content.compactMap(\.span)
                if spans.contains(where: { $0.overlaps(link.span) }) {
                    if drafts[index].attribution.href == nil { drafts[index].attribution.href = address.string }
                    isUsed = true
                }
            }
            guard !isUsed else { continue }
            let attribution = Attribution(
                role: .link, kind: outlet.sourceKind, source: prose.text.mention(link.span),
                outlet: OutletReference(id: outlet.id, name: outlet.name, matched: .link), href: address.string,
                confidence: 0.8, rule: "link")
            drafts.append(Draft(attribution: attribution, sentence: -1, position: link.span.start))
        }
    }

    private func hasPath(_ address: WebAddress) -> Bool {
        let path = address.string.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2)
        return !path.isEmpty
    }
}
