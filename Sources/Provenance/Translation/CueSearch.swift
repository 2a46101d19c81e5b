import Ingestion

/// Finds cues directly before and behind a name.
struct CueSearch {
    /// A mistranslated cue.
    struct Mangled {
        var cue: TranslatedCue
        /// It is one word.
        var isWord: Bool
        /// That word is none of the text's language.
        var isForeign: Bool
    }

    let reading: TranslationReading

    /// The index of the word that begins at an offset, looking back from a word.
    func word(before position: Int, beginningAt offset: Int) -> Int {
        var index = position
        while index > 0, reading.tokens[index - 1].start >= offset { index -= 1 }
        return index
    }

    /// A mistranslated cue that ends before a word.
    ///
    /// One word ("Loud", "Fort") is a cue only where a sentence or clause begins with it, or where it has a capital
    /// within one: "a loud crowd" has neither.
    func mangled(before position: Int, _ preposition: UInt64?) -> Mangled? {
        for (last, end) in ends(before: position, preposition) {
            for cue in reading.cues.mangled[last] ?? [] {
                guard let span = match(cue.words, end, isVirtual: end == position) else { continue }
                let isWord = cue.words.count == 1
                if isWord, !reading.text.scalars[span.start].isUpper, !beginsClause(span.start) { continue }
                return Mangled(
                    cue: TranslatedCue(span: span, original: cue.original, originalLanguage: cue.language),
                    isWord: isWord, isForeign: cue.isForeign)
            }
        }
        return nil
    }

    /// A right cue that ends before a word.
    func right(before position: Int, _ preposition: UInt64?, upTo end: Int) -> TranslatedCue? {
        for (last, tail) in ends(before: position, preposition) {
            var longest: TextSpan?
            for words in reading.cues.before[last] ?? [] {
                if let span = match(words, tail, isVirtual: tail == position), span.count > longest?.count ?? 0 {
                    longest = span
                }
            }
            if let longest { return TranslatedCue(span: longest) }
            for words in reading.cues.beforeWithVerb[last] ?? [] {
                if let span = match(words, tail, isVirtual: tail == position), hasVerb(after: end) {
                    return TranslatedCue(span: span)
                }
            }
        }
        return nil
    }

    /// A verb of telling whose preposition stands before a word, with who told it or when between (dit la ministre à).
    func addressed(before position: Int, _ preposition: UInt64?) -> TranslatedCue? {
        for (last, tail) in ends(before: position, preposition) where reading.cues.addressing.contains(last) {
            var index = tail - 1
            while index >= 0, tail - index <= longestReport, isNear(index + 1) {
                if reading.cues.telling.contains(reading.tokens[index].hash) {
                    return TranslatedCue(span: TextSpan(reading.tokens[index].start, reading.tokens[index].end))
                }
                index -= 1
            }
        }
        return nil
    }

    /// How many words may stand between a verb of telling and its preposition.
    private var longestReport: Int { 6 }

    /// A verb directly behind a name, and whether it is one of publishing.
    func verb(after position: Int) -> (cue: TranslatedCue, publishes: Bool)? {
        guard position < reading.tokens.count, position > 0, isNear(position) else { return nil }
        let first = reading.tokens[position].hash
        for (table, publishes) in [(reading.cues.publishing, true), (reading.cues.saying, false)] {
            var longest: TextSpan?
            for words in table[first] ?? [] {
                if let span = match(words, from: position), span.count > longest?.count ?? 0 { longest = span }
            }
            if let longest { return (TranslatedCue(span: longest), publishes) }
        }
        return nil
    }

    /// A mistranslated cue behind a name ("… conséquent").
    func mangled(after position: Int) -> TranslatedCue? {
        guard position < reading.tokens.count, position > 0, isNear(position) else { return nil }
        for cue in reading.cues.mangledAfter[reading.tokens[position].hash] ?? [] {
            if let span = match(cue.words, from: position) {
                return TranslatedCue(span: span, original: cue.original, originalLanguage: cue.language)
            }
        }
        return nil
    }

    // MARK: Matching

    /// Where a cue before a word may end: at the word before it, or in the preposition that the word holds (du).
    private func ends(before position: Int, _ preposition: UInt64?) -> [(last: UInt64, end: Int)] {
        var ends: [(UInt64, Int)] = []
        if let preposition, position < reading.tokens.count { ends.append((preposition, position)) }
        if position > 0, isNear(position) { ends.append((reading.tokens[position - 1].hash, position - 1)) }
        return ends
    }

    /// Words that end with the word at an index; with `isVirtual` their last is a part of that word.
    private func match(_ words: [UInt64], _ end: Int, isVirtual: Bool) -> TextSpan? {
        let start = end - words.count + 1
        guard start >= 0, end < reading.tokens.count else { return nil }
        for (offset, word) in words.enumerated() where !(isVirtual && offset == words.count - 1) {
            guard reading.tokens[start + offset].hash == word else { return nil }
        }
        for position in (start + 1)..<max(end + 1, start + 1) where !reading.isAdjacent(position) { return nil }
        if isVirtual, words.count == 1 { return nil }
        return TextSpan(reading.tokens[start].start, reading.tokens[end].end)
    }

    /// Words that begin with the word at an index; adverbs may stand before the last ("had first reported").
    private func match(_ words: [UInt64], from start: Int) -> TextSpan? {
        var position = start
        for (offset, word) in words.enumerated() {
            if offset > 0, offset == words.count - 1 {
                let limit = min(position + longestGap, reading.tokens.count)
                while position < limit, reading.tokens[position].hash != word, reading.isAdjacent(position) {
                    position += 1
                }
            }
            guard position < reading.tokens.count, reading.tokens[position].hash == word,
                offset == 0 || reading.isAdjacent(position)
            else { return nil }
            position += 1
        }
        return TextSpan(reading.tokens[start].start, reading.tokens[position - 1].end)
    }

    /// How many words may stand between an auxiliary and its participle; German puts it at the clause's end.
    private var longestGap: Int { reading.language == "de" ? 6 : 2 }

    /// Whether a verb of publishing stands among the next words.
    private func hasVerb(after position: Int) -> Bool {
        for index in position..<min(position + 8, reading.tokens.count) {
            for words in reading.cues.publishing[reading.tokens[index].hash] ?? []
            where match(words, from: index) != nil { return true }
        }
        return false
    }

    /// Whether only blanks and quotation marks stand between a word and the one before.
    private func isNear(_ position: Int) -> Bool {
        let (end, start) = (reading.tokens[position - 1].end, reading.tokens[position].start)
        guard start - end <= 4 else { return false }
        return reading.text.scalars[end..<start].allSatisfy { scalar in
            (scalar.isBlank && !scalar.isLineEnd) || "«»‹›„“”\"'’‘‚".unicodeScalars.contains(scalar)
        }
    }

    /// Whether a sentence or clause begins at an offset, a quotation mark aside.
    func beginsClause(_ offset: Int) -> Bool {
        if reading.context.startsSentence(offset) { return true }
        var position = offset - 1
        while let scalar = reading.text.scalar(at: position), scalar.isBlank { position -= 1 }
        return reading.text.scalar(at: position) == ","
    }
}
