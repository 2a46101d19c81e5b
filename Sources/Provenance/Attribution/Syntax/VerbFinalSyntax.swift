/// The order of Turkish: whoever speaks opens the sentence, or stands before its first comma, and the verb closes it, with
/// what was said between them. Behind a quotation a participle may lead to who said it (“…” diyen X).
struct VerbFinalSyntax: Syntax {
    func group(at verb: Int, in clause: Clause) -> VerbGroup? {
        let token = clause.tokens[verb]
        let lexicon = clause.reading.lexicon
        guard verb > clause.range.lowerBound, token.kind == .word else { return nil }
        let before = clause.tokens[verb - 1]
        let joined = before.kind == .word ? lexicon.separableCue(token.hash, particle: before.hash) : nil
        guard let index = joined ?? (token.cue >= 0 ? token.cue : nil) else { return nil }
        let cue = lexicon.cues[index]
        guard joined != nil || cue.particle == nil else { return nil }
        let start = joined == nil ? verb : verb - 1
        var group = VerbGroup(
            tokens: start..<verb + 1, verb: verb, finite: start, cue: cue, subjectEnd: start, after: verb + 1)
        if token.form.contains(.present), joined == nil, !token.form.contains(.finite) {
            guard before.kind == .quotationMark else { return nil }
            group.isPresentParticiple = true
            return group
        }
        return closes(verb, in: clause) ? group : nil
    }

    /// Whether nothing but a mark follows a verb in its clause.
    private func closes(_ verb: Int, in clause: Clause) -> Bool {
        let next = verb + 1
        guard next < clause.range.upperBound else { return true }
        return !clause.tokens[next].isWord
    }

    func subject(of group: VerbGroup, in clause: Clause) -> Subject? {
        if group.isPresentParticiple {
            return named(from: group.after, to: clause.range.upperBound, in: clause).map {
                Subject(phrase: $0, side: .behind)
            }
        }
        let low = clause.range.lowerBound
        let end = group.tokens.lowerBound
        if let comma = (low + 1..<max(low + 1, end)).first(where: {
            clause.tokens[$0].isComma && clause.tokens[$0].quotation < 0
        }), let phrase = named(before: comma, low: low, in: clause) {
            return Subject(phrase: phrase, side: .before)
        }
        return named(from: low, to: end, in: clause).map { Subject(phrase: $0, side: .before) }
    }

    /// The capitalized words, with what they are called by, that end before a token.
    private func named(before end: Int, low: Int, in clause: Clause) -> NounPhrase? {
        var start = end
        while start > low, end - start < NounPhraseReader.longestCore, belongs(start - 1, in: clause) { start -= 1 }
        while start < end, clause.tokens[start].classes.contains(.coordinator) { start += 1 }
        return phrase(start..<end, in: clause)
    }

    private func named(from start: Int, to limit: Int, in clause: Clause) -> NounPhrase? {
        var end = start
        while end < limit, end - start < NounPhraseReader.longestCore, belongs(end, in: clause) { end += 1 }
        return phrase(start..<end, in: clause)
    }

    private func belongs(_ index: Int, in clause: Clause) -> Bool {
        let token = clause.tokens[index]
        guard token.kind == .word, token.quotation < 0 else { return false }
        return token.isCapitalized
            || !token.classes.isDisjoint(with: WordClass.sourceNoun.union([.coordinator, .title]))
    }

    /// A phrase that can be somebody: a name, an outlet, a noun for people or an institution.
    private func phrase(_ range: Range<Int>, in clause: Clause) -> NounPhrase? {
        guard let last = range.last else { return nil }
        let opens = range.lowerBound == clause.range.lowerBound
        let isSomebody =
            range.count > 1 || !opens || clause.reading.mentionAt[last] >= 0
            || !clause.tokens[last].classes.isDisjoint(with: WordClass.sourceNoun.union(.pronoun))
            || last + 1 < clause.range.upperBound && clause.tokens[last + 1].isComma
        return isSomebody ? NounPhrase(tokens: range, core: range, head: last) : nil
    }
}
