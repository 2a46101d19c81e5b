import Ingestion

/// Finds every place where a text names an outlet of the registry, or a domain that it lacks.
///
/// One pass over the text: at each beginning of a word a trie over the folded names is walked (no accents, no case, any
/// blank or hyphen); what is found is compared with the name's own capitals, accents and endings. The longest name
/// wins.
public struct OutletMatcher: Sendable {
    private let registry: OutletRegistry
    private let vocabulary: OutletVocabulary
    private let forms: [NameForm]
    private let trie: NameTrie
    private let handles: HandleIndex

    /// Builds the trie; some milliseconds, so make one matcher and keep it.
    public init(registry: OutletRegistry) {
        self.registry = registry
        vocabulary = registry.vocabulary
        let source = NameForms(vocabulary: registry.vocabulary)
        var forms: [NameForm] = []
        forms.reserveCapacity(registry.outlets.count * 5)
        for (index, outlet) in registry.outlets.enumerated() {
            forms.append(contentsOf: source.forms(of: outlet, at: index))
        }
        self.forms = forms
        trie = NameTrie(forms.map(\.key))
        handles = HandleIndex(registry.outlets)
    }

    /// The mentions of a text, in its order; none overlaps another.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - language: ISO 639-1 of the text, where it is known: of two outlets with one name, the one that writes in it
    ///     is the likelier.
    ///   - publisher: whose text it is; its country counts in the same way.
    /// - Returns: names, domains, handles and programmes.
    public func mentions(
        in text: ScalarText, language: String? = nil, publisher: OutletID? = nil
    ) -> [OutletMention] {
        let language = language.map { String($0.prefix(2)) }
        let context = MentionContext(text: text, vocabulary: vocabulary, language: language)
        let hits = longest(hits(in: text, context))
        let choice = OutletChoice(
            registry: registry, language: language, publisher: publisher, hits: hits, forms: forms)
        var mentions: [OutletMention] = []
        mentions.reserveCapacity(hits.count)
        var previousEnd = -3
        for (place, hit) in hits.enumerated() {
            // "die Tageszeitung „Die Presse“": a noun for what follows, though an outlet bears it as its name.
            if place + 1 < hits.count, context.namesKind(TextSpan(hit.start, hit.end), of: hits[place + 1].start) {
                continue
            }
            guard var mention = mention(of: hit, in: text, context, choice, previousEnd: previousEnd) else { continue }
            if let last = mentions.last, last.hasMediaNoun, !mention.hasMediaNoun,
                context.areJoined(last.name, mention.name)
            {
                mention.hasMediaNoun = true
            }
            mentions.append(mention)
            previousEnd = hit.end
        }
        return mentions
    }

    // MARK: Finding

    private func hits(in text: ScalarText, _ context: MentionContext) -> [OutletHit] {
        let keys = Self.keys(of: text)
        let domains = DomainScanner(vocabulary: vocabulary)
        var hits: [OutletHit] = []
        var domainEnd = 0
        var wasWord = false
        for offset in 0..<text.count {
            let scalar = text.scalars[offset]
            let isWord = scalar.isWordCharacter
            if isWord, !wasWord {
                if let hit = name(at: offset, keys, text, context) { hits.append(hit) }
            } else if scalar == ".", wasWord, offset >= domainEnd,
                text.scalar(at: offset + 1)?.isWordCharacter == true
            {
                let (found, end) = domains.domain(in: text, around: offset)
                domainEnd = max(end, offset + 1, found?.span.end ?? 0)
                if let found, let hit = domain(found) { hits.append(hit) }
            } else if scalar == "@", !wasWord, let hit = handle(at: offset, in: text) {
                hits.append(hit)
            }
            wasWord = isWord
        }
        return hits
    }

    /// The keys of a text; a line break within a paragraph is a blank.
    private static func keys(of text: ScalarText) -> [UInt16] {
        var keys: [UInt16] = []
        keys.reserveCapacity(text.count)
        for scalar in text.folded { keys.append(NameKey.of(scalar)) }
        for offset in keys.indices where keys[offset] == 0x0A {
            let isLone =
                offset > 0 && offset + 1 < keys.count && text.scalars[offset - 1] != "\n"
                && text.scalars[offset + 1] != "\n"
            if isLone { keys[offset] = NameKey.blank }
        }
        return keys
    }

    /// The longest name that begins at an offset.
    private func name(at start: Int, _ keys: [UInt16], _ text: ScalarText, _ context: MentionContext) -> OutletHit? {
        var node = NameTrie.root
        var position = start
        var best: OutletHit?
        while position < keys.count, let child = trie.child(of: node, by: keys[position]) {
            node = child
            position += 1
            guard trie.hasEntries(at: node) else { continue }
            let ending = NameEnding(in: text, at: position)
            guard ending != .none else { continue }
            var found: [Int] = []
            for entry in trie.entries(at: node) {
                let form = forms[Int(entry)]
                guard ending.fits(form), NameSpelling.agrees(form, with: text, at: start),
                    !form.traits.contains(.needsArticle) || isIntroduced(form, TextSpan(start, position), context)
                else { continue }
                found.append(Int(entry))
            }
            if !found.isEmpty { best = OutletHit(start: start, end: position + ending.length, content: .name(found)) }
        }
        return best
    }

    /// Whether an article of its own language, quotation marks or a compound let a name stand that needs its article.
    private func isIntroduced(_ form: NameForm, _ span: TextSpan, _ context: MentionContext) -> Bool {
        if context.isQuoted(span) { return true }
        if let determiner = context.determiner(before: span.start) {
            return vocabulary.isRelated(determiner.folded, toArticle: form.article)
        }
        return context.text.scalar(at: span.end) == "-" && context.text.scalar(at: span.end + 1)?.isUpper == true
    }

    private func domain(_ found: DomainScanner.Hit) -> OutletHit? {
        if let outlet = registry.index(forDomain: found.host) {
            return OutletHit(start: found.span.start, end: found.span.end, content: .domain(outlet))
        }
        guard let domain = WebAddress("https://" + found.host + "/")?.registrableDomain, domain.contains(".") else {
            return nil
        }
        return OutletHit(start: found.span.start, end: found.span.end, content: .unknown(domain))
    }

    private func handle(at offset: Int, in text: ScalarText) -> OutletHit? {
        var end = offset + 1
        while let scalar = text.scalar(at: end), scalar.value < 0x80, scalar.isWordCharacter || scalar == "_",
            end - offset < 40
        {
            end += 1
        }
        // A server behind the name makes it an address of another kind (@name@server, @name.bsky.social).
        let isLonger =
            text.scalar(at: end) == "@"
            || (text.scalar(at: end) == "." && text.scalar(at: end + 1)?.isWordCharacter == true)
        guard !isLonger, let outlet = handles.outlet(of: text.folded[(offset + 1)..<end]) else { return nil }
        return OutletHit(start: offset, end: end, content: .handle(outlet))
    }

    /// Of overlapping hits the longest, of equals the first.
    private func longest(_ hits: [OutletHit]) -> [OutletHit] {
        var kept: [OutletHit] = []
        for hit in hits.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) {
            while let last = kept.last, last.end > hit.start, last.end - last.start < hit.end - hit.start {
                kept.removeLast()
            }
            if let last = kept.last, last.end > hit.start { continue }
            kept.append(hit)
        }
        return kept
    }

    // MARK: Describing

    private func mention(
        of hit: OutletHit, in text: ScalarText, _ context: MentionContext, _ choice: OutletChoice, previousEnd: Int
    ) -> OutletMention? {
        let name = TextSpan(hit.start, hit.end)
        switch hit.content {
        case .unknown(let domain):
            let reference = OutletReference(id: OutletID(domain), matched: .unknown)
            var mention = OutletMention(span: name, name: name, phrase: name, outlet: reference, kind: .outlet)
            describe(&mention, context)
            mention.isDomain = true
            return mention
        case .domain(let index), .handle(let index):
            let outlet = registry.outlets[index]
            var mention = OutletMention(
                span: name, name: name, phrase: name,
                outlet: OutletReference(id: outlet.id, name: outlet.name, matched: .domain), kind: outlet.sourceKind)
            describe(&mention, context)
            if case .handle = hit.content { mention.isHandle = true } else { mention.isDomain = true }
            return mention
        case .name(let entries):
            let ranked = choice.ranked(entries, determiner: context.determiner(before: hit.start))
            guard let first = ranked.first else { return nil }
            return mention(of: forms[first], ranked.dropFirst(), name, in: text, context, previousEnd)
        }
    }

    private func mention(
        of form: NameForm, _ others: ArraySlice<Int>, _ name: TextSpan, in text: ScalarText,
        _ context: MentionContext, _ previousEnd: Int
    ) -> OutletMention? {
        let outlet = registry.outlets[form.outlet]
        let matched: OutletReference.Match = form.traits.contains(.alias) ? .alias : .name
        var mention = OutletMention(
            span: name, name: name, phrase: name,
            outlet: OutletReference(id: outlet.id, name: outlet.name, matched: matched), kind: outlet.sourceKind)
        let hasEnding = name.count > form.scalars.count
        mention.isProgramme = form.traits.contains(.programme)
        mention.isCommon = form.traits.contains(.common)
        for other in others where forms[other].outlet != form.outlet {
            let id = registry.outlets[forms[other].outlet].id
            if !mention.alternatives.contains(id) { mention.alternatives.append(id) }
        }
        if let determiner = context.determiner(before: name.start) {
            mention.hasArticle = true
            mention.hasCapitalArticle = determiner.isCapital && !context.startsSentence(determiner.span.start)
            let isOwn = determiner.folded == form.article || determiner.folded == "l'"
            if isOwn, context.opening(before: name.start) == nil {
                mention.span = TextSpan(determiner.span.start, name.end)
            }
        }
        if form.traits.contains(.commonCore), !mention.hasCapitalArticle { mention.isCommon = true }
        describe(&mention, context)
        guard mention.isCommon, !mention.inQuotes, !mention.hasMediaNoun else { return mention }
        // "am Freitag" is a day, "zum Standard" a norm.
        if let determiner = context.determiner(before: name.start), Self.contractions.contains(determiner.folded) {
            return nil
        }
        // The tail of a compound is a name only behind another one ("ARD-Tagesschau") or where it is no word.
        if mention.isCompoundTail, name.start - previousEnd > 3 { return nil }
        // A word in small letters, a number or a single letter is a name only where it is treated as one.
        if !text.scalars[name.start].isUpper, !text.scalars[name.start].isDigit,
            !NameSpelling.isSign(name.start..<name.end, in: text)
        {
            return nil
        }
        if form.traits.contains(.weak) { return nil }
        // "Standards" is a plural; only "des Standards" may be the newspaper's.
        if hasEnding, !mention.hasArticle { return nil }
        return mention
    }

    /// Contractions behind which no outlet stands that says something.
    private static let contractions: Set<String> = ["am", "zum", "ins", "ans"]

    private func describe(_ mention: inout OutletMention, _ context: MentionContext) {
        let text = context.text
        mention.phrase = mention.span
        mention.inQuotes = context.isQuoted(mention.name) || context.isQuoted(mention.span)
        if let start = context.mediaPhrase(before: mention.span.start) {
            mention.hasMediaNoun = true
            mention.phrase = TextSpan(start, mention.span.end)
        } else if let determiner = context.determiner(before: mention.name.start),
            let start = context.mediaPhrase(before: determiner.span.start)
        {
            mention.hasMediaNoun = true
            mention.phrase = TextSpan(start, mention.span.end)
        } else {
            mention.hasMediaNoun = context.hasMediaNoun(after: mention.name.end)
        }
        let end = context.closing(after: mention.name.end).map { $0 + 1 } ?? mention.name.end
        if mention.phrase.start < mention.span.start, context.opening(before: mention.span.start) != nil {
            mention.phrase = TextSpan(mention.phrase.start, end)
        }
        mention.isCompound = text.scalar(at: end) == "-" && text.scalar(at: end + 1)?.isWordCharacter == true
        let start = context.opening(before: mention.name.start) ?? mention.name.start
        mention.isCompoundTail =
            text.scalar(at: start - 1) == "-" && text.scalar(at: start - 2)?.isWordCharacter == true
        mention.besideCapital = !mention.inQuotes && context.isBesideCapital(mention.span)
    }
}
